"""Write a tracker as an Excel workbook: a worksheet for each of its sheets, and one that says how to use them."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs

from kitbuilder.formula import Calculation, day_number, with_marks
from kitbuilder.renderers.spreadsheet.addresses import Addresses
from kitbuilder.renderers.spreadsheet.book import Book
from kitbuilder.renderers.spreadsheet.grid import SCREEN_WIDTH, Grid, plan, quoted
from kitbuilder.renderers.spreadsheet.guide import write_guide
from kitbuilder.renderers.spreadsheet.plain_worksheet import PlainWorksheet
from kitbuilder.renderers.spreadsheet.print_setup import key_columns, set_paper
from kitbuilder.renderers.spreadsheet.styles import ROW_HEIGHT, Looks, font_of
from kitbuilder.renderers.spreadsheet.summary_rows import write_head
from kitbuilder.renderers.spreadsheet.table import write_table

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.context import RenderContext
    from kitbuilder.model.look import SpreadsheetLook

# Text is kept as text, and never taken for a formula, a link or a number.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
HIGHEST_FROZEN = 230  # points: more would leave no room to type on a small screen; Excel then shows the headings itself
WINDOW = (1600, 950)  # pixels: wide enough that all tabs are seen


def render(template: Template, context: RenderContext[SpreadsheetLook]) -> bytes:
    """Write a tracker as the bytes of an .xlsx file. The same tracker gives the same bytes, whatever the day."""
    sheets = [with_marks(sheet) for sheet in template.sheets]
    grids = {sheet.name: plan(sheet) for sheet in sheets}
    data = io.BytesIO()
    workbook = Workbook(
        data, {**OPTIONS, "default_format_properties": font_of(context.look)}
    )  # XlsxWriter writes into what it is given
    calculation = Calculation(sheets, day_number(context.as_of))
    book = Book(template, context, workbook, Looks(workbook, context.look), Addresses(grids), calculation)
    _describe(book)
    for grid in grids.values():
        _write_sheet(book, grid)
    write_guide(book, grids)
    workbook.close()
    return data.getvalue()


def _describe(book: Book) -> None:
    """Fill in the document's own properties; its date is the edition's, so that the bytes do not change with the day."""
    edition = book.context.edition
    book.workbook.set_properties(
        {
            "title": book.template.title,
            "subject": book.template.summary,
            "author": book.context.details.get("practice_name", ""),
            "company": book.context.details.get("practice_name", ""),
            "comments": book.context.form_number,
            "created": datetime.datetime.fromisoformat(f"{edition}-01"),  # XlsxWriter takes no time zone
        }
    )
    book.workbook.set_size(*WINDOW)


def _write_sheet(book: Book, grid: Grid) -> None:
    worksheet = book.workbook.add_worksheet(grid.sheet.name, worksheet_class=PlainWorksheet)
    worksheet.hide_gridlines(2)
    worksheet.set_default_row(ROW_HEIGHT)
    worksheet.outline_settings(visible=True, symbols_below=False)
    heading = write_table(book, worksheet, grid)
    head = write_head(book, worksheet, grid)
    rows = grid.first_row if head.height + heading <= HIGHEST_FROZEN else 0
    columns = key_columns(grid) if grid.width > SCREEN_WIDTH else 0
    if rows or columns:
        worksheet.freeze_panes(rows, columns)
    start = max(columns, bool(grid.sheet.flags))
    worksheet.set_selection(grid.first_row, start, grid.first_row, start)
    set_paper(book, worksheet, grid, head.last_column)
    # Word's mail merge and a pivot table find the rows, heading included, by this name.
    rows = xl_range_abs(grid.header_row, 0, grid.last_row, grid.last_column)
    book.workbook.define_name(f"{grid.plain_name}_rows", f"={quoted(grid.sheet.name)}!{rows}")
