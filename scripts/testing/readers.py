"""Have other people's programs read and fill our files: `kit test readers`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from testing import guard

if TYPE_CHECKING:
    from pathlib import Path

MATRIX = ("-m", "programs.matrix")


def readers(project: Path) -> int:
    """Print what each program does with each kind of file. Return 0 when all of them do what is expected, 1 otherwise."""
    return guard.run([sys.executable, *MATRIX], project, PYTHONPATH=str(project / "tests"))
