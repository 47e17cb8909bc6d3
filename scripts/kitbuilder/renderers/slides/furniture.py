"""Write what stands at the bottom of a slide, as its layout has it: the practice's name, and the number of the slide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.enum.shapes import PP_PLACEHOLDER

from kitbuilder.renderers.slides.markup import Element, element
from kitbuilder.renderers.slides.runs import Pen, runs_of

if TYPE_CHECKING:
    from pptx.slide import Slide as Page

    from kitbuilder.model.document import Placeholder

FOOT, NUMBER = PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER
ON_LAND = "accent3"  # a color that is read on the dark ground
FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # any id will do for the field that counts


def write_foot(page: Page, practice: Placeholder | None, number: int, language: str) -> None:
    """Write the foot of a slide where its layout has one, last of its shapes: it is read aloud last."""
    for place in page.slide_layout.placeholders:  # type: ignore[misc]  # the library annotates its iterator wrongly
        kind = place.placeholder_format.type
        if kind == FOOT and practice is not None:
            paragraph = element("a:p", *runs_of((practice,), Pen(language, prompt=ON_LAND)))
            _add(page, place.name, paragraph, type="ftr", sz="quarter", idx=place.placeholder_format.idx)
        elif kind == NUMBER:
            count = element("a:fld", element("a:rPr", lang=language), element("a:t", str(number)), id=FIELD, type="slidenum")
            _add(page, place.name, element("a:p", count), type="sldNum", sz="quarter", idx=place.placeholder_format.idx)


def _add(page: Page, name: str, paragraph: Element, **place: str | int) -> None:
    """Add a shape that takes its place and its look from the layout."""
    locks = element("p:cNvSpPr", element("a:spLocks", noGrp=1))
    identity = element("p:cNvPr", id=next_id(page), name=name)
    about = element("p:nvSpPr", identity, locks, element("p:nvPr", element("p:ph", **place)))
    words = element("p:txBody", element("a:bodyPr"), element("a:lstStyle"), paragraph)
    page.shapes.element.append(element("p:sp", about, element("p:spPr"), words))


def next_id(page: Page) -> int:
    """Return a number that no shape of a slide has: 1 is that of all of them together."""
    return 1 + max((shape.shape_id for shape in page.shapes), default=1)
