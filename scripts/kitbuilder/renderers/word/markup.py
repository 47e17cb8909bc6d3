"""Make elements of WordprocessingML from names, attributes and text; the writer of XML does all the escaping."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from kitbuilder.renderers.office_xml import allowed

if TYPE_CHECKING:
    from collections.abc import Mapping

Element: TypeAlias = etree._Element  # noqa: SLF001  # lxml gives the class no public name

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
RELATION = f"{{{NAMESPACES['r']}}}id"
IGNORABLE = f"{{{NAMESPACES['mc']}}}Ignorable"
PRESERVE = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}

for _prefix, _address in NAMESPACES.items():
    etree.register_namespace(_prefix, _address)


def w(name: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """Make a `w:` element, such as "pStyle", with `w:` attributes; children that are None are left out."""
    return _element(name, "w", children, attributes)


def w14(name: str, *children: Element | None, **attributes: str | int) -> Element:
    """Make a `w14:` element, such as "checkbox", with `w14:` attributes."""
    return _element(name, "w14", children, attributes)


def plain_root(name: str, namespaces: Mapping[str | None, str]) -> Element:
    """Make the root of a plain part, in the first of `namespaces` (prefix, or None for the default, to address)."""
    address = next(iter(namespaces.values()))
    return etree.Element(f"{{{address}}}{name}", nsmap=namespaces)  # type: ignore[arg-type]  # the stubs forget the default


def part_root(name: str, *children: Element | None) -> Element:
    """Make the root of a part, which declares every namespace once."""
    root = etree.Element(qualified(name), nsmap=NAMESPACES)
    root.set(IGNORABLE, "w14")
    root.extend(child for child in children if child is not None)
    return root


def text(words: str, name: str = "t") -> Element:
    """Make a `w:t` (or `w:instrText`) that keeps the spaces of its words."""
    element = etree.Element(qualified(name), PRESERVE)
    element.text = allowed(words)
    return element


def to_bytes(root: Element) -> bytes:
    """Write a root as the bytes of its part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@cache
def qualified(name: str, prefix: str = "w") -> str:
    """Return the name by which lxml knows a name such as "pStyle"."""
    return f"{{{NAMESPACES[prefix]}}}{name}"


def _element(name: str, prefix: str, children: tuple[Element | None, ...], attributes: dict[str, str | int]) -> Element:
    element = etree.Element(qualified(name, prefix))
    for key, value in attributes.items():
        element.set(qualified(key, prefix), allowed(value) if isinstance(value, str) else str(value))
    for child in children:
        if child is not None:
            element.append(child)
    return element
