"""What the site and the templates' reader read differently in a page is told; what is not told, both read alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitbuilder.readers.dialects import read_two_ways
from kitbuilder.readers.language.pages import LOST, bare
from kitbuilder.readers.markdown import Reading, read_document
from kitbuilder.readers.templates import split_front
from kitbuilder.readers.two_readers import as_templates_are_read, as_the_site_reads, read_alike

DOCS = Path(__file__).resolve().parents[2] / "docs"


def told(body: str) -> list[tuple[int, str]]:
    """Each problem's line and code."""
    reading = Reading("docs/page.md", {}, [])
    read_document(body, reading)
    read_two_ways(body, reading)
    return sorted({(problem.where.line, str(problem.code)) for problem in reading.problems if problem.code in LOST})


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("Bring:\n- a card", 2),
        ("Do:\n1. this", 2),
        ("- a\n  - b", 2),
        ("1. a\n   - b", 2),
        ("- a\n    - b\n        - c\n      - d", 4),
        ("- a\n\n  more", 3),
        ("- a\n\n    more:\n    - b", 4),
        ("> Mel:\n> - a", 2),
        ("- a\n    - b\n\n    more of b\n- c", 5),
        ("- a\n\n    more\n- b", 4),
        ("5. a", 1),
        ("1) a", 1),
        ("- a\n\n1. b", 3),
        ("- a\n\n* b", 3),
        ("one\\\ntwo", 1),
        ("one  \ntwo\\\nthree", 2),
        ("and \\~ and \\<", 1),
        ("words [[practice_name]]", 1),
        ("one\ntwo [ ] Yes", 2),
        ("::: note\nwords\n:::", 1),
        ("Words\n---", 2),
        ("Words:\n| a | b |\n|---|---|\n| c | d |", 2),
    ],
)
def test_what_is_read_differently_is_told_on_its_line(body: str, line: int) -> None:
    assert told(body) == [(line, "read-two-ways")]


@pytest.mark.parametrize(
    "body",
    [
        "## Bring\n- a\n- b",
        "- a\n    - b\n        - c\n\n    more of a\n\n- d",
        "1. a\n2. b\n    - c",
        "> - a\n>     - b\n>\n> words",
        "one  \ntwo",
        "Words\n\n---\n\nWords",
        "| a | b |\n|---|---|\n| c\\|d | e |",
        "\\*, \\_, \\[, \\#, \\|",
        "*one* **two** `x[[y]]`\n\n```\n[[z]] \\~\n```",
    ],
)
def test_what_both_read_alike_passes(body: str) -> None:
    assert told(body) == []
    assert as_the_site_reads(body) == as_templates_are_read(body)


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda file: file.relative_to(DOCS).as_posix())
def test_both_read_the_real_pages_alike(page: Path) -> None:
    body = bare(split_front(page.read_text(encoding="utf-8"))[1])
    assert as_the_site_reads(body) == as_templates_are_read(body)


PIECES = st.sampled_from(
    [
        *("word", "two words", "207", "**bold**", "*soft*", "`code`", "[a](b.md)", "snake_case", "x\\*y", "\\~", '"so"'),
        "&amp;",
        *(
            "\n",
            "\n\n",
            "\n- ",
            "\n    - ",
            "\n  - ",
            "\n1. ",
            "\n5. ",
            "\n2) ",
            "\n## ",
            "\n> ",
            "\n---\n",
            "\\\n",
            "  \n",
            "\n    ",
        ),
        *(
            "\n| a | b |\n|---|---|\n| c | d |\n",
            "| e |\n",
            "*",
            "**",
            "_",
            "__",
            "~~",
            "[b]: c",
            "[[f]]",
            "\n::: g\n",
            " [ ] ",
            "3*4*5",
        ),
        *(
            "\n* ",
            "\n+ ",
            "\n\n- ",
            "\n\n    ",
            "\n\n1. ",
            "\n\n",
            "\n===\n",
            "![h](i.png)",
            "\n```\nj\n```\n",
            " | ",
            "#k",
            "\t",
        ),
    ]
)


@pytest.mark.parametrize(
    ("body", "line"),
    [("Fine.\n\nwords\n- ", 3), ("Fine.\n\n- a\n- b\n\n## open\n\nwords", 0)],
)
def test_what_nobody_has_a_name_for_is_told_at_its_block(body: str, line: int) -> None:
    said = [problem.where.line for problem in read_alike(body, Reading("docs/page.md", {}, []))]
    assert said == ([line] if line else [])


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=10).map("".join))
def test_whatever_stands_on_a_page_is_told_or_read_alike(body: str) -> None:
    lines = [line for line, _ in told(body)]
    lines += [problem.where.line for problem in read_alike(body, Reading("docs/page.md", {}, []))]
    assert all(1 <= line <= body.count("\n") + 1 for line in lines)
    assert lines or as_the_site_reads(body) == as_templates_are_read(body)
