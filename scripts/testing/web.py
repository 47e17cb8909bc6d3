"""Check the site's scripts and styles: lint, types, unused exports, unit tests, and a bundle that is fresh."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUNDLES = {"*.js": Path("theme", "assets", "javascripts"), "*.mjs": Path("scripts", "kitbuilder", "members")}
LOCK, INSTALLED = "package-lock.json", Path("node_modules", ".package-lock.json")
MISSING = "npm is missing: install Node.js 20.19 or newer"
STALE = "web: {} is not what theme/web makes: run npm run build, and commit the folder"
CHECKS = {"lint": "lint", "types": "types", "exports": "exports", "unit tests": "test"}  # and the npm script of each
FRESH = "fresh scripts"


def main() -> int:
    """Run every check at once, print what failed, and return 0 when nothing did."""
    if shutil.which("npm") is None:
        print(f"web: {MISSING}", file=sys.stderr)
        return 1
    try:
        install_packages(ROOT)
    except RuntimeError as error:
        print(f"web: {error}", file=sys.stderr)
        return 1
    names = (*CHECKS, FRESH)
    with ThreadPoolExecutor() as pool:
        failures = [failure for failure in pool.map(lambda name: failure_of(name, ROOT), names) if failure]
    print("\n".join(failures or [f"web: {', '.join(names)}: nothing is wrong"]))
    return 1 if failures else 0


def failure_of(name: str, project: Path) -> str:
    """Run a check by its name; return what it says where something is wrong, and "" where all is right."""
    if name == FRESH:
        return _stale(project)
    done = _npm(project, "run", "--silent", CHECKS[name])
    return f"web: {name} failed\n{done.stdout}" if done.returncode else ""


def install_packages(project: Path) -> None:
    """Install the locked npm packages, unless they are there. Raises RuntimeError when npm cannot."""
    installed, lock = project / INSTALLED, project / LOCK
    if installed.is_file() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    done = _npm(project, "ci", "--no-audit", "--no-fund", "--silent")
    if done.returncode:
        raise RuntimeError(f"npm ci failed:\n{done.stdout}")
    installed.touch()


def _stale(project: Path) -> str:
    """Build the scripts elsewhere and compare, because a change in theme/web must come with the scripts made from it."""
    with tempfile.TemporaryDirectory() as made:
        done = _npm(project, "run", "--silent", "build", "--", "--silent", "--dir", made)
        if done.returncode:
            return f"web: the scripts cannot be built\n{done.stdout}"
        return "\n".join(STALE.format(name) for pattern in BUNDLES for name in _different(pattern, Path(made), project))


def _different(pattern: str, made: Path, project: Path) -> list[str]:
    """List the bundles of a pattern that are not in the project as they are `made`, or not made at all."""
    folder = BUNDLES[pattern]
    names = sorted({file.name for where in (made, project / folder) for file in where.glob(pattern)})
    same, _, _ = filecmp.cmpfiles(made, project / folder, names, shallow=False)
    return [(folder / name).as_posix() for name in names if name not in same]


def _npm(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    npm = shutil.which("npm") or "npm"  # on Windows a script, which is found by its whole name alone
    plain = {**os.environ, "NO_COLOR": "1", "FORCE_COLOR": "0"}
    command = [npm, *words]
    return subprocess.run(
        command, cwd=project, env=plain, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


if __name__ == "__main__":
    sys.exit(main())
