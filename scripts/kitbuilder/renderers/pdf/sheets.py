"""Write a tracker's worksheet as a page to fill in by hand: its paper columns, its samples, and empty rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kitbuilder.model.sheet import Cell, Column, Sheet
    from kitbuilder.renderers.pdf.measure import Measure

ROWS_IN_TEXT, ROWS_ACROSS = 14, 20
CHARACTER = 4.6  # points: a character at the size a sheet is set in
SIZE = 9.0  # of a sheet's type, as in kit/style/tables.typ
EDGES = 8.0  # points: the two sides of a cell


def sheet_data(sheet: Sheet, measure: Measure, *, across: bool) -> dict[str, Any]:
    """Write a sheet as the table that `sheet-of` in `kit/style/tables.typ` draws; `across` says that it has a page's length."""
    shown = [place for place, column in enumerate(sheet.columns) if column.on_paper]
    samples = [[_shown(row[place]) for place in shown] for row in sheet.samples if not _is_computed(sheet.columns, shown)]
    most = ROWS_ACROSS if across else ROWS_IN_TEXT
    ready = sheet.rows - len(sheet.samples)  # as many as a spreadsheet has once the samples are deleted
    return {
        "t": "sheet",
        "name": sheet.name,
        "about": sheet.about,
        "header": [sheet.columns[place].name for place in shown],
        "widths": [_width(sheet.columns[place], measure) for place in shown],
        "samples": samples,
        "empty": max(0, min(most, ready) - len(samples)),
        "fills": across and sheet.rows >= most,
    }


def needed_width(sheet: Sheet, measure: Measure) -> float:
    """Add up the points that a sheet's paper columns ask for, side by side."""
    return sum(_width(column, measure) for column in sheet.columns if column.on_paper)


def _width(column: Column, measure: Measure) -> float:
    """Say how wide a column is: as wide as the author says, and never through a word of its heading."""
    longest = max(measure.width(word, strong=True, size=SIZE) for word in column.name.split())
    return round(max(column.width * CHARACTER, longest) + EDGES, 1)


def _is_computed(columns: tuple[Column, ...], shown: list[int]) -> bool:
    """Tell whether every column shown is worked out by formula: then there is nothing to copy by hand."""
    return all(columns[place].formula for place in shown)


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)
