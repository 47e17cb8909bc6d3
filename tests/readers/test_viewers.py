"""What is said of a program is what was tried in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.document import Table
from kitbuilder.model.kit_texts import Viewers
from kitbuilder.model.traverse import words
from kitbuilder.readers.viewers import read_viewers
from kitbuilder.readers.yaml_nodes import compose
from kitbuilder.renderers.plain_text import text_of

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

TRIED = "{name: A, version: '1.0', tried: 2026-11-27, fills: 'no', keeps: 'yes', prints: not tried, letters: partly, note: slow.}"
UNTRIED = "{name: B, fills: not tried, keeps: not tried, prints: not tried, letters: not tried}"


def read(*programs: str) -> Viewers:
    problems: list = []
    made = read_viewers(compose("title: Programs\nprograms:\n" + "".join(f"  - {one}\n" for one in programs), "v.yml"), problems)
    assert problems == []
    return made


def test_a_program_has_its_version_and_month_and_one_that_nobody_tried_says_so() -> None:
    table, note = read(TRIED, UNTRIED).blocks
    assert isinstance(table, Table)
    rows = [[words(cell) for cell in row] for row in table.rows]
    assert rows == [["A", "1.0, November 2026", "no", "yes", "not tried", "partly"], ["B", *["not tried"] * 5]]
    assert words(note) == "A: slow."


def test_instructions_hold_the_table_under_its_title() -> None:
    said = text_of(read(TRIED, UNTRIED).section)
    assert said.startswith("Programs\n--------\n\n")
    assert "B | not tried" in said
    assert Viewers().section == ()


def test_the_kit_claims_nothing_of_programs_that_were_not_tried(real: Catalogue) -> None:
    table = real.kit.viewers.blocks[0]
    assert isinstance(table, Table)
    untried = next(row for row in table.rows if "Acrobat" in words(row[0]))
    assert {words(cell) for cell in untried[1:]} == {"not tried"}
