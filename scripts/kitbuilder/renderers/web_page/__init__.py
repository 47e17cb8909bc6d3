"""A template's text becomes HTML: no site generator, no script, nothing that was not escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.renderers.web_page.blocks import block_of, blocks_of
from kitbuilder.renderers.web_page.markup import Html, element, join

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template

__all__ = ["Html", "article", "block_of", "blocks_of", "element", "join"]


def article(template: Template, catalogue: Catalogue) -> Html:
    """Turn a template into the HTML of its text, as it will look, with the form number in its foot.

    Links to other templates are written `../<slug>/`: every template's page stands beside the others.
    """
    foot = element("p", catalogue.form_number(template), class_="kit-paper__foot", data_copy="no")
    handed_over = " kit-paper--handed-over" if template.leaves_practice else ""
    return element("div", blocks_of(template.document), foot, class_=f"kit-paper{handed_over}")
