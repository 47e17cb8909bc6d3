"""Test cells against a criterion such as ">=3" or "Done", as COUNTIF and its relatives do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitbuilder.formula.values import NUMERIC_TEXT, Fault, Value, compare

if TYPE_CHECKING:
    from collections.abc import Callable

_PARTS = re.compile(r"(<>|<=|>=|=|<|>)?(.*)", re.DOTALL)


def criterion(wanted: Value) -> Callable[[Value], bool]:
    """Build the test of one cell that the second argument of COUNTIF stands for. An error fits no cell but its like."""
    match wanted:
        case str():
            found = _PARTS.fullmatch(wanted)
            return _written((found[1] if found else "") or "", found[2] if found else "")
        case None:
            return _numeric("=", 0)
        case bool() | Fault():
            return lambda cell: cell is wanted
        case _:
            return _numeric("=", wanted)


def holds(operator: str, order: int | Fault) -> bool:
    """Tell whether the operator between two values is satisfied by what comparing them came to."""
    match operator:
        case "=":
            return order == 0
        case "<>":
            return order != 0
        case "<":
            return order == -1
        case ">":
            return order == 1
        case "<=":
            return order in (-1, 0)
        case _:
            return order in (0, 1)


def _written(operator: str, rest: str) -> Callable[[Value], bool]:
    if not rest:
        return _blank(operator)
    if NUMERIC_TEXT.fullmatch(rest):
        return _numeric(operator or "=", float(rest))
    if rest.upper() in ("TRUE", "FALSE"):
        return _truth(operator or "=", wanted=rest.upper() == "TRUE")
    return _textual(operator or "=", rest)


def _blank(operator: str) -> Callable[[Value], bool]:
    """Build the test of an operator without a value: `""` fits what looks empty, `"="` what is empty, `"<>"` what is not."""
    match operator:
        case "":
            return lambda cell: cell is None or cell == ""
        case "=":
            return lambda cell: cell is None
        case "<>":
            return lambda cell: cell is not None
        case _:
            return lambda _cell: False


def _numeric(operator: str, wanted: float) -> Callable[[Value], bool]:
    def test(cell: Value) -> bool:
        if isinstance(cell, (str, bool, Fault)) or cell is None:
            return operator == "<>"
        return holds(operator, compare(cell, wanted))

    return test


def _truth(operator: str, *, wanted: bool) -> Callable[[Value], bool]:
    def test(cell: Value) -> bool:
        return holds(operator, compare(cell, wanted)) if isinstance(cell, bool) else operator == "<>"

    return test


def _textual(operator: str, wanted: str) -> Callable[[Value], bool]:
    pattern = _wildcards(wanted)

    def test(cell: Value) -> bool:
        if not isinstance(cell, str):
            return operator == "<>"
        if operator in ("=", "<>"):
            return bool(pattern.fullmatch(cell)) == (operator == "=")
        return holds(operator, compare(cell, wanted))

    return test


def _wildcards(wanted: str) -> re.Pattern[str]:
    """Translate wildcards: `*` is any text, `?` any one character, `~` takes the next one as it is."""
    pieces = re.findall(r"~[*?~]|.", wanted, re.DOTALL)
    known = {"*": ".*", "?": "."}
    pattern = "".join(known.get(piece) or re.escape(piece[-1]) for piece in pieces)
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)
