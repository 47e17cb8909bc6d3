"""Clean what somebody typed, so that it can be printed: one line, plain spaces and hyphens, nothing unseen.

The same is done in a visitor's browser, by theme/web/details/cleaning.js; tests/cleaning_cases.json is held against both.
No pattern here looks back over what it passed, so that the time this takes grows as the text does.
"""

from __future__ import annotations

import re
import unicodedata

BREAK = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
SPACE = re.compile("[ \xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Each looks like the one of a keyboard, and few fonts have them all.
HYPHEN = re.compile("[\u2010-\u2012\ufe63\uff0d]|(?<=[0-9])\u2212(?=[0-9])")
# Controls, lone surrogates, non-characters, marks that turn the direction of text, and what takes no room: no part of a detail.
UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def clean(value: str) -> str:
    """Clean what somebody typed; lines become parts with commas between them. What is clean already stays as it is."""
    lines = BREAK.sub("\n", unicodedata.normalize("NFC", value)).split("\n")
    return ", ".join(part for part in map(_clean_line, lines) if part)


def _clean_line(line: str) -> str:
    seen = SPACE.sub(" ", UNPRINTABLE.sub("", line))
    return unicodedata.normalize("NFC", HYPHEN.sub("-", seen)).strip(" ,")
