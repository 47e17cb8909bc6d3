"""Write tables and worksheets as ruled tables with a head row that repeats and cells high enough to write in."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Inlines, Text
from kitbuilder.model.traverse import walk, words
from kitbuilder.renderers.word.blanks import TWIPS, bare_rules, plan_rules
from kitbuilder.renderers.word.inlines import write_inlines
from kitbuilder.renderers.word.markup import Element, w
from kitbuilder.renderers.word.paragraphs import margin_tab, paragraph, pen_for, write_paragraph
from kitbuilder.renderers.word.ruled_tables import Cell, Frame, Row, inner_width, share, write_frame
from kitbuilder.renderers.word.widths import text_width
from kitbuilder.renderers.word.writer_state import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.document import Table
    from kitbuilder.model.sheet import Sheet
    from kitbuilder.renderers.word.writer_state import Draft

STYLE = "Kit Table"
EMPTY_ROWS = 15  # of a worksheet on paper
BOLD = 1.15  # how much wider a head is set than plain words
ROOM_TO_WRITE = 14  # letters; a column with a blank is at least as wide as so many


def write_table(table: Table, place: Place, draft: Draft) -> list[Element]:
    """Write a table as a ruled one, each column as wide as its author drew it or as its content asks."""
    widths = share(place.width, tuple(_unbroken(table, place.width, draft)) if table.widths else tuple(_weights(table)))
    places = [Place(inner_width(STYLE, width, draft.reference), slip=place.slip) for width in widths]
    rows = [Row(_cells(table.header, table.align, places, draft), is_head=True)] if table.has_head else []
    rows += [Row(_cells(row, table.align, places, draft, "Table Text"), height=_height(row, draft)) for row in table.rows]
    caption = ", ".join(words(head, labels=True) for head in table.shown_rows[0])
    return write_frame(Frame(STYLE, widths, caption), rows, draft.reference)


def write_sheet(sheet: Sheet, place: Place, draft: Draft) -> list[Element]:
    """Write a worksheet as a page to fill in by hand: the columns meant for paper, and empty rows."""
    columns = [column for column in sheet.columns if column.on_paper]
    heading = [
        write_paragraph((Text(sheet.name),), "heading 2", place, draft),
        write_paragraph((Text(sheet.about),), "Direction", place, draft),
    ]
    if not columns:
        return heading
    widths = share(place.width, [column.width for column in columns])
    places = [place] * len(columns)
    head = Row(_cells(tuple((Text(column.name),) for column in columns), (), places, draft), is_head=True)
    empty = Row(_cells(((),) * len(columns), (), places, draft, "Table Text"), height=_writing_height(draft))
    frame = write_frame(Frame(STYLE, widths, sheet.name), [head, empty], draft.reference)
    frame[0].extend(copy.deepcopy(frame[0][-1]) for _ in range(EMPTY_ROWS - 1))
    return [*heading, *frame]


def _cells(
    row: tuple[Inlines, ...], align: tuple[str, ...], places: list[Place], draft: Draft, style: str = "Table Head"
) -> list[Cell]:
    sides = (*align, *("left",) * len(row))
    return [Cell([_cell(inlines, side, style, place, draft)]) for inlines, side, place in zip(row, sides, places, strict=False)]


def _cell(inlines: Inlines, side: str, style: str, place: Place, draft: Draft) -> Element:
    rules = bare_rules(inlines) or plan_rules(inlines, place.width, draft.reference.size)
    runs = write_inlines(inlines, pen_for(place, rules, draft), draft)
    justified = w("jc", val=side) if side in ("center", "right") else None
    return paragraph(draft.reference.style(style), runs, margin_tab(rules, place), justified)


def _writing_height(draft: Draft) -> int:
    """Return the height of a line to write on, in twips."""
    return round(draft.context.look.writing * TWIPS)


def _height(row: tuple[Inlines, ...], draft: Draft) -> int:
    """Return the least height of a row, in twips: with a blank in it, room for handwriting on each of the blank's lines."""
    return _writing_height(draft) * max((node.lines for node in walk(row) if isinstance(node, Blank)), default=0)


def _unbroken(table: Table, width: int, draft: Draft) -> Iterator[float]:
    """Yield the widths that an author drew, in twips, each at least what the longest word of its column's head needs."""
    edges = width - inner_width(STYLE, width, draft.reference)
    for head, drawn in zip(table.header, share(width, table.widths), strict=True):
        longest = max((text_width(word, draft.reference.size) for word in words(head).split()), default=0)
        yield max(drawn, longest * BOLD * TWIPS + edges)


def _weights(table: Table) -> Iterator[float]:
    """Yield the width that each column asks for: its longest word has to fit, and long cells get more than short ones."""
    for column in zip(table.header, *table.rows, strict=False):
        texts = [words(tuple(node for node in cell if not isinstance(node, Blank)), labels=True) for cell in column]
        longest_word = max((len(word) for text in texts for word in text.split()), default=1)
        longest_text = max(len(text) for text in texts)
        room = ROOM_TO_WRITE if any(isinstance(node, Blank) for node in walk(column)) else 0
        yield max(longest_word * 1.15 + longest_text**0.75, room, 3)
