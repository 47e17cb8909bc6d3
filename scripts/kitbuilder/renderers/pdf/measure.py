"""Words and tables become the widths, in points, that paper gives them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Inlines, Placeholder, TickBox
from kitbuilder.model.traverse import walk, words

if TYPE_CHECKING:
    from kitbuilder.model.document import Table

SIZE = 11.0  # points: the type of everything that leaves the practice
TICK, TICK_GAP = 19.0, 9.0  # a tick box and the gap to its words; the gap before the next
CELL_EDGE = 11.0  # what the two sides of a table cell take
LEAST_CELL = 46.0  # a cell to write a number in
SHORT_CELL = 130.0  # words up to this wide are better not broken
LEAST_GAP = 34.0  # the narrowest field in running text
FIELD_EDGES = 6.0  # what words in a field keep from its sides, and a little for what is only nearly measured
SMALL_SHARE = 8.0 / SIZE  # the least size of words in a field, LEAST_TYPED_SIZE in form_looks.py
PROMPT_SHARE = 5.5 / SIZE  # the least size of a prompt, LEAST_PROMPT_SIZE in form_looks.py
RAGGED = 1.2  # what lines that end at a word take more than one long line

# How wide characters are, in thousandths of the type size, rounded: near enough to plan a page with, and no font to read.
_CLASSES = {" ',.:;ij|": 230, "!Ifl": 275, "()-[]rt{}·": 315, '/\\*"?sxz': 420, "EFJLYcekvyTSVXZ$#+=<>": 495, "BCKPRAdbpq": 570}
_CLASSES |= {"&DGNU": 635, "HOQ": 660, "Mw": 740, "W%@m": 820}
_WIDTHS = {character: width for characters, width in _CLASSES.items() for character in characters}
_USUAL = 520
_STRONG, _SERIF = 1.05, 1.1


def text_width(text: str, *, serif: bool = False, strong: bool = False) -> float:
    """About how wide a text is in one line, in points."""
    thousandths = sum(_WIDTHS.get(character, _USUAL) for character in text)
    return thousandths * SIZE / 1000 * (_SERIF if serif else 1) * (_STRONG if strong else 1)


def gap_width(placeholder: Placeholder) -> float:
    """How wide a field in running text is: room for its example, and a little more for a longer one."""
    return round(max(LEAST_GAP, 1.2 * text_width(placeholder.field.example) + 6))


def value_width(value: str, *, serif: bool = False) -> float:
    """How wide a blank has to be to show what it holds from the start in a size that can be read; 0.0 for an empty one."""
    return round(text_width(value, serif=serif) * SMALL_SHARE + FIELD_EDGES, 1) if value else 0.0


def hint_fits(hint: str, room: float) -> bool:
    """Whether what a blank may hold can be read inside of it, in the small type of a prompt."""
    return text_width(hint) * PROMPT_SHARE + FIELD_EDGES <= room


def lines_for(value: str, room: float, *, serif: bool = False) -> int:
    """How many lines a value takes in a blank this wide: one as long as it can be read there, more at the usual size."""
    if value_width(value, serif=serif) <= room:
        return 1
    return max(2, math.ceil(text_width(value, serif=serif) * RAGGED / max(LEAST_CELL, room - FIELD_EDGES)))


def column_widths(table: Table, room: float) -> list[float]:
    """Share `room` points among a table's columns: as the author drew them, else by content, and never through a word."""
    columns = [[row[place] for row in table.rows if place < len(row)] for place in range(len(table.header))]
    least = [_least(head, cells) for head, cells in zip(table.header, columns, strict=True)]
    if sum(least) > room:
        return [round(width, 1) for width in _squeezed(least, room)]
    natural = [_natural(head, cells) for head, cells in zip(table.header, columns, strict=True)]
    drawn = [share * room / sum(table.widths) for share in table.widths]
    wished = drawn or _grown(least, natural, room)
    unbroken = [max(least[0], min(natural[0], SHORT_CELL)), *least[1:]]  # the names of the rows, each in one line
    choices = [_at_least(wished, least), *([_at_least(wished, unbroken)] if sum(unbroken) <= room else [])]
    return [round(width, 1) for width in min(choices, key=lambda widths: _lines(table, widths))]


def _least(head: Inlines, cells: list[Inlines]) -> float:
    """The longest word must fit, a number must find room to be written, and tick boxes stay beside their words."""
    longest = max(text_width(word, strong=True) for word in words(head).split() or [""])
    for cell in cells:
        if any(isinstance(node, Blank) for node in cell):
            held = " ".join(node.value for node in cell if isinstance(node, Blank)).split()
            longest = max([longest, LEAST_CELL - CELL_EDGE, *(text_width(word) + FIELD_EDGES for word in held)])
        if any(isinstance(node, TickBox) for node in cell):
            longest = max(longest, _line(cell))
        else:
            longest = max([longest, *(text_width(word) for word in said(cell).split())])
    return longest + CELL_EDGE


def _natural(head: Inlines, cells: list[Inlines]) -> float:
    return max([text_width(words(head), strong=True), *(_line(cell) for cell in cells)]) + CELL_EDGE


def _line(cell: Inlines) -> float:
    """The cell's width if nothing is broken; a blank wants more than a number needs."""
    ticks = sum(isinstance(node, TickBox) for node in cell)
    blanks = sum(isinstance(node, Blank) for node in cell)
    return text_width(said(cell)) + ticks * TICK + max(0, ticks - 1) * TICK_GAP + blanks * (SHORT_CELL + 1)


def said(cell: Inlines) -> str:
    """The words of a cell, without what is written or ticked in it."""
    return words(tuple(node for node in walk(cell) if type(node).__name__ == "Text"))


def _lines(table: Table, widths: list[float]) -> int:
    """About how many lines the table's rows take with these widths."""
    return sum(
        max(math.ceil(text_width(said(cell)) / max(1, width - CELL_EDGE)) for cell, width in zip(row, widths, strict=False))
        for row in table.rows
    )


def _grown(least: list[float], natural: list[float], room: float) -> list[float]:
    """From the least widths towards the natural ones, each by the same part of what it lacks; what is left over is shared."""
    lacking = [max(0.0, wish - need) for wish, need in zip(natural, least, strict=True)]
    free = room - sum(least)
    if sum(lacking) <= free:
        factor = room / sum(natural)
        return [wish * factor for wish in natural]
    return [need + free * lack / sum(lacking) for need, lack in zip(least, lacking, strict=True)]


def _squeezed(least: list[float], room: float) -> list[float]:
    """Where the longest words do not fit side by side, the edges of the cells give way first, then all in the same measure."""
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
