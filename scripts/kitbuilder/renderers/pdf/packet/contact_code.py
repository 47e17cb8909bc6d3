"""Draw a contact code in its places of a blank PDF as the site does in a visitor's browser (`theme/web/fill/pdf/code.js`)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Stream, String

from kitbuilder.model.look import Face
from kitbuilder.model.printed_words import words_in
from kitbuilder.renderers.contact_code import bars_of
from kitbuilder.renderers.pdf.contact_code import PLACES, WIDE
from kitbuilder.renderers.pdf.form_font import FIRST
from kitbuilder.renderers.pdf.packet.drawing import draw, tag, tags_by_key
from kitbuilder.renderers.pdf.packet.numbers import fixed
from kitbuilder.renderers.pdf.widgets import font_name
from kitbuilder.renderers.qr_squares import squares_of

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

NAME, FACE = "/KitCode", font_name(Face.SANS)
TYPE, BASELINE = 8.5, 12.14  # points: of the words below a code, and how far below it they stand: coded() in kit/style/blocks.typ
PRECISE = 4  # digits: with two, the rows of a code drift by a quarter of a line of a coarse fax, and some codes are lost
DRAWN = (
    "/Figure <</MCID {mark}>> BDC\nq {square} 0 0 {square} {left} {foot} cm {name} Do Q\nEMC\n"
    "/P <</MCID {below}>> BDC\nq BT {face} {size} Tf 0 g {begin} {line} Td <{shown}> Tj ET Q\nEMC\n"
)


def add_codes(pdf: Pdf, text: str, practice: str) -> None:
    """Draw what a code says in every place of a file that is fillable, and tag it as a figure with words below it."""
    places = list(pdf.Root.StructTreeRoot.get(PLACES, Array()))
    if places:
        tags = tags_by_key(pdf)
        codes = _Codes(pdf, practice, len(squares_of(text)), pdf.Root.AcroForm.DR.Font[FACE])
        squares = _squares(pdf, text)
        for _, listed in groupby(places, lambda place: place[0].objgen):
            of_page = list(listed)
            page = of_page[0][0]
            marks = tags[int(page.StructParents)]
            drawn = "".join(codes.drawn(page, marks, place) for place in of_page)
            draw(pdf, page, drawn, XObject={NAME: squares}, Font={FACE: codes.font})


def _squares(pdf: Pdf, text: str) -> Object:
    """Put the black bars of a code into a file, each square a point wide."""
    count = len(squares_of(text))
    bars = "".join(f"{left} {count - 1 - top} {wide} 1 re\n" for left, top, wide in bars_of(text))
    made = Stream(pdf, f"{bars}f\n".encode())
    made.Type, made.Subtype, made.BBox, made.Resources = Name.XObject, Name.Form, Array([0, 0, count, count]), Dictionary()
    return pdf.make_indirect(made)


@dataclass(frozen=True, slots=True)
class _Codes:
    """Draws a practice's code, so many squares a side, with words in a font of the file's form below it."""

    pdf: Pdf
    practice: str
    count: int
    font: Object

    def drawn(self, page: Object, marks: Object, place: Object) -> str:
        """Tag the code in one place of a page; return what draws it."""
        above, left, foot, wide = place[1], *(float(side) for side in list(place)[2:5])
        words = words_in(str(place[5]))
        square = fixed(wide / self.count, PRECISE)
        side = float(square) * self.count
        mark = len(marks)
        box = [Decimal(fixed(edge)) for edge in (left, foot, left + side, foot + side)]
        layout = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(box))
        alt = String(words.contact_code.format(self.practice))
        figure = tag(self.pdf, page, marks, above, Name.Figure, Alt=alt, A=layout)
        above.K = Array([figure, tag(self.pdf, page, marks, above, Name.P)])
        below = self.below(words.scan, left + side / 2, foot, wide / WIDE)
        shown = {"mark": mark, "square": square, "left": fixed(left), "foot": fixed(foot), "name": NAME}
        return DRAWN.format(**shown, below=mark + 1, face=FACE, **below)

    def below(self, words: str, middle: float, foot: float, scale: float) -> dict[str, str]:
        """Set the words below a code around its middle."""
        codes = words.encode("cp1252")
        size = float(fixed(TYPE * scale))
        wide = sum(int(self.font.Widths[code - FIRST]) for code in codes) * size / 1000
        begin, line = fixed(middle - wide / 2), fixed(foot - BASELINE * scale)
        return {"size": fixed(size), "begin": begin, "line": line, "shown": codes.hex().upper()}
