"""Lines and tables become the widths their blanks and columns deserve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Inlines, LineBreak
from kitbuilder.model.walk import words

if TYPE_CHECKING:
    from kitbuilder.model.document import Table

LONGEST_FORM_LINE = 88  # characters: more than this is running text, and its blanks stay where they are


def is_alone(line: Inlines) -> bool:
    """Whether a line holds one thing only."""
    return sum(not isinstance(inline, LineBreak) for inline in line) == 1


def is_form_line(line: Inlines) -> bool:
    """Whether a line is a label and its blank, rather than running text with a gap in it."""
    body = line[:-1] if line and isinstance(line[-1], LineBreak) else line
    if not body or not isinstance(body[-1], Blank):
        return False
    return len(words(tuple(inline for inline in body if not isinstance(inline, Blank)))) <= LONGEST_FORM_LINE


def content_widths(table: Table) -> list[int]:
    """Share the width by what columns hold; a column to write in gets at least as much as its heading needs twice."""
    shares = []
    for place, head in enumerate(table.header):
        cells = [words(row[place]) for row in table.rows if place < len(row)]
        longest = max((len(cell) for cell in [words(head), *cells]), default=1)
        blank = any(isinstance(inline, Blank) for row in table.rows if place < len(row) for inline in row[place])
        shares.append(max(14, min(24, len(words(head)) * 2)) if blank else max(4, min(60, longest)))
    return shares
