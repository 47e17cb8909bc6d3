"""Find characters that the kit's fonts, and so paper, cannot show."""

from __future__ import annotations

import io
import struct
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont, TTLibError

from kitbuilder.model.authored import authored
from kitbuilder.model.problem import Code, KitError, Location, Problem
from kitbuilder.readers.cache_protocol import NO_MEMORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kitbuilder.readers.cache_protocol import Memory

FREE = frozenset("\n\t")
UNFIT = (TTLibError, OSError, struct.error, AssertionError, LookupError, TypeError, ValueError)  # of a font that is none


def printable_characters(kit: Path, memory: Memory = NO_MEMORY) -> frozenset[str]:
    """List the characters that every one of a kit's fonts has; a font that `memory` knows is not read again.

    Raises KitError when it has no fonts, or when a file is no font.
    """
    fonts, path = kit / "style" / "fonts", f"{kit.name}/style/fonts"
    files = tuple(authored(fonts, "*.ttf"))
    if not files:
        raise KitError([Problem(Location(path), Code.MISSING_FILE, "the kit needs its fonts here, as .ttf files")])
    problems: list[Problem] = []
    sets: list[frozenset[str]] = []
    for file in files:
        try:
            sets.append(_characters(file.read_bytes(), memory))
        except UNFIT:
            where = Location(f"{path}/{file.name}")
            problems.append(Problem(where, Code.CANNOT_TYPESET, "this file cannot be read as a font"))
    if problems:
        raise KitError(problems)
    return frozenset.intersection(*sets)


def unprintable(text: str, printable: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Find each character of a text that no font has, with its line from 0 and its name, once for a line."""
    if printable.issuperset(set(unicodedata.normalize("NFC", text)) - FREE):
        return
    for number, line in enumerate(text.split("\n")):
        for character in sorted(set(unicodedata.normalize("NFC", line)) - printable - FREE):
            name = unicodedata.name(character, "unnamed").lower()
            yield number, f"“{character}” (U+{ord(character):04X}, {name})"


def missing_glyphs(text: str, path: str, printable: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for each character in the text of a file that paper cannot show."""
    for number, what in unprintable(text, printable):
        message = f"{what} is not in all of the kit's fonts, and cannot be printed everywhere"
        yield Problem(Location(path, number + 1), Code.MISSING_GLYPH, message)


def _characters(data: bytes, memory: Memory) -> frozenset[str]:
    known = memory.recall("characters of a font", data)
    if isinstance(known, str):
        return frozenset(known)
    found = _characters_read(data)
    memory.keep("".join(sorted(found)), "characters of a font", data)
    return found


@lru_cache(maxsize=16)
def _characters_read(data: bytes) -> frozenset[str]:
    with io.BytesIO(data) as file, TTFont(file, lazy=True) as font:
        for tag in font.reader.keys():  # noqa: SIM118  # a file cut short is found here: each table has to be as long as it says
            font.reader[tag]
        return frozenset(chr(code) for code in font.getBestCmap())
