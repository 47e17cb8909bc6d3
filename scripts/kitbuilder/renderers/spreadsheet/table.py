"""Write a sheet's columns as a table: headings with filters, ready rows, samples, rules for what may be typed, marks."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_range

from kitbuilder.formula import SIGNS
from kitbuilder.model.sheet import MARK_COLUMN, ColumnType
from kitbuilder.renderers.spreadsheet.grid import column_width
from kitbuilder.renderers.spreadsheet.measure import lines_of
from kitbuilder.renderers.spreadsheet.styles import ROW_HEIGHT, TEXT_HEIGHT, height_of
from kitbuilder.renderers.spreadsheet.values import shown

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from kitbuilder.model.sheet import Column
    from kitbuilder.renderers.spreadsheet.book import Book
    from kitbuilder.renderers.spreadsheet.grid import Grid

LONGEST_MESSAGE_TITLE = 32  # what a spreadsheet takes
FIRST_DAY = datetime.date(2000, 1, 1)
LARGEST = 1_000_000_000
HEADING_HEIGHT = 13.5  # points for each line
CELL_EDGES = 1.5  # characters: what a cell leaves free at its left and right
BUTTON_WIDTH = 2  # characters a filter button takes from its heading


def write_table(book: Book, worksheet: Worksheet, grid: Grid) -> float:
    """Write the table with everything that belongs to it and return the height of its heading in points."""
    heading = _heading_lines(grid) * HEADING_HEIGHT + 8
    _set_widths(worksheet, grid)
    worksheet.set_row(grid.header_row, heading)
    worksheet.add_table(
        grid.header_row,
        0,
        grid.last_row,
        grid.last_column,
        {"name": grid.table_name, "style": None, "columns": [_table_column(book, grid, column) for column in grid.sheet.columns]},
    )
    for index in range(len(grid.sheet.samples)):
        worksheet.set_row(grid.first_row + index, _sample_height(book, grid, index))
    for place, column in enumerate(grid.sheet.columns):
        _write_column(book, worksheet, grid, place)
        _add_rule(book, worksheet, grid, column)
    _lay_marks(book, worksheet, grid)
    _close(book, worksheet, grid)
    every_cell = xl_range(grid.first_row, 0, grid.last_row, grid.last_column)
    worksheet.ignore_errors({"number_stored_as_text": every_cell, "calculated_column": every_cell})
    return heading


def _set_widths(worksheet: Worksheet, grid: Grid) -> None:
    """Set every column's width, and fold away those that only help others."""
    folded = False
    for place, column in enumerate(grid.sheet.columns):
        fold = {"level": 1, "hidden": True} if column.folded else {}
        worksheet.set_column(place, place, column_width(column), None, fold | {"collapsed": folded and not column.folded})
        folded = column.folded
    if folded:
        worksheet.set_column(grid.last_column + 1, grid.last_column + 1, None, None, {"collapsed": True})


def _heading_lines(grid: Grid) -> int:
    """Count the lines that the longest heading takes when its words wrap in its column."""
    return max(lines_of(column.name, column_width(column) - BUTTON_WIDTH, bold=True) for column in grid.sheet.columns)


def _sample_height(book: Book, grid: Grid, index: int) -> float:
    cells = ((column, book.calculation.cell(grid.sheet.name, column.name, index)) for column in grid.sheet.columns)
    high = max(height_of(cell, column_width(column) - CELL_EDGES) if isinstance(cell, str) else 0 for column, cell in cells)
    return ROW_HEIGHT if high <= TEXT_HEIGHT else high + 4


def _table_column(book: Book, grid: Grid, column: Column) -> dict[str, Any]:
    described = {"header": column.name, "header_format": book.looks.heading(column)}
    if not column.formula or "@" in column.formula:  # XlsxWriter takes an @ for "this row", even inside a text
        return described
    return described | {"formula": book.addresses.in_table(column.formula, grid)}


def _write_column(book: Book, worksheet: Worksheet, grid: Grid, place: int) -> None:
    column, samples = grid.sheet.columns[place], grid.sheet.samples
    for index in range(grid.sheet.rows):
        row, look = grid.first_row + index, book.looks.cell(column, sample=index < len(samples))
        value = book.calculation.cell(grid.sheet.name, column.name, index)
        if column.formula:
            worksheet.write_formula(row, place, book.addresses.in_row(column.formula, grid, row), look, shown(value))
        elif value is None:
            worksheet.write_blank(row, place, None, look)  # an empty text would be counted as something typed
        elif isinstance(value, str):
            worksheet.write_string(row, place, value, look)
        else:
            worksheet.write_number(row, place, shown(value), look)


def _add_rule(book: Book, worksheet: Worksheet, grid: Grid, column: Column) -> None:
    """Show the column's help when one of its cells is chosen, and refuse what does not belong in it."""
    place = grid.place(column.name)
    prompt = {"input_title": column.name[:LONGEST_MESSAGE_TITLE], "input_message": column.full_help} if column.full_help else {}
    rule = {"validate": "any"} if column.formula else _rule(book, column)
    if prompt or rule["validate"] != "any":
        worksheet.data_validation(grid.first_row, place, grid.end_row, place, rule | prompt)
    if prompt:
        worksheet.data_validation(grid.header_row, place, grid.header_row, place, {"validate": "any"} | prompt)


def _rule(book: Book, column: Column) -> dict[str, Any]:
    match column.type:
        case ColumnType.LIST:
            return _list_rule(book, column)
        case ColumnType.DATE:
            refused = _refused("Not a date", "Type a date such as 11/23/2026.")
            return {"validate": "date", "criteria": ">=", "value": FIRST_DAY} | refused
        case ColumnType.WHOLE:
            refused = _refused("Not a whole number", "Type a whole number, without words.")
            return {"validate": "integer", "criteria": "between", "minimum": -LARGEST, "maximum": LARGEST} | refused
        case ColumnType.NUMBER | ColumnType.PERCENT | ColumnType.MONEY:
            refused = _refused("Not a number", "Type a number, without words.")
            return {"validate": "decimal", "criteria": "between", "minimum": -LARGEST, "maximum": LARGEST} | refused
        case _:
            return {"validate": "any"}


def _list_rule(book: Book, column: Column) -> dict[str, Any]:
    if column.choices_from:
        sheet, name = column.choices_from
        message = f"Choose one from the list. To add one, type it first on the sheet {sheet}, under {name}."
        return {"validate": "list", "source": book.addresses.choices(column)} | _refused("Not in the list", message)
    return {"validate": "list", "source": list(column.values)} | _refused("Not in the list", "Choose one from the list.")


def _refused(title: str, message: str) -> dict[str, str]:
    return {"error_title": title, "error_message": message}


def _close(book: Book, worksheet: Worksheet, grid: Grid) -> None:
    """Write the line that closes the table and says where more rows come from."""
    look, worked_out = book.looks.closing(), any(column.formula for column in grid.sheet.columns)
    copying = " Then copy the shaded cells of a ready row into them." if worked_out else ""
    worksheet.write_string(grid.end_row, 0, f"More rows: right-click the row above this line and insert them.{copying}", look)
    for place in range(1, grid.last_column + 1):
        worksheet.write_blank(grid.end_row, place, None, look)


def _lay_marks(book: Book, worksheet: Worksheet, grid: Grid) -> None:
    """Make marked rows stand out; the sign in the first column says the same without color.

    A rule names no cell of a row, because LibreOffice loses one that names a cell somebody deletes. It begins at the heading,
    which people do not delete, so that a row inserted above the first is within it.
    """
    if not grid.sheet.flags:
        return
    looks, sign = book.looks, f"LEFT(INDEX({grid.whole(MARK_COLUMN)},ROW()),1)"
    for end, kind, look in (
        (0, "warning", looks.warning_mark()),
        (0, "good", looks.good_mark()),
        (grid.last_column, "warning", looks.warning_row()),
    ):
        rule = {"type": "formula", "criteria": f'={sign}="{SIGNS[kind]}"', "format": look}
        worksheet.conditional_format(grid.header_row, 0, grid.end_row, end, rule)
