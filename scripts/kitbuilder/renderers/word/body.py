"""A template's text becomes the body of a Word document, in as many sections as the page turns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kitbuilder.model.document import PageBreak, Text
from kitbuilder.model.sheet import Sheet
from kitbuilder.renderers.word.blocks import write_blocks
from kitbuilder.renderers.word.draft import Place
from kitbuilder.renderers.word.frames import gap
from kitbuilder.renderers.word.markup import RELATION, Element, part_root, qualified, w
from kitbuilder.renderers.word.paragraphs import write_paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.document import Blocks
    from kitbuilder.renderers.word.draft import Draft
    from kitbuilder.renderers.word.reference import Page

UNTITLED = "letter"  # the kind whose title is for the file, not for the reader


def document_part(blocks: Blocks, furniture: Mapping[tuple[str, str], str], draft: Draft) -> Element:
    """Turn blocks into the document part. `furniture` gives, for ("header", "first") and such, the relationship's id."""
    page = draft.reference.page
    written: list[Element] = []
    if draft.template.kind.name != UNTITLED:
        written.append(write_paragraph((Text(draft.template.title),), "Title", Place(page.text_width()), draft))
    landscape = False
    for is_sheet, run in groupby(_without_doubled_breaks(blocks), key=lambda block: isinstance(block, Sheet)):
        if is_sheet != landscape and written:
            written.append(gap(draft.reference, _section(page, furniture, landscape=landscape)))
        landscape = is_sheet
        place = Place(page.text_width(landscape=landscape))
        group = tuple(run)
        written += write_blocks(_one_to_a_page(group) if is_sheet else group, place, draft)
    return part_root("document", w("body", *written, _section(page, furniture, landscape=landscape)))


def _one_to_a_page(sheets: Blocks) -> Blocks:
    first, *others = sheets
    return (first, *(block for sheet in others for block in (PageBreak(), sheet)))


def _without_doubled_breaks(blocks: Blocks) -> Blocks:
    """A worksheet begins a page of its own: a page break beside one would leave an empty page."""
    around = (None, *blocks, None)
    return tuple(
        block
        for before, block, after in zip(around, blocks, around[2:], strict=False)
        if not (isinstance(block, PageBreak) and (isinstance(before, Sheet) or isinstance(after, Sheet)))
    )


def _section(page: Page, furniture: Mapping[tuple[str, str], str], *, landscape: bool) -> Element:
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
    has_head = ("header", "first") in furniture
    return w("sectPr", *references, size, margins, w("titlePg") if has_head and not landscape else None)
