"""Write a formula's tree as a spreadsheet program reads it, once its columns have their places on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kitbuilder.formula.parse import PRECEDENCE
from kitbuilder.formula.syntax import Call, Constant, Expression, Operation, Sign, ThisRow, WholeColumn
from kitbuilder.formula.values import as_text

if TYPE_CHECKING:
    from collections.abc import Callable


class WholeColumns(Protocol):
    """Say where whole columns are."""

    def cells(self, sheet: str, column: str) -> str:
        """Return the address of a column's cells, which may hold words that no one typed, such as its heading."""

    def surplus(self, sheet: str, column: str) -> int:
        """Count such words in those cells. Only COUNTA minds: no other function takes a heading for what is asked of it."""


def quoted_text(text: str) -> str:
    """Write a text as a formula has it, in quotes."""
    return '"' + text.replace('"', '""') + '"'


def spell(expression: Expression, this_row: Callable[[str], str], whole: WholeColumns) -> str:
    """Write a tree as formula text without its "=". `this_row` and `whole` return the addresses of references."""
    match expression:
        case Constant(value=str() as text):
            return quoted_text(text)
        case Constant(value=value):
            return str(as_text(value))
        case ThisRow(column=column):
            return this_row(column)
        case WholeColumn(sheet=sheet, column=column):
            return whole.cells(sheet, column)
        case Sign(operator=operator, operand=operand):
            inner = spell(operand, this_row, whole)
            return f"{operator}({inner})" if isinstance(operand, Operation) else operator + inner
        case Operation(operator=operator, left=left, right=right):
            first = _bracketed(left, spell(left, this_row, whole), PRECEDENCE[operator] - 1)
            return first + operator + _bracketed(right, spell(right, this_row, whole), PRECEDENCE[operator])
        case Call(function=function, arguments=arguments):
            called = f"{function}({','.join(spell(part, this_row, whole) for part in arguments)})"
            columns = (part for part in arguments if isinstance(part, WholeColumn))
            surplus = sum(whole.surplus(part.sheet, part.column) for part in columns) if function == "COUNTA" else 0
            return f"({called}-{surplus})" if surplus else called


def _bracketed(operand: Expression, text: str, weakest: int) -> str:
    weak = isinstance(operand, Operation) and PRECEDENCE[operand.operator] <= weakest
    return f"({text})" if weak else text
