"""Find the project's folder, and give commands their environment and a way to show progress."""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, KitError, Location, Problem

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

FEW = 10  # steps per line where lines cannot be overwritten
MARK = Path("kit") / "kit.yml"
# Silence Material's notice about MkDocs 2, printed at every start. Both are pinned, and other generators are tested
# (scripts/README.md, decisions).
QUIET_THEME = {"NO_MKDOCS_2_WARNING": "1"}


def project_of(chosen: argparse.Namespace) -> Path:
    """Return the folder that holds `kit/`: the one named, else the nearest from here upward, else the one this code is in.

    Raises KitError when the one named is no folder.
    """
    if "project" in chosen:
        return _named(Path(chosen.project))
    here = Path.cwd()
    for folder in (here, *here.parents, *Path(__file__).resolve().parents):
        if (folder / MARK).is_file():
            return folder
    return here


def _named(folder: Path) -> Path:
    if not folder.is_dir():
        hint = "--project names the folder that holds kit/"
        raise KitError([Problem(Location(str(folder)), Code.MISSING_FILE, "there is no such folder", hint)])
    return folder


def surroundings() -> dict[str, str]:
    """Return the environment for the programs a command starts."""
    return {**os.environ, **QUIET_THEME}


def progress() -> Callable[[str], None]:
    """Return a function that shows steps: on one line in a terminal; elsewhere, as in CI, every tenth on a new line."""
    if sys.stderr.isatty():
        return lambda what: print(f"\r\033[K· {what}", end="", file=sys.stderr, flush=True)
    steps = count(1)

    def plain(what: str) -> None:
        step = next(steps)
        if step % FEW == 0:
            print(f"· {step}: {what}", file=sys.stderr, flush=True)

    return plain
