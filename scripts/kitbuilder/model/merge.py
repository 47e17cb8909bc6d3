"""Set a visitor's details at every placeholder that names their field, and their logo in every letterhead."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from kitbuilder.model.contact_card import code_text
from kitbuilder.model.document import ContactCode, Letterhead, Placeholder, Text
from kitbuilder.model.periods import ended_once
from kitbuilder.model.phrase import LEAVES, Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.document import Document
    from kitbuilder.model.logo import Logo

T = TypeVar("T")


def merge(part: T, details: Mapping[str, str]) -> T:
    """Return a node, or a tuple of nodes, with `details` (values by field name) at their placeholders."""
    if isinstance(part, Placeholder):
        return replace(part, value=details.get(part.field.name, part.value))
    if isinstance(part, Phrase) and part.field.is_none(details.get(part.field.name, "")):
        return replace(part, children=(Text(part.otherwise),) if part.otherwise else (), is_none=True)
    if isinstance(part, ContactCode):
        practice = details.get("practice_name", "")
        return replace(part, children=merge(part.children, details), text=code_text(details), practice=practice)
    if isinstance(part, tuple):
        return ended_once(tuple(merge(child, details) for child in part))  # type: ignore[return-value]  # a tuple stays a tuple
    if is_dataclass(part) and not isinstance(part, (type, *LEAVES)):
        return replace(part, **{slot.name: merge(getattr(part, slot.name), details) for slot in fields(part)})
    return part


def merge_catalogue(catalogue: Catalogue, details: Mapping[str, str], logo: Logo | None = None) -> Catalogue:
    """Return a catalogue with `details` merged into every template, and the logo in every letterhead."""
    if not details and logo is None:
        return catalogue

    def merged(template: Template) -> Template:
        return replace(template, document=with_logo(merge(template.document, details), logo))

    steps = tuple(replace(step, templates=tuple(map(merged, step.templates))) for step in catalogue.steps)
    kit = replace(
        catalogue.kit,
        letterhead=merge(catalogue.kit.letterhead, details),
        signature=merge(catalogue.kit.signature, details),
    )
    return replace(catalogue, kit=kit, steps=steps, details=dict(details), logo=logo)


def with_logo(document: Document, logo: Logo | None) -> Document:
    """Return a document with this logo in its letterheads, which stand in no other block."""
    return tuple(replace(block, logo=logo) if isinstance(block, Letterhead) else block for block in document)
