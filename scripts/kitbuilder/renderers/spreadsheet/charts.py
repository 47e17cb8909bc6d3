"""Draw a sheet's chart beside its totals, with a description for those who do not see it."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

from kitbuilder.renderers.spreadsheet.grid import LINE_HEIGHT
from kitbuilder.renderers.spreadsheet.styles import NUMBER_FORMATS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from kitbuilder.model.look import SpreadsheetLook
    from kitbuilder.model.sheet import Chart
    from kitbuilder.renderers.spreadsheet.book import Book
    from kitbuilder.renderers.spreadsheet.grid import Grid

CHART_WIDTH = 68  # characters
PIXELS_PER_CHARACTER = 7
PIXELS_PER_POINT = 4 / 3
CHART_MARGIN = 12  # pixels between the totals and the chart


def insert_chart(book: Book, worksheet: Worksheet, grid: Grid, first: int) -> int:
    """Draw the chart from column `first` on, as high as the totals; return the last column it reaches."""
    drawn = grid.sheet.chart
    if drawn is None:
        return first
    chart = book.workbook.add_chart({"type": drawn.kind})
    look = book.context.look
    for name, color in zip(drawn.values, cycle(look.series)):  # begun again where there are more series than colors
        chart.add_series(_series(grid, drawn, name, color))
    _dress(chart, drawn, grid, look)
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
    rows = chart.rows + len(grid.sheet.samples)  # when the samples' rows are deleted, the chart still covers `chart.rows` rows
    marker = {"type": "circle", "size": 6, "fill": {"color": color}, "border": {"color": color}}
    return {
        "name": [grid.sheet.name, grid.header_row, grid.place(name)],
        "categories": "=" + grid.drawn(chart.labels, rows),
        "values": "=" + grid.drawn(name, rows),
        "fill": {"color": color},
        "line": line,
        "marker": marker if chart.kind == "line" else None,
        "gap": 60,
    }


def _dress(chart: Any, drawn: Chart, grid: Grid, look: SpreadsheetLook) -> None:  # XlsxWriter's charts share no public type
    cut = f", first {drawn.rows} rows" if grid.sheet.rows > drawn.rows else ""
    font = {"name": look.face, "size": 9, "color": look.quiet}
    title = {**font, "size": 11, "bold": True, "color": look.ink}
    chart.set_title({"name": drawn.title + cut, "overlay": False, "name_font": title})
    chart.set_legend({"none": True} if len(drawn.values) == 1 else {"position": "bottom", "font": font})
    labels = {"num_font": font, "line": {"color": look.line}, "label_position": "low"}
    values = {
        "num_font": font,
        "num_format": NUMBER_FORMATS[grid.sheet.columns[grid.place(drawn.values[0])].type],
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": look.line, "width": 0.5}},
    }
    chart.set_x_axis(values if drawn.kind == "bar" else labels)
    chart.set_y_axis({**labels, "reverse": True} if drawn.kind == "bar" else values)
    chart.set_chartarea({"border": {"color": look.line}})
