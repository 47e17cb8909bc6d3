"""Add a sheet's flags as its first column, Mark, whose formula says in signs and words what a row needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitbuilder.formula.excel import quoted_text
from kitbuilder.model.sheet import MARK_COLUMN, NUMBERS, Column, ColumnType, Flag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitbuilder.model.sheet import Sheet

SIGNS = {"warning": "!", "good": "\u2713"}  # a sign, not only a color, so that it is seen in print and by everybody
HELP = f"{SIGNS['warning']} wants your attention. {SIGNS['good']} is as it should be."
NARROWEST, WIDEST = 8, 20  # characters


def all_flags(sheet: Sheet) -> tuple[Flag, ...]:
    """Return a sheet's flags, before them those that no author has to think of: text where a date or a number belongs.

    A rule refuses what is typed, not what is pasted. Such a text would count as a date in one formula and be an error in
    the next, so that a row is told of nothing else before it is right.
    """
    return tuple(_misplaced(sheet)) + sheet.flags


def _misplaced(sheet: Sheet) -> Iterator[Flag]:
    for kinds, label in (((ColumnType.DATE,), "Not a date"), (NUMBERS, "Not a number")):
        cells = ",".join(f"[{column.name}]" for column in sheet.columns if column.type in kinds and not column.formula)
        if cells:
            yield Flag(f"=COUNT({cells})<>COUNTA({cells})", "warning", sheet.where, label)


def with_marks(sheet: Sheet) -> Sheet:
    """Return a sheet with all its flags, and their marks as one more column in front; without flags it stays as it is."""
    flags = all_flags(sheet)
    if not flags:
        return sheet
    width = min(WIDEST, max(NARROWEST, *(len(sign(flag)) + 3 for flag in flags)))
    marks = Column(MARK_COLUMN, ColumnType.TEXT, width, HELP, (), mark_formula(flags), on_paper=False, where=sheet.where)
    samples = tuple((None, *sample) for sample in sheet.samples)
    return replace(sheet, columns=(marks, *sheet.columns), samples=samples, flags=flags)


def mark_formula(flags: Sequence[Flag]) -> str:
    """Write the formula of the column of flags: the first that holds is shown, warnings before anything good."""
    formula = '""'
    for flag in (*_of(flags, "good"), *_of(flags, "warning")):
        formula = f"IF({flag.when.removeprefix('=')},{quoted_text(sign(flag))},{formula})"
    return f'=IFERROR({formula},"")'


def _of(flags: Sequence[Flag], mark: str) -> tuple[Flag, ...]:
    """List the flags of one sort, the first last: each is wrapped around the ones before it."""
    return tuple(flag for flag in reversed(flags) if flag.mark == mark)


def sign(flag: Flag) -> str:
    """Write what the Mark column shows for a flag: `! Overdue`."""
    return f"{SIGNS[flag.mark]} {flag.label}".rstrip()
