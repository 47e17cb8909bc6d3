"""Set a visitor's details at every placeholder that names their field."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from kitbuilder.model.document import Placeholder, Text
from kitbuilder.model.periods import ended_once
from kitbuilder.model.phrase import LEAVES, Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.catalogue import Catalogue

T = TypeVar("T")


def merge(part: T, details: Mapping[str, str]) -> T:
    """Return a node, or a tuple of nodes, with `details` (values by field name) at their placeholders."""
    if isinstance(part, Placeholder):
        return replace(part, value=details.get(part.field.name, part.value))
    if isinstance(part, Phrase) and part.field.is_none(details.get(part.field.name, "")):
        return replace(part, children=(Text(part.otherwise),) if part.otherwise else (), is_none=True)
    if isinstance(part, tuple):
        return ended_once(tuple(merge(child, details) for child in part))  # type: ignore[return-value]  # a tuple stays a tuple
    if is_dataclass(part) and not isinstance(part, (type, *LEAVES)):
        return replace(part, **{slot.name: merge(getattr(part, slot.name), details) for slot in fields(part)})
    return part


def merge_catalogue(catalogue: Catalogue, details: Mapping[str, str]) -> Catalogue:
    """Return a catalogue with `details` merged into every template."""
    if not details:
        return catalogue
    steps = tuple(
        replace(step, templates=tuple(replace(t, document=merge(t.document, details)) for t in step.templates))
        for step in catalogue.steps
    )
    kit = replace(
        catalogue.kit,
        letterhead=merge(catalogue.kit.letterhead, details),
        signature=merge(catalogue.kit.signature, details),
    )
    return replace(catalogue, kit=kit, steps=steps, details=dict(details))
