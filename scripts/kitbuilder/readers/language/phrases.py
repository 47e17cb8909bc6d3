"""Phrases as an editor writes them, `treat*` or `insert * here`, become what finds them in running words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "})
WORD = re.compile(r"\w+")
KEY_LENGTH = 3  # phrases are found by the first letters of their first word
GAP = r"\S+(?:\s+\S+){0,3}"


def straight(text: str) -> str:
    """Turn curly quotes and apostrophes into straight ones, each letter staying at its place."""
    return text.translate(STRAIGHT)


@dataclass(frozen=True, slots=True)
class Match:
    """Words found: as they stand in the text, from `start` up to `end`."""

    text: str
    start: int
    end: int


class Phrases:
    """A list of phrases, compiled once.

    A phrase matches whole words, small letters matching capitals too, a hyphen matching a space. `*` at the end of a word
    stands for any ending, `*` alone for one to four words. A word in capitals (`PT`) matches only in capitals.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_key: dict[str, list[re.Pattern[str]]] = {}
        for phrase in phrases:
            key = WORD.search(phrase)
            self._by_key.setdefault(key[0].lower()[:KEY_LENGTH] if key else "", []).append(_compile(straight(phrase)))

    def find(self, text: str) -> Iterator[Match]:
        """Turn a text with straight quotes into every match in it, in order; of those that begin together, the longest."""
        if not self._by_key:
            return
        for word in WORD.finditer(text):
            patterns = self._by_key.get(word[0][:KEY_LENGTH].lower(), ())
            found = [match for match in (pattern.match(text, word.start()) for pattern in patterns) if match]
            if found:
                longest = max(found, key=lambda match: match.end())
                yield Match(longest[0], longest.start(), longest.end())

    def holds(self, text: str) -> bool:
        """Whether any of the phrases stands in the text."""
        return next(self.find(text), None) is not None

    def begins(self, text: str) -> bool:
        """Whether the text begins with one of the phrases, whatever marks stand before its first word."""
        first, found = WORD.search(text), next(self.find(text), None)
        return first is not None and found is not None and found.start == first.start()


def is_phrase(text: str) -> bool:
    """Whether a phrase can be looked for: it begins with a word, and a `*` has enough letters in front of it."""
    first = text.split()[0] if text.split() else ""
    letters = WORD.match(first)
    return letters is not None and ("*" not in first or len(letters[0]) >= KEY_LENGTH)


def _compile(phrase: str) -> re.Pattern[str]:
    words = r"[\s-]+".join(_word(word) for word in phrase.split())
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _word(word: str) -> str:
    if word == "*":
        return GAP
    pattern = re.escape(word).replace(r"\*", r"[\w']*").replace(r"\-", r"[\s-]?")
    return pattern if any(letter.isalpha() for letter in word) and word.upper() == word else f"(?i:{pattern})"
