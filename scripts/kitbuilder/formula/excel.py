"""Write a formula's tree as a spreadsheet program reads it, once its columns have their places on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.formula.parse import PRECEDENCE
from kitbuilder.formula.syntax import Call, Constant, Expression, Operation, Sign, ThisRow, WholeColumn
from kitbuilder.formula.values import as_text

if TYPE_CHECKING:
    from collections.abc import Callable


def spell(expression: Expression, this_row: Callable[[str], str], whole_column: Callable[[str, str], str]) -> str:
    """Write a tree as formula text without its "=". The two functions return the addresses of references."""
    match expression:
        case Constant(value=str() as text):
            return '"' + text.replace('"', '""') + '"'
        case Constant(value=value):
            return str(as_text(value))
        case ThisRow(column=column):
            return this_row(column)
        case WholeColumn(sheet=sheet, column=column):
            return whole_column(sheet, column)
        case Sign(operator=operator, operand=operand):
            inner = spell(operand, this_row, whole_column)
            return f"{operator}({inner})" if isinstance(operand, Operation) else operator + inner
        case Operation(operator=operator, left=left, right=right):
            first = _bracketed(left, spell(left, this_row, whole_column), PRECEDENCE[operator] - 1)
            return first + operator + _bracketed(right, spell(right, this_row, whole_column), PRECEDENCE[operator])
        case Call(function=function, arguments=arguments):
            return f"{function}({','.join(spell(part, this_row, whole_column) for part in arguments)})"


def _bracketed(operand: Expression, text: str, weakest: int) -> str:
    weak = isinstance(operand, Operation) and PRECEDENCE[operand.operator] <= weakest
    return f"({text})" if weak else text
