"""A `sheet` fence becomes a `Sheet`: the interface readers/markdown/blocks.py calls; being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kitbuilder.model.problem import Location, Problem
    from kitbuilder.model.sheet import Sheet


def read_sheet(text: str, where: Location, problems: list[Problem]) -> Sheet | None:
    """Turn the YAML of a fence, which begins at `where`, into a sheet; None, with problems noted, when it cannot be."""
    return None
