"""Hold the parts of a formula: a small tree that says what is to be worked out from which cells."""

from __future__ import annotations

from dataclasses import dataclass


class FormulaError(Exception):
    """What is wrong with a formula's text, in words for the person who wrote it; `hint` says what would be right."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, a text in double quotes, TRUE or FALSE."""

    value: float | str | bool


@dataclass(frozen=True, slots=True)
class ThisRow:
    """`[Column]`: the cell of that column in the formula's own row."""

    column: str


@dataclass(frozen=True, slots=True)
class WholeColumn:
    """`Sheet[Column]`: every cell of that column."""

    sheet: str
    column: str


@dataclass(frozen=True, slots=True)
class Sign:
    """`-x` or `+x`."""

    operator: str
    operand: Expression


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands with one of `+ - * / & = <> < > <= >=` between them."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """A function, by its name in capitals, and what it is given."""

    function: str
    arguments: tuple[Expression, ...]


Expression = Constant | ThisRow | WholeColumn | Sign | Operation | Call


def parts(expression: Expression) -> tuple[Expression, ...]:
    """Yield an expression and everything in it, in the order written."""
    match expression:
        case Sign(operand=operand):
            return (expression, *parts(operand))
        case Operation(left=left, right=right):
            return (expression, *parts(left), *parts(right))
        case Call(arguments=arguments):
            return (expression, *(part for argument in arguments for part in parts(argument)))
        case _:
            return (expression,)
