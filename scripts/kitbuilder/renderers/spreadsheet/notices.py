"""Write notices that show only while they hold: that samples are there, that rows lack formulas or are below the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from kitbuilder.formula import SIGNS, quoted_text
from kitbuilder.model.sheet import SAMPLE_WORD
from kitbuilder.renderers.spreadsheet.grid import BANNER_ROW, LINE_HEIGHT
from kitbuilder.renderers.spreadsheet.styles import height_of

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from kitbuilder.renderers.spreadsheet.book import Book
    from kitbuilder.renderers.spreadsheet.grid import Grid, Place, Span

WORDS_EDGE = 6  # points: the space above and below running words
LOOKED_BELOW = 300  # rows: farther down, people do not go on typing by mistake


def write_banner(book: Book, worksheet: Worksheet, grid: Grid, span: Span) -> float:
    """Write how many samples there are and how to clear them; return how high the row has to be."""
    key = grid.sheet.sample_key
    counted = f'COUNTIF({grid.cells(key)},"{SAMPLE_WORD}*")'
    before = "FICTIONAL SAMPLE. Made-up rows: "
    after = f", with {SAMPLE_WORD} under {key}. To clear them, select their row numbers, right-click and choose Delete."
    formula = f'=IF({counted}=0,"",{quoted_text(before)}&{counted}&{quoted_text(after)})'
    value = f"{before}{len(grid.sheet.samples)}{after}"
    _write_notice(book, worksheet, span.in_row(BANNER_ROW), formula, value)
    return height_of(value, grid.width_from(span)) + WORDS_EDGE


def write_row_check(book: Book, worksheet: Worksheet, grid: Grid, span: Span) -> float:
    """Write above the heading how many rows lack formulas, and that some are below the table; return the row's height.

    LibreOffice copies no formulas into a row that somebody inserts, and no program counts what is below the table.
    """
    below = xl_range_abs(grid.end_row + 1, 0, grid.end_row + LOOKED_BELOW, grid.last_column)
    warning = f"{SIGNS['warning']} Rows below the last line are not counted. Move them above it."
    parts = [f'IF(COUNTA({below})=0,"",{quoted_text(warning)})']
    if missing := _rows_without_formulas(grid):
        before = f"{SIGNS['warning']} Rows without formulas: "
        after = ". Copy the shaded cells of a ready row into them. "
        parts.insert(0, f'IF({missing}=0,"",{quoted_text(before)}&{missing}&{quoted_text(after)})')
    _write_notice(book, worksheet, span.in_row(grid.header_row - 1), "=" + "&".join(parts), "")
    return LINE_HEIGHT


def _rows_without_formulas(grid: Grid) -> str:
    """Write a formula that counts the rows without formulas, or "" for a sheet that works nothing out.

    It takes the worked-out column with the most empty cells.
    """
    names = [column.name for column in grid.sheet.columns if column.formula]
    filled = ",".join(f"COUNTA({grid.cells(name)})-{grid.surplus(name)}" for name in names)
    return f"(ROWS({grid.cells(names[0])})-2-MIN({filled}))" if names else ""


def _write_notice(book: Book, worksheet: Worksheet, place: Place, formula: str, value: str) -> None:
    """Write a formula over several columns, and make it stand out while it has something to say."""
    write_across(worksheet, place, book.looks.notice())
    worksheet.write_formula(place.row, place.first, formula, book.looks.notice(), value)
    speaks = f"=LEN({xl_rowcol_to_cell(place.row, place.first, row_abs=True, col_abs=True)})>0"
    laid = {"type": "formula", "criteria": speaks, "format": book.looks.notice_shown()}
    worksheet.conditional_format(place.row, place.first, place.row, place.last, laid)


def write_across(worksheet: Worksheet, place: Place, look: Format) -> None:
    """Join the cells of a place into one, if there are several."""
    if place.last > place.first:
        worksheet.merge_range(place.row, place.first, place.row, place.last, "", look)
