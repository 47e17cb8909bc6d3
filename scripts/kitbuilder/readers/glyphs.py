"""The kit's fonts become the set of characters paper can show; text is held against it, character by character."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

from kitbuilder.model.problem import Code, KitError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FREE = frozenset("\n\t")


def printable_characters(kit: Path) -> frozenset[str]:
    """Turn a kit's folder into the characters that every one of its fonts has. Raises KitError when it has no fonts."""
    fonts = kit / "style" / "fonts"
    files = tuple(sorted(fonts.glob("*.ttf")))
    if not files:
        where = Location(f"{kit.name}/style/fonts")
        raise KitError([Problem(where, Code.MISSING_FILE, "the kit needs its fonts here, as .ttf files")])
    return frozenset.intersection(*(_characters(file, file.stat().st_mtime_ns) for file in files))


def unprintable(text: str, printable: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Turn text into each character no font has, with its line from 0 and its name, once for a line."""
    if printable.issuperset(set(unicodedata.normalize("NFC", text)) - FREE):
        return
    for number, line in enumerate(text.split("\n")):
        for character in sorted(set(unicodedata.normalize("NFC", line)) - printable - FREE):
            name = unicodedata.name(character, "unnamed").lower()
            yield number, f"“{character}” (U+{ord(character):04X}, {name})"


def missing_glyphs(text: str, path: str, printable: frozenset[str]) -> Iterator[Problem]:
    """Turn the text of a file into a problem for each character that paper cannot show."""
    for number, what in unprintable(text, printable):
        message = f"{what} is in none of the kit's fonts and cannot be printed"
        yield Problem(Location(path, number + 1), Code.MISSING_GLYPH, message)


@cache
def _characters(file: Path, changed: int) -> frozenset[str]:  # noqa: ARG001  # a font exchanged is read anew
    with TTFont(file, lazy=True) as font:
        return frozenset(chr(code) for code in font.getBestCmap())
