"""Measure words in points, closely enough to share out a line between its blanks.

A detail is as wide as its label, whatever is merged: a file is laid out the same for everybody, wherever it is filled in.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kitbuilder.model.document import Emphasis, Inline, LineBreak, Link, Placeholder, Strong, Text, TickBox
from kitbuilder.model.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.document import Inlines

DASH = 0.498  # an underscore, in ems
TICK = 1.0  # a tick box
USUAL = 0.53
# Widths, in ems, of a humanist sans such as Calibri or Carlito: letters of about the same width share a line.
_CLASSES = {
    0.24: " ijlI',.:;’‘·|",
    0.31: "()[]{}-f`J!",
    0.35: 'tr/\\"sz',
    0.42: "cLx“”",
    0.46: "kvyFSZ?aeg",
    0.63: "ADGHNOQUVX&",
    0.75: "wm%…",
    0.88: "MW@—",
}
_WIDTHS = {letter: ems for ems, letters in _CLASSES.items() for letter in letters}


@lru_cache(maxsize=8192)
def text_width(words: str, size: float) -> float:
    """Measure words in points, set at `size` points."""
    return sum(_WIDTHS.get(letter, USUAL) for letter in words) * size


def width_of(node: Inline, size: float) -> float:
    """Measure one inline without children in points; a blank counts as 0, because its length is chosen later."""
    match node:
        case Text(text=words):
            return text_width(words, size)
        case Placeholder():
            return text_width(node.labelled, size)
        case TickBox():
            return TICK * size
        case _:
            return 0.0


def flat_lines(inlines: Inlines) -> list[list[Inline]]:
    """Split inlines into the lines that an author drew, each a flat list of its content."""
    lines: list[list[Inline]] = [[]]
    for inline in _flat(inlines):
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return lines


def _flat(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, (Strong, Emphasis, Link, Phrase)):
            yield from _flat(inline.children)
        else:
            yield inline
