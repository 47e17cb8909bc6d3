"""Collect the letters and reports of the step of following up, which are also made as one Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import Trait
from kitbuilder.renderers import FORMATS, formats_for

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.context import RenderContext
    from kitbuilder.model.look import WordLook

TITLE = "Letters and notices to a referring office"
STEP = "follow-up"


def letters_of(catalogue: Catalogue) -> tuple[tuple[Template, RenderContext[WordLook]], ...]:
    """List what goes to an office that refers, in the order of the step, each with what it may see, and none twice
    in two languages; () without such a step.
    """
    templates = (template for step in catalogue.steps if step.name == STEP for template in step.templates)
    letters = (
        template
        for template in templates
        if template.has(Trait.TO_OFFICES)
        and template.leaves_practice
        and template.translation is None
        and "word" in formats_for(template)
    )
    return tuple((letter, FORMATS["word"].context(letter, catalogue)) for letter in letters)
