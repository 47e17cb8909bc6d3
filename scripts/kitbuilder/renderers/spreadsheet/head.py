"""What stands above a table: the title, what the sheet is for, the word about samples, the totals and the chart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kitbuilder.renderers.spreadsheet.grid import (
    ABOUT_ROW,
    BANNER_ROW,
    TITLE_ROW,
    Span,
    line_blocks,
    line_widths,
)
from kitbuilder.renderers.spreadsheet.looks import INK, LINE, QUIET, SERIES
from kitbuilder.renderers.spreadsheet.values import shown

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from kitbuilder.model.sheet import Chart, Line
    from kitbuilder.renderers.spreadsheet.book import Book
    from kitbuilder.renderers.spreadsheet.grid import Grid

READING_WIDTH = 96  # characters: how far running words go before they turn
LINE_HEIGHT, TEXT_HEIGHT = 18, 15  # points
GAP_HEIGHT = 9
CHART_WIDTH = 68  # characters
PIXELS_PER_CHARACTER = 7
PIXELS_PER_POINT = 4 / 3
CHART_MARGIN = 12  # pixels between the totals and the chart


def write_head(book: Book, worksheet: Worksheet, grid: Grid) -> int:
    """Write everything above the table and return the last column it reaches."""
    looks, sheet = book.looks, grid.sheet
    worksheet.set_row(TITLE_ROW, 30)
    name, title = f"{sheet.name}   ", book.template.title
    worksheet.write_rich_string(TITLE_ROW, 0, looks.title(), name, looks.subtitle(), title, looks.make(valign="vcenter"))
    reading = grid.span(0, READING_WIDTH)
    _words(worksheet, (ABOUT_ROW, reading), sheet.about, looks.about(), grid)
    if sheet.samples:
        _words(worksheet, (BANNER_ROW, reading), banner(grid), looks.banner(), grid)
    worksheet.set_row(grid.lines_row - 1, GAP_HEIGHT)
    if grid.lines_high:
        worksheet.set_row(grid.header_row - 1, GAP_HEIGHT)
    end = _write_lines(book, worksheet, grid)
    if sheet.chart:
        end = _insert_chart(book, worksheet, grid, end + 1)
    return max(end, reading.last)


def banner(grid: Grid) -> str:
    """Turn a sheet with samples into the line that says so, and how to be rid of them."""
    first, last = grid.first_row + 1, grid.first_row + len(grid.sheet.samples)
    if first == last:
        return f"FICTIONAL SAMPLE: row {first} is made up. To clear it, right-click the row number {first} and choose Delete."
    return (
        f"FICTIONAL SAMPLE: rows {first} to {last} are made up. "
        f"To clear them, select the row numbers {first} to {last}, right-click and choose Delete."
    )


def _words(worksheet: Worksheet, place: tuple[int, Span], text: str, look: Format, grid: Grid) -> None:
    """Write running words over several columns, in a row as high as they need."""
    row, span = place
    width = sum(grid.width_of(column) for column in range(span.first, span.last + 1))
    worksheet.set_row(row, math.ceil(len(text) * 1.08 / width) * TEXT_HEIGHT + 5)
    _across(worksheet, row, span, look)
    worksheet.write_string(row, span.first, text, look)


def _across(worksheet: Worksheet, row: int, span: Span, look: Format) -> None:
    if span.last > span.first:
        worksheet.merge_range(row, span.first, row, span.last, "", look)


def _write_lines(book: Book, worksheet: Worksheet, grid: Grid) -> int:
    """Write the totals block by block, top to bottom, and return the last column used."""
    lines, end = grid.sheet.lines, -1
    for row in range(grid.lines_row, grid.lines_row + grid.lines_high):
        worksheet.set_row(row, LINE_HEIGHT, None, {"level": 1})
    labels_wide, values_wide = line_widths(grid.sheet)
    high = -(-len(lines) // line_blocks(grid.sheet))
    for start in range(0, len(lines), high or 1):
        labels = grid.span(end + 1 + bool(start), labels_wide)
        values = grid.span(labels.last + 1, values_wide)
        for row, line in enumerate(lines[start : start + high], grid.lines_row):
            _across(worksheet, row, labels, book.looks.line_label())
            worksheet.write_string(row, labels.first, line.label, book.looks.line_label())
            _write_total(book, worksheet, (grid, row, values), line)
        end = values.last
    return end


def _write_total(book: Book, worksheet: Worksheet, place: tuple[Grid, int, Span], line: Line) -> None:
    grid, row, span = place
    look = book.looks.line_value(line.type)
    _across(worksheet, row, span, look)
    value = shown(book.calculation.line(grid.sheet.name, line))
    worksheet.write_formula(row, span.first, book.addresses.in_row(line.formula, grid, row), look, value)


def _insert_chart(book: Book, worksheet: Worksheet, grid: Grid, first: int) -> int:
    """Draw the chart to the right of the totals, as high as they are, and return the last column it reaches."""
    drawn = grid.sheet.chart
    if drawn is None:
        return first
    chart = book.workbook.add_chart({"type": drawn.kind})
    for index, name in enumerate(drawn.values):
        chart.add_series(_series(grid, drawn, name, SERIES[index % len(SERIES)]))
    _dress(chart, drawn, grid)
    height = round(grid.lines_high * LINE_HEIGHT * PIXELS_PER_POINT)
    chart.set_size({"width": CHART_WIDTH * PIXELS_PER_CHARACTER, "height": height})
    named = " and ".join(drawn.values)
    described = f"{drawn.title}. A {drawn.kind} chart of {named} for each {drawn.labels}, drawn from the table below."
    worksheet.insert_chart(
        grid.lines_row, first, chart, {"description": described, "object_position": 1, "x_offset": CHART_MARGIN}
    )
    return grid.span(first, CHART_WIDTH + CHART_MARGIN / PIXELS_PER_CHARACTER).last


def _series(grid: Grid, chart: Chart, name: str, color: str) -> dict[str, Any]:
    line = {"color": color, "width": 2.25} if chart.kind == "line" else {"none": True}
    marker = {"type": "circle", "size": 6, "fill": {"color": color}, "border": {"color": color}}
    return {
        "name": [grid.sheet.name, grid.header_row, grid.place(name)],
        "categories": "=" + grid.cells(chart.labels, chart.rows),
        "values": "=" + grid.cells(name, chart.rows),
        "fill": {"color": color},
        "line": line,
        "marker": marker if chart.kind == "line" else None,
        "gap": 60,
    }


def _dress(chart: Any, drawn: Chart, grid: Grid) -> None:  # XlsxWriter's charts share no public type
    cut = f", first {drawn.rows} rows" if grid.sheet.rows > drawn.rows else ""
    chart.set_title({"name": drawn.title + cut, "overlay": False, "name_font": {"size": 11, "bold": True, "color": INK}})
    chart.set_legend({"none": True} if len(drawn.values) == 1 else {"position": "bottom", "font": {"color": INK}})
    quiet = {"num_font": {"size": 9, "color": QUIET}, "line": {"color": LINE}}
    grid_lines = {"visible": True, "line": {"color": LINE, "width": 0.5}}
    labels, values = {**quiet, "label_position": "low"}, {**quiet, "major_gridlines": grid_lines, "line": {"none": True}}
    chart.set_x_axis(values if drawn.kind == "bar" else labels)
    chart.set_y_axis({**labels, "reverse": True} if drawn.kind == "bar" else values)
    chart.set_chartarea({"border": {"color": LINE}})
