"""Running words become sentences, and sentences clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitbuilder.readers.language.phrases import Phrases
from kitbuilder.readers.language.sentences import clause_before, quote_around, sentences

PIECES = st.lists(
    st.sampled_from(["Dr. Reyes ", "Go home. ", '"Stop. Now." ', "Why? ", "e.g. ", "\n", "so", " ", "R.M. ", "No. 7 "])
).map("".join)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two? Three!", 3),
        ("Dr. Reyes wrote, e.g. R.M. Smith, at 3.5 m.", 1),
        ('He said "Stop. Now." She did.', 3),
        ("First line\nSecond line", 2),
        ("  \n ", 0),
    ],
)
def test_sentences_are_told_apart(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


def test_a_quotation_belongs_to_the_sentence_that_quotes_it() -> None:
    text = 'Never say "We cure. We heal." Say less.'
    assert [part.text for part in sentences(text, quotes_whole=True)] == ['Never say "We cure. We heal." ', "Say less."]


@given(text=PIECES, quotes_whole=st.booleans())
def test_nothing_is_lost_between_sentences(text: str, *, quotes_whole: bool) -> None:
    kept = list(sentences(text, quotes_whole=quotes_whole))
    assert "".join(part.text for part in kept).split() == text.split()
    assert all(text.startswith(part.text, part.start) for part in kept)


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [("we do not X", "we do not "), ("we do not go but X", " X"), ("not here; X", " X"), ("not only X", " X"), ("X", "")],
)
def test_a_clause_ends_where_another_begins(sentence: str, clause: str) -> None:
    expected = clause.removesuffix("X")
    assert clause_before(sentence, sentence.index("X"), Phrases(["but", "not only"])) == expected


def test_a_quotation_is_found_around_a_place() -> None:
    sentence = 'Say "one two" now'
    assert quote_around(sentence, sentence.index("two")) == sentence.index('"')
    assert quote_around(sentence, sentence.index("now")) == sentence.index("now")
