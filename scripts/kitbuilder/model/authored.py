"""List the files of a folder that its authors wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.names import is_nobodys

if TYPE_CHECKING:
    from pathlib import Path


def authored(folder: Path, pattern: str) -> list[Path]:
    """List the files in a folder that fit the pattern, in order, without what systems and editors leave there."""
    return [file for file in sorted(folder.glob(pattern)) if not is_nobodys(file.relative_to(folder).parts)]
