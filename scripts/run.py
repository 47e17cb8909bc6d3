"""The two commands: `python3 scripts/run.py site` and `python3 scripts/run.py test`. Standard library only.

Each sets up what it needs once (a virtual environment from the hash-locked list), says what it is doing, and hands
over to the `kit` command. What is already done is not done twice: a stamp of the lock says so.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)
USAGE = """usage: python3 scripts/run.py site [--no-serve]   build the kit and the site, serve it
       python3 scripts/run.py test [pytest options]  run every check and test"""
VALIDATORS = (
    ("javac", "default-jdk-headless", "the PDF/UA validator"),
    ("npm", "npm", "the Word and spreadsheet validator"),
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def say(line: str) -> None:
    """Tell the person waiting what happens now."""
    print(f"· {line}", flush=True)


def stop(line: str) -> None:
    """End with one clear line."""
    sys.exit(f"run.py: {line}")


def call(*command: str | Path, environment: dict[str, str] | None = None) -> int:
    """Run a command in the project's folder and return its exit status."""
    return subprocess.call([str(part) for part in command], cwd=ROOT, env=environment)


def must(what: str, *command: str | Path) -> None:
    """Run a command that has to succeed."""
    if call(*command) != 0:
        stop(f"{what} failed; the lines above say why")


def stamp_of(lock: Path) -> str:
    """Turn what an installation depends on into one word: the lock, the project file and this Python."""
    parts = (lock.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(sys.version_info[:3]).encode())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_venv() -> None:
    """Make `.venv`, or say which package brings what is missing."""
    if PYTHON.exists():
        return
    say("making a virtual environment in .venv")
    try:
        import ensurepip  # noqa: F401, PLC0415  # Debian packs both apart; without them we can say which package to install
        import venv  # noqa: PLC0415
    except ImportError:
        stop(f"this Python has no venv; on Debian or Ubuntu: apt install python3.{sys.version_info[1]}-venv")
    venv.create(VENV, with_pip=True)


def set_up(lock: Path) -> None:
    """Install what `lock` names, once, and the project itself."""
    stamp = VENV / f"{lock.stem}.stamp"
    wanted = stamp_of(lock)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    make_venv()
    say(f"installing what {lock.name} lists (a minute or two, once)")
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-warn-script-location")
    must("installing", *pip, "--require-hashes", "-r", lock)
    must("installing the project", *pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    stamp.write_text(wanted, encoding="utf-8")


def find_browser() -> str:
    """Turn this machine into the path of a Chromium to test with: a system one, else one that can be had."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    say("no Chromium found: asking Playwright for one")
    if call(PYTHON, "-m", "playwright", "install", "chromium") == 0:
        return "playwright"
    if apt_install("chromium"):
        return shutil.which("chromium") or ""
    return stop("no browser for the browser tests; install Chromium and run this again") or ""


def apt_install(*packages: str) -> bool:
    """Install Debian packages where that is possible: as root, with apt at hand."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    say(f"installing {' '.join(packages)} with apt")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call("apt-get", "update", "-qq", environment=quiet)
    return call("apt-get", "install", "-y", "-qq", *packages, environment=quiet) == 0


def site(arguments: list[str]) -> int:
    """Set up, build the kit and the site, and serve it unless told otherwise."""
    if unknown := [a for a in arguments if a != "--no-serve"]:
        stop(f"site does not know {unknown[0]}\n{USAGE}")
    set_up(ROOT / "requirements.txt")
    return call(PYTHON, "-m", "kitbuilder.cli", "site", *arguments)


def test(arguments: list[str]) -> int:
    """Set up, find a browser and what the validators run on, and run every check and test."""
    set_up(ROOT / "requirements.txt")
    set_up(ROOT / "requirements-test.txt")
    environment = {**os.environ, "KIT_BROWSER": find_browser()}
    for program, package, what in VALIDATORS:
        if not shutil.which(program) and not apt_install(package):
            say(f"no {program} here: {what} cannot run, and its tests will say so")
    return call(PYTHON, "-m", "kitbuilder.cli", "test", *arguments, environment=environment)


def main() -> int:
    """Turn the command line into an exit status."""
    if sys.version_info < OLDEST:
        stop(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}")
    commands = {"site": site, "test": test}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:  # noqa: PLR2004  # the word after run.py
        stop(f"say what to do\n{USAGE}")
    try:
        return commands[sys.argv[1]](sys.argv[2:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
