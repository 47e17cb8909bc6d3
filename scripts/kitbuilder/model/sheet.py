"""Hold a worksheet of a tracker: columns, samples, totals and a chart, with Excel formulas kept as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitbuilder.model.problem import Location

Cell = str | int | float | None  # a date is kept as ISO text, "2026-03-02"; None is an empty cell
MARK_COLUMN = "Mark"  # the column that a sheet with flags has in front of its own, in a spreadsheet
SAMPLE_WORD = "FICT"  # what a made-up row's code begins with, so that people and formulas know it
_REFERENCE = re.compile(r"([^\[\]]+)\[([^\[\]]+)\]")


class ColumnType(StrEnum):
    """What a column's cells hold."""

    TEXT = "text"
    LIST = "list"
    DATE = "date"
    WHOLE = "whole"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"


NUMBERS = (ColumnType.WHOLE, ColumnType.NUMBER, ColumnType.PERCENT, ColumnType.MONEY)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `values` are the choices of a list, or one `Sheet[Column]` reference; `width` is in characters.

    `where` is the line to look at: its formula's or its list's, if it has one, else its name's. A `folded` one only
    helps others: a spreadsheet folds it away.
    """

    name: str
    type: ColumnType
    width: int
    help: str
    values: tuple[str, ...]
    formula: str
    on_paper: bool
    where: Location
    folded: bool = False

    @property
    def full_help(self) -> str:
        """What the column is for: its help, and for one with a formula that there is nothing to type."""
        if not self.formula or self.help.startswith("Worked out"):
            return self.help
        return f"Worked out for you. {self.help}".rstrip()

    @property
    def choices_from(self) -> tuple[str, str] | None:
        """The sheet and column whose cells are this list's choices, or None when the choices stand here."""
        found = _REFERENCE.fullmatch(self.values[0]) if len(self.values) == 1 else None
        return (found[1].strip().strip("'"), found[2].strip()) if found else None


@dataclass(frozen=True, slots=True)
class Flag:
    """A row is marked "good" or "warning" when the formula `when` is true for it; `label` says why, in a word."""

    when: str
    mark: str
    where: Location
    label: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A total above the table: a label and the formula that works it out."""

    label: str
    formula: str
    type: ColumnType
    where: Location


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of the sheet's own columns. `kind` is "column", "bar" or "line"; `labels` names the category column.

    `rows` is how many rows it shows, from the first.
    """

    title: str
    kind: str
    labels: str
    values: tuple[str, ...]
    rows: int = 12


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

    @property
    def sample_key(self) -> str:
        """The name of the column that says which rows are made up, or "" when none does."""
        return sample_key(self.columns, self.samples)


def sample_key(columns: Sequence[Column], samples: Sequence[tuple[Cell, ...]]) -> str:
    """Return the name of the first column in which every sample begins with "FICT", or ""."""
    for place, column in enumerate(columns):
        if samples and all(str(sample[place]).upper().startswith(SAMPLE_WORD) for sample in samples):
            return column.name
    return ""
