"""Hold what makes a template a translation of another, and find the two from each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template


@dataclass(frozen=True, slots=True)
class TranslatedInto:
    """A language that templates are translated into. `code` is the name of its folder; `tag` is what files and pages say.

    `name` is what the user of the kit calls it.
    """

    code: str
    tag: str
    name: str


@dataclass(frozen=True, slots=True)
class Translation:
    """Whose translation a template is: the slug of its `original`, and which `part` between page breaks, or 0 for all of it."""

    language: TranslatedInto
    original: str
    part: int = 0


def language_of(template: Template, usual: str = "") -> str:
    """Return the tag of the language a translation is in, and `usual` for any other template."""
    return template.translation.language.tag if template.translation else usual


def code_of(template: Template, usual: str = "") -> str:
    """Return the code of the language a translation is in, and `usual` for any other template."""
    return template.translation.language.code if template.translation else usual


def original_of(template: Template, catalogue: Catalogue) -> Template:
    """Find the template that this one translates; one that is no translation is its own original."""
    return catalogue.template(template.translation.original) if template.translation else template


def translations_of(template: Template, catalogue: Catalogue) -> tuple[Template, ...]:
    """List the translations of a template, in the order of the kit."""
    step = catalogue.steps[template.step - 1]
    return tuple(other for other in step.templates if other.translation and other.translation.original == template.slug)


def originals_among(templates: tuple[Template, ...]) -> tuple[Template, ...]:
    """Leave out the translations."""
    return tuple(template for template in templates if template.translation is None)
