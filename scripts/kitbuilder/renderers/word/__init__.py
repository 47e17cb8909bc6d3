"""Write templates as Word files whose details are bound to one place and whose blanks can be filled in.

The look comes from `style/reference.docx`, so that an editor can change it in Word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.renderers.word.body import end_section, write_body
from kitbuilder.renderers.word.details import details_part, store_part
from kitbuilder.renderers.word.glossary import glossary_part
from kitbuilder.renderers.word.header_footer import footer_part, header_part, split_letterhead
from kitbuilder.renderers.word.markup import Element, part_root, to_bytes, w
from kitbuilder.renderers.word.numbering import numbering_part
from kitbuilder.renderers.word.package import CORE, Kind, Package, Part, core_properties
from kitbuilder.renderers.word.reference import read_reference
from kitbuilder.renderers.word.writer_state import Draft, Links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.context import RenderContext
    from kitbuilder.model.document import Letterhead
    from kitbuilder.model.look import WordLook

Relations = tuple[tuple[str, str, str], ...]  # id, kind, target

DOCUMENT: Relations = (
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdFonts", "fontTable", "fontTable.xml"),
    ("rIdTheme", "theme", "theme/theme1.xml"),
    ("rIdNumbering", "numbering", "numbering.xml"),
    ("rIdDetails", "customXml", "../customXml/item1.xml"),
)
WITH_GLOSSARY: Relations = (("rIdGlossary", "glossaryDocument", "glossary/document.xml"),)
GLOSSARY = DOCUMENT[:3]


def render(template: Template, context: RenderContext[WordLook]) -> bytes:
    """Write a template as the bytes of a .docx file, with whatever details are merged into it.

    Raises KitError when `style/reference.docx` is missing or lacks a style.
    """
    draft = Draft(template, context, read_reference(context.folder, context.look, context.language))
    package = _begin(core_properties(template.title, template.summary, context))
    body, relations = _write(1, draft, package)
    return _finish(body, relations, draft, package)


def render_together(parts: Sequence[tuple[Template, RenderContext[WordLook]]], title: str) -> bytes:
    """Write templates, at least one, into one .docx file called `title`, in which a detail is typed once.

    Each begins a new page and a new section, with its head, its foot and a heading for the navigation pane.
    Raises KitError when `style/reference.docx` is missing or lacks a style.
    """
    template, context = parts[0]
    draft = Draft(template, context, read_reference(context.folder, context.look, context.language), together=True)
    package = _begin(core_properties(title, "; ".join(template.title for template, _ in parts), context))
    body: list[Element] = []
    relations: Relations = ()
    for number, (draft.template, draft.context) in enumerate(parts, start=1):
        written, more = _write(number, draft, package)
        body = [*(end_section(body, draft) if body else []), *written]
        relations += more
    return _finish(body, relations, draft, package)


def _begin(properties: bytes) -> Package:
    package = Package(relations=(("rId1", "officeDocument", "word/document.xml"), ("rId2", CORE, "docProps/core.xml")))
    package.parts["docProps/core.xml"] = Part(properties, Kind.PROPERTIES)
    return package


def _write(number: int, draft: Draft, package: Package) -> tuple[list[Element], Relations]:
    """Write the draft's template, the `number`th in the file; return its body and the relationships of its head and foot.

    The head and the foot are added to the package as parts.
    """
    head, blocks = split_letterhead(draft.template)
    footer = Part(to_bytes(footer_part(draft)), Kind.FOOTER)
    parts = {("footer", "default"): (f"footer{number}.xml", footer)}
    if head is not None:
        parts = {
            ("header", "first"): (f"header{number}.xml", _header(number, head, draft)),
            **parts,
            ("footer", "first"): (f"first-footer{number}.xml", Part(to_bytes(footer_part(draft, is_first=True)), Kind.FOOTER)),
        }
    package.parts |= {f"word/{name}": part for name, part in parts.values()}
    furniture = {place: f"rId-{name.removesuffix('.xml')}" for place, (name, _) in parts.items()}
    relations = tuple((furniture[place], place[0], name) for place, (name, _) in parts.items())
    return write_body(blocks, furniture, draft), relations


def _header(number: int, head: Letterhead, draft: Draft) -> Part:
    """Write the letterhead as a header part, the `number`th.

    Each part has its own relationships, so the document's links are set aside meanwhile.
    """
    links, draft.links = draft.links, Links(logos=number)
    part = Part(to_bytes(header_part(head, draft)), Kind.HEADER, links=draft.links)
    draft.links = links
    return part


def _finish(body: list[Element], relations: Relations, draft: Draft, package: Package) -> bytes:
    document = to_bytes(part_root("document", w("body", *body)))
    all_relations = (*DOCUMENT, *relations, *(WITH_GLOSSARY if draft.has_controls else ()))
    package.parts["word/document.xml"] = Part(document, Kind.DOCUMENT, all_relations, draft.links)
    package.parts |= {f"word/{name}": Part(data) for name, data in draft.pictures.items()}
    package.parts["word/numbering.xml"] = Part(numbering_part(draft), Kind.NUMBERING)
    _add_looks(package, draft)
    if draft.has_controls:
        _add_glossary(package, draft)
    _add_details(package, draft)
    return package.to_bytes()


def _add_looks(package: Package, draft: Draft) -> None:
    kinds = {"styles": Kind.STYLES, "settings": Kind.SETTINGS, "fontTable": Kind.FONTS, "theme/theme1": Kind.THEME}
    for name, kind in kinds.items():
        package.parts[f"word/{name}.xml"] = Part(draft.reference.parts[f"word/{name}.xml"], kind)


def _add_glossary(package: Package, draft: Draft) -> None:
    """Add the glossary, which is a document inside the document, together with the styles, settings and fonts that it needs."""
    parts = draft.reference.parts
    package.parts["word/glossary/document.xml"] = Part(to_bytes(glossary_part(draft)), Kind.GLOSSARY, GLOSSARY)
    package.parts["word/glossary/styles.xml"] = Part(draft.reference.glossary_styles, Kind.STYLES)
    for name, kind in (("settings", Kind.SETTINGS), ("fontTable", Kind.FONTS)):
        package.parts[f"word/glossary/{name}.xml"] = Part(parts[f"word/{name}.xml"], kind)


def _add_details(package: Package, draft: Draft) -> None:
    properties = (("rId1", "customXmlProps", "itemProps1.xml"),)
    package.parts["customXml/item1.xml"] = Part(details_part(draft), relations=properties)
    package.parts["customXml/itemProps1.xml"] = Part(store_part(), Kind.STORE)
