"""Stamp the text of a template, so that a translation can say which words it was compared with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitbuilder.model.digest import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ORIGINAL, PART, COMPARED = "translates", "part", "compared"  # keys of a translation's front matter
NAMES = re.compile(rf"^{ORIGINAL}: *([a-z0-9-]+) *$", re.MULTILINE)
NUMBERS = re.compile(rf"^{PART}: *([1-9][0-9]?) *$", re.MULTILINE)
LENGTH = 12  # hexadecimal digits
FENCE, TITLE, NOTE, BREAK, OPENS, CLOSES = "---", "title:", "::: note", "::: page-break", "::: ", ":::"


def named_original(text: str) -> tuple[str, int]:
    """Read from a translation's file the slug of its original, "" where it names none, and which part of it, 0 for all."""
    named, numbered = NAMES.search(text), NUMBERS.search(text)
    return named[1] if named else "", int(numbered[1]) if numbered else 0


def stamp_of(lines: tuple[str, ...], part: int = 0) -> str:
    """Calculate the stamp of a template's title and text, or of one `part` of it, without notes, which are not translated."""
    fences = [number for number, line in enumerate(lines) if line.strip() == FENCE]
    front, body = lines[: fences[1]], lines[fences[1] + 1 :]
    title = next((line for line in front if line.startswith(TITLE)), "")
    text = "\n".join(_without_notes(body))
    pieces = text.split(BREAK)
    shown = pieces[part - 1] if 0 < part <= len(pieces) else text
    return digest_of(title, " ".join(shown.split()))[:LENGTH]


def _without_notes(lines: tuple[str, ...]) -> Iterator[str]:
    depth = 0
    for line in lines:
        bare = line.strip()
        if depth:
            depth += 1 if bare.startswith(OPENS) else -1 if bare == CLOSES else 0
        elif bare == NOTE:
            depth = 1
        else:
            yield line
