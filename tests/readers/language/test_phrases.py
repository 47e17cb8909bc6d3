"""A phrase of `language.yml` finds what its editor means, and nothing else."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitbuilder.readers.language.phrases import Phrases, is_phrase, straight

WORDS = st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=8)
FILLER = st.lists(st.sampled_from(["we", "go", "home,", "(slowly)", "and", "--", "7"]), max_size=6).map(" ".join)


def found(phrase: str, text: str) -> list[str]:
    return [match.text for match in Phrases([phrase]).find(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("treat*", "Treats, entreaty, treatment; we treat.", ["Treats", "treatment", "treat"]),
        ("heal", "health heals heal", ["heal"]),
        ("PT", "PT pt Pt", ["PT"]),
        ("in network", "in-network, in  network", ["in-network", "in  network"]),
        ("non-compliant", "non compliant, non-compliant", ["non compliant", "non-compliant"]),
        ("insert * here", "insert the date here", ["insert the date here"]),
        ("insert * here", "insert one two three four five here", []),
        ("you're mine", "You're mine", ["You're mine"]),
    ],
)
def test_a_phrase_finds_what_it_says(phrase: str, text: str, matches: list[str]) -> None:
    assert found(phrase, text) == matches


def test_of_what_begins_together_the_longest_is_found() -> None:
    assert [match.text for match in Phrases(["plan", "plan of care"]).find("a plan of care")] == ["plan of care"]


@given(before=FILLER, words=st.lists(WORDS, min_size=1, max_size=3), after=FILLER)
def test_a_phrase_is_found_where_it_stands(before: str, words: list[str], after: str) -> None:
    phrase = " ".join(words)
    text = f"{before} {phrase.title()} {after}"
    places = [match.start for match in Phrases([phrase]).find(text)]
    assert len(before) + 1 in places


@given(st.text())
def test_straight_quotes_stand_where_the_curly_ones_did(text: str) -> None:
    assert len(straight(text)) == len(text)


@pytest.mark.parametrize(
    ("phrase", "can_be_found"), [("ab*", False), ("abc*", True), ("*", False), ("(see", False), ("9", True), ("", False)]
)
def test_a_phrase_that_could_never_be_found_is_known(phrase: str, *, can_be_found: bool) -> None:
    assert is_phrase(phrase) is can_be_found
