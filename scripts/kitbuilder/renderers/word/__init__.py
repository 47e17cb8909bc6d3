"""A template becomes a Word file: its look from `style/reference.docx`, its details bound to one place, its blanks fillable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.renderers.word.body import document_part
from kitbuilder.renderers.word.details import details_part, store_part
from kitbuilder.renderers.word.draft import Draft, Links
from kitbuilder.renderers.word.furniture import footer_part, header_part, split_letterhead
from kitbuilder.renderers.word.glossary import glossary_part
from kitbuilder.renderers.word.markup import to_bytes
from kitbuilder.renderers.word.numbering import numbering_part
from kitbuilder.renderers.word.package import CORE, Kind, Package, Part, core_properties
from kitbuilder.renderers.word.reference import read_reference

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template

Relations = tuple[tuple[str, str, str], ...]  # id, kind, target

DOCUMENT: Relations = (
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdFonts", "fontTable", "fontTable.xml"),
    ("rIdTheme", "theme", "theme/theme1.xml"),
    ("rIdNumbering", "numbering", "numbering.xml"),
    ("rIdDetails", "customXml", "../customXml/item1.xml"),
    ("rIdFooter", "footer", "footer1.xml"),
)
WITH_HEAD: Relations = (("rIdFirstFooter", "footer", "footer2.xml"), ("rIdHead", "header", "header1.xml"))
WITH_GLOSSARY: Relations = (("rIdGlossary", "glossaryDocument", "glossary/document.xml"),)
GLOSSARY = DOCUMENT[:3]
FURNITURE = {("footer", "default"): "rIdFooter"}
FURNITURE_WITH_HEAD = {("header", "first"): "rIdHead", **FURNITURE, ("footer", "first"): "rIdFirstFooter"}


def render(template: Template, catalogue: Catalogue) -> bytes:
    """Turn a template into the bytes of a .docx file, with whatever details are merged into it.

    Raises KitError when `style/reference.docx` is missing or lacks a style.
    """
    draft = Draft(template, catalogue, read_reference(catalogue.folder))
    package = Package(relations=(("rId1", "officeDocument", "word/document.xml"), ("rId2", CORE, "docProps/core.xml")))
    package.parts["docProps/core.xml"] = Part(core_properties(template, catalogue), Kind.PROPERTIES)
    _add_text(package, draft)
    _add_looks(package, draft)
    if draft.has_controls:
        _add_glossary(package, draft)
    _add_details(package, draft)
    return package.to_bytes()


def _add_text(package: Package, draft: Draft) -> None:
    head, blocks = split_letterhead(draft.template)
    footer = to_bytes(footer_part(draft))
    package.parts["word/footer1.xml"] = Part(footer, Kind.FOOTER)
    if head is not None:
        package.parts["word/header1.xml"] = Part(to_bytes(header_part(head, draft)), Kind.HEADER, links=draft.links)
        package.parts["word/footer2.xml"] = Part(footer, Kind.FOOTER)
        draft.links = Links()  # every part has its own relationships
    furniture, more = (FURNITURE, ()) if head is None else (FURNITURE_WITH_HEAD, WITH_HEAD)
    document = to_bytes(document_part(blocks, furniture, draft))
    relations = (*DOCUMENT, *more, *(WITH_GLOSSARY if draft.has_controls else ()))
    package.parts["word/document.xml"] = Part(document, Kind.DOCUMENT, relations, draft.links)
    package.parts["word/numbering.xml"] = Part(numbering_part(draft), Kind.NUMBERING)


def _add_looks(package: Package, draft: Draft) -> None:
    kinds = {"styles": Kind.STYLES, "settings": Kind.SETTINGS, "fontTable": Kind.FONTS, "theme/theme1": Kind.THEME}
    for name, kind in kinds.items():
        package.parts[f"word/{name}.xml"] = Part(draft.reference.parts[f"word/{name}.xml"], kind)


def _add_glossary(package: Package, draft: Draft) -> None:
    """A glossary is a document inside the document, with looks of its own."""
    parts = draft.reference.parts
    package.parts["word/glossary/document.xml"] = Part(to_bytes(glossary_part(draft)), Kind.GLOSSARY, GLOSSARY)
    package.parts["word/glossary/styles.xml"] = Part(draft.reference.glossary_styles, Kind.STYLES)
    for name, kind in (("settings", Kind.SETTINGS), ("fontTable", Kind.FONTS)):
        package.parts[f"word/glossary/{name}.xml"] = Part(parts[f"word/{name}.xml"], kind)


def _add_details(package: Package, draft: Draft) -> None:
    properties = (("rId1", "customXmlProps", "itemProps1.xml"),)
    package.parts["customXml/item1.xml"] = Part(details_part(draft), relations=properties)
    package.parts["customXml/itemProps1.xml"] = Part(store_part(), Kind.STORE)
