"""Show what the site does, on its front page: words of a script, and boxes for the details in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.document import Placeholder, Say
from kitbuilder.model.traverse import walk
from kitbuilder.renderers.web_page import Html, block_of, element, join
from kitbuilder.website.content.details_form import detail_input

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Template
    from kitbuilder.website.content.addresses import Addresses


def spoken(template: Template) -> list[Say]:
    """List what a script says aloud outside its branches."""
    return [block for block in template.document if isinstance(block, Say)]


def sample(template: Template, at: Addresses) -> Html:
    """Show a script's first spoken words below a box for each detail of the visitor's own that is in them."""
    say = spoken(template)[0]
    fields = {node.field.name: node.field for node in walk((say,)) if isinstance(node, Placeholder) and node.field.group.is_kept}
    boxes = (element("div", *detail_input(field, "sample")) for field in fields.values())
    inputs = element("div", *boxes, data_sample=True, class_="kit-sample__boxes")
    source = element("p", "From the ", element("a", template.title, href=at.template(template)), class_="kit-sample__source")
    kept = element("p", role="status", class_="kit-kept")
    return element("div", join(inputs, block_of(say), kept, source), class_="kit-sample")
