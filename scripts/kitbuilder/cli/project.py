"""Where a command works, and what surrounds it: the project's folder, the environment of programs it starts, progress."""

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

FEW = 10  # steps to a line where no line can be written over
MARK = Path("kit") / "kit.yml"
# Material prints its makers' opinion of MkDocs 2 at every start: it reaches its end of life on 2027-05-05. We know, we
# have pinned both, and the exit is tested (scripts/README.md, decisions).
QUIET_THEME = {"NO_MKDOCS_2_WARNING": "1"}


def project_of(chosen: argparse.Namespace) -> Path:
    """The folder that holds `kit/`: as told, or the nearest one from here upwards, or the one this code lives in.

    Raises KitError when what was told is no folder.
    """
    if chosen.project is not None:
        return _told(Path(chosen.project))
    here = Path.cwd()
    for folder in (here, *here.parents, *Path(__file__).resolve().parents):
        if (folder / MARK).is_file():
            return folder
    return here


def _told(folder: Path) -> Path:
    if not folder.is_dir():
        hint = "--project names the folder that holds kit/"
        raise KitError([Problem(Location(str(folder)), Code.MISSING_FILE, "there is no such folder", hint)])
    return folder


def surroundings() -> dict[str, str]:
    """The environment handed to the programs a command starts."""
    return {**os.environ, **QUIET_THEME}


def progress() -> Callable[[str], None]:
    """One line that is written over in a terminal; elsewhere, as in CI, every tenth step on a plain line of its own."""
    if sys.stderr.isatty():
        return lambda what: print(f"\r\033[K· {what}", end="", file=sys.stderr, flush=True)
    steps = count(1)

    def plain(what: str) -> None:
        step = next(steps)
        if step % FEW == 0:
            print(f"· {step}: {what}", file=sys.stderr, flush=True)

    return plain
