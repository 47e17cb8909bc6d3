"""What a template asks for is read as its author meant it, or told: answers, labels of blanks, rows, words in brackets."""

from __future__ import annotations

import pytest

from kitbuilder.model.document import Blank, TickBox
from kitbuilder.model.field import Field, FieldGroup, FieldType
from kitbuilder.model.problem import Location
from kitbuilder.model.walk import walk
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
        ("| Notes |\n|---|\n| [[?]] |\nrows: 0", 4, "ragged-row"),
        ("The end <!- ask -> here.", 1, "stray-mark"),
        ("[[? S | 3 lines | 4 lines]]", 1, "bad-placeholder"),
        ("[[? S | short | long]]", 1, "bad-placeholder"),
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
