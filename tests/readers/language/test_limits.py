"""Figures, lengths, grades and clients' details: what is held against a limit, and what only looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kitbuilder.model.document import Paragraph, Text
from kitbuilder.model.reading_time import spoken_words
from kitbuilder.readers.language.grade import CountedSentence, count_syllables, flesch_kincaid

if TYPE_CHECKING:
    from collections.abc import Callable

    from kitbuilder.model.problem import Problem

    Check = Callable[..., list[Problem]]

FIRST_LINE = 12
EASY = "We coach it. You do it at home. " * 20
HARD = "Individualized documentation facilitates interdisciplinary communication. " * 25
SYLLABLES = {
    "a": 1,
    "the": 1,
    "home": 1,
    "homes": 1,
    "walked": 1,
    "wanted": 2,
    "able": 2,
    "table": 2,
    "stages": 2,
    "people": 2,
    "medicine": 3,
    "measured": 2,
    "exercise": 3,
    "science": 2,
    "created": 3,
    "something": 2,
    "physician's": 3,
    "don't": 1,
    "After-therapy": 5,
    "authorization": 5,
    "30": 1,
    "—": 1,
}


def codes(problems: list[Problem]) -> list[str]:
    return [f"{problem.where.line} {problem.code}" for problem in problems]


@pytest.mark.parametrize(
    "finding",
    [
        "37% stopped.",
        "2.5 percent do.",
        "It is 0.9 m/s.",
        "More than 12 seconds.",
        "Hold 10 seconds or more.",
        "1 in 4 fall.",
        "3 of 10 fall.",
        "In 556 adults.",
        "In 1,234 older adults.",
        "Over 30 studies.",
        "The MCID is 2.",
    ],
)
def test_a_finding_needs_a_source(check: Check, finding: str) -> None:
    assert "12 unsourced-figure" in codes(check(finding))
    assert check(finding, sources="[S-1]") == []


@pytest.mark.parametrize(
    "number",
    [
        "At 10 or 3:30.",
        "In 30 days.",
        "A fee of 50% up front.",
        "Page 1 of 2.",
        "3 of 12 sessions.",
        "Section 4.2.",
        "In 20 seconds.",
        "Ask 12 adults.",
        "[[? Percent, 3 of 10]]",
        "On 2026-11-23.",
        "Call 555-0100.",
        "$30% off",
    ],
)
def test_other_numbers_need_none(check: Check, number: str) -> None:
    assert check(number) == []


def test_a_made_up_sample_has_values_but_no_studies(check: Check) -> None:
    assert check("FICTIONAL SAMPLE: 37% at 0.9 m/s.") == []
    assert codes(check("FICTIONAL SAMPLE.\n\nIn 556 adults.")) == ["14 unsourced-figure"]


def test_hard_text_is_told_from_easy(check: Check) -> None:
    assert check(EASY, kind="letter", audience="[client]") == []
    assert codes(check(HARD, kind="letter", audience="[client]")) == ["12 reading-grade"]


def test_few_words_have_no_grade(check: Check) -> None:
    assert check("Individualized documentation facilitates interdisciplinary communication.", kind="letter") == []


def test_the_strictest_reader_decides_and_a_note_is_the_users(check: Check) -> None:
    (problem,) = check(HARD, kind="letter", audience="[physician, client]")
    assert 'audience "client"; at most 8' in problem.message
    (problem,) = check(f"::: note\n{HARD}\n:::", kind="letter", audience="[client]")
    assert 'audience "self"; at most 9' in problem.message
    (problem,) = check(HARD, kind="script", audience="[client]")
    assert 'audience "self"; at most 9' in problem.message


@pytest.mark.parametrize(("word", "count"), SYLLABLES.items())
def test_syllables_are_counted_as_they_are_heard(word: str, count: int) -> None:
    assert count_syllables(word) == count


@given(st.text())
def test_every_word_has_a_syllable(word: str) -> None:
    assert count_syllables(word) >= 1


def test_the_grade_is_flesch_and_kincaids() -> None:
    said = [CountedSentence("", words=10, syllables=14, line=1), CountedSentence("", words=20, syllables=26, line=2)]
    assert flesch_kincaid(said) == pytest.approx(0.39 * 15 + 11.8 * 40 / 30 - 15.59)
    assert flesch_kincaid([]) == 0


@given(st.text(alphabet="ab 7-."), st.text(alphabet="ab 7-."))
def test_words_of_two_paragraphs_add_up(one: str, other: str) -> None:
    first, second = Paragraph((Text(one),)), Paragraph((Text(other),))
    assert spoken_words((first, second)) == spoken_words((first,)) + spoken_words((second,))


@given(st.integers(1, 140))
@settings(max_examples=40)
def test_a_message_is_as_long_as_its_words(check: Check, words: int) -> None:
    text = "go " * words
    is_long = {"say": words > 105, "email": words > 120, "voicemail": words > 75}
    for name, body in {
        "say": f"::: say\n{text}\n:::",
        "email": f'::: email "Hello"\n{text}\n:::',
        "voicemail": f"## Their voicemail\n\n::: say\n{text}\n:::",
    }.items():
        assert bool(check(body)) == is_long[name]


def test_a_template_for_machines_alone_is_not_too_short_either(check: Check) -> None:
    messages = {words: f"::: say\n{'go ' * words}\n:::" for words in (64, 65, 75, 76)}
    assert [words for words, body in messages.items() if check(body, channel="[voicemail]")] == [64, 76]


@pytest.mark.parametrize(
    ("body", "problems"),
    [
        ('::: email "For [[client_initials]]"\nHello.\n:::', ["12 client-detail"]),
        ('::: email "Hello"\nBorn: [[? Date of birth]]\n:::', ["13 client-detail"]),
        ('::: email "Hello"\nBy: [[? Date to answer by]]\n:::', []),
        ('::: email "Hello"\n::: note\nSend [[client_initials]] by mail.\n:::\nHello.\n:::', []),
        ('::: branch "Voicemail"\n::: say\nFor [[client_initials]].\n:::\n:::', ["14 client-detail"]),
        ('::: branch "A nurse"\n::: say\nFor [[client_initials]].\n:::\n:::', []),
        ('::: box "Text message"\nSee you, [[client_initials]].\n:::', ["13 client-detail"]),
        ("Dear [[client_initials]]", []),
    ],
)
def test_no_client_where_others_may_hear(check: Check, body: str, problems: list[str]) -> None:
    assert codes(check(body)) == problems


def test_what_an_author_left_is_found_on_its_line(check: Check) -> None:
    assert codes(check("Lorem\nipsum\nTBD, tbd\ninsert the date here", title="TBD")) == [
        f"{line} placeholder-text" for line in (2, FIRST_LINE, FIRST_LINE + 2, FIRST_LINE + 3)
    ]
