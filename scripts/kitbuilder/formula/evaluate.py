"""Evaluate a formula's tree for one row, given the cells it reads. Errors are values: nothing is ever raised."""

from __future__ import annotations

import operator as operators
from typing import TYPE_CHECKING, Protocol

from kitbuilder.formula.criteria import holds
from kitbuilder.formula.functions import FUNCTIONS, Area, Argument, Takes
from kitbuilder.formula.syntax import Call, Constant, Expression, Operation, Sign, ThisRow, WholeColumn
from kitbuilder.formula.values import Fault, Value, as_number, as_text, as_truth, compare, number

if TYPE_CHECKING:
    from collections.abc import Callable

ARITHMETIC: dict[str, Callable[[float, float], float]] = {"+": operators.add, "-": operators.sub, "*": operators.mul}


class Cells(Protocol):
    """What a formula can read."""

    @property
    def today(self) -> int:
        """The day on which it is worked out, as a spreadsheet counts days."""

    def this_row(self, column: str) -> Value:
        """Return the cell of a column in the formula's own row."""

    def whole_column(self, sheet: str, column: str) -> tuple[Value, ...]:
        """Return all cells of a column."""


def evaluate(expression: Expression, cells: Cells) -> Value:
    """Evaluate a checked expression."""
    match expression:
        case Constant(value=value):
            return value
        case ThisRow(column=column):
            return cells.this_row(column)
        case WholeColumn():
            return Fault.WRONG_VALUE
        case Sign(operator=operator, operand=operand):
            return _signed(operator, evaluate(operand, cells))
        case Operation(operator=operator, left=left, right=right):
            return _operation(operator, evaluate(left, cells), evaluate(right, cells))
        case Call():
            return _call(expression, cells)


def _signed(operator: str, value: Value) -> Value:
    if operator == "+":  # Excel's plus sign changes nothing, not even a text
        return value
    found = as_number(value)
    return found if isinstance(found, Fault) else number(-found)


def _operation(operator: str, left: Value, right: Value) -> Value:
    match operator:
        case "&":
            return _joined(left, right)
        case "+" | "-" | "*" | "/":
            return _arithmetic(operator, left, right)
        case _:
            order = compare(left, right)
            return order if isinstance(order, Fault) else holds(operator, order)


def _joined(left: Value, right: Value) -> Value:
    first, second = as_text(left), as_text(right)
    if isinstance(first, Fault):
        return first
    return second if isinstance(second, Fault) else first + second


def _arithmetic(operator: str, left: Value, right: Value) -> Value:
    first, second = as_number(left), as_number(right)
    if isinstance(first, Fault):
        return first
    if isinstance(second, Fault):
        return second
    if operator != "/":
        return number(ARITHMETIC[operator](first, second))
    return number(first / second) if second else Fault.DIVIDED_BY_ZERO


def _call(call: Call, cells: Cells) -> Value:
    match call.function:
        case "IF":
            return _if(call.arguments, cells)
        case "IFERROR":
            value = evaluate(call.arguments[0], cells)
            return evaluate(call.arguments[1], cells) if isinstance(value, Fault) else value
        case "TODAY":
            return cells.today
        case _:
            function = FUNCTIONS[call.function]
            arguments = [_argument(part, function.kind(index), cells) for index, part in enumerate(call.arguments)]
            return function.work(arguments) if function.work else Fault.WRONG_VALUE


def _if(arguments: tuple[Expression, ...], cells: Cells) -> Value:
    condition, then, *otherwise = arguments
    truth = as_truth(evaluate(condition, cells))
    if isinstance(truth, Fault):
        return truth
    if truth:
        return evaluate(then, cells)
    return evaluate(otherwise[0], cells) if otherwise else False


def _argument(expression: Expression, takes: Takes, cells: Cells) -> Argument:
    match expression:
        case WholeColumn(sheet=sheet, column=column) if takes is not Takes.VALUE:
            return Area(cells.whole_column(sheet, column))
        case ThisRow(column=column) if takes is not Takes.VALUE:
            return Area((cells.this_row(column),))
        case _:
            return evaluate(expression, cells)
