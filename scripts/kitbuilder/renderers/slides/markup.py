"""Make elements of DrawingML and PresentationML from names, attributes and children; the writer of XML does all the escaping."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

from kitbuilder.renderers.office_xml import allowed

Element: TypeAlias = etree._Element  # noqa: SLF001  # lxml gives the class no public name

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
_SPACES = re.compile(r"[ \t\r\n]+")

for _prefix, _address in NAMESPACES.items():
    etree.register_namespace(_prefix, _address)


def clean(text: str) -> str:
    """Write a text in one line, without what XML 1.0 cannot hold: control characters and lone surrogates."""
    return _SPACES.sub(" ", allowed(text))


def qualified(name: str) -> str:
    """Return the name by which lxml knows a name such as "a:rPr"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(name: str, /, *children: Element | str | None, **attributes: str | int) -> Element:
    """Make an element such as "a:rPr"; a child that is text becomes its text, and one that is None is left out."""
    made = etree.Element(qualified(name))
    for key, value in attributes.items():
        made.set(key, clean(value) if isinstance(value, str) else str(value))
    for child in children:
        if isinstance(child, str):
            made.text = clean(child)
        elif child is not None:
            made.append(child)
    return made
