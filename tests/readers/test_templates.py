"""The template language: what is written is what the model holds, with the labels a screen reader speaks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitbuilder.model.document import Blank, Branch, Columns, Cut, LineBreak, Placeholder, Say, Table, Text, TickBox, TickList
from kitbuilder.model.problem import Code
from kitbuilder.model.reading_time import seconds_to_say
from kitbuilder.model.traverse import walk, words
from kitbuilder.readers import read_fields_file
from kitbuilder.readers.markdown import Reading, curly, read_document

if TYPE_CHECKING:
    from kitbuilder.model.document import Document
    from kitbuilder.model.problem import Problem

FIELDS = read_fields_file(Path(__file__).resolve().parent.parent.parent / "kit")


def read(text: str) -> tuple[Document, list[Problem]]:
    problems: list[Problem] = []
    return read_document(text, Reading("t.md", FIELDS, problems)), problems


def labels(text: str) -> list[str]:
    document, problems = read(text)
    assert problems == []
    return [node.label for node in walk(document) if isinstance(node, (Blank, TickBox))]


def test_a_blank_in_a_table_is_labelled_by_row_and_column() -> None:
    table = "| Measure | Start | Now |\n|---|---|---|\n| Chair stand | [[?]] | [[?]] |\n| Walk | [[?]] | [[? Meters now]] |\n"
    assert labels(table) == ["Chair stand: Start", "Chair stand: Now", "Walk: Start", "Meters now"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            "| | Question | Yes |\n|-|--|-|\n| 1 | Do you fall? | [ ] |\n| 2. | Do you faint? | [ ] |",
            ["1 Do you fall?: Yes", "2. Do you faint?: Yes"],
        ),
        ("| | Question | Yes |\n|-|--|-|\n| | Do you fall? | [ ] |", ["Do you fall?: Yes"]),
        ("| | | Question | Yes |\n|-|-|-|-|\n| 1 | (a) | **Do you fall?** | [ ] |", ["1 (a) Do you fall?: Yes"]),
        ("| No. | Yes |\n|-|-|\n| 1 | [ ] |", ["1: Yes"]),
        ("| No. | Date | Note |\n|-|-|-|\n| 1 | [[?]] | [[?]] |", ["1: Date", "1: Note"]),
        ("| | Yes | Now |\n|-|-|-|\n| | [ ] often | [[?]] |", ["Row 1: Yes: often", "Row 1: Now"]),
        ("| Test | Start |\n|-|-|\n| Chair [[? Visits \\| short]] | [[?]] |", ["Visits", "Chair Visits: Start"]),
        ("| Test | Start |\n|-|-|\n| [[? First test]]: | [[?]] |", ["First test", "First test: Start"]),
        ("| Test | On [[? First day \\| short]] |\n|-|-|\n| Chair | [[?]] |", ["First day", "Chair: On First day"]),
        (
            "| Test | Start |\n|-|-|\n| [[practice_name]] [x] [as told] | [[?]] |",
            ["Test: [as told]", "Practice name [as told]: Start"],
        ),
    ],
)
def test_a_row_is_called_by_its_words(table: str, said: list[str]) -> None:
    assert labels(table) == said


def test_a_tick_box_is_labelled_by_what_stands_beside_it() -> None:
    assert labels("Session stopped: [ ] Yes [ ] No\\\nReply: [ ] None") == [
        "Session stopped: Yes",
        "Session stopped: No",
        "Reply: None",
    ]
    assert labels("- [ ] No limits\n- [ ] Yes: [[? Limits | 2 lines]]") == ["No limits", "Yes", "Limits"]


def test_keys_are_never_shared() -> None:
    document, _ = read("[[? Date]] [[? Date]] [[? Date 2]] [[? Date_2]] [ ] Date\n\n- [ ] Date")
    keys = [node.key for node in walk(document) if isinstance(node, (Blank, TickBox))]
    assert len(keys) == len(set(keys)) == 6


def test_branches_hold_what_is_said_and_time_is_kept() -> None:
    document, problems = read('::: branch "They are “busy”"\n::: say\nOf course. I\'ll call back.\n:::\n:::')
    assert problems == []
    (branch,) = document
    assert isinstance(branch, Branch)
    assert words(branch.title) == "They are “busy”"
    (said,) = branch.children
    assert isinstance(said, Say)
    assert words(said) == "Of course. I’ll call back."
    assert seconds_to_say(said.children) == 5


def test_columns_slips_and_dash_widths() -> None:
    document, problems = read("::: columns\nA\n---\nB\n:::\n\n::: cut 4\nC\n:::\n\n| A | B |\n|------|--|\n| 1 | 2 |")
    assert problems == []
    columns, cut, table = document
    assert isinstance(columns, Columns)
    assert [words(column) for column in columns.columns] == ["A", "B"]
    assert isinstance(cut, Cut)
    assert cut.count == 4
    assert isinstance(table, Table)
    assert table.widths == (6, 2)


def test_html_is_told_and_is_only_words() -> None:
    document, problems = read("A <b>bold</b> <script>alert(1)</script> claim")
    assert {problem.code for problem in problems} == {Code.STRAY_MARK}
    assert words(document) == "A <b>bold</b> <script>alert(1)</script> claim"


def test_a_list_of_ticks_is_one_only_if_every_line_has_a_box() -> None:
    (ticks,), _ = read("- [ ] A\n- [ ] B")
    assert isinstance(ticks, TickList)
    (mixed,), _ = read("- [ ] A\n- B")
    assert not isinstance(mixed, TickList)


def test_problems_carry_the_line_they_are_on() -> None:
    _, problems = read("First\n\nSecond [[nobody]]\nthird [[practice_nam]]\n\n- item\n- [[?]]")
    said = [(problem.where.line, str(problem.code)) for problem in problems]
    assert said == [(3, "unknown-field"), (4, "unknown-field"), (7, "unlabelled-blank")]


CONTAINERS = [":::", "::: say", '::: branch "A"', "```sheet\n", "---\n"]
MARKS = ["[[", "]]", "[[?", "| 2 lines]]", "[ ]", "- ", "# ", "## ", "1. ", "*", "**", "`", ">", "<b>", "\\\n"]
WORDS = ["word ", "[[your_name]]", "\n", "\n\n", "| a | b |\n|---|---|\n| ", "😀", "(c)"]
PIECES = st.sampled_from(CONTAINERS + MARKS + WORDS)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_text_brings_the_reader_down(text: str) -> None:
    document, _ = read(text)
    for node in walk(document):
        assert node is not None


@given(st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=8), min_size=1, max_size=20))
def test_plain_words_are_never_lost(plain: list[str]) -> None:
    document, problems = read(" ".join(plain))
    assert problems == []
    assert words(document).split() == plain
    assert all(isinstance(node, (Text, LineBreak, Placeholder)) or hasattr(node, "children") for node in walk(document))


@pytest.mark.parametrize(
    ("straight", "shown"),
    [
        ("Provider's name", "Provider’s name"),
        ("Patients' word of mouth", "Patients’ word of mouth"),
        ('What comes after "Dear".', "What comes after “Dear”."),
        ('("physical therapy", "PT")', "(“physical therapy”, “PT”)"),
        ("“Who’s that?”", "“Who’s that?”"),
    ],
)
def test_straight_quotes_outside_a_template_become_curly(straight: str, shown: str) -> None:
    assert curly(straight) == shown
