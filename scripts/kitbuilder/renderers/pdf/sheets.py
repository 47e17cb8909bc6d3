"""A tracker's worksheet becomes a page to fill in by hand: its paper columns, its samples, and empty rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kitbuilder.model.sheet import Cell, Column, Sheet

ROWS_ON_PAPER = 14


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    """Turn a sheet into the table that `sheet-of` in `kit/style/blocks.typ` draws."""
    shown = [place for place, column in enumerate(sheet.columns) if column.on_paper]
    samples = [[_shown(row[place]) for place in shown] for row in sheet.samples if not _is_computed(sheet.columns, shown)]
    empty = [["" for _ in shown]] * max(0, min(ROWS_ON_PAPER, sheet.rows) - len(samples))
    return {
        "t": "sheet",
        "name": sheet.name,
        "about": sheet.about,
        "header": [sheet.columns[place].name for place in shown],
        "widths": [max(5, sheet.columns[place].width) for place in shown],
        "rows": [*samples, *empty],
    }


def _is_computed(columns: tuple[Column, ...], shown: list[int]) -> bool:
    """Whether every column shown is worked out by formula: then there is nothing to copy by hand."""
    return all(columns[place].formula for place in shown)


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)
