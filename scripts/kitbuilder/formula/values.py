"""Define what a cell can hold, and how Excel converts one sort of value to another."""

from __future__ import annotations

import datetime
import math
import re
from decimal import Decimal
from enum import Enum


class Fault(Enum):
    """An error as a cell shows it. It travels through every formula that meets it."""

    DIVIDED_BY_ZERO = "#DIV/0!"
    WRONG_VALUE = "#VALUE!"
    NOT_A_NUMBER = "#NUM!"


Value = float | str | bool | Fault | None  # None is a cell nobody has typed into
DAY_ZERO = datetime.date(1899, 12, 30)
DIGITS = 15  # what a spreadsheet keeps of a number
NUMERIC_TEXT = re.compile(r"\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d{1,3})?\s*")
LEAST_PLAIN, MOST_PLAIN = 1e-9, 1e21  # beyond these a number in a text is written with an exponent


def serial(day: datetime.date) -> int:
    """Return the number that a spreadsheet keeps for a date."""
    return (day - DAY_ZERO).days


def day(number_of_day: float) -> datetime.date:
    """Return the date that a spreadsheet keeps as this number."""
    return DAY_ZERO + datetime.timedelta(days=int(number_of_day))


def number(result: float) -> Value:
    """Return the value for the result of a calculation: a whole number where it is one, an error where it is none."""
    value = float(result)
    if not math.isfinite(value):
        return Fault.NOT_A_NUMBER
    return int(value) if value.is_integer() and abs(value) < 10**DIGITS else value


def as_number(value: Value) -> float | Fault:
    """Convert a value as arithmetic does: an empty cell is 0, a text that reads as a number is that number."""
    match value:
        case Fault():
            return value
        case None:
            return 0
        case bool():
            return int(value)
        case str():
            found = float(value) if NUMERIC_TEXT.fullmatch(value) else math.nan
            return found if math.isfinite(found) else Fault.WRONG_VALUE
        case _:
            return value


def as_text(value: Value) -> str | Fault:
    """Convert a value to the text that & joins."""
    match value:
        case Fault() | str():
            return value
        case None:
            return ""
        case bool():
            return str(value).upper()
        case _:
            return _plain(value)


def as_truth(value: Value) -> bool | Fault:
    """Convert a value as a condition does: a number other than 0 is true, a text has to say TRUE or FALSE."""
    match value:
        case Fault() | bool():
            return value
        case None:
            return False
        case str():
            return value.upper() == "TRUE" if value.upper() in ("TRUE", "FALSE") else Fault.WRONG_VALUE
        case _:
            return value != 0


def compare(left: Value, right: Value) -> int | Fault:
    """Compare two values: -1, 0 or 1. Numbers stand before texts and these before FALSE and TRUE; case does not count.

    An empty cell counts as 0 beside a number, as "" beside a text, as FALSE beside a truth.
    """
    if isinstance(left, Fault):
        return left
    if isinstance(right, Fault):
        return right
    first, second = _ordered(_filled(left, right)), _ordered(_filled(right, left))
    return (first > second) - (first < second)


def rounded(value: float) -> float:
    """Round a number to its first 15 digits, so that 0.1 + 0.2 is 0.3."""
    return float(f"{value:.{DIGITS}g}")


def _filled(value: Value, beside: Value) -> Value:
    if value is not None:
        return value
    match beside:
        case bool():
            return False
        case str():
            return ""
        case _:
            return 0


def _ordered(value: Value) -> tuple[int, float, str]:
    match value:
        case bool():
            return (2, float(value), "")
        case str():
            return (1, 0.0, value.lower())
        case int() | float():
            return (0, rounded(value), "")
        case _:
            return (0, 0.0, "")


def _plain(value: float) -> str:
    digits = f"{value:.{DIGITS}g}"
    if "e" not in digits:
        return digits
    if LEAST_PLAIN < abs(value) < MOST_PLAIN:
        return f"{Decimal(digits):f}"
    return digits.replace("e", "E")
