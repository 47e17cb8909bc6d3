"""Write a document's glossary: the text of its empty controls, which Word shows again when what was typed is deleted."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from kitbuilder.renderers.word.controls import rule_run
from kitbuilder.renderers.word.details import DETAILS
from kitbuilder.renderers.word.markup import Element, part_root, text, w
from kitbuilder.renderers.word.reference import IN_GLOSSARY

if TYPE_CHECKING:
    from kitbuilder.renderers.word.writer_state import Draft

_FAMILY = uuid.uuid5(uuid.NAMESPACE_URL, DETAILS)


def glossary_part(draft: Draft) -> Element:
    """Write a glossary with a part for each field and each kind of blank that a document has used."""
    label_style, rule_style = (draft.reference.style(name) for name in IN_GLOSSARY)
    parts = []
    for name, placeholder in sorted(draft.bound.items()):
        label = w("r", w("rPr", w("rStyle", val=label_style)), text(f"[{placeholder.field.label}]"))
        parts.append(_doc_part(name, label))
    for name, rule in sorted(draft.rules.items()):
        parts.append(_doc_part(name, rule_run(rule, rule_style)))
    return part_root("glossaryDocument", w("docParts", *parts))


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
