"""The empty controls of a document become its glossary: what Word shows again when somebody deletes what was typed."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from lxml import etree

from kitbuilder.renderers.word.controls import rule_run
from kitbuilder.renderers.word.details import DETAILS
from kitbuilder.renderers.word.markup import Element, part_root, qualified, text, to_bytes, w

if TYPE_CHECKING:
    from kitbuilder.renderers.word.draft import Draft
    from kitbuilder.renderers.word.reference import Reference

CHARACTER_STYLES = ("Placeholder Text", "Blank Line")
_FAMILY = uuid.uuid5(uuid.NAMESPACE_URL, DETAILS)


def glossary_part(draft: Draft) -> Element:
    """Turn the fields and blanks a document has used into a glossary with a part for each."""
    label_style, rule_style = (draft.reference.style(name) for name in CHARACTER_STYLES)
    parts = []
    for name, placeholder in sorted(draft.bound.items()):
        label = w("r", w("rPr", w("rStyle", val=label_style)), text(f"[{placeholder.field.label}]"))
        parts.append(_doc_part(name, label))
    for name, rule in sorted(draft.rules.items()):
        parts.append(_doc_part(name, rule_run(rule, rule_style)))
    return part_root("glossaryDocument", w("docParts", *parts))


def glossary_styles(reference: Reference) -> bytes:
    """The few styles a glossary needs: the defaults and those of what it holds."""
    styles = etree.fromstring(reference.parts["word/styles.xml"])
    wanted = {reference.style(name) for name in CHARACTER_STYLES}
    for style in styles.findall(qualified("style")):
        if not style.get(qualified("default")) and style.get(qualified("styleId")) not in wanted:
            styles.remove(style)
    return to_bytes(styles)


def _doc_part(name: str, content: Element) -> Element:
    properties = w(
        "docPartPr",
        w("name", val=name),
        w("category", w("name", val="General"), w("gallery", val="placeholder")),
        w("types", w("type", val="bbPlcHdr")),
        w("behaviors", w("behavior", val="content")),
        w("guid", val=f"{{{uuid.uuid5(_FAMILY, name)}}}".upper()),
    )
    return w("docPart", properties, w("docPartBody", w("p", content)))
