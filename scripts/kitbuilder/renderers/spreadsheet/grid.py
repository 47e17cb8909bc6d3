"""Plan a worksheet: the row and column of each part of a sheet, and its address in formulas."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name

from kitbuilder.formula import Constant, parse, parts
from kitbuilder.model.sheet import ColumnType
from kitbuilder.renderers.spreadsheet.measure import width_of
from kitbuilder.renderers.spreadsheet.styles import height_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitbuilder.model.sheet import Column, Line, Sheet

TITLE_ROW, ABOUT_ROW, BANNER_ROW = 0, 1, 2
USUAL_WIDTH = 8.43  # characters: a column whose width is not set
CHART_ROWS = 12  # high enough for a chart to be read
READING_WIDTH, SCREEN_WIDTH = 96, 150  # characters: where running words wrap; what a screen shows at once
HEADING_ROOM = 3  # characters: the edges of a cell and its filter button
NARROWEST_LABEL, WIDEST_LABEL, LEAST_VALUE, BLOCK_GAP = 20, 44, 13, 10  # characters
MOST_BLOCKS, UNTIDINESS = 3, 20  # and the points of height that one more block has to save
LINE_HEIGHT, LINE_EDGE = 16.5, 3  # points: a total of one line; the space above and below the words of a higher one


@dataclass(frozen=True, slots=True)
class Span:
    """Holds cells side by side in any row, as their first and last column."""

    first: int
    last: int

    def in_row(self, row: int) -> Place:
        """Return these cells in a certain row."""
        return Place(row, self.first, self.last)


@dataclass(frozen=True, slots=True)
class Place:
    """Holds cells side by side in a certain row."""

    row: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Holds the place of each part of one sheet. Rows and columns count from 0, as XlsxWriter counts them.

    Of the totals above the table, figures are in `blocks` beside each other, and beside the chart; remarks, in words, have a
    row each below them.
    """

    sheet: Sheet
    figures: tuple[Line, ...]
    remarks: tuple[Line, ...]
    blocks: int
    lines_row: int
    figures_high: int
    header_row: int

    @property
    def first_row(self) -> int:
        """Return the first row to type in."""
        return self.header_row + 1

    @property
    def last_row(self) -> int:
        """Return the last row to type in."""
        return self.header_row + self.sheet.rows

    @property
    def end_row(self) -> int:
        """Return the row of the line that closes the table.

        Formulas look at all rows from the heading to this one, because people insert and delete rows between the two.
        """
        return self.last_row + 1

    @property
    def last_column(self) -> int:
        """Return the table's last column."""
        return len(self.sheet.columns) - 1

    @property
    def width(self) -> float:
        """Return the table's width in characters."""
        return sum(self.width_of(place) for place in range(self.last_column + 1))

    @property
    def plain_name(self) -> str:
        """Write the sheet's name in letters, digits and underscores, as names inside a workbook have to be."""
        plain = "".join(letter if letter.isalnum() else "_" for letter in self.sheet.name)
        return plain if plain[0].isalpha() else f"_{plain}"

    @property
    def table_name(self) -> str:
        """Return the name of the table inside the workbook."""
        return f"{self.plain_name}_table"

    def place(self, column: str) -> int:
        """Return the worksheet column, counted from 0, that holds the column of this name."""
        return [candidate.name for candidate in self.sheet.columns].index(column)

    def span(self, first: int, width: float) -> Span:
        """Find how many columns from `first` on it takes to be at least `width` characters wide."""
        last, taken = first, self.width_of(first)
        while taken < width:
            last += 1
            taken += self.width_of(last)
        return Span(first, last)

    def width_from(self, span: Span) -> float:
        """Return the width of several worksheet columns in characters."""
        return sum(self.width_of(place) for place in range(span.first, span.last + 1))

    def width_of(self, place: int) -> float:
        """Return one worksheet column's width in characters, in the table or to the right of it; 0 when it is folded away."""
        if place > self.last_column:
            return USUAL_WIDTH
        column = self.sheet.columns[place]
        return 0 if column.folded else column_width(column)

    def cell(self, column: str, row: int) -> str:
        """Return the address of a column's cell in a worksheet row: `$C12`."""
        return f"${xl_col_to_name(self.place(column))}{row + 1}"

    def whole(self, column: str) -> str:
        """Return the address of a column's whole worksheet column, from top to bottom: `$C:$C`."""
        letter = xl_col_to_name(self.place(column))
        return f"${letter}:${letter}"

    def cells(self, column: str) -> str:
        """Return the address of a column's cells, with its heading and the line that closes it: `'Clients'!$C$12:$C$73`.

        A row is inserted and deleted between the two, be it the first or the last, so the address stays right in every program.
        """
        return self._rows(column, self.header_row, self.end_row)

    def surplus(self, column: str) -> int:
        """Count the cells at that address that hold words of ours: the heading and, in the first column, the closing line's."""
        return 1 + (self.place(column) == 0)

    def choices(self, column: str) -> str:
        """Return the address of the cells that a list offers; the closing line is among them where it is empty."""
        return self._rows(column, self.first_row, self.end_row if self.place(column) else self.last_row)

    def drawn(self, column: str, rows: int) -> str:
        """Return the address of the first `rows` cells of a column."""
        return self._rows(column, self.first_row, min(self.last_row, self.header_row + rows))

    def _rows(self, column: str, first: int, last: int) -> str:
        letter = xl_col_to_name(self.place(column))
        return f"{quoted(self.sheet.name)}!${letter}${first + 1}:${letter}${last + 1}"


def plan(sheet: Sheet) -> Grid:
    """Plan a sheet: title, about, banner, totals with the chart beside them, then the table."""
    figures = tuple(line for line in sheet.lines if line.type is not ColumnType.TEXT)
    remarks = tuple(line for line in sheet.lines if line.type is ColumnType.TEXT)
    lines_row = BANNER_ROW + 1 + bool(sheet.samples)
    more = () if sheet.chart else range(2, MOST_BLOCKS + 1)
    choices = [1, *(count for count in more if _label_room(sheet, count) >= NARROWEST_LABEL)]
    blocks = min(choices, key=lambda count: _figures_height(sheet, figures, count))
    high = max(math.ceil(len(figures) / blocks), CHART_ROWS if sheet.chart else 0)
    below = lines_row + high + len(remarks)
    return Grid(sheet, figures, remarks, blocks, lines_row, high, below + (below > lines_row))


def _figures_height(sheet: Sheet, figures: Sequence[Line], blocks: int) -> float:
    """Rate a layout of figures in this many blocks by its height in points, plus a penalty for each block.

    More blocks need fewer rows, but their narrower labels wrap more often, and the page looks less calm.
    """
    room = min(WIDEST_LABEL, _label_room(sheet, blocks))
    rows = math.ceil(len(figures) / blocks)
    high = sum(max(line_height(line.label, room) for line in figures[row::rows]) for row in range(rows))
    return high + UNTIDINESS * blocks


def _label_room(sheet: Sheet, blocks: int) -> float:
    values = max((_value_width(line) for line in sheet.lines if line.type is not ColumnType.TEXT), default=LEAST_VALUE)
    table = sum(column_width(column) for column in sheet.columns if not column.folded)
    return min(max(table, READING_WIDTH), SCREEN_WIDTH) / blocks - values - BLOCK_GAP


def line_height(label: str, width: float) -> float:
    """Return the height in points of a total's row, whose label is in a column this many characters wide."""
    return max(LINE_HEIGHT, height_of(label, width) + LINE_EDGE)


def column_width(column: Column) -> float:
    """Return a column's width in characters: what it asks for, but enough that its heading breaks no word."""
    longest = max(width_of(word, bold=True) for word in column.name.split())
    return max(column.width, round(longest + HEADING_ROOM, 1))


def line_widths(grid: Grid) -> tuple[float, float]:
    """Return how wide the labels and the values of the totals are, in characters; a longer label wraps."""
    longest = max((len(line.label) + 1 for line in grid.sheet.lines), default=0)
    values = max((_value_width(line) for line in grid.figures), default=LEAST_VALUE)
    return min(longest, WIDEST_LABEL, _label_room(grid.sheet, grid.blocks)), values


def _value_width(line: Line) -> float:
    """Return the width that a figure needs in characters; some formulas answer in words as well, such as "Under 5"."""
    written = (part.value for part in parts(parse(line.formula)) if isinstance(part, Constant))
    return max(LEAST_VALUE, *(len(value) + 2 for value in written if isinstance(value, str)), 0)


def quoted(name: str) -> str:
    """Write a sheet's name as it is before the `!` of an address."""
    return "'" + name.replace("'", "''") + "'"
