"""Measure words by the width that their font gives each letter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class FontMetrics:
    """Holds the widths of a font's characters in ems, and the width of the sign it shows for a character that it lacks."""

    widths: Mapping[str, float]
    missing: float

    def width(self, text: str, size: float) -> float:
        """Measure a text in one line, in points at `size` points. Pairs that a typesetter moves closer are not known here."""
        return sum(self.widths.get(character, self.missing) for character in text) * size


@cache
def metrics_of(file: Path) -> FontMetrics:
    """Read the metrics of the font at `file`."""
    with TTFont(file, lazy=True) as font:
        em, advances = int(font["head"].unitsPerEm), font["hmtx"].metrics
        widths = {chr(code): advances[glyph][0] / em for code, glyph in font.getBestCmap().items()}
        return FontMetrics(widths, advances[".notdef"][0] / em)
