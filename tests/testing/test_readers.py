"""`kit test readers`: a program that does otherwise than is known of it is named, and what is known names only what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from programs import matrix
from programs.programs_here import NEARLY, share
from testing import readers, run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ANSWERS = [
    matrix.Answer("PDF", "Quill", "1.2", "read again", "yes"),
    matrix.Answer("PDF", "Quill", "1.2", "letters such as Ł", "0 of 3 places"),
    matrix.Answer("PDF", "Nib", "not here", "read again", "not here"),
]


def test_what_a_program_does_otherwise_is_told_until_it_is_listed() -> None:
    (told,) = matrix.differences(ANSWERS, {})
    assert told == "Quill 1.2: letters such as Ł: 0 of 3 places; known of it: yes"
    known = {"Quill": {"letters such as Ł": {"says": "0 of 3 places", "why": "It has no such letters."}}}
    assert list(matrix.differences(ANSWERS, known)) == []
    assert len(list(matrix.differences([answer._replace(said="yes") for answer in ANSWERS[:2]], known))) == 1


def test_the_table_has_a_row_for_each_program() -> None:
    assert list(matrix.table("PDF", ANSWERS)) == [
        "| PDF | read again | letters such as Ł |",
        "|---|---|---|",
        "| Quill 1.2 | yes | 0 of 3 places |",
        "| Nib not here | not here |  |",
    ]


def test_what_is_listed_is_asked_and_has_a_reason() -> None:
    asked = {name: program.questions for group in matrix.GROUPS.values() for name, program in group.items()}
    for name, questions in yaml.safe_load(matrix.EXPECTED.read_text(encoding="utf-8")).items():
        for question, known in questions.items():
            assert question in asked[name]
            assert known["says"] != "yes"
            assert known["why"].endswith(".")


def test_a_share_says_how_much_is_there() -> None:
    assert (share(3, 3, "places"), share(2, 3, "places")) == ("yes", "2 of 3 places")
    assert share(round(1000 * NEARLY) + 1, 1000, "words") == "nearly all"


def test_the_command_runs_the_matrix_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = []
    monkeypatch.setattr(readers.guard, "run", lambda command, project, **more: ran.append((command[1:], project, more)) or 0)
    assert run.main(["--project", str(tmp_path), "readers"]) == 0
    assert ran == [(["-m", "programs.matrix"], tmp_path, {"PYTHONPATH": str(tmp_path / "tests")})]
