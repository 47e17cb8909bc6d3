"""Cut a font of the kit to a plain one from which a browser takes the letters that a form's own small font lacks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from kitbuilder.model.look import Face
from kitbuilder.renderers.font_cutting import cut_font

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from fontTools.ttLib import TTFont

NOT_FOR_OUTLINES = ("BASE", "gasp", "OS/2", "post", "name", "cvt ", "fpgm", "prep")
UNICODE, WINDOWS, FULL = 12, 3, 10  # a table of groups: the one form the browser reads
NAMES = {face: f"Kit{place}" for place, face in enumerate(Face)}  # as the fields of a PDF call them


def wide_font(file: Path, characters: Iterable[str]) -> bytes:
    """Cut the font at `file` down to `characters`, every outline whole in itself. The same file gives the same bytes."""
    with cut_font(file, map(ord, characters), drop_tables=list(NOT_FOR_OUTLINES)) as font:
        _decompose(font)
        _keep_one_table(font)
        buffer = io.BytesIO()
        font.save(buffer, reorderTables=True)
        return buffer.getvalue()


def _decompose(font: TTFont) -> None:
    """Draw what is made of other outlines, such as an é, as one: the browser then copies a letter in one piece."""
    glyphs, outlines = font.getGlyphSet(), font["glyf"]
    for name in font.getGlyphOrder():
        if outlines[name].isComposite():
            drawn, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
            glyphs[name].draw(drawn)
            drawn.replay(pen)
            outlines[name] = pen.glyph()


def _keep_one_table(font: TTFont) -> None:
    table = CmapSubtable.newSubtable(UNICODE)
    table.platformID, table.platEncID, table.language = WINDOWS, FULL, 0
    table.cmap = font.getBestCmap()
    font["cmap"].tables = [table]
