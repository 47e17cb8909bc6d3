"""A call that counts becomes a refusal where it would count rows that nobody has typed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.formula import syntax
from kitbuilder.formula.criteria import criterion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.formula.values import Value
    from kitbuilder.model.sheet import Sheet


def refuse_false_counts(call: syntax.Call, known: Mapping[str, Sheet]) -> None:
    """Raise FormulaError where a count holds more than rows somebody typed in. The columns it names are there."""
    if call.function == "COUNTA":
        _refuse_worked_out(call, known)
    if call.function in ("COUNTIF", "COUNTIFS") and _counts_everything(call):
        hint = 'ask also for something that only a typed row has, such as ">0" or "Yes"'
        raise syntax.FormulaError(f"{call.function} counts the heading or every unused row as well", hint)


def _refuse_worked_out(call: syntax.Call, known: Mapping[str, Sheet]) -> None:
    """A formula's cell is never empty, so counting those counts every ready row."""
    for part in call.arguments:
        if isinstance(part, syntax.WholeColumn):
            column = next(candidate for candidate in known[part.sheet].columns if candidate.name == part.column)
            if column.formula:
                hint = "count a column that is typed in, or the numbers, with COUNT"
                raise syntax.FormulaError(f"COUNTA counts every row of {part.sheet}[{part.column}], also the unused ones", hint)


def _counts_everything(call: syntax.Call) -> bool:
    """Say whether a row in which nobody has typed passes every test of a count: the heading's, or an unused one.

    What is counted reaches from a column's heading to the line that closes its table (`Grid.cells`).
    """
    tests = list(zip(call.arguments[::2], call.arguments[1::2], strict=True))
    columns = [column for column, _ in tests if isinstance(column, syntax.WholeColumn)]
    if len(columns) < len(tests):
        return False
    headings, nothing = [column.column for column in columns], [None] * len(tests)
    return any(all(_fits(test, cell) for (_, test), cell in zip(tests, row, strict=True)) for row in (headings, nothing))


def _fits(test: syntax.Expression, cell: Value) -> bool:
    """Whether a cell passes a test as far as it can be told; one that depends on a row is passed only by being unequal to it."""
    match test:
        case syntax.Constant(value=wanted):
            return criterion(wanted)(cell)
        case syntax.Operation(operator="&", left=syntax.Constant(value=str() as start)):
            return start.startswith("<>")
        case _:
            return False
