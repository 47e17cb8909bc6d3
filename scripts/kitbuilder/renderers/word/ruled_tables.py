"""Write rows of cells as a table of fixed widths, from which every ruled thing is made, be it a form's grid or a slip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.renderers.word.markup import Element, w
from kitbuilder.renderers.word.paragraphs import paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitbuilder.renderers.word.reference import Reference


@dataclass(frozen=True, slots=True)
class Cell:
    """Holds the content of a cell, and how many columns it spans."""

    content: Sequence[Element]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """Holds cells side by side. A head row repeats on every page; `height` is the least height, in twips."""

    cells: Sequence[Cell]
    is_head: bool = False
    height: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """Holds how a table is ruled: its style by name, its column widths in twips, and the caption a screen reader speaks."""

    style: str
    widths: tuple[int, ...]
    caption: str = ""


def write_frame(frame: Frame, rows: Sequence[Row], reference: Reference) -> list[Element]:
    """Write rows as a table and the gap below it, without which Word would join it to the next."""
    headed = any(row.is_head for row in rows)
    conditions = {"firstRow": int(headed), "lastRow": 0, "firstColumn": 0, "lastColumn": 0, "noHBand": 0, "noVBand": 1}
    properties = w(
        "tblPr",
        w("tblStyle", val=reference.style(frame.style)),
        w("tblW", w=sum(frame.widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0420" if headed else "0400", **conditions),
        w("tblCaption", val=frame.caption) if frame.caption else None,
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in frame.widths))
    return [w("tbl", properties, grid, *(_row(row, frame.widths, reference) for row in rows)), gap(reference)]


def gap(reference: Reference, *properties: Element) -> Element:
    """Make the thin paragraph that follows a table, or carries a break."""
    return paragraph(reference.style("Table Gap"), [], *properties)


def inner_width(style: str, width: int, reference: Reference) -> int:
    """Return the width of the text in a cell of this width, in twips."""
    return width - sum(reference.cell_margins(style))


def share(width: int, weights: Sequence[float]) -> tuple[int, ...]:
    """Share out a width among columns by their weights, so that they add up to `width`."""
    total = sum(weights)
    widths = [int(width * weight / total) for weight in weights]
    widths[-1] += width - sum(widths)
    return tuple(widths)


def _row(row: Row, widths: tuple[int, ...], reference: Reference) -> Element:
    height = w("trHeight", val=row.height, hRule="atLeast") if row.height else None
    properties = w("trPr", w("cantSplit"), height, w("tblHeader") if row.is_head else None)
    cells, column = [], 0
    for cell in row.cells:
        width = sum(widths[column : column + cell.span])
        span = w("gridSpan", val=cell.span) if cell.span > 1 else None
        content = cell.content or [gap(reference)]
        cells.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa"), span), *content))
        column += cell.span
    return w("tr", properties, *cells)
