"""Pack parts as a Word file: their types, their relationships, and a ZIP container that comes out the same every time."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from lxml import etree

from kitbuilder.renderers.container import zip_files
from kitbuilder.renderers.office_xml import allowed
from kitbuilder.renderers.word.markup import NAMESPACES, plain_root, to_bytes

if TYPE_CHECKING:
    from kitbuilder.model.context import RenderContext
    from kitbuilder.model.look import WordLook
    from kitbuilder.renderers.word.writer_state import Links

OFFICE = NAMESPACES["r"]
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE = f"{PACKAGE}/metadata/core-properties"
DUBLIN, TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_OFFICE_TYPES = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE_TYPES}.wordprocessingml"


class Kind(StrEnum):
    """Lists the kinds of part by their content types; "" is plain XML, or a picture."""

    XML = ""
    DOCUMENT = f"{_WORD}.document.main+xml"
    GLOSSARY = f"{_WORD}.document.glossary+xml"
    HEADER = f"{_WORD}.header+xml"
    FOOTER = f"{_WORD}.footer+xml"
    STYLES = f"{_WORD}.styles+xml"
    SETTINGS = f"{_WORD}.settings+xml"
    NUMBERING = f"{_WORD}.numbering+xml"
    FONTS = f"{_WORD}.fontTable+xml"
    THEME = f"{_OFFICE_TYPES}.theme+xml"
    STORE = f"{_OFFICE_TYPES}.customXmlProperties+xml"
    PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml"


@dataclass(frozen=True, slots=True)
class Part:
    """Holds one part. `relations` are (id, kind, target), `links` the addresses that it links to."""

    content: bytes
    kind: Kind = Kind.XML
    relations: tuple[tuple[str, str, str], ...] = ()
    links: Links | None = None


@dataclass(slots=True)
class Package:
    """Holds the parts by name, and the relationships of the package itself as (id, kind, target)."""

    parts: dict[str, Part] = field(default_factory=dict)
    relations: tuple[tuple[str, str, str], ...] = ()

    def to_bytes(self) -> bytes:
        """Pack the parts as the bytes of a Word file."""
        files = {name: part.content for name, part in self.parts.items()}
        files["[Content_Types].xml"] = self._types()
        files["_rels/.rels"] = _relationships(self.relations, None)
        for name, part in self.parts.items():
            if part.relations or (part.links and (part.links.ids or part.links.pictures)):
                folder, _, last = name.rpartition("/")
                files[f"{folder}/_rels/{last}.rels"] = _relationships(part.relations, part.links)
        return zip_files(files)

    def _types(self) -> bytes:
        namespace = f"{PACKAGE}/content-types"
        root = plain_root("Types", {None: namespace})
        kinds = {"png": "image/png", "rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
        used = {name.rpartition(".")[2] for name in self.parts} | {"rels", "xml"}
        for extension, kind in ((extension, kind) for extension, kind in kinds.items() if extension in used):
            etree.SubElement(root, f"{{{namespace}}}Default", Extension=extension, ContentType=kind)
        for name, part in sorted(self.parts.items()):
            if part.kind:
                etree.SubElement(root, f"{{{namespace}}}Override", PartName=f"/{name}", ContentType=part.kind)
        return to_bytes(root)


def core_properties(title: str, description: str, kit: RenderContext[WordLook]) -> bytes:
    """Write the properties that a file shows about itself. They have the date of the edition, so that every build is the same."""
    root = plain_root("coreProperties", {"cp": CORE, "dc": DUBLIN, "dcterms": TERMS, "xsi": INSTANCE})
    plain = {"title": title, "description": description, "creator": kit.author, "language": kit.language}
    for name, words in plain.items():
        etree.SubElement(root, f"{{{DUBLIN}}}{name}").text = allowed(words)
    for name in ("created", "modified"):
        date = etree.SubElement(root, f"{{{TERMS}}}{name}")
        date.set(f"{{{INSTANCE}}}type", "dcterms:W3CDTF")
        date.text = f"{kit.edition}-01T00:00:00Z"
    return to_bytes(root)


def _relationships(relations: tuple[tuple[str, str, str], ...], links: Links | None) -> bytes:
    namespace = f"{PACKAGE}/relationships"
    root = plain_root("Relationships", {None: namespace})
    for identity, kind, target in relations:
        full = kind if ":" in kind else f"{OFFICE}/{kind}"
        etree.SubElement(root, f"{{{namespace}}}Relationship", Id=identity, Type=full, Target=target)
    for target, identity in (links.ids if links else {}).items():
        outside = {"Id": identity, "Type": f"{OFFICE}/hyperlink", "Target": target, "TargetMode": "External"}
        etree.SubElement(root, f"{{{namespace}}}Relationship", outside)
    for identity, file in sorted(links.pictures.items()) if links else ():
        etree.SubElement(root, f"{{{namespace}}}Relationship", Id=identity, Type=f"{OFFICE}/image", Target=file)
    return to_bytes(root)
