"""Draw a logo in the letterheads of a blank PDF as the site does in a visitor's browser (`theme/web/fill/pdf/logo.js`)."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from kitbuilder.renderers.pdf.packet.drawing import draw, tag, tags_by_key
from kitbuilder.renderers.pdf.packet.numbers import fixed
from kitbuilder.renderers.pdf.widgets import HEAD

if TYPE_CHECKING:
    from kitbuilder.model.logo import Logo
    from kitbuilder.model.look import PaperLook

NAME = "/KitLogo"
SIGNATURE = 8  # bytes before the first part of a PNG
DRAWN = "/Figure <</MCID {mark}>> BDC\nq {wide} 0 0 {high} {left} {foot} cm {name} Do Q\nEMC\n"


def add_logo(pdf: Pdf, logo: Logo, look: PaperLook) -> None:
    """Draw the logo in every letterhead: beside the places on its left, which move and get narrower."""
    headed = [(page.obj, places) for page in pdf.pages for places in _heads(page.obj)]
    if headed:
        tags = tags_by_key(pdf)
        wide, high = logo.drawn(look.logo_room)
        heads = _Heads(pdf, logo.alt, wide, high, wide + look.logo_gap, _image(pdf, logo), tags)
        for page, places in headed:
            heads.dress(page, places)


def _heads(page: Object) -> list[list[Object]]:
    """List the letterheads of a page, each with the places that make room."""
    heads: dict[tuple[float, ...], list[Object]] = {}
    for place in page.get("/Annots", ()):
        if HEAD in place:
            heads.setdefault(tuple(float(side) for side in place[HEAD]), []).append(place)
    return list(heads.values())


def _image(pdf: Pdf, logo: Logo) -> Object:
    """Put a picture into a file: a PDF holds pixels packed as a PNG does."""
    image = Stream(pdf, _packed_pixels(logo.png), Filter=Name.FlateDecode)
    image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, logo.width, logo.height
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    image.DecodeParms = Dictionary(Predictor=15, Colors=3, BitsPerComponent=8, Columns=logo.width)
    return pdf.make_indirect(image)


def _packed_pixels(png: bytes) -> bytes:
    parts, place = [], SIGNATURE
    while place < len(png):
        length, name = struct.unpack(">I4s", png[place : place + 8])
        if name == b"IDAT":
            parts.append(png[place + 8 : place + 8 + length])
        place += 12 + length
    return b"".join(parts)


@dataclass(slots=True)
class _Heads:
    """Draws in the letterheads of a file. Places that are alike and still empty have the same look."""

    pdf: Pdf
    alt: str
    wide: float
    high: float
    shift: float
    image: Object
    tags: dict[int, Object]
    looks: dict[tuple[tuple[int, int], str], Object] = field(default_factory=dict)

    def dress(self, page: Object, places: list[Object]) -> None:
        """Draw the logo in one letterhead."""
        left, middle = (float(side) for side in places[0][HEAD])
        corner = (left, float(fixed(middle - self.high / 2)))
        for place in places:
            self.move(place)
        mark = self.tag(page, places[0], corner)
        shown = {"wide": fixed(self.wide), "high": fixed(self.high), "left": fixed(left), "foot": fixed(corner[1])}
        draw(self.pdf, page, DRAWN.format(mark=mark, name=NAME, **shown), XObject={NAME: self.image})

    def move(self, place: Object) -> None:
        """Make a place narrower, from its left. One that is still empty asks for what it asked for, as large as before."""
        left, foot, right, top = (float(side) for side in place.Rect)
        edge = fixed(left + self.shift)
        place.Rect = Array([Decimal(edge), *(place.Rect[side] for side in range(1, 4))])
        look = place.get("/AP", Dictionary()).get("/N")
        if isinstance(look, Stream):
            key = (look.objgen, edge)
            if key not in self.looks:
                narrower = Stream(self.pdf, look.read_bytes())
                for name in ("/Type", "/Subtype", "/Resources"):
                    narrower[name] = look[name]
                narrower.BBox = Array([0, 0, Decimal(fixed(right - float(edge))), Decimal(fixed(top - foot))])
                self.looks[key] = self.pdf.make_indirect(narrower)
            place.AP = Dictionary(N=self.looks[key])

    def tag(self, page: Object, place: Object, corner: tuple[float, float]) -> int:
        """Tag the logo as a figure before the first place of its letterhead; return its number on the page."""
        marks, form = self.tags[int(page.StructParents)], self.tags[int(place.StructParent)]
        (left, foot), above = corner, form.P
        box = [Decimal(fixed(side)) for side in (left, foot, left + self.wide, foot + self.high)]
        layout = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(box))
        made = tag(self.pdf, page, marks, above, Name.Figure, Alt=String(self.alt), A=layout)
        kids = list(above.K) if isinstance(above.K, Array) else [above.K]
        where = next(number for number, kid in enumerate(kids) if isinstance(kid, Dictionary) and kid.objgen == form.objgen)
        above.K = Array([*kids[:where], made, *kids[where:]])
        return len(marks) - 1
