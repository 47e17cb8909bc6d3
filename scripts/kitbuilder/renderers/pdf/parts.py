"""Divide what a template shows at its page breaks, and count the lines to write on that may stand farther apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitbuilder.renderers.pdf.inlines import Data

FILLS_ITS_PAGE = ("sheets", "cut")
LEAST = 3  # lines: with fewer, none is worth another look at the page
GROWTH = {"writing": 1.0, "sentence": 0.5, "reading": 0.0}  # of a line of text, beside a row of a form


def parts_of(body: list[Data]) -> list[Data]:
    """Divide a body at its page breaks; what follows one begins a page."""
    parts: list[list[Data]] = [[]]
    for block in body:
        if block["t"] == "page":
            parts.append([])
        else:
            parts[-1].append(block)
    return [{"body": part, "lines": _lines_on_page(part)} for part in parts if part]


def _lines_on_page(part: list[Data]) -> float:
    """Count the lines to write on of a page that neither fills itself nor holds only sentences with gaps, as a script does."""
    if any(block["t"] in FILLS_ITS_PAGE for block in part):
        return 0.0
    lines = _lines(part)
    return lines if lines >= LEAST else 0.0


def _lines(blocks: Iterable[Data]) -> float:
    return sum(map(_lines_of, blocks))


def _lines_of(block: Data) -> float:
    """Count by how many rows at the least a block grows when lines to write on come apart.

    Of columns, the one with the fewest counts. What runs on to another line, or stands in a branch, is not counted.
    """
    match block:
        case {"t": "row" | "named"}:
            return 1
        case {"t": "panel", "beside": beside, "label": label, "blank": {"lines": lines}}:
            return float(lines + (1 if label and not beside else 0))
        case {"t": "text", "pitch": str(pitch)}:
            return GROWTH[pitch]
        case {"t": "table", "roomy": True, "header": header, "rows": rows}:
            return len(rows) + bool(header)
        case {"t": "bullets" | "numbered" | "ticks", "form": True, "c": items}:
            return sum(_lines_of_item(item["c"] if isinstance(item, dict) else item) for item in items)
        case {"t": "columns", "c": columns}:
            return min(map(_lines, columns), default=0.0)
        case {
            "t": "lines" | "box" | "email" | "note" | "say" | "quote" | "aligned" | "sized" | "signature" | "coded",
            "c": children,
        }:
            return _lines(children)
        case _:
            return 0.0


def _lines_of_item(item: list[Data]) -> float:
    """Count an item only to be read as the one line that it takes in a list that somebody writes in."""
    return 1.0 if all(block["t"] == "par" for block in item) else _lines(item)


def is_form(items: list[list[Data]]) -> bool:
    """Tell whether somebody writes in any of a list's items."""
    return any(block["t"] == "lines" for item in items for block in item)
