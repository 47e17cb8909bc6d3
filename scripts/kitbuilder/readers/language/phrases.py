"""Find phrases, as an editor writes them, `treat*` or `insert * here`, in running words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})
WORD = re.compile(r"\w+")
LETTERS = 3  # a phrase whose first word has any ending is found by this many letters
GAP = r"\S{1,40}(?:\s{1,9}\S{1,40}){0,3}"  # no word is longer, and what looks on without end takes quadratic time


def straight(text: str) -> str:
    """Make curly quotes and apostrophes straight, each letter staying at its place."""
    return text.translate(STRAIGHT)


@dataclass(frozen=True, slots=True)
class Match:
    """Words found: as they stand in the text, from `start` up to `end`."""

    text: str
    start: int
    end: int


class Phrases:
    """A list of phrases, each compiled when its first word is met: most never are, and the kit has a thousand.

    A phrase matches whole words, small letters matching capitals too, a hyphen matching a space. `*` at the end of a word
    stands for any ending, `*` alone for one to four words. A word in capitals (`PT`) matches only in capitals.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = tuple(map(straight, phrases))
        self._by_word: dict[str, list[str]] = {}
        self._by_letters: dict[str, list[str]] = {}
        for phrase in self.phrases:
            first = WORD.match(phrase)
            if first is not None and phrase.startswith("*", first.end()):
                self._by_letters.setdefault(first[0].lower()[:LETTERS], []).append(phrase)
            elif first is not None:
                self._by_word.setdefault(first[0].lower(), []).append(phrase)

    def each(self, text: str) -> Iterator[tuple[str, Match]]:
        """Find every phrase in a text with straight quotes, with where; several may begin together."""
        by_word, by_letters = self._by_word, self._by_letters
        for word in WORD.finditer(text):
            letters = word[0].lower()
            if letters in by_word or letters[:LETTERS] in by_letters:
                for phrase in (*by_word.get(letters, ()), *by_letters.get(letters[:LETTERS], ())):
                    if found := _compile(phrase).match(text, word.start()):
                        yield phrase, Match(found[0], found.start(), found.end())

    def find(self, text: str) -> Iterator[Match]:
        """Find every place in a text with straight quotes, in order; of what begins together, the longest."""
        for _, together in groupby((match for _, match in self.each(text)), key=lambda match: match.start):
            yield max(together, key=lambda match: match.end)

    def holds(self, text: str) -> bool:
        """Tell whether any of the phrases stands in the text."""
        return next(self.each(text), None) is not None

    def begins(self, text: str) -> bool:
        """Tell whether the text begins with one of the phrases, whatever marks stand before its first word."""
        first, found = WORD.search(text), next(self.find(text), None)
        return first is not None and found is not None and found.start == first.start()


def is_phrase(text: str) -> bool:
    """Tell whether a phrase can be looked for: it begins with a word, and a `*` has enough letters in front of it."""
    first = WORD.match(text)
    return first is not None and (not text.startswith("*", first.end()) or len(first[0]) >= LETTERS)


@cache
def _compile(phrase: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(_word(word) for word in phrase.split())
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _word(word: str) -> str:
    if word == "*":
        return GAP
    pattern = re.escape(word).replace(r"\*", r"[\w']*").replace(r"\-", r"[\s-]?")
    return pattern if any(letter.isalpha() for letter in word) and word.upper() == word else f"(?i:{pattern})"
