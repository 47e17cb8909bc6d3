"""Add a sheet's flags as its first column, Mark, whose formula says in signs and words what a row needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitbuilder.model.sheet import MARK_COLUMN, Column, ColumnType

if TYPE_CHECKING:
    from kitbuilder.model.sheet import Flag, Sheet

SIGNS = {"warning": "!", "good": "\u2713"}  # a sign, not only a color, so that it is seen in print and by everybody
HELP = f"{SIGNS['warning']} wants your attention. {SIGNS['good']} is as it should be."
NARROWEST, WIDEST = 8, 20  # characters


def with_marks(sheet: Sheet) -> Sheet:
    """Return a sheet with its marks as one more column in front; a sheet without flags stays as it is."""
    if not sheet.flags:
        return sheet
    width = min(WIDEST, max(NARROWEST, *(len(sign(flag)) + 3 for flag in sheet.flags)))
    marks = Column(MARK_COLUMN, ColumnType.TEXT, width, HELP, (), mark_formula(sheet), on_paper=False, where=sheet.where)
    return replace(sheet, columns=(marks, *sheet.columns), samples=tuple((None, *sample) for sample in sheet.samples))


def mark_formula(sheet: Sheet) -> str:
    """Write the formula of the column of flags: the first that holds is shown, warnings before anything good."""
    formula = '""'
    for flag in (*_of(sheet, "good"), *_of(sheet, "warning")):
        formula = f"IF({flag.when.removeprefix('=')},{quoted_text(sign(flag))},{formula})"
    return f'=IFERROR({formula},"")'


def _of(sheet: Sheet, mark: str) -> tuple[Flag, ...]:
    """List the flags of one sort, the first last: each is wrapped around the ones before it."""
    return tuple(flag for flag in reversed(sheet.flags) if flag.mark == mark)


def sign(flag: Flag) -> str:
    """Write what the Mark column shows for a flag: `! Overdue`."""
    return f"{SIGNS[flag.mark]} {flag.label}".rstrip()


def quoted_text(text: str) -> str:
    """Turn a text into how a formula writes it."""
    return '"' + text.replace('"', '""') + '"'
