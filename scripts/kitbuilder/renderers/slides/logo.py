"""Write the practice's logo onto each slide whose layout has a place for it: at the place's upper right, on a white card.

Its pixels lie on white, so that without the card a white patch would stand on whatever color the slide has.
`theme/web/fill/slides/logo.js` writes the same into a blank file, byte for byte.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.image import ImagePart

from kitbuilder.renderers.office_xml import EMU, in_emu
from kitbuilder.renderers.slides.furniture import next_id
from kitbuilder.renderers.slides.markup import Element, element, qualified
from kitbuilder.renderers.slides.reference import LOGO

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Slides
    from pptx.slide import SlideLayout

    from kitbuilder.model.logo import Logo

FILE = PackURI("/ppt/media/logo.png")
NAME, CARD = "Logo", "Card of the logo"  # as PowerPoint lists them
EDGE = 10 * EMU  # of the card, around the logo
LINE = 9525  # EMU, 0.75 points: around the card
ROUND = 6 * EMU  # how far a corner of the card is rounded, even where it is small
SHARE = 100_000  # in which DrawingML counts a part of the shorter side
DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"  # Microsoft's id of the mark that screen readers pass over a shape by


def write_logo(made: Slides, logo: Logo) -> None:
    """Write the logo onto slides that otherwise are done: it is on top of all that stands on them, and once in the file."""
    picture = ImagePart(FILE, CONTENT_TYPE.PNG, made.part.package, logo.png)
    for page in made.slides:
        if place := _place(page.slide_layout):
            relation = page.part.relate_to(picture, RELATIONSHIP_TYPE.IMAGE)
            page.shapes.element.extend(_shapes(logo, place, next_id(page), relation))


def _place(layout: SlideLayout) -> tuple[int, int, int, int] | None:
    """Find where a layout has its place for the logo: left, top, width and height in EMU."""
    for place in layout.placeholders:  # type: ignore[misc]  # the library annotates its iterator wrongly
        if place.placeholder_format.idx == LOGO:
            return place.left, place.top, place.width, place.height
    return None


def _shapes(logo: Logo, place: tuple[int, int, int, int], number: int, relation: str) -> tuple[Element, Element]:
    left, top, width, height = place
    wide, high = map(in_emu, logo.drawn(((width - 2 * EDGE) / EMU, (height - 2 * EDGE) / EMU)))
    broad, tall = wide + 2 * EDGE, high + 2 * EDGE
    start = left + width - broad
    picture = _picture(number + 1, logo.alt, relation, _frame(start + EDGE, top + EDGE, wide, high))
    return _card(number, start, top, broad, tall), picture


def _card(number: int, left: int, top: int, wide: int, high: int) -> Element:
    """Draw the card: white like the pixels, whatever colors the theme has."""
    mark = element("a:ext", element("adec:decorative", val=1), uri=DECORATIVE)
    name = element("p:cNvPr", element("a:extLst", mark), id=number, name=CARD)
    corner = element("a:gd", name="adj", fmla=f"val {ROUND * SHARE // min(wide, high)}")
    line = element("a:ln", element("a:solidFill", element("a:schemeClr", val="accent5")), w=LINE)
    look = element(
        "p:spPr",
        _frame(left, top, wide, high),
        element("a:prstGeom", element("a:avLst", corner), prst="roundRect"),
        element("a:solidFill", element("a:prstClr", val="white")),
        line,
    )
    return element("p:sp", element("p:nvSpPr", name, element("p:cNvSpPr"), element("p:nvPr")), look)


def _picture(number: int, alt: str, relation: str, frame: Element) -> Element:
    """Write the picture as what fills the place, which PowerPoint then does not ask to fill."""
    locks = element("p:cNvPicPr", element("a:picLocks", noGrp=1, noChangeAspect=1))
    place = element("p:nvPr", element("p:ph", type="pic", idx=LOGO))
    about = element("p:nvPicPr", element("p:cNvPr", id=number, name=NAME, descr=alt), locks, place)
    embedded = element("a:blip")
    embedded.set(qualified("r:embed"), relation)
    fill = element("p:blipFill", embedded, element("a:stretch", element("a:fillRect")))
    return element("p:pic", about, fill, element("p:spPr", frame))


def _frame(left: int, top: int, wide: int, high: int) -> Element:
    return element("a:xfrm", element("a:off", x=left, y=top), element("a:ext", cx=wide, cy=high))
