"""Write formulas in the spreadsheet's terms: where ours name a column, these name the cells that it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.formula import parse, spell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.sheet import Column
    from kitbuilder.renderers.spreadsheet.grid import Grid


class Addresses:
    """Gives the addresses of all sheets of one workbook."""

    def __init__(self, grids: Mapping[str, Grid]) -> None:
        self._grids = grids

    def in_row(self, formula: str, grid: Grid, row: int) -> str:
        """Write the formula for one worksheet row in plain addresses, which every spreadsheet program reads."""
        return "=" + spell(parse(formula), lambda column: grid.cell(column, row), self)

    def in_table(self, formula: str, grid: Grid) -> str:
        """Write the formula as the table's column has it, which Excel fills into a row that somebody adds."""

        def this_row(column: str) -> str:
            escaped = "".join(f"'{letter}" if letter in "'#" else letter for letter in column)
            return f"{grid.table_name}[[#This Row],[{escaped}]]"

        return "=" + spell(parse(formula), this_row, self)

    def choices(self, column: Column) -> str:
        """Return the address of the cells that a list takes its choices from, or "" when the list itself holds them."""
        if not column.choices_from:
            return ""
        sheet, name = column.choices_from
        return "=" + self._grids[sheet].choices(name)

    def cells(self, sheet: str, column: str) -> str:
        """Return the address of a whole column."""
        return self._grids[sheet].cells(column)

    def surplus(self, sheet: str, column: str) -> int:
        """Count the cells at that address that hold words of ours, so that formulas can leave them out."""
        return self._grids[sheet].surplus(column)
