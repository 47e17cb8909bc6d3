"""Write what the book holds as parts, each with only what it shows, so that a change leaves the others as they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kitbuilder.model.context import context_of
from kitbuilder.model.inline import Link
from kitbuilder.model.traverse import walk
from kitbuilder.renderers.pdf.layout import Layout
from kitbuilder.renderers.pdf.single import head, measure_of, page, squeeze_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.catalogue import Catalogue, Step, Template
    from kitbuilder.renderers.pdf.form_field import FormField

FRONT, SOURCES, CONTENTS = "front", "sources", "contents"


@dataclass(frozen=True, slots=True)
class Part:
    """What Typst is told of one part of the book, and the fields that it draws, by mark.

    `depth` says how much deeper its headings stand in the book. Its pages bear their numbers from the one at `numbered` on,
    counted from 0; None where none does.
    """

    name: str
    data: Mapping[str, Any]
    fields: Mapping[str, FormField] = field(default_factory=dict)
    depth: int = 0
    numbered: int | None = 0


def opening_of(step: Step) -> str:
    """Name the part that opens a step, as links call it."""
    return f"step-{step.number}"


def names_in_order(catalogue: Catalogue) -> list[str]:
    """Name the parts of the book, in the order of its pages."""
    steps = (name for step in catalogue.steps for name in (opening_of(step), *(one.slug for one in step.templates)))
    return [FRONT, *steps, SOURCES]


def linked_from(template: Template, catalogue: Catalogue) -> tuple[str, ...]:
    """List the templates of the book that a template leads to."""
    slugs = {node.slug for node in walk(template.document) if isinstance(node, Link)}
    return tuple(sorted(one.slug for one in catalogue.templates if one.slug in slugs))


def part_of(template: Template, catalogue: Catalogue) -> Part:
    """Write a template as a part of the book: of the book's language, in which a translation's own is told apart."""
    context = context_of(template, catalogue, catalogue.look.paper)
    layout = Layout(measure_of(context.look, context.folder), scope=template.slug, linked=linked_from(template, catalogue))
    own = page(template, context, layout, squeeze_for(template, context))
    data = {"mode": "single", **head(catalogue.kit, template.title, template.summary), "template": own}
    return Part(template.slug, data, layout.form_fields, depth=1, numbered=None if template.leaves_practice else 0)
