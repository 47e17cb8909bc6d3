"""Write a table into the place that its layout has for one: lines between rows, a head in strong type, cells read in order."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from pptx.util import Emu

from kitbuilder.model.traverse import words
from kitbuilder.renderers.slides.markup import Element, element, qualified
from kitbuilder.renderers.slides.paragraphs import cell_paragraph
from kitbuilder.renderers.slides.runs import Pen

if TYPE_CHECKING:
    from pptx.shapes.placeholder import TablePlaceholder

    from kitbuilder.model.document import Table

EMU = 12700  # to the point
SIZE = 26  # points
LETTER = 0.5 * SIZE  # how wide a letter is, about, in points
LINE, EDGE = 1.2 * SIZE, 16  # the height of a line of words, and what a row needs beside its lines, in points
SIDE = 91440  # EMU, 0.1 in: between the words of a cell and its right edge
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # what PowerPoint calls a table without a style and without a grid


def write_table(place: TablePlaceholder, table: Table, language: str, label: str, top: int) -> int:
    """Write a table into a placeholder, `top` EMU from the top of the slide; return where it ends, in the same measure.

    `label` is what a screen reader says before it reads the cells.
    """
    rows = table.shown_rows
    frame = place.insert_table(rows=len(rows), cols=len(table.header))  # type: ignore[no-untyped-call]  # the library says nothing of it
    widths = _widths(table, frame.width)
    heights = [_height(row, widths) for row in rows]
    frame.left, frame.top, frame.width, frame.height = frame.left, Emu(top), frame.width, Emu(sum(heights))
    drawn: Element = frame.element
    for properties in drawn.iter(qualified("p:cNvPr")):
        properties.set("descr", label)
    for properties in drawn.iter(qualified("a:tblPr")):
        properties.set("firstRow", str(int(table.has_head)))
        properties.set("bandRow", "0")
        for style in properties.iter(qualified("a:tableStyleId")):
            style.text = PLAIN
    for column, width in zip(drawn.iter(qualified("a:gridCol")), widths, strict=True):
        column.set("w", str(width))
    for number, (row, height) in enumerate(zip(drawn.iter(qualified("a:tr")), heights, strict=True)):
        row.set("h", str(height))
        is_head = table.has_head and not number
        for cell, inlines, align in zip(row.iter(qualified("a:tc")), rows[number], table.align, strict=True):
            cell[:] = [_words(cell_paragraph(inlines, Pen(language, bold=is_head), align)), _edges(is_head=is_head)]
    return top + sum(heights)


def _words(paragraph: Element) -> Element:
    return element("a:txBody", element("a:bodyPr"), element("a:lstStyle"), _sized(paragraph))


def _sized(paragraph: Element) -> Element:
    """Set the size of type in each run: a table takes none from its layout."""
    for properties in paragraph.iter(qualified("a:rPr")):
        properties.set("sz", str(SIZE * 100))
    return paragraph


def _edges(*, is_head: bool) -> Element:
    """Draw a line below the row."""
    color = element("a:solidFill", element("a:schemeClr", val="accent1" if is_head else "accent5"))
    line = element("a:lnB", color, w=2 * EMU if is_head else EMU)
    return element("a:tcPr", line, element("a:noFill"), marL=0, marR=SIDE, anchor="ctr")


def _widths(table: Table, room: int) -> list[int]:
    shares = table.widths or (1,) * len(table.header)
    widths = [room * share // sum(shares) for share in shares]
    return [*widths[:-1], room - sum(widths[:-1])]


def _height(row: tuple[object, ...], widths: list[int]) -> int:
    """Plan how high a row is for the labels of what is empty: it is the same once they are filled in."""
    lines = [
        math.ceil(len(words(cell, labels=True)) * LETTER / ((width - SIDE) / EMU))
        for cell, width in zip(row, widths, strict=True)
    ]
    return round((max(1, *lines) * LINE + EDGE) * EMU)
