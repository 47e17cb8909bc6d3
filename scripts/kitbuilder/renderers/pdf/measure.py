"""Say how wide words, blanks and columns are on paper, in points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Inlines, Placeholder, TickBox
from kitbuilder.model.look import Face
from kitbuilder.model.traverse import walk, words
from kitbuilder.renderers.metrics import metrics_of
from kitbuilder.renderers.pdf.form_looks import LEAST_PROMPT_SIZE, LEAST_TYPED_SIZE

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.document import Table
    from kitbuilder.model.look import PaperLook

TICK, TICK_GAP = 19.0, 9.0  # a tick box and the gap to its words; the gap before the next
CELL_EDGE = 11.0  # what the two sides of a table cell take
LEAST_CELL = 46.0  # a cell to write a number in
SHORT_CELL = 130.0  # words up to this wide are better not broken
LEAST_GAP = 26.0  # the narrowest field in running text: two digits by hand
FIELD_EDGES = 6.0  # what words in a field keep from its sides, and a little for what is only nearly measured
RAGGED = 1.2  # what lines that end at a word take more than one long line


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide words are in the type of paper, whose font files are in the folder `fonts`."""

    look: PaperLook
    fonts: Path

    def width(self, text: str, *, serif: bool = False, strong: bool = False, size: float = 0.0) -> float:
        """Measure a text in one line, in points; without a `size`, at that of what leaves the practice."""
        file = self.fonts / self.look.fonts[Face.of(serif=serif, strong=strong)]
        return metrics_of(file).width(text, size or self.look.text)

    def scale(self, size: str) -> float:
        """Say how large the type of `large` or `small` lines is beside the usual."""
        return (self.look.large if size == "large" else self.look.small) / self.look.text

    def gap(self, placeholder: Placeholder) -> float:
        """Say how wide a field in running text is: room for its example, and a little more for a longer one."""
        return round(max(LEAST_GAP, 1.1 * self.width(placeholder.field.example) + FIELD_EDGES))

    def value(self, value: str, *, serif: bool = False) -> float:
        """Say how wide a blank has to be to show its value from the start, large enough to read; 0.0 for an empty one."""
        return round(self.width(value, serif=serif, size=LEAST_TYPED_SIZE) + FIELD_EDGES, 1) if value else 0.0

    def hint_fits(self, hint: str, room: float) -> bool:
        """Tell whether what a blank may hold can be read inside of it, in the small type of a prompt."""
        return self.width(hint, size=LEAST_PROMPT_SIZE) + FIELD_EDGES <= room

    def lines(self, value: str, room: float, *, serif: bool = False) -> int:
        """Count the lines of a value in a blank this wide: one while it can be read there, more at the usual size."""
        if self.value(value, serif=serif) <= room:
            return 1
        return max(2, math.ceil(self.width(value, serif=serif) * RAGGED / max(LEAST_CELL, room - FIELD_EDGES)))


def column_widths(table: Table, room: float, measure: Measure) -> list[float]:
    """Share `room` points among a table's columns: as the author drew them, else by content, and never through a word."""
    columns = [[row[place] for row in table.rows if place < len(row)] for place in range(len(table.header))]
    least = [_least(head, cells, measure) for head, cells in zip(table.header, columns, strict=True)]
    if sum(least) > room:
        return [round(width, 1) for width in _squeezed(least, room)]
    natural = [_natural(head, cells, measure) for head, cells in zip(table.header, columns, strict=True)]
    drawn = [share * room / sum(table.widths) for share in table.widths]
    wished = drawn or _grown(least, natural, room)
    unbroken = [max(least[0], min(natural[0], SHORT_CELL)), *least[1:]]  # the names of the rows, each in one line
    choices = [_at_least(wished, least), *([_at_least(wished, unbroken)] if sum(unbroken) <= room else [])]
    return [round(width, 1) for width in min(choices, key=lambda widths: _lines(table, widths, measure))]


def _least(head: Inlines, cells: list[Inlines], measure: Measure) -> float:
    """Say how narrow a column may be: its longest word fits, a number can be written, tick boxes stay beside their words."""
    longest = max(measure.width(word, strong=True) for word in words(head).split() or [""])
    for cell in cells:
        if any(isinstance(node, Blank) for node in cell):
            held = " ".join(node.value for node in cell if isinstance(node, Blank)).split()
            longest = max([longest, LEAST_CELL - CELL_EDGE, *(measure.width(word) + FIELD_EDGES for word in held)])
        if any(isinstance(node, TickBox) for node in cell):
            longest = max(longest, _line(cell, measure))
        else:
            longest = max([longest, *(measure.width(word) for word in printed_words(cell).split())])
    return longest + CELL_EDGE


def _natural(head: Inlines, cells: list[Inlines], measure: Measure) -> float:
    return max([measure.width(words(head), strong=True), *(_line(cell, measure) for cell in cells)]) + CELL_EDGE


def _line(cell: Inlines, measure: Measure) -> float:
    """Measure a cell in one line; a blank wants more than a number needs."""
    ticks = sum(isinstance(node, TickBox) for node in cell)
    blanks = sum(isinstance(node, Blank) for node in cell)
    return measure.width(printed_words(cell)) + ticks * TICK + max(0, ticks - 1) * TICK_GAP + blanks * (SHORT_CELL + 1)


def printed_words(cell: Inlines) -> str:
    """Return the words of a cell, without what is written or ticked in it."""
    return words(tuple(node for node in walk(cell) if type(node).__name__ == "Text"))


def _lines(table: Table, widths: list[float], measure: Measure) -> int:
    """Estimate how many lines the table's rows take with these widths."""
    return sum(
        max(
            math.ceil(measure.width(printed_words(cell)) / max(1, width - CELL_EDGE))
            for cell, width in zip(row, widths, strict=False)
        )
        for row in table.rows
    )


def _grown(least: list[float], natural: list[float], room: float) -> list[float]:
    """Grow the least widths towards the natural ones, each by the same part of what it lacks; share what is left over."""
    lacking = [max(0.0, wish - need) for wish, need in zip(natural, least, strict=True)]
    free = room - sum(least)
    if sum(lacking) <= free:
        factor = room / sum(natural)
        return [wish * factor for wish in natural]
    return [need + free * lack / sum(lacking) for need, lack in zip(least, lacking, strict=True)]


def _squeezed(least: list[float], room: float) -> list[float]:
    """Squeeze columns whose longest words do not fit side by side: first the edges of the cells, then all alike."""
    bare = [need - CELL_EDGE for need in least]
    edge = max(0.0, room - sum(bare)) / len(bare)
    part = min(1.0, room / max(1.0, sum(bare)))
    return [need * part + edge for need in bare]


def _at_least(wished: list[float], least: list[float]) -> list[float]:
    """Raise what is too narrow, and take it from the columns that have more than they need."""
    short = sum(max(0.0, need - wish) for wish, need in zip(wished, least, strict=True))
    spare = sum(max(0.0, wish - need) for wish, need in zip(wished, least, strict=True))
    part = min(1.0, short / spare) if spare else 0.0
    return [need if wish < need else wish - (wish - need) * part for wish, need in zip(wished, least, strict=True)]
