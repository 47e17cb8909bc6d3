"""Write blocks with the practice's contact card beside them, as a picture of a code that a phone scans.

Before details are merged in, its place is empty and marked. `theme/web/fill/word/code.js` writes the same into it, byte for byte.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitbuilder.renderers.contact_code import MM_PER_INCH, SIDE, as_png
from kitbuilder.renderers.office_xml import in_emu
from kitbuilder.renderers.word.drawing import made, picture
from kitbuilder.renderers.word.markup import Element, text, w
from kitbuilder.renderers.word.paragraphs import paragraph
from kitbuilder.renderers.word.ruled_tables import Cell, Frame, Row, inner_width, write_frame

if TYPE_CHECKING:
    from kitbuilder.model.document import ContactCode
    from kitbuilder.renderers.word.panels import Write
    from kitbuilder.renderers.word.writer_state import Draft, Place

NAME = "Contact code"
COLUMNS = "Kit Columns"  # the table style for parts side by side
FILE, RELATION = "media/contact-code.png", "rIdContactCode"  # the file is below word/
POINTS_PER_INCH, TWIPS_PER_INCH = 72, 1440
ON_SLIPS = 26.0  # mm: slips are cut and handed over, never faxed, and Word's own lines leave them less room
SMALL = 17  # half points
ABOVE = 40  # twips between the code and the words below it


def write_coded(block: ContactCode, place: Place, draft: Draft, write: Write) -> list[Element]:
    """Write the blocks and the code, or the place for one, side by side."""
    left, right = draft.reference.cell_margins(COLUMNS)
    side = ON_SLIPS if place.slip else SIDE
    wide = round(side / MM_PER_INCH * TWIPS_PER_INCH) + left + right
    widths = (place.width + right - wide, wide)
    beside = replace(place, width=inner_width(COLUMNS, widths[0], draft.reference), depth=0, indent=0)
    number = draft.next_control()
    code = _code(block, side, number, draft) if block.text else [_shown([*_mark(side, number, draft)], draft)]
    cells = [Cell(write(block.children, beside, draft)), Cell(code)]
    return write_frame(Frame(COLUMNS, widths), [Row(cells)], draft.reference)


def _mark(side: float, number: int, draft: Draft) -> tuple[Element, Element]:
    """Mark where a code belongs, how large it is there, and in which language the words below it are."""
    name = f"_contact_code_{side:g}_{draft.context.words.tag}_{number}"
    return w("bookmarkStart", id=number, name=name), w("bookmarkEnd", id=number)


def _shown(runs: list[Element], draft: Draft) -> Element:
    return paragraph(draft.reference.style("Body Text"), runs, w("keepNext"), w("spacing", before=ABOVE, after=0))


def _code(block: ContactCode, side: float, number: int, draft: Draft) -> list[Element]:
    draft.show(RELATION, FILE, as_png(block.text))
    fixed, style = draft.context.words, draft.reference.style("Body Text")
    drawing = _drawing(fixed.contact_code.format(block.practice), side, number)
    below = w("r", w("rPr", w("sz", val=SMALL), w("szCs", val=SMALL)), text(fixed.scan))
    spacing, middle = w("spacing", before=ABOVE, after=0), w("jc", val="center")
    return [_shown([w("r", drawing)], draft), paragraph(style, [below], spacing, middle)]


def _drawing(alt: str, side: float, number: int) -> Element:
    """Write the picture in its line, with the words that a screen reader says for it."""
    across = in_emu(side / MM_PER_INCH * POINTS_PER_INCH)
    inline = made(
        "wp:inline",
        made("wp:extent", cx=across, cy=across),
        made("wp:docPr", id=number, name=NAME, descr=alt),
        picture(RELATION, NAME, number, across, across),
        distT=0, distB=0, distL=0, distR=0,
    )  # fmt: skip
    return w("drawing", inline)
