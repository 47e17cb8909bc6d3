"""Write a letterhead's logo as a picture that floats at the left of its first line, with the words beside it.

The words are indented past the picture rather than wrapped around it: LibreOffice wraps none in the head of a page. Each
paragraph hangs out to the margin, where the line below it begins, and a tab brings its words in.

`theme/web/fill/word/logo.js` writes the same into a blank file, byte for byte.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kitbuilder.renderers.office_xml import in_emu
from kitbuilder.renderers.word.drawing import made, picture
from kitbuilder.renderers.word.markup import qualified, w

if TYPE_CHECKING:
    from kitbuilder.model.logo import Logo
    from kitbuilder.renderers.word.markup import Element
    from kitbuilder.renderers.word.writer_state import Draft

FILE = "media/logo.png"  # below word/
RELATION = "rIdLogo"
NAME = "Logo"
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
        drawn = [w("r", w("drawing", _anchor(logo, draft)))] if place == 0 else []
        paragraph[1:1] = [*drawn, w("r", w("tab"))]
    draft.show(RELATION, FILE, logo.png)


def _anchor(logo: Logo, draft: Draft) -> Element:
    look = draft.context.look
    wide, high = map(in_emu, logo.drawn(look.logo_room))
    number = draft.links.next_logo()
    return made(
        "wp:anchor",
        made("wp:simplePos", x=0, y=0),
        made("wp:positionH", made("wp:align", "left"), relativeFrom="column"),
        made("wp:positionV", made("wp:posOffset", "0"), relativeFrom="paragraph"),
        made("wp:extent", cx=wide, cy=high),
        made("wp:effectExtent", l=0, t=0, r=0, b=0),
        made("wp:wrapNone"),
        made("wp:docPr", id=number, name=NAME, descr=logo.alt),
        made("wp:cNvGraphicFramePr", made("a:graphicFrameLocks", noChangeAspect=1)),
        picture(RELATION, NAME, number, wide, high),
        distT=0, distB=0, distL=0, distR=0, simplePos=0, relativeHeight=1,
        behindDoc=0, locked=0, layoutInCell=1, allowOverlap=0,
    )  # fmt: skip
