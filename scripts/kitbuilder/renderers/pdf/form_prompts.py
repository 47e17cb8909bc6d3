"""Draw what an empty field asks for, such as "Practice name", as outlines instead of text.

A viewer that reads the text of a field's look takes a prompt in letters for a typed value: Firefox 153 does (pdf.js 6.0, and
6.5 by its code), so that each empty field seems to be filled in. Outlines hold no text. Each letter is drawn once in a file.
"""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from kitbuilder.renderers.pdf.form_font import FIRST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitbuilder.renderers.pdf.form_font import FormFont

EM = 1000  # an outline's units to the em, as in a font's widths


def codes_of(text: str) -> bytes:
    """Return the Windows-1252 codes of a text, as a form's font knows them; what it does not know is left out."""
    return text.encode("cp1252", "ignore")


def letter_name(code: int) -> str:
    """Return what a file calls the outline of a letter."""
    return f"/L{code}"


def drawn_prompt(text: str, widths: Sequence[int]) -> bytes:
    """Return the operators that draw a text, letter by letter, from its own origin, in thousandths of the type size."""
    drawn, moved = [], 0
    for code in codes_of(text):
        if code > FIRST:  # a space is only a distance
            drawn.append(f"{f'1 0 0 1 {moved} 0 cm ' if moved else ''}{letter_name(code)} Do")
            moved = 0
        moved += widths[code - FIRST]
    return " ".join(drawn).encode()


@cache
def outline(code: int, font: FormFont) -> bytes:
    """Return the path of one letter of a form's font."""
    opened, glyphs = _opened(font)
    pen = _PathPen(glyphs, EM / opened["head"].unitsPerEm)
    glyphs[opened.getBestCmap()[ord(bytes([code]).decode("cp1252"))]].draw(pen)
    return " ".join([*pen.drawn, "f"]).encode()


@cache
def _opened(font: FormFont) -> tuple[TTFont, Any]:
    """Open a form's font, once for all its letters: that takes longer than drawing one. It holds no file open."""
    opened = TTFont(io.BytesIO(font.data), lazy=True)
    return opened, opened.getGlyphSet()


class _PathPen(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Write an outline as PDF operators; its curves come as the cubic ones that PDF has."""

    def __init__(self, glyphs: object, scale: float) -> None:
        super().__init__(glyphs)
        self.scale = scale
        self.drawn: list[str] = []

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        self.drawn.append(" ".join(f"{round(x * self.scale)} {round(y * self.scale)}" for x, y in points) + f" {operator}")

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802  # the pen's own names
        self._write("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._write("l", pt)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:  # noqa: N802
        self._write("c", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802
        self.drawn.append("h")
