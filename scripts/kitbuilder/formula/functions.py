"""Define the functions a formula may call: what each takes and what it makes of that, as Excel does."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING

from kitbuilder.formula.criteria import criterion
from kitbuilder.formula.values import DIGITS, Fault, Value, as_number, as_truth, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Area:
    """Cells that were named rather than worked out: functions pass over the texts and empty cells among them."""

    cells: tuple[Value, ...]


class Takes(Enum):
    """What one argument may be."""

    VALUE = auto()  # anything worked out, or one cell
    CELLS = auto()  # one cell or a whole column, nothing worked out
    EITHER = auto()


Argument = Area | Value


@dataclass(frozen=True, slots=True)
class Function:
    """`takes` are its arguments; the last `optional` may be left out, the last `repeats` may come again and again.

    `work` is None for the three that need more than values: IF and IFERROR look at one branch only, TODAY at the calendar.
    """

    takes: tuple[Takes, ...]
    work: Callable[[Sequence[Argument]], Value] | None = None
    optional: int = 0
    repeats: int = 0

    def accepts(self, count: int) -> bool:
        """Tell whether it can be called with that many arguments."""
        most = len(self.takes)
        if self.repeats and count > most:
            return (count - most) % self.repeats == 0
        return most - self.optional <= count <= most

    def kind(self, index: int) -> Takes:
        """Say what the argument at `index`, from 0, may be."""
        beyond = index - len(self.takes)
        return self.takes[index] if beyond < 0 else self.takes[len(self.takes) - self.repeats + beyond % self.repeats]


def _truths(arguments: Iterable[Argument]) -> list[bool] | Fault:
    found: list[bool] = []
    for argument in arguments:
        cells = argument.cells if isinstance(argument, Area) else (argument,)
        for cell in cells:
            if isinstance(argument, Area) and (cell is None or isinstance(cell, str)):
                continue
            truth = as_truth(cell)
            if isinstance(truth, Fault):
                return truth
            found.append(truth)
    return found or Fault.WRONG_VALUE


def _and(arguments: Sequence[Argument]) -> Value:
    truths = _truths(arguments)
    return truths if isinstance(truths, Fault) else all(truths)


def _or(arguments: Sequence[Argument]) -> Value:
    truths = _truths(arguments)
    return truths if isinstance(truths, Fault) else any(truths)


def _not(arguments: Sequence[Argument]) -> Value:
    truth = as_truth(_value(arguments[0]))
    return truth if isinstance(truth, Fault) else not truth


def _value(argument: Argument) -> Value:
    return argument.cells[0] if isinstance(argument, Area) else argument


def _cells(argument: Argument) -> tuple[Value, ...]:
    return argument.cells if isinstance(argument, Area) else (argument,)


def _is_number(value: Value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _count(arguments: Sequence[Argument]) -> Value:
    found = 0
    for argument in arguments:
        if isinstance(argument, Area):
            found += sum(_is_number(cell) for cell in argument.cells)
        else:
            found += not isinstance(as_number(argument), Fault)
    return found


def _counta(arguments: Sequence[Argument]) -> Value:
    return sum(cell is not None for argument in arguments for cell in _cells(argument))


def _numbers(arguments: Iterable[Argument]) -> list[float] | Fault:
    """Collect the numbers among named cells, and all that is worked out as a number; return the first error met instead."""
    found: list[float] = []
    for argument in arguments:
        for cell in _cells(argument):
            if isinstance(argument, Area) and not isinstance(cell, Fault) and not _is_number(cell):
                continue
            value = as_number(cell)
            if isinstance(value, Fault):
                return value
            found.append(value)
    return found


def _over_numbers(work: Callable[[list[float]], float], none: Value) -> Callable[[Sequence[Argument]], Value]:
    """Wrap a calculation over numbers as a function; `none` is its answer when there is not one number."""

    def answer(arguments: Sequence[Argument]) -> Value:
        numbers = _numbers(arguments)
        if isinstance(numbers, Fault):
            return numbers
        return number(work(numbers)) if numbers else none

    return answer


def _sum(numbers: list[float]) -> float:
    try:
        return math.fsum(numbers)
    except OverflowError:
        return math.inf


def _average(numbers: list[float]) -> float:
    return _sum(numbers) / len(numbers)


def _chosen(tests: Sequence[Argument]) -> list[int] | Fault:
    """List the rows in which every pair of cells and criterion holds."""
    lengths = {len(_cells(cells)) for cells in tests[::2]}
    if len(lengths) != 1:
        return Fault.WRONG_VALUE
    rows = list(range(lengths.pop()))
    for cells, wanted in zip(tests[::2], tests[1::2], strict=True):
        fits, held = criterion(_value(wanted)), _cells(cells)
        rows = [row for row in rows if fits(held[row])]
    return rows


def _countifs(arguments: Sequence[Argument]) -> Value:
    rows = _chosen(arguments)
    return rows if isinstance(rows, Fault) else len(rows)


def _picked(cells: Argument, tests: Sequence[Argument]) -> Sequence[Argument] | Fault:
    rows, held = _chosen(tests), _cells(cells)
    if isinstance(rows, Fault):
        return rows
    if len(held) != len(_cells(tests[0])):
        return Fault.WRONG_VALUE
    return (Area(tuple(held[row] for row in rows)),)


def _where(work: Callable[[Sequence[Argument]], Value]) -> Callable[[Sequence[Argument]], Value]:
    """Build SUMIF or AVERAGEIF from SUM or AVERAGE: the cells to look at, what fits, and the cells to take if others."""

    def answer(arguments: Sequence[Argument]) -> Value:
        looked_at, wanted, *taken = arguments
        picked = _picked(taken[0] if taken else looked_at, (looked_at, wanted))
        return picked if isinstance(picked, Fault) else work(picked)

    return answer


def _sumifs(arguments: Sequence[Argument]) -> Value:
    picked = _picked(arguments[0], arguments[1:])
    return picked if isinstance(picked, Fault) else _SUM(picked)


def _round(arguments: Sequence[Argument]) -> Value:
    value, digits = as_number(_value(arguments[0])), as_number(_value(arguments[1]))
    if isinstance(value, Fault):
        return value
    if isinstance(digits, Fault):
        return digits
    places = max(-300, min(300, int(digits)))
    exact = Decimal(f"{value:.{DIGITS}g}").quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=700))
    return number(float(exact))


def _abs(arguments: Sequence[Argument]) -> Value:
    value = as_number(_value(arguments[0]))
    return value if isinstance(value, Fault) else number(abs(value))


_V, _C, _E = Takes.VALUE, Takes.CELLS, Takes.EITHER
_SUM = _over_numbers(_sum, 0)
_AVERAGE = _over_numbers(_average, Fault.DIVIDED_BY_ZERO)

FUNCTIONS = {
    "IF": Function((_V, _V, _V), optional=1),
    "IFERROR": Function((_V, _V)),
    "TODAY": Function(()),
    "AND": Function((_E,), _and, repeats=1),
    "OR": Function((_E,), _or, repeats=1),
    "NOT": Function((_V,), _not),
    "COUNT": Function((_E,), _count, repeats=1),
    "COUNTA": Function((_E,), _counta, repeats=1),
    "COUNTIF": Function((_C, _V), _countifs),
    "COUNTIFS": Function((_C, _V), _countifs, repeats=2),
    "SUM": Function((_E,), _SUM, repeats=1),
    "SUMIF": Function((_C, _V, _C), _where(_SUM), optional=1),
    "SUMIFS": Function((_C, _C, _V), _sumifs, repeats=2),
    "AVERAGE": Function((_E,), _AVERAGE, repeats=1),
    "AVERAGEIF": Function((_C, _V, _C), _where(_AVERAGE), optional=1),
    "MEDIAN": Function((_E,), _over_numbers(statistics.median, Fault.NOT_A_NUMBER), repeats=1),
    "MIN": Function((_E,), _over_numbers(min, 0), repeats=1),
    "MAX": Function((_E,), _over_numbers(max, 0), repeats=1),
    "ROUND": Function((_V, _V), _round),
    "ABS": Function((_V,), _abs),
}
