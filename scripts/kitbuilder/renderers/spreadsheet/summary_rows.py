"""Write what is above a table: the title, what the sheet is for, the notice about samples, the totals and the chart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.renderers.spreadsheet.charts import insert_chart
from kitbuilder.renderers.spreadsheet.grid import (
    ABOUT_ROW,
    BANNER_ROW,
    LINE_HEIGHT,
    READING_WIDTH,
    TITLE_ROW,
    Span,
    line_height,
    line_widths,
)
from kitbuilder.renderers.spreadsheet.notices import WORDS_EDGE, write_across, write_banner, write_row_check
from kitbuilder.renderers.spreadsheet.styles import height_of
from kitbuilder.renderers.spreadsheet.values import shown

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from kitbuilder.model.sheet import Line
    from kitbuilder.renderers.spreadsheet.book import Book
    from kitbuilder.renderers.spreadsheet.grid import Grid

TITLE_HEIGHT, GAP_HEIGHT = 27, 7  # points


@dataclass(frozen=True, slots=True)
class Head:
    """Holds what has been written above a table: the last column it reaches, and its height in points."""

    last_column: int
    height: float


@dataclass(frozen=True, slots=True)
class LinePlace:
    """Holds where a total goes: its row, and the columns of its label and of its value."""

    row: int
    labels: Span
    values: Span


def write_head(book: Book, worksheet: Worksheet, grid: Grid) -> Head:
    """Write everything above the table."""
    sheet, reading = grid.sheet, grid.span(0, READING_WIDTH)
    heights: dict[int, float] = {TITLE_ROW: TITLE_HEIGHT, grid.lines_row - 1: GAP_HEIGHT}
    _write_title(book, worksheet, sheet.name)
    heights[ABOUT_ROW] = _write_about(book, worksheet, grid, reading)
    if sheet.samples:
        heights[BANNER_ROW] = write_banner(book, worksheet, grid, reading)
    heights[grid.header_row - 1] = write_row_check(book, worksheet, grid, reading)
    end, lines = _write_figures(book, worksheet, grid)
    lines |= _write_remarks(book, worksheet, grid, reading)
    if sheet.chart:
        end = insert_chart(book, worksheet, grid, end + 1)
    for row, height in (heights | lines).items():
        worksheet.set_row(row, height, None, {"level": 1} if row in lines else {})
    return Head(max(end, reading.last), sum((heights | lines).values()))


def _write_title(book: Book, worksheet: Worksheet, name: str) -> None:
    looks = book.looks
    pieces = looks.title(), f"{name}   ", looks.subtitle(), book.template.title
    worksheet.write_rich_string(TITLE_ROW, 0, *pieces, looks.make(valign="vcenter"))


def _write_about(book: Book, worksheet: Worksheet, grid: Grid, span: Span) -> float:
    """Write what the sheet is for over several columns, and return how high its row has to be."""
    words, look = grid.sheet.about, book.looks.about()
    write_across(worksheet, span.in_row(ABOUT_ROW), look)
    worksheet.write_string(ABOUT_ROW, span.first, words, look)
    return height_of(words, grid.width_from(span)) + WORDS_EDGE


def _write_figures(book: Book, worksheet: Worksheet, grid: Grid) -> tuple[int, dict[int, float]]:
    """Write the figures block by block, top to bottom; return the last column used and the height of each row."""
    rows = range(grid.lines_row, grid.lines_row + grid.figures_high)
    heights: dict[int, float] = dict.fromkeys(rows, LINE_HEIGHT)
    labels_wide, values_wide = line_widths(grid)
    end = -1
    for start in range(0, len(grid.figures), grid.figures_high or 1):
        labels = grid.span(end + 1 + bool(start), labels_wide)
        values = grid.span(labels.last + 1, values_wide)
        for row, line in zip(rows, grid.figures[start:], strict=False):
            heights[row] = max(heights[row], _write_line(book, worksheet, grid, line, LinePlace(row, labels, values)))
        end = values.last
    return end, heights


def _write_remarks(book: Book, worksheet: Worksheet, grid: Grid, reading: Span) -> dict[int, float]:
    """Write what the totals say in words, a row for each; return the height of each row."""
    labels = grid.span(0, line_widths(grid)[0])
    words = Span(labels.last + 1, max(reading.last, labels.last + 1))
    rows = enumerate(grid.remarks, grid.lines_row + grid.figures_high)
    return {row: _write_line(book, worksheet, grid, line, LinePlace(row, labels, words)) for row, line in rows}


def _write_line(book: Book, worksheet: Worksheet, grid: Grid, line: Line, place: LinePlace) -> float:
    """Write one total, its label and its value, and return how high its row has to be."""
    label, look = book.looks.line_label(), book.looks.line_value(line.type)
    write_across(worksheet, place.labels.in_row(place.row), label)
    worksheet.write_string(place.row, place.labels.first, line.label, label)
    write_across(worksheet, place.values.in_row(place.row), look)
    value = shown(book.calculation.line(grid.sheet.name, line))
    formula = book.addresses.in_row(line.formula, grid, place.row)
    worksheet.write_formula(place.row, place.values.first, formula, look, value)
    return line_height(line.label, grid.width_from(place.labels))
