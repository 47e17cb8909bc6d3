"""A `sheet` block becomes a sheet, and each slip in it is told once, on its own line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kitbuilder.formula import check_sheets
from kitbuilder.model.problem import Code, Location, Problem
from kitbuilder.model.sheet import ColumnType, Sheet
from kitbuilder.readers.sheets import read_sheet

WHOLE = """\
name: Clients
about: One row per made-up client.
rows: 12
columns:
  - name: Code
    help: Your own code.
  - name: Source
    type: list
    values: Sources[Source code]
  - name: Kept
    type: list
    values: ["Yes", "No"]
  - {name: Day, type: date}
  - {name: Start, type: number}
  - name: Change
    type: number
    width: 14
    formula: '=IF([Start]="","",[Start]-1)'
    paper: false
    folded: true
flags:
  - {when: '=[Kept]="No"', mark: warning, label: Not kept}
samples:
  - {Code: 7, Source: FICT-A, Kept: "Yes", Day: 2026-03-02, Start: 8}
lines:
  - {label: Clients, type: whole, formula: '=COUNTA(Clients[Code])'}
chart: {title: Start, kind: bar, labels: Code, values: [Start]}
"""


def read(text: str) -> tuple[Sheet | None, list[Problem]]:
    problems: list[Problem] = []
    return read_sheet(text, Location("kit/templates/made-up.md", 21), problems), problems


def test_everything_written_is_in_the_sheet() -> None:
    sheet, problems = read(WHOLE)
    assert problems == []
    assert sheet is not None
    by_name = {column.name: column for column in sheet.columns}
    assert by_name["Source"].choices_from == ("Sources", "Source code")
    assert by_name["Kept"].values == ("Yes", "No")
    assert by_name["Kept"].choices_from is None
    assert by_name["Change"].folded
    assert by_name["Change"].full_help == "Worked out for you."
    assert not by_name["Change"].on_paper
    assert sheet.samples == (("7", "FICT-A", "Yes", "2026-03-02", 8, None),)  # a code stays the text it was typed as
    assert sheet.lines[0].type is ColumnType.WHOLE
    assert sheet.flags[0].label == "Not kept"
    assert sheet.chart is not None
    assert sheet.chart.rows == 12


def test_places_are_the_lines_of_the_file() -> None:
    sheet, _ = read(WHOLE)
    assert sheet is not None
    lines = WHOLE.splitlines()
    for column in sheet.columns:
        said = lines[column.where.line - 21]
        assert (column.formula or ("values: " if column.values else column.name)) in said
    assert 'when: \'=[Kept]="No"' in lines[sheet.flags[0].where.line - 21]
    assert "COUNTA" in lines[sheet.lines[0].where.line - 21]


def test_a_column_without_a_width_is_as_wide_as_what_it_holds() -> None:
    sheet, _ = read(WHOLE)
    assert sheet is not None
    widths = {column.name: column.width for column in sheet.columns}
    assert widths["Day"] >= len("11/23/2026")
    assert widths["Change"] == 14
    assert widths["Source"] > len("Source")


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("rows: 12", "rows: 5000", "23: bad-sheet: 5000 rows are more than a tracker needs"),
        ("rows: 12", "rows: many", "23: wrong-type: the sheet: rows has to be a whole number"),
        ("rows: 12\n", "", "21: missing-key: the sheet needs the key"),
        ("about:", "abuot:", "22: unknown-key: the sheet has no key"),
        ("name: Clients", "name: What/If", 'cannot hold "/"'),
        ("name: Clients", "name: How to use", "21: bad-sheet: a sheet cannot be called"),
        ("name: Clients", f"name: {'Long' * 9}", "longer than 31 characters"),
        ("type: list\n    values: Sources[Source code]", "type: lst", '28: unknown-type: the column "Source": type is "lst"'),
        ("    type: list\n    values: Sources", "    values: Sources", "offers values, but its type is text (type: list)"),
        ('values: ["Yes", "No"]', "values: [Yes, No]", '32: bad-sheet: the column "Kept": Yes and No need quotes'),
        ('values: ["Yes", "No"]', 'values: ["Yes, late", "No"]', "a comma would split the value"),
        ("{name: Day,", "{name: code,", '33: bad-sheet: two columns are called "code"'),
        ("{name: Day,", "{name: Mark,", '33: bad-sheet: two columns are called "Mark"'),
        ("{name: Day,", "{name: 'Day [UTC]',", 'cannot hold "["'),
        ("formula: '=IF", "formula: 'IF", '38: bad-formula: the column "Change": a formula begins with "="'),
        (
            "mark: warning",
            "mark: worning",
            '42: bad-sheet: the flag: mark is "worning", which nothing here is called (did you mean',
        ),
        ("Start: 8}", "Start: eight}", '44: bad-sheet: the sample\'s "Start" is "eight", but has to be a number'),
        ("Day: 2026-03-02", "Day: 2026-02-30", "has to be a date such as 2026-03-02"),
        ("Day: 2026-03-02", "Day: 20260302", "has to be a date such as 2026-03-02"),
        ('Kept: "Yes"', "Kept: Yes", "has to be one text or number (put quotes around Yes and No)"),
        ('Kept: "Yes"', 'Kept: "Maybe"', "has to be one of: Yes, No"),
        ("Start: 8}", "Change: 8}", 'fills "Change", which a formula works out'),
        ("Start: 8}", "Strat: 8}", '44: bad-sheet: the sample fills "Strat", which is no column (did you mean "Start"?)'),
        ("kind: bar", "kind: pie", '47: bad-sheet: the chart: kind is "pie"'),
        (
            "kind: bar, labels: Code, values: [Start]",
            "kind: bar, labels: Code, values: [Day]",
            'cannot draw the column "Day", a date',
        ),
        ("kind: bar, labels: Code, values: [Start]", "kind: line, labels: Code, values: [Change]", "falls to 0 in unused rows"),
        ("Source: FICT-A, ", "Source: A-1, ", "in no column do all samples begin with FICT"),
    ],
)
def test_a_slip_is_told_on_its_line(good: str, bad: str, said: str) -> None:
    assert good in WHOLE
    sheet, problems = read(WHOLE.replace(good, bad, 1))
    assert sheet is None
    assert said in "\n".join(map(str, problems))


def test_too_many_samples_do_not_fit() -> None:
    _, problems = read(WHOLE.replace("rows: 12", "rows: 1").replace("lines:", "  - {Code: B, Source: FICT-B}\nlines:"))
    assert [problem.message for problem in problems] == ["2 samples do not fit in 1 rows"]


def test_what_is_no_yaml_is_one_problem() -> None:
    sheet, problems = read("name: [Clients\nabout: x")
    assert sheet is None
    assert [problem.code for problem in problems] == [Code.MALFORMED_YAML]


def test_the_example_in_the_handbook_works() -> None:
    handbook = (Path(__file__).resolve().parents[2] / "kit" / "README.md").read_text(encoding="utf-8")
    sheet, problems = read(handbook.split("```sheet\n", 1)[1].split("\n```", 1)[0])
    assert problems == []
    assert sheet is not None
    assert check_sheets([sheet]) == ()


@pytest.mark.parametrize(
    ("hint", "told"),
    [
        ("More is a plus.", "Worked out for you. More is a plus."),
        ("Worked out from the list.", "Worked out from the list."),
        ("It isn't yours to type.", "Worked out for you. It isn’t yours to type."),
    ],
)
def test_that_a_column_is_worked_out_is_told_once(hint: str, told: str) -> None:
    sheet, problems = read(WHOLE.replace("    width: 14\n", f'    width: 14\n    help: "{hint}"\n'))
    assert problems == []
    assert sheet is not None
    assert sheet.columns[-1].full_help == told
