"""Whatever the formula, reading it back gives the same, working it out raises nothing, and nonsense is refused politely."""

from __future__ import annotations

import contextlib
import datetime

from hypothesis import given
from hypothesis import strategies as st

from kitbuilder.formula import Calculation, check_sheets, parse, spell
from kitbuilder.formula.functions import FUNCTIONS, Takes
from kitbuilder.formula.parse import PRECEDENCE
from kitbuilder.formula.syntax import Call, Constant, Expression, FormulaError, Operation, Sign, ThisRow, WholeColumn
from kitbuilder.formula.values import Fault
from kitbuilder.model.problem import Location
from kitbuilder.model.sheet import Column, ColumnType, Sheet

HERE = Location("kit/templates/made-up.md")
TYPED = {"Code": ColumnType.TEXT, "Day": ColumnType.DATE, "Number": ColumnType.NUMBER, "How many": ColumnType.WHOLE}

NAMES = st.sampled_from(list(TYPED))
CONSTANTS = st.one_of(
    st.integers(0, 10**9), st.floats(0, 1e300, allow_nan=False), st.booleans(), st.text('ab"<>=*?~ 17', max_size=6)
).map(Constant)
CELLS = st.one_of(st.builds(ThisRow, NAMES), st.builds(WholeColumn, st.just("Log"), NAMES))


def called(values: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    """A call of any function with as many arguments as it takes, each of the sort it takes."""

    def build(name: str) -> st.SearchStrategy[Expression]:
        function = FUNCTIONS[name]
        kinds = [function.kind(index) for index in range(len(function.takes) + function.repeats)]
        whole = st.builds(WholeColumn, st.just("Log"), NAMES)
        choices = {Takes.VALUE: values, Takes.CELLS: whole, Takes.EITHER: st.one_of(values, CELLS)}
        return st.tuples(*(choices[kind] for kind in kinds)).map(lambda arguments: Call(name, arguments))

    return st.sampled_from(list(FUNCTIONS)).flatmap(build)


def grown(values: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.one_of(
        st.builds(Operation, st.sampled_from(list(PRECEDENCE)), values, values),
        st.builds(Sign, st.sampled_from("+-"), values),
        called(values),
    )


EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(st.one_of(CONSTANTS, st.builds(ThisRow, NAMES)), grown, max_leaves=8)

DAYS = st.none() | st.dates(datetime.date(1950, 1, 1)).map(str)
NUMBERS = st.none() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False)
CODES = st.none() | st.text("abFICT-01<>=*?~ .", max_size=6)
SAMPLES = st.lists(st.tuples(CODES, DAYS, NUMBERS, st.none() | st.integers(-9, 9)), max_size=3)


class Columns:
    """Whole columns as they are written, with nothing in them but what somebody typed."""

    def cells(self, sheet: str, column: str) -> str:
        return f"{sheet}[{column}]"

    def surplus(self, *_: str) -> int:
        return 0


def written(expression: Expression) -> str:
    return "=" + spell(expression, lambda column: f"[{column}]", Columns())


@given(EXPRESSIONS)
def test_what_is_written_reads_back_the_same(expression: Expression) -> None:
    once = parse(written(expression))
    assert parse(written(once)) == once


@given(EXPRESSIONS, SAMPLES)
def test_working_out_raises_nothing(expression: Expression, samples: list[tuple[str | float | None, ...]]) -> None:
    columns = [Column(name, kind, 9, "", (), "", on_paper=True, where=HERE) for name, kind in TYPED.items()]
    result = Column("Result", ColumnType.TEXT, 9, "", (), written(expression), on_paper=True, where=HERE)
    rows = tuple((*sample, None) for sample in samples)
    log = Sheet("Log", "Made up.", 4, (*columns, result), rows, (), (), None, HERE)
    calculation = Calculation([log], 46000)
    for row in range(4):
        found = calculation.cell("Log", "Result", row)
        assert isinstance(found, (int, float, str, Fault))
    for problem in check_sheets([log]):
        assert "shows" in problem.message  # whatever is generated is well formed: only its answers can be unwelcome


@given(st.text("=[]()\"',;%+-*/&<>AIFSUM Log1.5\u201c", max_size=30) | st.text(max_size=30))
def test_nonsense_is_refused_and_nothing_else_happens(text: str) -> None:
    with contextlib.suppress(FormulaError):
        parse(f"={text}")
