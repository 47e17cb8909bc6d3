"""Tell people whose details make templates too long which detail it is, and by how much."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitbuilder.model.merge import merge
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.pdf import fits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.bundle.manifest import Manifest
    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.field import Field

# Each try sets a template anew. Where many run over, nearly every detail is long, and trying each on each takes minutes.
TRIES, FEWEST = 30, 3


def overruns(catalogue: Catalogue, manifest: Manifest) -> Iterator[str]:
    """Write a line for each template that has more pages than it promises, once details are merged in.

    A detail is to blame if the template keeps its pages as soon as that one is shorter. The longest are tried, the fewer of
    each template the more run over. Where no single one is to blame, the longest are named; where none is long, it is the logo.
    """
    pages = {entry.slug: entry.pages or 0 for entry in manifest.files if entry.format == "pdf"}
    over = [template for template in catalogue.templates if pages.get(template.slug, 0) > template.pages]
    for template in over:
        runs = f"“{template.title}” run to {pages[template.slug]} pages instead of {template.pages}"
        suspects = _longest(template)[: max(FEWEST, TRIES // len(over))]
        blamed = [(field, less) for field in suspects if (less := _too_long(field, template, catalogue))]
        if blamed:
            field, less = min(blamed, key=lambda choice: choice[1])
            yield f"“{field.label}” makes {runs}; about {less} characters shorter would fit"
        elif named := [f"“{field.label}”" for field in _longest(template)][:3]:
            yield f"{_listed(named)} together make {runs}; shorten them"
        else:
            yield f"the logo makes {runs}; a narrower one leaves the name more room"


def _longest(template: Template) -> list[Field]:
    """List the fields of a template whose values are longer than their examples, the longest first."""
    beyond = {node.field.name: (len(node.value) - len(node.field.example), node.field) for node in template.placeholders}
    return [field for more, field in sorted(beyond.values(), key=lambda excess: (-excess[0], excess[1].name)) if more > 0]


def _too_long(field: Field, template: Template, catalogue: Catalogue) -> int:
    """Count the characters that a value is too long by, if the template keeps its pages with a shorter one; 0 if it does not."""
    value, context = catalogue.details[field.name], FORMATS["pdf"].context(template, catalogue)

    def keeps(length: int) -> bool:
        shorter = merge(template.document, {field.name: value[:length].rstrip() or value[:1]})
        return fits(replace(template, document=shorter), context)

    shortest, longest = len(field.example), len(value)
    if not keeps(shortest):
        return 0
    while longest - shortest > 1:
        middle = (shortest + longest) // 2
        shortest, longest = (middle, longest) if keeps(middle) else (shortest, middle)
    return len(value) - shortest


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
