"""Split running words into sentences, and tell whether a word is denied in its sentence: "we do not treat"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.readers.language.phrases import Phrases

END = re.compile(r"(?<=[.!?\u2026])([\"')\]]*)\s+(?=[\"'(\[¿¡]*[A-ZÁÉÍÓÚÑ0-9])|\n")
SHORT_FORMS = re.compile(r"\b(?:Dr|Dra|Sr|Sra|Mr|Ms|Mrs|St|No|vs|e\.g|i\.e|[A-Z])\.$")
SHORT = 4  # letters of the longest of them, with its period
QUOTED = re.compile(r'"[^"]*"')
REACH = 600  # letters before a word in which it may be turned down: a line may be one sentence with thousands of words to look at
MARKS = re.compile(r"[;\u2014]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it begins in its passage."""

    text: str
    start: int


def sentences(text: str, *, quotes_whole: bool = False) -> Iterator[Sentence]:
    """Split words into sentences. With `quotes_whole`, what is quoted belongs to the sentence that quotes it."""
    quoted = [found.span() for found in QUOTED.finditer(text)] if quotes_whole else []
    quotes = iter((*quoted, (len(text), len(text))))
    first, last = next(quotes)
    start = 0
    for end in END.finditer(text):
        full_stop = end.start() if end[1] is None else end.end(1)
        while last <= full_stop:
            first, last = next(quotes)
        is_short = end[0] != "\n" and SHORT_FORMS.search(text, max(start, end.start() - SHORT), end.start())
        if first < full_stop < last or is_short:
            continue
        yield from _sentence(text, start, end.end())
        start = end.end()
    yield from _sentence(text, start, len(text))


@lru_cache(maxsize=1)
def quoting_sentences(text: str) -> tuple[Sentence, ...]:
    """Turn words into sentences that hold what they quote; kept for the next word that is looked up in them."""
    return tuple(sentences(text, quotes_whole=True))


def clause_before(sentence: str, place: int, breaks: Phrases) -> str:
    """Return the words of its clause that stand before a place in a sentence.

    A new clause begins after a semicolon, a dash and each phrase of `breaks` ("but", "and we", "not only").
    """
    before = sentence[max(0, place - REACH) : place]
    starts = [found.end() for found in MARKS.finditer(before)] + [found.end for found in breaks.find(before)]
    return before[max(starts, default=0) :]


def quote_around(sentence: str, place: int) -> int:
    """Find where the quotation around a place in a sentence begins; the place itself when it is in none."""
    return next((found.start() for found in QUOTED.finditer(sentence) if found.start() < place < found.end()), place)


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    words = text[start:end]
    if words.strip():
        yield Sentence(words, start)
