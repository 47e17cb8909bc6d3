"""Write the form of details as a script as well: from a disk no page can read another, and the form opens over any page.

A visitor to a served site never loads it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lxml import html

from kitbuilder.website.content.addresses import Addresses
from kitbuilder.website.content.details_form import details_form

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

DETAILS_PARTS = "assets/javascripts/details_parts.js"
AT = Addresses("../")  # as on its own page; over another one it shows no links


def details_parts(catalogue: Catalogue) -> bytes:
    """Write the form's parts as a script for the loader of the site's scripts."""
    form = html.fragment_fromstring(details_form(catalogue.fields, catalogue.kit.detail_groups, AT))
    parts = json.dumps(parts_of(form), ensure_ascii=False, separators=(",", ":"))
    return f'kitScripts.define("details_parts",["exports"],(exports)=>{{exports.form={parts}}});\n'.encode()


def parts_of(element: html.HtmlElement) -> list[Any]:
    """List an element's name and attributes, then its content: texts as they are, elements as lists like this one."""
    parts: list[Any] = [element.tag, dict(element.attrib)]
    if element.text:
        parts.append(element.text)
    for child in element:
        parts.append(parts_of(child))
        if child.tail:
            parts.append(child.tail)
    return parts
