"""Write a template's text as part of a Word document's body, with a new section wherever the page turns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kitbuilder.model.document import PageBreak
from kitbuilder.model.sheet import Sheet
from kitbuilder.renderers.word.blocks import write_blocks
from kitbuilder.renderers.word.markup import RELATION, Element, qualified, w
from kitbuilder.renderers.word.ruled_tables import gap
from kitbuilder.renderers.word.titles import write_title
from kitbuilder.renderers.word.writer_state import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.document import Blocks
    from kitbuilder.renderers.word.writer_state import Draft

LEAST_LINE = 20  # twips, one point: every page has room for it


def write_body(blocks: Blocks, furniture: Mapping[tuple[str, str], str], draft: Draft) -> list[Element]:
    """Write blocks as the children of a body, the last of which is the `w:sectPr` of the section they end in.

    `furniture` gives the relationship's id for each head and foot, such as ("header", "first").
    """
    written = write_title(draft)
    turned = draft.template.landscape
    landscape = turned
    for is_sheet, run in groupby(_without_doubled_breaks(blocks), key=lambda block: isinstance(block, Sheet)):
        if (is_sheet or turned) != landscape and written:
            written.append(gap(draft.reference, _section(draft, furniture, landscape=landscape)))
        landscape = is_sheet or turned
        place = Place(draft.reference.page.text_width(landscape=landscape))
        group = tuple(run)
        written += write_blocks(_one_to_a_page(group) if is_sheet else group, place, draft)
    return [*written, _section(draft, furniture, landscape=landscape)]


def end_section(body: list[Element], draft: Draft) -> list[Element]:
    """End the last section of a body, so that another can follow it. Return the body's children.

    LibreOffice drops the line breaks of the paragraph that a section ends in, so an empty paragraph a point high is added to
    hold the end. The gap below a table serves as it is.
    """
    *written, section = body
    last = written[-1]
    properties = last.find(qualified("pPr"))
    if last.tag == qualified("p") and len(last) == 1 and properties is not None:
        properties.append(section)
        return written
    flat = w("spacing", before=0, after=0, line=LEAST_LINE, lineRule="exact")
    return [*written, gap(draft.reference, flat, section)]


def _one_to_a_page(sheets: Blocks) -> Blocks:
    first, *others = sheets
    return (first, *(block for sheet in others for block in (PageBreak(), sheet)))


def _without_doubled_breaks(blocks: Blocks) -> Blocks:
    """Leave out each page break beside a worksheet: a worksheet begins a new page, and the two would leave an empty one."""
    around = (None, *blocks, None)
    return tuple(
        block
        for before, block, after in zip(around, blocks, around[2:], strict=False)
        if not (isinstance(block, PageBreak) and (isinstance(before, Sheet) or isinstance(after, Sheet)))
    )


def _section(draft: Draft, furniture: Mapping[tuple[str, str], str], *, landscape: bool) -> Element:
    page = draft.reference.page
    references = []
    for (part, pages), identity in furniture.items():
        reference = w(f"{part}Reference", type=pages)
        reference.set(RELATION, identity)
        references.append(reference)
    size, margins = w("pgSz"), w("pgMar")
    for element, attributes in ((size, page.size), (margins, page.margins)):
        for name, value in attributes.items():
            element.set(name, value)
    if landscape:
        size.set(qualified("w"), page.size[qualified("h")])
        size.set(qualified("h"), page.size[qualified("w")])
        size.set(qualified("orient"), "landscape")
    counted = w("pgNumType", start=1) if draft.together else None
    has_head = ("header", "first") in furniture
    begins_here = has_head and landscape is draft.template.landscape
    return w("sectPr", *references, size, margins, counted, w("titlePg") if begins_here else None)
