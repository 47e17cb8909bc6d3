"""The practice's own voice keeps to its scope; naming a word in order to turn it down is fine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    from kitbuilder.model.problem import Problem

    Check = Callable[..., list[Problem]]

FIRST_LINE = 12
BANNED = st.sampled_from(["treat", "Treats", "treatment", "treating", "clearance"])
DENIALS = st.sampled_from(
    [
        "I do not offer {}.",
        "We never name {}.",
        "There is no {} here.",
        "I don't say so, or {}.",
        'Never write "We like {}. A lot."',
    ]
)
PLAIN = st.lists(
    st.sampled_from(["I coach exercise.", "You get one page.", "Measure it again.", "Say so; stop.", "Call us, but soon."]),
    max_size=5,
)
FEW = settings(max_examples=40, deadline=None)


def said(problems: list[Problem]) -> list[str]:
    return [f"{problem.where.line} {problem.message.split(':')[0]}" for problem in problems]


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ("We treat knees.", ['12 "treat"']),
        ("We do not treat knees.", []),
        ("We do not sell, but we treat.", ['12 "treat"']),
        ("We not only treat.", ['12 "treat"']),
        ("We do not wait, and we treat.", ['12 "treat"']),
        ("One line\nand treatment\n\nthen treats", ['13 "treatment"', '15 "treats"']),
        ("**Bold\nwords** and *treatment*", ['13 "treatment"']),
        ("Your treatment has ended.", []),
        ("Read it. Treats it.", ['12 "Treats"']),
        ("| A | B |\n|---|---|\n| x | y |\n| x | treatment |", ['15 "treatment"']),
        ("| Do not say | Say |\n|---|---|\n| treatment | clearance |", ['14 "clearance"']),
        ("| What | Say |\n|---|---|\n| Do not say | clearance |", []),
        ("## We do not\n\n- Treat\n\n## We do\n\n- Treat", ['18 "Treat"']),
        ("We do not:\n\n- Treat\n\nWe do:\n\n- Treat", ['18 "Treat"']),
        ('::: branch "“Do you treat?”"\n::: say\nYes, we treat.\n:::\n:::', ['14 "treat"']),
        ('::: box "We treat"\nYes.\n:::', ['12 "treat"']),
        ('Nurse: "Who treats him?"', []),
        ('Tell the nurse: "I am who treats him."', ['12 "treats"']),
        ("Limits: [[? Limits of treatment]]", ['12 "treatment"']),
        ("| Test | In treatment |\n|---|---|\n| Stand | [[?]] |", ['12 "treatment"']),
    ],
)
def test_a_word_is_judged_by_what_stands_around_it(check: Check, body: str, problems: list[str]) -> None:
    assert said(check(body)) == problems


def test_the_front_matter_is_read_too(check: Check) -> None:
    front = {"title": "Treatment", "summary": "No treatment.", "when": "You treat.", "not_when": "Somebody treats."}
    assert said(check("Go on.", **front)) == ['2 "Treatment"', '8 "treat"', '9 "treats"']


def test_a_worksheet_is_read_too(check: Check) -> None:
    columns = "columns:\n  - name: Reason\n    help: Why they want treatment."
    sheet = f"```sheet\nname: Rows\nabout: One row each.\nrows: 3\n{columns}\n```"
    assert said(check(sheet, kind="tracker")) == ['18 "treatment"']


def test_words_may_be_for_some_readers_only(check: Check) -> None:
    assert said(check("A patient, a deficit.")) == []
    assert said(check("A patient, a deficit.", audience="[self]")) == ['12 "patient"']
    assert said(check("A patient, a deficit.", audience="[client]")) == ['12 "patient"']
    assert said(check("A patient, a deficit.", audience="[client]", kind="form")) == ['12 "patient"', '12 "deficit"']


def test_the_better_word_and_the_reason_are_told(check: Check) -> None:
    (problem,) = check("Ask for clearance.")
    assert str(problem) == 'a-sample.md:12: banned-word: "clearance": offices decline it (say "guidance and limits")'


@given(plain=PLAIN, denial=DENIALS, word=BANNED, at=st.integers(0, 5))
@FEW
def test_a_word_turned_down_is_never_a_problem(check: Check, plain: list[str], denial: str, word: str, at: int) -> None:
    text = [*plain[:at], denial.format(word), *plain[at:]]
    assert check(" ".join(text)) == []
    assert check("\n".join(text)) == []


@given(plain=PLAIN, word=BANNED, at=st.integers(0, 5))
@FEW
def test_a_word_not_turned_down_is_a_problem_on_its_line(check: Check, plain: list[str], word: str, at: int) -> None:
    text = [*plain[:at], f"We give {word}.", *plain[at:]]
    assert said(check("\n".join(text))) == [f'{FIRST_LINE + min(at, len(plain))} "{word}"']


def test_words_said_where_a_field_is_none_are_read_as_well(check: Check) -> None:
    assert said(check("Send it\n[[by fax to {practice_fax} | and treat them]] now.")) == ['13 "treat"']
