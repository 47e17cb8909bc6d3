"""Embed the letters that a form's own small font lacks, each numbered as it comes."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from kitbuilder.renderers.font_cutting import cut_font

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Letters def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{groups}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
GROUP = 100  # letters that one group of such a table may have


class Letters:
    """The letters of one face in one file. `font` can be named in looks at once, and is filled in by `finish`."""

    def __init__(self, file: Path, pdf: Pdf) -> None:
        """Begin the letters of the font at `file`, for `pdf`."""
        self.file, self.pdf = file, pdf
        self.font = pdf.make_indirect(Dictionary())
        self.numbers: dict[str, int] = {}
        with TTFont(file, lazy=True) as opened:
            self.per_em = int(opened["head"].unitsPerEm)
            names, advances = opened.getBestCmap(), opened["hmtx"].metrics
            self.advances = {code: advances[name][0] for code, name in names.items()}
            self.nothing = advances[".notdef"][0]
            head, rise = opened["head"], opened["hhea"]
            self.box = [self._scaled(side) for side in (head.xMin, head.yMin, head.xMax, head.yMax)]
            self.rise = [self._scaled(way) for way in (rise.ascent, rise.descent)]

    def encode(self, text: str) -> tuple[str, list[int]]:
        """Return the hexadecimal digits that show a text, and how wide each letter is in thousandths of the type size."""
        numbers = [self.numbers.setdefault(letter, len(self.numbers) + 1) for letter in text]
        return "".join(f"{number:04X}" for number in numbers), [self._width(letter) for letter in text]

    def _width(self, letter: str) -> int:
        return self._scaled(self.advances.get(ord(letter), self.nothing))

    def _scaled(self, units: float) -> int:
        return math.floor(units * 1000 / self.per_em + 0.5)

    def finish(self) -> None:
        """Put the font into the file, with these letters alone."""
        data, glyphs = self._cut()
        name = Name(f"/KITLTR+Letters{self.file.stem}")
        program = Stream(self.pdf, data)
        program[Name.Length1] = len(data)
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=Array(self.box), ItalicAngle=0, StemV=80,
            Ascent=self.rise[0], Descent=self.rise[1], CapHeight=self.rise[0], FontFile2=self.pdf.make_indirect(program),
        )  # fmt: skip
        widths = [self._scaled(self.nothing), *map(self._width, self.numbers)]
        system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
        places = b"".join(glyph.to_bytes(2, "big") for glyph in (0, *glyphs))
        letters = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, CIDSystemInfo=system,
            FontDescriptor=self.pdf.make_indirect(descriptor), W=Array([0, Array(widths)]),
            CIDToGIDMap=self.pdf.make_indirect(Stream(self.pdf, places)),
        )  # fmt: skip
        self.font.Type, self.font.Subtype, self.font.BaseFont = Name.Font, Name.Type0, name
        self.font.Encoding, self.font.DescendantFonts = Name("/Identity-H"), Array([self.pdf.make_indirect(letters)])
        self.font.ToUnicode = self.pdf.make_indirect(Stream(self.pdf, _to_unicode(self.numbers)))

    def _cut(self) -> tuple[bytes, list[int]]:
        """Cut the font down to the letters; return it, and the place in it of each."""
        with cut_font(self.file, map(ord, self.numbers)) as font:
            names, buffer = font.getBestCmap(), io.BytesIO()
            font.save(buffer, reorderTables=True)
            return buffer.getvalue(), [font.getGlyphID(names.get(ord(letter), ".notdef")) for letter in self.numbers]


def _to_unicode(letters: Iterable[str]) -> bytes:
    """Write the table by which a reader of the file knows which letter each number is."""
    lines = [f"<{number:04X}> <{letter.encode('utf-16-be').hex().upper()}>" for number, letter in enumerate(letters, start=1)]
    groups = (lines[start : start + GROUP] for start in range(0, len(lines), GROUP))
    listed = "".join("\n".join((f"{len(group)} beginbfchar", *group, "endbfchar\n")) for group in groups)
    return CMAP.format(groups=listed).encode()
