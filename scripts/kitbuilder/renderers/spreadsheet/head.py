"""What stands above a table: the title, what the sheet is for, the word about samples, the totals and the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kitbuilder.renderers.spreadsheet.grid import ABOUT_ROW, BANNER_ROW, READING_WIDTH, TITLE_ROW, Span, line_widths
from kitbuilder.renderers.spreadsheet.looks import FONT, INK, LINE, NUMBER_FORMATS, QUIET, SERIES, height_of
from kitbuilder.renderers.spreadsheet.values import shown

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from kitbuilder.model.sheet import Chart, Line
    from kitbuilder.renderers.spreadsheet.book import Book
    from kitbuilder.renderers.spreadsheet.grid import Grid

TITLE_HEIGHT, LINE_HEIGHT, GAP_HEIGHT = 30, 18, 9  # points
CHART_WIDTH = 68  # characters
PIXELS_PER_CHARACTER = 7
PIXELS_PER_POINT = 4 / 3
CHART_MARGIN = 12  # pixels between the totals and the chart


def write_head(book: Book, worksheet: Worksheet, grid: Grid) -> int:
    """Write everything above the table and return the last column it reaches."""
    looks, sheet = book.looks, grid.sheet
    worksheet.set_row(TITLE_ROW, TITLE_HEIGHT)
    name, title = f"{sheet.name}   ", book.template.title
    worksheet.write_rich_string(TITLE_ROW, 0, looks.title(), name, looks.subtitle(), title, looks.make(valign="vcenter"))
    reading = grid.span(0, READING_WIDTH)
    _write_words(worksheet, (ABOUT_ROW, reading), sheet.about, looks.about(), grid)
    if sheet.samples:
        _write_words(worksheet, (BANNER_ROW, reading), banner(grid), looks.banner(), grid)
    for gap in (grid.lines_row - 1, grid.header_row - 1):
        worksheet.set_row(gap, GAP_HEIGHT)
    end = _write_figures(book, worksheet, grid)
    _write_remarks(book, worksheet, grid, reading)
    if sheet.chart:
        end = _insert_chart(book, worksheet, grid, end + 1)
    return max(end, reading.last)


def banner(grid: Grid) -> str:
    """Turn a sheet with samples into the line that says so, and how to be rid of them."""
    first, last = grid.first_row + 1, grid.first_row + len(grid.sheet.samples)
    if first == last:
        return f"FICTIONAL SAMPLE: row {first} is made up. To clear it, right-click the row number and choose Delete."
    return (
        f"FICTIONAL SAMPLE: rows {first} to {last} are made up. "
        f"To clear them, select the row numbers, right-click and choose Delete."
    )


def _write_words(worksheet: Worksheet, place: tuple[int, Span], text: str, look: Format, grid: Grid) -> None:
    """Write running words over several columns, in a row as high as they need."""
    row, span = place
    worksheet.set_row(row, height_of(text, grid.width_from(span)) + 6)
    _write_across(worksheet, row, span, look)
    worksheet.write_string(row, span.first, text, look)


def _write_across(worksheet: Worksheet, row: int, span: Span, look: Format) -> None:
    if span.last > span.first:
        worksheet.merge_range(row, span.first, row, span.last, "", look)


def _write_figures(book: Book, worksheet: Worksheet, grid: Grid) -> int:
    """Write the figures block by block, top to bottom, and return the last column used."""
    rows = range(grid.lines_row, grid.lines_row + grid.figures_high)
    labels_wide, values_wide = line_widths(grid)
    heights: dict[int, float] = dict.fromkeys(rows, LINE_HEIGHT)
    end = -1
    for start in range(0, len(grid.figures), grid.figures_high or 1):
        labels = grid.span(end + 1 + bool(start), labels_wide)
        values = grid.span(labels.last + 1, values_wide)
        for row, line in zip(rows, grid.figures[start:], strict=False):
            heights[row] = max(heights[row], _write_line(book, worksheet, (grid, row, labels, values), line))
        end = values.last
    for row, height in heights.items():
        worksheet.set_row(row, height, None, {"level": 1})
    return end


def _write_remarks(book: Book, worksheet: Worksheet, grid: Grid, reading: Span) -> None:
    """Write what the totals say in words, each in a row of its own."""
    labels = grid.span(0, line_widths(grid)[0])
    words = Span(labels.last + 1, max(reading.last, labels.last + 1))
    for row, line in enumerate(grid.remarks, grid.lines_row + grid.figures_high):
        height = _write_line(book, worksheet, (grid, row, labels, words), line)
        worksheet.set_row(row, height, None, {"level": 1})


def _write_line(book: Book, worksheet: Worksheet, place: tuple[Grid, int, Span, Span], line: Line) -> float:
    """Write one total, its label and its value, and return how high its row has to be, in points."""
    grid, row, labels, values = place
    label, look = book.looks.line_label(), book.looks.line_value(line.type)
    _write_across(worksheet, row, labels, label)
    worksheet.write_string(row, labels.first, line.label, label)
    _write_across(worksheet, row, values, look)
    value = shown(book.calculation.line(grid.sheet.name, line))
    worksheet.write_formula(row, values.first, book.addresses.in_row(line.formula, grid, row), look, value)
    return max(LINE_HEIGHT, height_of(line.label, grid.width_from(labels)) + 4)


def _insert_chart(book: Book, worksheet: Worksheet, grid: Grid, first: int) -> int:
    """Draw the chart to the right of the totals, as high as they are, and return the last column it reaches."""
    drawn = grid.sheet.chart
    if drawn is None:
        return first
    chart = book.workbook.add_chart({"type": drawn.kind})
    for index, name in enumerate(drawn.values):
        chart.add_series(_series(grid, drawn, name, SERIES[index % len(SERIES)]))
    _dress(chart, drawn, grid)
    height = round(grid.figures_high * LINE_HEIGHT * PIXELS_PER_POINT)
    chart.set_size({"width": CHART_WIDTH * PIXELS_PER_CHARACTER, "height": height})
    named = " and ".join(drawn.values)
    described = f"{drawn.title}. A {drawn.kind} chart of {named} for each {drawn.labels}, drawn from the table below."
    worksheet.insert_chart(
        grid.lines_row, first, chart, {"description": described, "object_position": 1, "x_offset": CHART_MARGIN}
    )
    return grid.span(first, CHART_WIDTH + CHART_MARGIN / PIXELS_PER_CHARACTER).last


def _series(grid: Grid, chart: Chart, name: str, color: str) -> dict[str, Any]:
    line = {"color": color, "width": 2.25} if chart.kind == "line" else {"none": True}
    rows = chart.rows + len(grid.sheet.samples)  # the samples are deleted, rows and all: then it shows as many as it says
    marker = {"type": "circle", "size": 6, "fill": {"color": color}, "border": {"color": color}}
    return {
        "name": [grid.sheet.name, grid.header_row, grid.place(name)],
        "categories": "=" + grid.cells(chart.labels, rows),
        "values": "=" + grid.cells(name, rows),
        "fill": {"color": color},
        "line": line,
        "marker": marker if chart.kind == "line" else None,
        "gap": 60,
    }


def _dress(chart: Any, drawn: Chart, grid: Grid) -> None:  # XlsxWriter's charts share no public type
    cut = f", first {drawn.rows} rows" if grid.sheet.rows > drawn.rows else ""
    font = {"name": FONT["font_name"], "size": 9, "color": QUIET}
    title = {**font, "size": 11, "bold": True, "color": INK}
    chart.set_title({"name": drawn.title + cut, "overlay": False, "name_font": title})
    chart.set_legend({"none": True} if len(drawn.values) == 1 else {"position": "bottom", "font": font})
    labels = {"num_font": font, "line": {"color": LINE}, "label_position": "low"}
    values = {
        "num_font": font,
        "num_format": NUMBER_FORMATS[grid.sheet.columns[grid.place(drawn.values[0])].type],
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.5}},
    }
    chart.set_x_axis(values if drawn.kind == "bar" else labels)
    chart.set_y_axis({**labels, "reverse": True} if drawn.kind == "bar" else values)
    chart.set_chartarea({"border": {"color": LINE}})
