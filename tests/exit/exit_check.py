"""Whether the site can leave its generator: the pages of `kit pages`, built by others that know nothing of the kit.

Run by hand, or weekly: `python tests/exit/exit_check.py`. It makes an environment for each successor in `build/exit/`,
which needs a package index. A generator that ignores what a page needs says nothing about it: so pages are counted, and the words
and the addresses in their main part compared.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "exit"
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
LIBRARIES = {"PYTHONPATH": sysconfig.get_path("purelib")}  # ProperDocs takes the theme and the plug-ins that are installed here
# What is installed, how it builds a folder of pages into `site/` below it, and what it needs around it.
SUCCESSORS = (
    ("properdocs==1.6.7", ("-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"), QUIET | LIBRARIES),
    ("zensical", ("-m", "zensical", "build"), {}),
)
MAIN = re.compile(r"<article\b.*?</article>", re.DOTALL)
ADDRESS = re.compile(r'\bhref="([^"]*)"')
BELOW = "/a/site/"  # a folder of some host, for addresses that leave it
UNSEEN = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)


class Main(NamedTuple):
    """What the main part of a page says, and the addresses it links to."""

    words: str
    addresses: tuple[str, ...]


class CommandError(Exception):
    """A command failed; what it said is the message."""


def main() -> int:
    """Build with MkDocs and with each successor, print the counts, and return 0 when all have the same pages."""
    shutil.rmtree(FOLDER / "sites", ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    here = Path(sys.executable)
    try:
        run([here, "-m", "kitbuilder.cli", "pages", FOLDER / "pages"], ROOT)
        expected = built("mkdocs", here, ("-m", "mkdocs", "build", "--strict"), QUIET)
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"MkDocs: {len(expected)} pages")
    return sum([not agrees(*successor, expected) for successor in SUCCESSORS]) and 1


def agrees(package: str, command: Sequence[str], environment: dict[str, str], expected: dict[str, Main]) -> bool:
    """Install one successor, build with it, and say how its pages compare."""
    name = package.partition("=")[0]
    python = FOLDER / name / "bin" / "python"
    try:
        if not python.exists():
            run([sys.executable, "-m", "venv", FOLDER / name], FOLDER)
        run([python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", package], FOLDER)
        shown = [python, "-c", f"from importlib.metadata import version; print(version({name!r}), end='')"]
        called = f"{name} {run(shown, FOLDER)}"
        found = built(name, python, command, environment)
    except CommandError as error:
        print(f"{name}: cannot be installed or cannot build: {error}")
        return False
    shared = [(found[page], expected[page]) for page in set(found) & set(expected)]
    words = sum(one.words == other.words for one, other in shared)
    addresses = sum(one.addresses == other.addresses for one, other in shared)
    print(f"{called}: {len(found)} pages, {words} with the same words, {addresses} with the same addresses")
    for page in sorted(set(expected) ^ set(found)):
        print(f"  only one of the two has {page}")
    finished = [sys.executable, "-m", "kitbuilder.cli", "finish", FOLDER / "sites" / name / "site"]
    try:
        run(finished, ROOT)
        print(f"{called}: kit finish takes its pages")
    except CommandError as error:
        print(f"{called}: kit finish does not: {str(error).splitlines()[0]}")
    return set(expected) == set(found)


def built(name: str, python: Path, command: Sequence[str], environment: dict[str, str]) -> dict[str, Main]:
    """Build a copy of the pages and read the main part of each."""
    project = FOLDER / "sites" / name
    shutil.copytree(FOLDER / "pages", project)
    run([python, *command], project, environment)
    site = project / "site"
    names = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return {name: read_main((site / name).read_text(encoding="utf-8"), name) for name in names}


def read_main(html: str, page: str) -> Main:
    """Read the main part of a page."""
    main = MAIN.search(html)
    if main is None:
        return Main("", ())
    words = " ".join(unescape(UNSEEN.sub(" ", main[0])).split())
    return Main(words, tuple(urljoin(f"{BELOW}{page}", unescape(address)) for address in ADDRESS.findall(main[0])))


def run(command: Sequence[str | Path], folder: Path, environment: dict[str, str] | None = None) -> str:
    """Run a command in a folder and return what it printed. Raises CommandError with what it complained of."""
    ran = subprocess.run(
        [str(part) for part in command], cwd=folder, env={**os.environ, **(environment or {})}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if ran.returncode:
        raise CommandError((ran.stderr or ran.stdout).strip()[-600:])
    return ran.stdout


if __name__ == "__main__":
    sys.exit(main())
