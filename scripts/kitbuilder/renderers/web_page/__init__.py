"""Write a template's text as HTML: no site generator, no script, nothing that was not escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import Trait
from kitbuilder.model.document import Cut, Letterhead
from kitbuilder.model.printed_words import words_in
from kitbuilder.model.translation import language_of
from kitbuilder.renderers.web_page.blocks import block_of, blocks_of
from kitbuilder.renderers.web_page.markup import Html, element, join

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.printed_words import PrintedWords

__all__ = ["Html", "article", "block_of", "blocks_of", "element", "join"]


def article(template: Template, catalogue: Catalogue) -> Html:
    """Write the text of a template as HTML, as it will look, with the form number in its foot.

    Links to other templates are written `../<slug>/`: every template's page stands beside the others.
    """
    foot = element("p", catalogue.form_number(template), class_="kit-paper__foot", data_copy="no")
    handed_over = " kit-paper--handed-over" if template.leaves_practice else ""
    turned = " kit-paper--landscape" if template.landscape else ""
    classes = f"kit-paper kit-paper--{template.kind.name}{handed_over}{turned}"
    fixed = words_in(language_of(template, catalogue.kit.language))
    return element("div", *_text(template, fixed), foot, class_=classes, lang=language_of(template))


def _text(template: Template, fixed: PrintedWords) -> tuple[Html, ...]:
    """Write the text. What is handed over tells its title below the letterhead on paper only: on screen the page tells it."""
    blocks = template.document
    if not template.leaves_practice or template.has(Trait.LETTER) or isinstance(blocks[0], Cut):
        return (blocks_of(blocks, fixed),)
    title = element("p", template.title, class_="kit-paper__title", data_copy="no")
    head = 1 if isinstance(blocks[0], Letterhead) else 0
    return blocks_of(blocks[:head], fixed), title, blocks_of(blocks[head:], fixed)
