"""Cut a font of the kit to the small one a PDF viewer types with: Windows-1252, simple TrueType, a dozen kilobytes."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Stream

from kitbuilder.model.problem import Code, KitError, Location, Problem
from kitbuilder.renderers.font_cutting import cut_font

if TYPE_CHECKING:
    from pathlib import Path

    from fontTools.ttLib import TTFont
    from pikepdf import Object, Pdf

FIRST, LAST = 32, 255
TAG = "KITFRM+"  # six letters and a plus: a font that holds only some of its characters
# Viewers size and place typed text by these. The font's own make it too small in a low box (measured in Chromium); with
# these, 12 points fill a line of 11-point text, and stand on its baseline.
ASCENT, DESCENT = 840, -290
_known: dict[Path, FormFont] = {}


@dataclass(frozen=True, slots=True)
class FormFont:
    """The font's bytes, and what a PDF font descriptor says of it, in thousandths of the type size."""

    name: str
    data: bytes
    widths: tuple[int, ...]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int

    def pack(self) -> bytes:
        """Write it as bytes that can be kept."""
        said = (self.name, self.widths, self.box, self.ascent, self.descent, self.cap_height)
        return json.dumps(said).encode() + b"\n" + self.data

    @classmethod
    def unpack(cls, kept: bytes) -> FormFont:
        """Read what was kept."""
        said, _, data = kept.partition(b"\n")
        name, widths, box, *others = json.loads(said)
        return cls(name, data, tuple(widths), tuple(box), *others)


def form_font(file: Path) -> FormFont:
    """Return the font at `file`, cut down to what a form needs, once in a process. Raises KitError when it is missing."""
    if file not in _known:
        know(file, cut_form_font(file))
    return _known[file]


def know(file: Path, font: FormFont) -> None:
    """Take `font` for the one that is cut from the file: somebody kept it, and to cut one takes 0.1 s of computing."""
    _known[file] = font


def cut_form_font(file: Path) -> FormFont:
    """Cut a font. The same file gives the same bytes. Raises KitError when it is missing."""
    if not file.is_file():
        where = Location("/".join(file.parts[-4:]))  # kit/style/fonts/…
        raise KitError([Problem(where, Code.MISSING_FILE, "this font is needed for what is typed into forms")])
    characters = _characters()
    with cut_font(file, characters.values(), name_IDs=[1, 2, 4, 6]) as font:
        buffer = io.BytesIO()
        font.save(buffer, reorderTables=True)
        return _measure(font, characters, buffer.getvalue())


def embedded(font: FormFont, pdf: Pdf) -> Object:
    """Put the font into a PDF, as a simple one whose characters are those of Windows-1252."""
    stream = Stream(pdf, font.data)
    stream[Name.Length1] = len(font.data)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/" + font.name),
        Flags=32,
        FontBBox=Array(font.box),
        ItalicAngle=0,
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.cap_height,
        StemV=80,
        FontFile2=pdf.make_indirect(stream),
    )
    simple = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/" + font.name),
        FirstChar=FIRST,
        LastChar=LAST,
        Widths=Array(font.widths),
        Encoding=Name.WinAnsiEncoding,
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return pdf.make_indirect(simple)


def _characters() -> dict[int, int]:
    """List every Windows-1252 code that stands for a character, with the character's Unicode number."""
    found = {}
    for code in range(FIRST, LAST + 1):
        text = bytes([code]).decode("cp1252", "ignore")
        if text:
            found[code] = ord(text)
    return found


def _measure(font: TTFont, characters: dict[int, int], data: bytes) -> FormFont:
    glyphs, advances = font.getBestCmap(), font["hmtx"].metrics
    head, metrics = font["head"], font["OS/2"]

    def scaled(value: float) -> int:
        return round(value * 1000 / int(head.unitsPerEm))

    missing = scaled(advances[".notdef"][0])
    widths = tuple(
        scaled(advances[glyphs[characters[code]]][0]) if characters.get(code) in glyphs else missing
        for code in range(FIRST, LAST + 1)
    )
    box = (scaled(head.xMin), scaled(head.yMin), scaled(head.xMax), scaled(head.yMax))
    name = TAG + font["name"].getDebugName(6)
    return FormFont(name, data, widths, box, ASCENT, DESCENT, scaled(metrics.sCapHeight))
