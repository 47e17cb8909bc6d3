"""Inlines become the lines their author drew, each with the break it ends in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.document import LineBreak

if TYPE_CHECKING:
    from kitbuilder.model.document import Inline, Inlines


def lines_of(inlines: Inlines) -> tuple[Inlines, ...]:
    r"""Turn inlines into lines; joined again, they are the same inlines. A line that ended in `\` keeps its break."""
    lines: list[Inlines] = []
    line: list[Inline] = []
    for inline in inlines:
        line.append(inline)
        if isinstance(inline, LineBreak):
            lines.append(tuple(line))
            line = []
    return (*lines, tuple(line)) if line else tuple(lines)
