"""Calculate every cell, total and mark of a tracker's sheets, as a spreadsheet program does."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from kitbuilder.formula.evaluate import evaluate
from kitbuilder.formula.parse import parse
from kitbuilder.formula.values import Value, serial
from kitbuilder.model.sheet import Column, ColumnType, Flag, Line, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitbuilder.formula.syntax import Expression


def day_number(iso: str) -> int:
    """Turn a day, "2026-11-23", into the number a spreadsheet keeps for it."""
    return serial(datetime.date.fromisoformat(iso))


class Calculation:
    """The worked-out sheets. They have been checked; `today` is what TODAY() answers, counted in days."""

    def __init__(self, sheets: Iterable[Sheet], today: int) -> None:
        self.today = today
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._places = {(s.name, c.name): (i, c) for s in self._sheets.values() for i, c in enumerate(s.columns)}
        self._formulas = {key: parse(column.formula) for key, (_, column) in self._places.items() if column.formula}
        self._known: dict[tuple[str, str, int], Value] = {}
        self._columns: dict[tuple[str, str], tuple[Value, ...]] = {}

    def cell(self, sheet: str, column: str, row: int) -> Value:
        """Calculate one cell; `row` counts from 0, below the heading."""
        key = (sheet, column, row)
        if key not in self._known:
            self._known[key] = 0  # what a spreadsheet shows for a cell that asks for itself
            self._known[key] = self._work_out(sheet, column, row)
        return self._known[key]

    def column(self, sheet: str, column: str) -> tuple[Value, ...]:
        """Calculate the cells of a column's ready rows."""
        if (sheet, column) not in self._columns:
            self._columns[sheet, column] = tuple(self.cell(sheet, column, row) for row in range(self._sheets[sheet].rows))
        return self._columns[sheet, column]

    def line(self, sheet: str, line: Line) -> Value:
        """Calculate a total above the table."""
        return self._result(parse(line.formula), sheet, 0)

    def flag(self, sheet: str, flag: Flag, row: int) -> Value:
        """Calculate what a flag's formula answers for one row."""
        return self._result(parse(flag.when), sheet, row)

    def _work_out(self, sheet: str, column: str, row: int) -> Value:
        formula = self._formulas.get((sheet, column))
        if formula:
            return self._result(formula, sheet, row)
        samples = self._sheets[sheet].samples
        index, held = self._places[sheet, column]
        return typed(samples[row][index], held) if row < len(samples) else None

    def _result(self, formula: Expression, sheet: str, row: int) -> Value:
        value = evaluate(formula, _Row(self, sheet, row))
        return 0 if value is None else value  # a formula's cell is never empty


def typed(cell: str | float | None, column: Column) -> Value:
    """Return what a cell holds for what a sample says: for a date, its number."""
    if column.type is ColumnType.DATE and isinstance(cell, str):
        return day_number(cell)
    return cell


class _Row:
    """What a formula of one row can read."""

    def __init__(self, calculation: Calculation, sheet: str, row: int) -> None:
        self._calculation = calculation
        self._sheet = sheet
        self._row = row

    @property
    def today(self) -> int:
        return self._calculation.today

    def this_row(self, column: str) -> Value:
        return self._calculation.cell(self._sheet, column, self._row)

    def whole_column(self, sheet: str, column: str) -> tuple[Value, ...]:
        return self._calculation.column(sheet, column)
