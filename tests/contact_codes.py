"""The site fills files in without the code of a contact card, which a page and the command draw: compare both without."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from kitbuilder.model.catalogue import Catalogue, Template
from kitbuilder.model.document import ContactCode, Cut

T = TypeVar("T")


def without_codes(catalogue: Catalogue) -> Catalogue:
    """A catalogue that was merged, as it would be if no detail made a code."""
    return replace(
        catalogue, steps=tuple(replace(step, templates=tuple(map(_without, step.templates))) for step in catalogue.steps)
    )


def _without(part: T) -> T:
    """A template, or a part of one, whose contact code says nothing."""
    if isinstance(part, ContactCode):
        return replace(part, text="", practice="")
    if isinstance(part, tuple):
        return tuple(_without(inside) for inside in part)
    if isinstance(part, Template):
        return replace(part, document=_without(part.document))
    return replace(part, children=_without(part.children)) if isinstance(part, Cut) else part
