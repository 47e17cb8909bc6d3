"""Choose what a spreadsheet file keeps beside a formula for its worked-out value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.formula.values import Fault

if TYPE_CHECKING:
    from kitbuilder.formula.values import Value


def shown(value: Value) -> str | float:
    """Return the value to keep: an error by its name, an empty cell as an empty text."""
    match value:
        case Fault():
            return value.value
        case None:
            return ""
        case _:
            return value
