"""Write a letterhead's logo as a picture that floats at the left of its first line, with the words beside it.

The words are indented past the picture rather than wrapped around it: LibreOffice wraps none in the head of a page. Each
paragraph hangs out to the margin, where the line below it begins, and a tab brings its words in.

`theme/web/fill/word/logo.js` writes the same into a blank file, byte for byte.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lxml import etree

from kitbuilder.renderers.word.markup import NAMESPACES, clean, qualified, w

if TYPE_CHECKING:
    from kitbuilder.model.logo import Logo
    from kitbuilder.renderers.word.markup import Element
    from kitbuilder.renderers.word.writer_state import Draft

FILE = "media/logo.png"  # below word/, once in a file
RELATION = "rIdLogo"
NAME = "Logo"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SPOTS = {"wp": f"{DRAWING}/wordprocessingDrawing", "a": f"{DRAWING}/main", "pic": f"{DRAWING}/picture"}
LENGTHS = 12_700  # of Word's smallest unit in a point
TWIPS = 20  # in a point


def set_logo(written: list[Element], logo: Logo, draft: Draft) -> None:
    """Anchor the logo in the first paragraph of a letterhead that was `written`, and make room beside it in all of them."""
    look = draft.context.look
    wide, _ = logo.drawn(look.logo_room)
    room = math.floor((wide + look.logo_gap) * TWIPS + 0.5)
    for place, paragraph in enumerate(written):
        properties = paragraph.find(qualified("pPr"))
        if properties is None:
            raise AssertionError("a letterhead holds something else than paragraphs, which alone can make room for a logo")
        properties.insert(1, w("ind", left=room, hanging=room))  # right behind the style
        picture = [w("r", w("drawing", _anchor(logo, draft)))] if place == 0 else []
        paragraph[1:1] = [*picture, w("r", w("tab"))]
    draft.logo = logo.png


def _anchor(logo: Logo, draft: Draft) -> Element:
    look = draft.context.look
    wide, high = map(_units, logo.drawn(look.logo_room))
    number = draft.links.next_logo()
    return _made(
        "wp:anchor",
        _made("wp:simplePos", x=0, y=0),
        _made("wp:positionH", _made("wp:align", "left"), relativeFrom="column"),
        _made("wp:positionV", _made("wp:posOffset", "0"), relativeFrom="paragraph"),
        _made("wp:extent", cx=wide, cy=high),
        _made("wp:effectExtent", l=0, t=0, r=0, b=0),
        _made("wp:wrapNone"),
        _made("wp:docPr", id=number, name=NAME, descr=logo.alt),
        _made("wp:cNvGraphicFramePr", _made("a:graphicFrameLocks", noChangeAspect=1)),
        _made("a:graphic", _made("a:graphicData", _picture(wide, high, number), uri=SPOTS["pic"])),
        distT=0, distB=0, distL=0, distR=0, simplePos=0, relativeHeight=1,
        behindDoc=0, locked=0, layoutInCell=1, allowOverlap=0,
    )  # fmt: skip


def _picture(wide: int, high: int, number: int) -> Element:
    embedded = _made("a:blip")
    embedded.set(f"{{{NAMESPACES['r']}}}embed", RELATION)
    return _made(
        "pic:pic",
        _made("pic:nvPicPr", _made("pic:cNvPr", id=number, name=NAME), _made("pic:cNvPicPr")),
        _made("pic:blipFill", embedded, _made("a:stretch", _made("a:fillRect"))),
        _made(
            "pic:spPr",
            _made("a:xfrm", _made("a:off", x=0, y=0), _made("a:ext", cx=wide, cy=high)),
            _made("a:prstGeom", _made("a:avLst"), prst="rect"),
        ),
    )


def _made(name: str, /, *children: Element | str, **attributes: str | int) -> Element:
    """Make an element such as "wp:extent"; a text among its children is what stands in it."""
    prefix, _, own = name.partition(":")
    element = etree.Element(f"{{{SPOTS[prefix]}}}{own}", nsmap={prefix: SPOTS[prefix]})
    for key, value in attributes.items():
        element.set(key, clean(str(value)))
    for child in children:
        if isinstance(child, str):
            element.text = child
        else:
            element.append(child)
    return element


def _units(points: float) -> int:
    return math.floor(points * LENGTHS + 0.5)  # as a browser rounds
