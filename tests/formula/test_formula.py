"""Formulas: what they come to is what a spreadsheet program says, and what is wrong with one is said in plain words."""

from __future__ import annotations

import pytest

from kitbuilder.formula import Calculation, check_sheets, day_number, parse, spell, with_marks
from kitbuilder.formula.functions import FUNCTIONS
from kitbuilder.formula.syntax import FormulaError
from kitbuilder.formula.values import Fault
from kitbuilder.model.problem import Code, Location
from kitbuilder.model.sheet import Cell, Column, ColumnType, Flag, Line, Sheet

HERE = Location("kit/templates/made-up.md", 7)
TYPES = {"Code": ColumnType.TEXT, "Day": ColumnType.DATE, "Start": ColumnType.NUMBER, "Finish": ColumnType.NUMBER}
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("FICT-01", "2026-03-02", 8, 11),
    ("fict-02", "2026-04-02", 3, None),
    ("Other", None, 0.1, 0.2),
    (None, None, None, -4),
)


def column(name: str, formula: str = "", kind: ColumnType = ColumnType.NUMBER) -> Column:
    return Column(name, kind, 10, "", (), formula, on_paper=True, where=HERE)


def sheet(*formulas: str, name: str = "Log", lines: tuple[str, ...] = (), flags: tuple[Flag, ...] = ()) -> Sheet:
    """Six ready rows, four of them filled, and one column for each formula."""
    typed = tuple(column(title, kind=kind) for title, kind in TYPES.items())
    worked_out = tuple(column(f"F{place}", formula) for place, formula in enumerate(formulas))
    samples = tuple(row + (None,) * len(formulas) for row in ROWS)
    totals = tuple(Line(f"Total {place}", formula, ColumnType.NUMBER, HERE) for place, formula in enumerate(lines))
    return Sheet(name, "Made up.", 6, typed + worked_out, samples, flags, totals, None, HERE)


def value(formula: str, row: int = 0) -> object:
    return Calculation([sheet(formula)], day_number("2026-11-01")).cell("Log", "F0", row)


@pytest.mark.parametrize(
    ("formula", "row", "expected"),
    [
        ("=1+2*3", 0, 7),
        ("=(1+2)*3", 0, 9),
        ("=-2-3", 0, -5),
        ("=8-3-2", 0, 3),
        ("=2+3&4", 0, "54"),
        ('="a"&1/4=1/2&""', 0, False),
        ("=1/3&0", 0, "0.3333333333333330"),
        ("=0.1+0.2=0.3", 0, True),
        ("=[Finish]-[Start]", 0, 3),
        ("=[Finish]-[Start]", 1, -3),  # an empty cell is 0
        ('=[Finish]=""', 1, True),  # and ""
        ("=[Finish]=0", 1, True),
        ("=[Finish]", 1, 0),  # a formula's cell is never empty
        ("=[Day]+30", 0, 46113),
        ("=[Code]>100000", 0, True),  # any text is greater than any number
        ('=[Code]="FICT-02"', 1, True),  # case does not count
        ('=""+1', 0, Fault.WRONG_VALUE),
        ('="3"+1', 0, 4),
        ("=[Start]/0", 0, Fault.DIVIDED_BY_ZERO),
        ("=IF([Finish]>10,1)", 2, False),
        ("=IF(TRUE,1,1/0)", 0, 1),  # only one branch is looked at
        ("=IFERROR(1/0,9)", 0, 9),
        ('=AND([Code]="Other",[Start]<1)', 2, True),
        ("=OR(FALSE,[Finish])", 1, False),
        ('=NOT("x")', 0, Fault.WRONG_VALUE),
        ("=COUNT(Log[Code],Log[Finish])", 0, 3),
        ("=COUNTA(Log[Code])", 0, 3),
        ("=COUNTA(Log[Day],1)", 0, 3),
        ("=SUM(Log[Finish])", 0, 7.2),
        ("=SUM([Code],[Start],2)", 0, 10),  # a text in a cell is passed over
        ('=SUM("x")', 0, Fault.WRONG_VALUE),  # a text written down is not
        ("=AVERAGE(Log[Start])", 0, 3.7),
        ("=AVERAGE(Log[Code])", 0, Fault.DIVIDED_BY_ZERO),
        ("=MEDIAN(Log[Finish])", 0, 0.2),
        ("=MEDIAN(Log[Code])", 0, Fault.NOT_A_NUMBER),
        ("=MIN(Log[Code])", 0, 0),
        ("=MAX(Log[Day])", 0, 46114),
        ("=ROUND(2.5,0)", 0, 3),
        ("=ROUND(-2.5,0)", 0, -3),
        ("=ROUND(1.005,2)", 0, 1.01),
        ("=ROUND(1234,-2)", 0, 1200),
        ("=ABS([Finish])", 3, 4),
        ("=TODAY()", 0, 46327),
        ('=COUNTIF(Log[Start],">=3")', 0, 2),
        ("=COUNTIF(Log[Start],[Start])", 0, 1),
        ('=COUNTIF(Log[Code],"fict-*")', 0, 2),
        ('=COUNTIF(Log[Code],"<>Other")', 0, 5),  # unused rows are not "Other" either
        ('=COUNTIF(Log[Code],"")', 0, 3),
        ('=COUNTIF(Log[Code],"<>")', 0, 3),
        ('=COUNTIFS(Log[Start],">0",Log[Finish],">0")', 0, 2),
        ('=COUNTIFS(Log[Day],">="&[Day],Log[Day],"<"&[Day]+31)', 0, 1),
        ('=SUMIF(Log[Start],">1")', 0, 11),
        ('=SUMIF(Log[Code],"fict*",Log[Start])', 0, 11),
        ('=SUMIFS(Log[Start],Log[Finish],"<>",Log[Start],"<5")', 0, 0.1),
        ('=AVERAGEIF(Log[Start],">1")', 0, 5.5),
        ('=AVERAGEIF(Log[Start],">100")', 0, Fault.DIVIDED_BY_ZERO),
        ("=1E308*10", 0, Fault.NOT_A_NUMBER),
    ],
)
def test_it_comes_to_what_excel_says(formula: str, row: int, expected: object) -> None:
    found = value(formula, row)
    assert type(found) is type(expected)
    assert found == (pytest.approx(expected) if isinstance(expected, float) else expected)


def test_every_function_is_tried_above() -> None:
    marks = test_it_comes_to_what_excel_says.pytestmark  # type: ignore[attr-defined]
    formulas = " ".join(case[0] for case in marks[0].args[1])
    assert [name for name in FUNCTIONS if f"{name}(" not in formulas] == []


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("=SUMM(Log[Start])", 'no function "SUMM" (did you mean "SUM"?)'),
        ("=[Finnish]-1", 'no column [Finnish] (did you mean "Finish"?)'),
        ("=SUM(Lgo[Start])", 'no sheet "Lgo" (did you mean "Log"?)'),
        ("=SUM(Log[Strat])", 'the sheet "Log" has no column "Strat" (did you mean "Start"?)'),
        ("=ROUND([Start])", "ROUND cannot be given 1 arguments"),
        ("=COUNTIFS(Log[Start],1,Log[Finish])", "COUNTIFS cannot be given 3 arguments"),
        ("=TODAY(1)", "TODAY cannot be given 1 arguments"),
        ("=Log[Start]+1", "Log[Start] is a whole column, where one value is needed"),
        ("=COUNTIF([Start]+1,2)", "a column is needed"),
        ("=SUMIF(Log[Code],1,[Start])", "have to be of one sheet"),
        ("=COUNT(Log[F0])", "goes in a circle"),
        ('=COUNTIF(Log[Code],"<>Yes")', "COUNTIF counts the heading or every unused row as well"),
        ('=COUNTIFS(Log[Code],"*",Log[Start],"<>"&[Finish])', "COUNTIFS counts the heading or every unused row as well"),
        ('=COUNTIFS(Log[Code],"",Log[Start],"")', "COUNTIFS counts the heading or every unused row as well"),
        ("=IF([Start]>1,2", "a closing bracket is missing"),
        ("=[Start]+", "the formula ends too early"),
        ("=[Start] [Finish]", '"Finish" is one too many'),
        ("=IF([Start];1;2)", "arguments are separated by commas"),
        ("=[Start]*25%", "write 0.25 for 25%"),
        ("=B7+1", '"B7" is neither a function nor a column'),
        ('="open', "the text has no closing quotation mark"),
        ("=" + "(" * 50 + "1" + ")" * 50, "nested too deep"),
        ("=" + "1+" * 400 + "1", "300 is the most"),
        ("=[Start]*2", "it shows 0 in an unused row"),
        ("=1/[Finish]", "it shows #DIV/0! with the samples"),
    ],
)
def test_a_fault_is_named_with_its_place(formula: str, said: str) -> None:
    problems = check_sheets([sheet(formula)])
    assert [(problem.code, problem.where) for problem in problems] == [(Code.BAD_FORMULA, HERE)]
    assert said in str(problems[0])


def test_columns_that_need_each_other_are_told_once() -> None:
    circle = sheet('=IF([Start]="","",[F1])', '=IF([Start]="","",SUM(Other[F0]))'), sheet("=SUM(Log[F1])", name="Other")
    told = [str(problem) for problem in check_sheets(circle)]
    assert len(told) == 1
    assert "Log[F1] needs Other[F0] needs Log[F1]" in told[0]


def test_a_total_has_no_row() -> None:
    (problem,) = check_sheets([sheet(lines=("=[Start]",))])
    assert "write Sheet[Column]" in problem.hint


def test_a_total_must_not_fail_while_the_table_is_empty() -> None:
    (problem,) = check_sheets([sheet(lines=("=AVERAGE(Log[Start])", '=IFERROR(AVERAGE(Log[Start]),"")'))])
    assert 'the line "Total 0": it shows #DIV/0! while the table is empty' in problem.message


def test_counting_a_column_that_is_never_empty_is_refused() -> None:
    (problem,) = check_sheets([sheet('=IF([Start]="","",1)', lines=("=COUNTA(Log[F0])",))])
    assert "also the unused ones" in problem.message


def test_a_flag_that_marks_unused_rows_is_refused() -> None:
    careless = sheet('=IF([Start]="","",1)', flags=(Flag("=[F0]>0", "good", HERE),))
    assert "it marks unused rows" in check_sheets([careless])[0].message
    careful = sheet('=IF([Start]="","",1)', flags=(Flag('=AND([F0]<>"",[F0]>0)', "good", HERE),))
    assert check_sheets([careful]) == ()


def test_sheets_that_no_program_tells_apart_are_refused() -> None:
    assert [problem.code for problem in check_sheets([sheet(), sheet(name="LOG")])] == [Code.BAD_SHEET]


def test_warnings_are_shown_before_anything_good() -> None:
    flags = (
        Flag('=[Start]<>""', "good", HERE, "Kept"),
        Flag("=[Start]>5", "warning", HERE, "Late"),
        Flag("=[Start]>2", "warning", HERE, "Soon"),
    )
    marked = with_marks(sheet(flags=flags))
    calculation = Calculation([marked], 0)
    assert [calculation.cell("Log", "Mark", row) for row in range(5)] == ["! Late", "! Soon", "✓ Kept", "", ""]


class Columns:
    """Whole columns that all have the same place, and a heading."""

    def cells(self, *_: str) -> str:
        return "'Log'!$C$2:$C$9"

    def surplus(self, *_: str) -> int:
        return 1


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=([Start]+1)*2", "($C5+1)*2"),
        ("=[Start]+1*2", "$C5+1*2"),
        ("=1-(2-[Start])", "1-(2-$C5)"),
        ("=-([Start]+1)", "-($C5+1)"),
        ('=IF([Start]="say ""x""",TRUE,0.5)', 'IF($C5="say ""x""",TRUE,0.5)'),
        ("=SUM(Log[Start])", "SUM('Log'!$C$2:$C$9)"),
        ("=2*COUNTA(Log[Start],Log[Start])", "2*(COUNTA('Log'!$C$2:$C$9,'Log'!$C$2:$C$9)-2)"),
    ],
)
def test_it_is_spelled_with_no_more_brackets_than_needed(formula: str, expected: str) -> None:
    assert spell(parse(formula), lambda _: "$C5", Columns()) == expected


def test_a_formula_begins_with_an_equals_sign() -> None:
    with pytest.raises(FormulaError, match="begins with"):
        parse("SUM(Log[Start])")
