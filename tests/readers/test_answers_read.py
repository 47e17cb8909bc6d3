"""What a template asks for is read as its author meant it, or told: answers, labels of blanks, rows, words in brackets."""

from __future__ import annotations

import pytest

from kitbuilder.model.document import Blank, TickBox
from kitbuilder.model.field import Field, FieldGroup, FieldType
from kitbuilder.model.problem import Location
from kitbuilder.model.traverse import walk
from kitbuilder.readers.markdown import Reading, read_document


def read(text: str) -> tuple[tuple[object, ...], list[tuple[int, str]]]:
    kind = (FieldGroup.PRACTICE, FieldType.TEXT)
    fax = Field("practice_fax", "Practice fax", "207-555-0143", "A fax.", *kind, 40, Location("f"), may_be_none=True)
    reading = Reading("t.md", {"practice_fax": fax}, [])
    document = read_document(text, reading)
    return document, [(problem.where.line, str(problem.code)) for problem in reading.problems]


def blanks(text: str) -> dict[str, bool]:
    return {node.label: node.named for node in walk(read(text)[0]) if isinstance(node, Blank)}


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("Left: ( ) Yes ( ) No\nRight: ( ) Yes ( ) No", 1, "bad-answer"),
        ("How? ( ) a ( ) b. And then? ( ) c ( ) d", 1, "bad-answer"),
        ("Side: (x) Left (x) Right", 1, "bad-answer"),
        ("Side: ( ) Left ( ) Left", 1, "bad-answer"),
        ("One: ( ) alone", 1, "bad-answer"),
        ('Call [[? S | "ME <!-- ask -->"]]', 1, "stray-mark"),
        ("Call [[? T | one of: a <!-- q -->, b]]", 1, "stray-mark"),
        ("Call me [[**by fax** {practice_fax} or ]]now.", 1, "stray-mark"),
        ("Call me [[by fax {practice_fax} <!-- ask --> or ]]now.", 1, "stray-mark"),
        ("| Notes |\n|---|\n| [[?]] |\nSign on the next line.", 4, "ragged-row"),
        ("| Notes |\n|---|\n| [[?]] |\nrows: 0", 4, "bad-rows"),
        ("The end <!- ask -> here.", 1, "stray-mark"),
        ("[[? S | 3 lines | 4 lines]]", 1, "bad-placeholder"),
        ("[[? S | short | long]]", 1, "bad-placeholder"),
        ("Hurts: ( x ) yes ( ) no", 1, "stray-mark"),
        ("Hurts: ( X ) yes, (  ) no", 1, "stray-mark"),
        ("Bring:\n\n(a) a list\n(b) the form", 4, "stray-mark"),
        ("a) a list\nb) the form", 2, "stray-mark"),
        ("- a. a list\n  b. the form", 2, "stray-mark"),
        ("ii) a list\niii) the form", 2, "stray-mark"),
        ("| A | B |\n|---|---|\n| x | y |\n| > said | y |", 4, "stray-mark"),
        ("| A | B |\n|---|---|\n| - one | ## Head |", 3, "stray-mark"),
        ("::: right\n- one\n- two\n:::", 1, "bad-container"),
        ("::: center\n| A | B |\n|---|---|\n| x | y |\n:::", 1, "bad-container"),
    ],
)
def test_what_cannot_be_meant_is_told_on_its_line(text: str, line: int, code: str) -> None:
    assert (line, code) in read(text)[1]


@pytest.mark.parametrize(
    "text",
    [
        "Side: ( ) Left ( ) Right",
        "Left: ( ) Yes ( ) No\\\nRight: ( ) Yes ( ) No",
        "> | A | B |\n> |--|--|\n> | x | [[?]] |\n> rows: 2",
        "> ## Head ##",
        '[[? S | short | "a"]] and [[? T | long | one of: a, b]]',
        "(a) a list\\\n(b) the form",
        "Vitamin\nc) helps",
        "| A | B |\n|---|---|\n| \\> 65 | - |\n| -5 | 1. one |",
        "::: right\n## Head\n\nWords\n:::",
    ],
)
def test_what_can_be_meant_is_no_problem(text: str) -> None:
    assert read(text)[1] == []


def test_each_line_that_ends_asks_its_own_question() -> None:
    document, _ = read("Left: ( ) Yes ( ) No\\\nRight: ( ) Yes ( ) No")
    assert [node.question for node in walk(document) if isinstance(node, TickBox)] == ["Left", "Left", "Right", "Right"]
    assert len({node.group for node in walk(document) if isinstance(node, TickBox)}) == 2


def test_a_blank_is_named_where_nothing_else_says_what_it_is_for() -> None:
    assert blanks("**[[? Name in print]]**") == {"Name in print": True}
    assert blanks("Notes:\n\n[[? Notes | 2 lines]]") == {"Notes": False}
    assert blanks("- [ ] Other:\n\n[[? Signature]]") == {"Signature": True}
    assert blanks("Name: [[? Name]]") == {"Name": False}


def test_answers_in_a_numbered_list_are_told_once_and_how_to_write_them() -> None:
    reading = Reading("t.md", {}, [])
    read_document("How ready are you?\n\n1. ( ) Ready\n2. ( ) Not yet\n3. ( ) Never", reading)
    (problem,) = reading.problems
    assert (problem.where.line, problem.hint) == (3, 'begin each line with "- ( )"')


def test_blanks_of_rows_that_repeat_are_told_apart_by_their_labels() -> None:
    labels = list(blanks("| Name | Age |\n|---|---|\n| [[? Name]] | [[? Age]] |\nrows: 3"))
    assert labels == ["Name 1", "Age 1", "Name 2", "Age 2", "Name 3", "Age 3"]
