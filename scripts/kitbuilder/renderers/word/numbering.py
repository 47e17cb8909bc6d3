"""Write a numbering for each numbered list of a document, so that each begins where its author said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from kitbuilder.renderers.word.markup import Element, to_bytes, w

if TYPE_CHECKING:
    from kitbuilder.renderers.word.writer_state import Draft, NumberedList


def numbering_part(draft: Draft) -> bytes:
    """Write the reference's numbering with one more entry for each numbered list of the document."""
    if not draft.numbers:
        return draft.reference.numbering
    root = etree.fromstring(draft.reference.numbering)
    place = max((index for index, child in enumerate(root, start=1) if child.tag.endswith("}num")), default=len(root))
    for offset, numbered in enumerate(draft.numbers):
        root.insert(place + offset, w("num", w("abstractNumId", val=numbered.abstract), _start(numbered), numId=numbered.number))
    return to_bytes(root)


def _start(numbered: NumberedList) -> Element:
    return w("lvlOverride", w("startOverride", val=numbered.start), ilvl=numbered.level)
