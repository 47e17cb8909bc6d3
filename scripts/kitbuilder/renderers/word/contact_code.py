"""Write blocks with the practice's contact card beside them, as a picture of a code that a phone scans."""

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
ABOVE = 80  # twips between the code and the words below it


def write_coded(block: ContactCode, place: Place, draft: Draft, write: Write) -> list[Element]:
    """Write the blocks and the code side by side; without anything to say, the blocks alone."""
    if not block.text:
        return write(block.children, place, draft)
    draft.show(RELATION, FILE, as_png(block.text))
    left, right = draft.reference.cell_margins(COLUMNS)
    side = ON_SLIPS if place.slip else SIDE
    wide = round(side / MM_PER_INCH * TWIPS_PER_INCH) + left + right
    widths = (place.width + right - wide, wide)
    beside = replace(place, width=inner_width(COLUMNS, widths[0], draft.reference), depth=0, indent=0)
    cells = [Cell(write(block.children, beside, draft)), Cell(_code(block, side, draft))]
    return write_frame(Frame(COLUMNS, widths), [Row(cells)], draft.reference)


def _code(block: ContactCode, side: float, draft: Draft) -> list[Element]:
    fixed, style = draft.context.words, draft.reference.style("Body Text")
    drawing = _drawing(fixed.contact_code.format(block.practice), side, draft)
    below = w("r", w("rPr", w("sz", val=SMALL), w("szCs", val=SMALL)), text(fixed.scan))
    spacing, middle = w("spacing", before=ABOVE, after=0), w("jc", val="center")
    above = paragraph(style, [w("r", drawing)], w("keepNext"), w("spacing", before=ABOVE, after=0))
    return [above, paragraph(style, [below], spacing, middle)]


def _drawing(alt: str, side: float, draft: Draft) -> Element:
    """Write the picture in its line, with the words that a screen reader says for it."""
    number, across = draft.next_control(), in_emu(side / MM_PER_INCH * POINTS_PER_INCH)
    inline = made(
        "wp:inline",
        made("wp:extent", cx=across, cy=across),
        made("wp:docPr", id=number, name=NAME, descr=alt),
        picture(RELATION, NAME, number, across, across),
        distT=0, distB=0, distL=0, distR=0,
    )  # fmt: skip
    return w("drawing", inline)
