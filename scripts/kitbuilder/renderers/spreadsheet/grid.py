"""A sheet becomes a plan: which row and column of the worksheet everything stands in, and its address in formulas."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name

from kitbuilder.model.formula import Constant, parse, parts, spell
from kitbuilder.model.sheet import ColumnType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.sheet import Column, Line, Sheet

TITLE_ROW, ABOUT_ROW, BANNER_ROW = 0, 1, 2
USUAL_WIDTH = 8.43  # characters: a column nobody has set
CHART_ROWS = 11  # high enough for a chart to be read
FEW_FIGURES = 4  # more totals than this stand in two blocks beside each other
READING_WIDTH = 96  # characters: how far running words go before they turn
HEADING_LETTER, HEADING_ROOM = 1.05, 3  # characters: a bold letter; the edges of a cell and its filter button
WIDEST_LABEL, LEAST_VALUE, BLOCK_GAP = 44, 13, 10  # characters


@dataclass(frozen=True, slots=True)
class Span:
    """Cells side by side in one row, first and last column."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Where one sheet's parts stand. Rows and columns count from 0, as XlsxWriter counts them.

    Of the totals above the table, figures stand beside the chart; remarks, in words, have a row each below them.
    """

    sheet: Sheet
    figures: tuple[Line, ...]
    remarks: tuple[Line, ...]
    lines_row: int
    figures_high: int
    header_row: int

    @property
    def first_row(self) -> int:
        """The first row to type in."""
        return self.header_row + 1

    @property
    def last_row(self) -> int:
        """The last row to type in."""
        return self.header_row + self.sheet.rows

    @property
    def last_column(self) -> int:
        """The table's last column."""
        return len(self.sheet.columns) - 1

    @property
    def width(self) -> float:
        """The table's width in characters."""
        return sum(self.width_of(place) for place in range(self.last_column + 1))

    @property
    def plain_name(self) -> str:
        """The sheet's name in letters, digits and underscores, as names inside a workbook have to be."""
        plain = "".join(letter if letter.isalnum() else "_" for letter in self.sheet.name)
        return plain if plain[0].isalpha() else f"_{plain}"

    @property
    def table_name(self) -> str:
        """What the table is called where tables are named."""
        return f"{self.plain_name}_table"

    def place(self, column: str) -> int:
        """Turn a column's name into the worksheet column it stands in."""
        return [one.name for one in self.sheet.columns].index(column)

    def span(self, first: int, width: float) -> Span:
        """Turn a starting column and a width in characters into as many columns as that takes."""
        last, taken = first, self.width_of(first)
        while taken < width:
            last += 1
            taken += self.width_of(last)
        return Span(first, last)

    def width_from(self, span: Span) -> float:
        """The width of several worksheet columns in characters."""
        return sum(self.width_of(place) for place in range(span.first, span.last + 1))

    def width_of(self, place: int) -> float:
        """The width of one worksheet column in characters, the table's or to the right of it; 0 when it is folded away."""
        if place > self.last_column:
            return USUAL_WIDTH
        column = self.sheet.columns[place]
        return 0 if column.folded else column_width(column)

    def cell(self, column: str, row: int) -> str:
        """The address of a column's cell in a worksheet row: `$C12`."""
        return f"${xl_col_to_name(self.place(column))}{row + 1}"

    def cells(self, column: str, rows: int | None = None) -> str:
        """The address of a column's cells, of the first `rows` or of all: `'Clients'!$C$12:$C$71`."""
        letter = xl_col_to_name(self.place(column))
        last = self.last_row if rows is None else min(self.last_row, self.header_row + rows)
        return f"{quoted(self.sheet.name)}!${letter}${self.first_row + 1}:${letter}${last + 1}"


def plan(sheet: Sheet) -> Grid:
    """Turn a sheet into its plan: title, about, banner, totals with the chart beside them, then the table."""
    figures = tuple(line for line in sheet.lines if line.type is not ColumnType.TEXT)
    remarks = tuple(line for line in sheet.lines if line.type is ColumnType.TEXT)
    lines_row = BANNER_ROW + 1 + bool(sheet.samples)
    blocks = 2 if len(figures) > FEW_FIGURES and not sheet.chart else 1
    high = max(math.ceil(len(figures) / blocks), CHART_ROWS if sheet.chart else 0)
    below = lines_row + high + len(remarks)
    return Grid(sheet, figures, remarks, lines_row, high, below + (below > lines_row))


def column_width(column: Column) -> float:
    """Turn a column into its width in characters: what it asks for, but never so little that its heading breaks a word."""
    longest = max(len(word) for word in column.name.split())
    return max(column.width, longest * HEADING_LETTER + HEADING_ROOM)


def line_widths(grid: Grid) -> tuple[float, float]:
    """How wide the labels and the values of the totals are, in characters; a longer label turns."""
    blocks = 2 if len(grid.figures) > grid.figures_high else 1
    values = max((_value_width(line) for line in grid.figures), default=LEAST_VALUE)
    room = max(grid.width, READING_WIDTH) / blocks - values - BLOCK_GAP
    longest = max((len(line.label) + 1 for line in grid.sheet.lines), default=0)
    return min(longest, WIDEST_LABEL, room), values


def _value_width(line: Line) -> float:
    """A figure can answer in words as well: "Under 5"."""
    written = (part.value for part in parts(parse(line.formula)) if isinstance(part, Constant))
    return max(LEAST_VALUE, *(len(value) + 2 for value in written if isinstance(value, str)), 0)


def quoted(name: str) -> str:
    """Turn a sheet's name into what stands before the `!` of an address."""
    return "'" + name.replace("'", "''") + "'"


class Addresses:
    """Turns formulas into the spreadsheet's own text, for all sheets of one workbook."""

    def __init__(self, grids: Mapping[str, Grid]) -> None:
        self._grids = grids

    def in_row(self, formula: str, grid: Grid, row: int) -> str:
        """The formula for one worksheet row in plain addresses, which every spreadsheet program reads."""
        return "=" + spell(parse(formula), lambda column: grid.cell(column, row), self._cells)

    def in_table(self, formula: str, grid: Grid) -> str:
        """The formula as the table's own: what Excel fills into a row that somebody adds."""

        def this_row(column: str) -> str:
            escaped = "".join(f"'{letter}" if letter in "'#" else letter for letter in column)
            return f"{grid.table_name}[[#This Row],[{escaped}]]"

        return "=" + spell(parse(formula), this_row, self._cells)

    def choices(self, column: Column) -> str:
        """The address of the cells a list takes its choices from, or "" when they stand in the list itself."""
        return "=" + self._cells(*column.choices_from) if column.choices_from else ""

    def _cells(self, sheet: str, column: str) -> str:
        return self._grids[sheet].cells(column)
