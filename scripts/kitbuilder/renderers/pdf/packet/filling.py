"""Fill the fields of a PDF as the site does in a visitor's browser (`theme/web/fill/pdf/`): value by value, look by look."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Object, Pdf, String

from kitbuilder.model.contact_card import code_text
from kitbuilder.model.field import says_none
from kitbuilder.model.periods import before_period
from kitbuilder.renderers.pdf.acroform import written
from kitbuilder.renderers.pdf.form_font import FIRST
from kitbuilder.renderers.pdf.form_looks import EMPTY
from kitbuilder.renderers.pdf.line_ends import ELSE, FOOT, LINE
from kitbuilder.renderers.pdf.packet.contact_code import add_codes
from kitbuilder.renderers.pdf.packet.letters import Letters
from kitbuilder.renderers.pdf.packet.lines import MARGIN, Lines, SetText
from kitbuilder.renderers.pdf.packet.logo import add_logo
from kitbuilder.renderers.pdf.packet.numbers import fixed
from kitbuilder.renderers.pdf.widgets import HEAD, SILENT, STOPS, appearance, size_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kitbuilder.model.logo import Logo
    from kitbuilder.model.look import PaperLook
    from kitbuilder.renderers.pdf.widgets import Size

# As in theme/web/fill/pdf/look.js, which says why.
LEAST = 5
TWO_LINES, PITCH, LEAST_HEAD = 2.2, 1.15, 8
PRACTICE = "practice_"  # what the names of its details begin with
LOOK = "/Tx BMC\nq {shown} Q\nEMC\n"
TEXT = "BT {font} {size} Tf 0 g 0.5 {foot} Td {shown} Tj ET"


def fill(
    data: bytes, values: Mapping[str, str], fonts: Mapping[str, Path], logo: Logo | None = None, look: PaperLook | None = None
) -> bytes:
    """Fill in a PDF; `fonts` are the files of the faces that its fields are typed in, by the names that it calls them.

    A logo is drawn in its letterheads as `look` has it, and the practice's contact card as a code wherever there is a place.
    """
    with Pdf.open(io.BytesIO(data)) as pdf:
        if logo and look:
            add_logo(pdf, logo, look)
        if "/AcroForm" in pdf.Root:
            if text := code_text(values):
                add_codes(pdf, text, values["practice_name"])
            looks = _Looks(pdf, fonts)
            named = {str(field.T): field for field in pdf.Root.AcroForm.Fields if "/FT" in field}
            is_ours = any(values.get(name) for name in named if name.startswith(PRACTICE))
            for name, field in named.items():
                if value := values.get(name, ""):
                    looks.fill(field, value)
                elif is_ours:
                    looks.silence(field)
            looks.finish()
        return written(pdf)


class _Looks:
    """Draws values in the fields of a file. Places of one field that are alike have the same look."""

    def __init__(self, pdf: Pdf, fonts: Mapping[str, Path]) -> None:
        self.pdf, self.fonts = pdf, fonts
        self.resources = pdf.Root.AcroForm.DR
        self.letters: dict[str, Letters] = {}
        self.lines = Lines(pdf, self._set)

    def fill(self, field: Object, value: str) -> None:
        """Give a field its value, and each of its places a look that shows it."""
        field.V = String(value)
        made: dict[tuple[str, str, str, str], Object] = {}
        for place in field.get("/Kids", Array([field])):
            face = str(place.DA).split()[0]
            if ELSE in place and says_none(value):
                self.lines.leave_out(place, face)
                continue
            shown = before_period(value) if STOPS in place else value
            text = self._set(shown, face)
            self.lines.close(place, text)
            lines = _lines_of(place, text, shown)
            left, bottom, right, top = (float(side) for side in place.Rect)
            wide, high = right - left, top - bottom
            key = (face, text.codes, fixed(wide), fixed(high))
            if key not in made:
                made[key] = self._drawn(lines, wide, high)
            place.AP = Dictionary(N=made[key])

    def silence(self, field: Object) -> None:
        """Have a field that stays empty ask for nothing in a letterhead: what is sent is no form to fill in."""
        for place in field.get("/Kids", Array([field])):
            if SILENT in place:
                place.AP = Dictionary(N=self._look(EMPTY, size_of(place), self.resources))

    def _drawn(self, lines: list[SetText], wide: float, high: float) -> Object:
        natural = high / (TWO_LINES if len(lines) > 1 else LINE)
        size = max(LEAST, min(natural, (wide - 2 * MARGIN) * 1000 / max(line.width for line in lines)))
        feet = (natural * FOOT + above * size * PITCH for above in reversed(range(len(lines))))
        shown = [
            TEXT.format(font=line.font, size=fixed(size), foot=fixed(foot), shown=f"<{line.codes}>")
            for line, foot in zip(lines, feet, strict=True)
        ]
        return self._look(LOOK.format(shown=" ".join(shown)).encode(), (wide, high), lines[0].resources)

    def _look(self, drawn: bytes, size: Size, resources: Object) -> Object:
        """Put a look into the file, its box as the site writes it."""
        look = appearance(self.pdf, drawn, size, resources)
        look.BBox = Array([0, 0, *(Decimal(fixed(side)) for side in size)])
        return look

    def _set(self, text: str, face: str) -> SetText:
        """Set a text in a face."""
        try:
            codes = text.encode("cp1252")
        except UnicodeEncodeError:
            letters = self._letters(face)
            shown, advances = letters.encode(text)
            font = f"{face}L"
            return SetText(shown, advances, font, Dictionary(Font=Dictionary({font: letters.font})))
        widths = self.resources.Font[face].Widths
        return SetText(codes.hex().upper(), [int(widths[code - FIRST]) for code in codes], face, self.resources)

    def _letters(self, face: str) -> Letters:
        if face not in self.letters:
            self.letters[face] = Letters(self.fonts[face], self.pdf)
        return self.letters[face]

    def finish(self) -> None:
        """Close up the lines of what is filled in, and put in the fonts of the letters that were used."""
        self.lines.finish()
        for letters in self.letters.values():
            letters.finish()


def _lines_of(place: Object, text: SetText, shown: str) -> list[SetText]:
    """Set two lines in a letterhead, where one would be too small to be read on a fax. Its box grows as far as they need."""
    left, bottom, right, top = (float(side) for side in place.Rect)
    if HEAD not in place or text.width * LEAST_HEAD / 1000 <= right - left - 2 * MARGIN:
        return [text]
    lines = text.in_two(shown)
    high = max(top - bottom, LEAST_HEAD * TWO_LINES if len(lines) > 1 else 0)
    place.Rect = Array([*(place.Rect[side] for side in range(3)), Decimal(fixed(bottom + high))])
    return lines
