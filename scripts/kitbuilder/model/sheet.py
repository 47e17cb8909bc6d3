"""A worksheet of a tracker: columns, samples, totals and a chart, as plain data with Excel formulas kept as text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kitbuilder.model.problem import Location

Cell = str | int | float | None  # a date is kept as ISO text, "2026-03-02"; None is an empty cell


class ColumnType(StrEnum):
    """What a column's cells hold."""

    TEXT = "text"
    LIST = "list"
    DATE = "date"
    WHOLE = "whole"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `values` are the choices of a list, or one `Sheet[Column]` reference; `width` is in characters."""

    name: str
    type: ColumnType
    width: int
    help: str
    values: tuple[str, ...]
    formula: str
    on_paper: bool
    where: Location


@dataclass(frozen=True, slots=True)
class Flag:
    """A row is marked "good" or "warning" when the formula `when` is true for it."""

    when: str
    mark: str
    where: Location


@dataclass(frozen=True, slots=True)
class Line:
    """A total above the table: a label and the formula that works it out."""

    label: str
    formula: str
    type: ColumnType
    where: Location


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of the sheet's own columns. `kind` is "column", "bar" or "line"; `labels` names the category column."""

    title: str
    kind: str
    labels: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet. `rows` is how many rows are ready to type in; `samples` fill the first of them, cell by column."""

    name: str
    about: str
    rows: int
    columns: tuple[Column, ...]
    samples: tuple[tuple[Cell, ...], ...]
    flags: tuple[Flag, ...]
    lines: tuple[Line, ...]
    chart: Chart | None
    where: Location
