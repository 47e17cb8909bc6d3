"""Open `style/reference.pptx`, whose layouts every slide is made from, and dress a file in the colors and faces of the look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from pptx import Presentation
from pptx.exc import PackageNotFoundError

from kitbuilder.model.problem import Code, KitError, Location, Problem
from kitbuilder.renderers.slides.markup import qualified

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pptx.presentation import Presentation as Slides
    from pptx.slide import SlideLayout

    from kitbuilder.model.look import SlidesLook

OPENING, TEXT, TABLE, CLOSING = LAYOUTS = ("Opening", "Text", "Table", "Closing")
LOGO = 16  # the number of the place for the logo
THEMES = "ppt/theme/"
_SIZELESS = f".//p:sp[.//p:ph/@idx = '{LOGO}' and not(p:spPr/a:xfrm)]"


def open_reference(folder: Path) -> tuple[Slides, Mapping[str, SlideLayout]]:
    """Open the reference of a kit's folder; return it, still without slides, and its layouts by name.

    Raises KitError when it is missing, is not what PowerPoint saves, lacks a layout, or says no size for the logo.
    """
    file = folder / "style" / "reference.pptx"
    where = Location(f"{folder.name}/style/reference.pptx")
    if not file.is_file():
        raise KitError([Problem(where, Code.MISSING_FILE, "this file decides how slides look, and is not there")])
    try:
        slides = Presentation(str(file))
    except (PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise KitError([Problem(where, Code.CANNOT_WRITE, "this is not a file that PowerPoint has saved")]) from error
    layouts = {layout.name: layout for layout in slides.slide_layouts}
    if missing := [name for name in LAYOUTS if name not in layouts]:
        message = f'slides need a layout called "{missing[0]}", and this file has none'
        raise KitError([Problem(where, Code.CANNOT_WRITE, message)])
    if sizeless := [name for name, layout in layouts.items() if layout.element.xpath(_SIZELESS)]:
        message = f'the place for the logo in the layout "{sizeless[0]}" has no size of its own'
        raise KitError([Problem(where, Code.CANNOT_WRITE, message, "in PowerPoint, drag one of its edges")])
    return slides, layouts


def dressed(parts: Mapping[str, bytes], look: SlidesLook) -> dict[str, bytes]:
    """Return the parts of a file with the colors and faces of its themes as the look says them."""
    return {name: _dressed(data, look) if name.startswith(THEMES) else data for name, data in parts.items()}


def _dressed(theme: bytes, look: SlidesLook) -> bytes:
    root = etree.fromstring(theme)
    for name, color in look.theme:
        for place in root.iter(qualified(f"a:{name}")):
            place[:] = [etree.Element(qualified("a:srgbClr"), val=color[1:].upper())]
    for family, face in (("majorFont", look.heading), ("minorFont", look.text)):
        for place in root.iter(qualified(f"a:{family}")):
            for latin in place.iter(qualified("a:latin")):
                latin.set("typeface", face)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
