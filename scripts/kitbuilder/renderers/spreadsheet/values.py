"""A worked-out value becomes what a spreadsheet file keeps beside the formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.formula.values import Fault

if TYPE_CHECKING:
    from kitbuilder.formula.values import Value


def shown(value: Value) -> str | float:
    """Turn a value into the one to keep: errors by their name, an empty cell as an empty text."""
    match value:
        case Fault():
            return value.value
        case None:
            return ""
        case _:
            return value
