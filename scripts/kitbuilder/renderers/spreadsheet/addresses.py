"""Formulas become the spreadsheet's own text: columns by name become the cells they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.formula import parse, spell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.sheet import Column
    from kitbuilder.renderers.spreadsheet.grid import Grid


class Addresses:
    """The addresses of all sheets of one workbook."""

    def __init__(self, grids: Mapping[str, Grid]) -> None:
        self._grids = grids

    def in_row(self, formula: str, grid: Grid, row: int) -> str:
        """The formula for one worksheet row in plain addresses, which every spreadsheet program reads."""
        return "=" + spell(parse(formula), lambda column: grid.cell(column, row), self)

    def in_table(self, formula: str, grid: Grid) -> str:
        """The formula as the table's own: what Excel fills into a row that somebody adds."""

        def this_row(column: str) -> str:
            escaped = "".join(f"'{letter}" if letter in "'#" else letter for letter in column)
            return f"{grid.table_name}[[#This Row],[{escaped}]]"

        return "=" + spell(parse(formula), this_row, self)

    def choices(self, column: Column) -> str:
        """The address of the cells a list takes its choices from, or "" when they stand in the list itself."""
        if not column.choices_from:
            return ""
        sheet, name = column.choices_from
        return "=" + self._grids[sheet].choices(name)

    def cells(self, sheet: str, column: str) -> str:
        """The address of a whole column."""
        return self._grids[sheet].cells(column)

    def surplus(self, sheet: str, column: str) -> int:
        """How many cells of it nobody has typed."""
        return self._grids[sheet].surplus(column)
