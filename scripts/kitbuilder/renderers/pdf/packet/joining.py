"""Join several templates' PDFs in one: pages in the order given, tags, fields and bookmarks.

The site does the same in a visitor's browser (`theme/web/packet/pdf/`); a test holds the two to one another. Each file holds
one template and nothing else, so no page, field or word of another template can come along.
"""

from __future__ import annotations

import hashlib
import io
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, Stream, String

from kitbuilder.renderers.pdf.acroform import written
from kitbuilder.renderers.pdf.book.laying_together import together
from kitbuilder.renderers.pdf.book.movable import movable
from kitbuilder.renderers.pdf.book.structure_tree import StructureTree, rename
from kitbuilder.renderers.pdf.contact_code import PLACES
from kitbuilder.renderers.pdf.packet.fields import gather
from kitbuilder.renderers.pdf.packet.paper import lay_on_a4

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pikepdf import Object

FROM_FIRST = ("/Lang", "/MarkInfo", "/ViewerPreferences")  # what a packet says of itself as its first file does
METADATA = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:xmpTPg="http://ns.adobe.com/xap/1.0/t/pg/">'
    '<rdf:Description rdf:about=""><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    "<pdfuaid:part>1</pdfuaid:part><xmpTPg:NPages>{pages}</xmpTPg:NPages></rdf:Description></rdf:RDF></x:xmpmeta>"
    '<?xpacket end="r"?>'
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A template's title and its PDF."""

    title: str
    data: bytes


def join(sheets: Sequence[Sheet], title: str, *, on_a4: bool = False) -> bytes:
    """Join sheets, in order, as one file with this title; `on_a4` lays those that were set on US letter on the other paper."""
    with _together(sheets) as packet:
        catalogs = list(packet.Root.Sheets)
        del packet.Root.Sheets
        tags, pages, roles = StructureTree(packet), Array(), Dictionary()
        firsts = []
        for place, (sheet, catalog) in enumerate(zip(sheets, catalogs, strict=True)):
            own = list(_leaves(catalog.Pages))
            tags.add(_tagged(packet, catalog, own, sheet.title, f"p{place:03}"))
            roles = Dictionary({**dict(roles.items()), **dict(catalog.StructTreeRoot.get("/RoleMap", Dictionary()).items())})
            firsts.append(own[0])
            pages.extend(own)
        tags.finish(roles)
        for page in pages:
            page.Parent = packet.Root.Pages
        if on_a4:
            lay_on_a4(pages)
        packet.Root.Pages.Kids, packet.Root.Pages.Count = pages, len(pages)
        gather(packet, [catalog.AcroForm for catalog in catalogs if "/AcroForm" in catalog])
        _say_what_it_is(packet, catalogs[0], title, len(pages))
        _bookmark(packet, [(sheet.title, first) for sheet, first in zip(sheets, firsts, strict=True)])
        _share_fonts(packet)
        return written(packet)


@contextmanager
def _together(sheets: Sequence[Sheet]) -> Iterator[Pdf]:
    unpacked = []
    for sheet in sheets:
        with Pdf.open(io.BytesIO(sheet.data)) as pdf:
            unpacked.append(movable(written(pdf, packed=False)))
    with Pdf.open(io.BytesIO(together(unpacked, b"Sheets"))) as packet:
        yield packet


def _leaves(node: Object) -> Iterator[Object]:
    if node.Type == "/Page":
        yield node
    else:
        for kid in node.Kids:
            yield from _leaves(kid)


def _tagged(packet: Pdf, catalog: Object, pages: Sequence[Object], title: str, mark: str) -> Dictionary:
    """Gather the tags of a file below one part, which says its language, under names that no other file's tags have."""
    tree = catalog.StructTreeRoot
    document = next(iter(tree.K)) if isinstance(tree.K, Array) else tree.K
    elements = list(_elements(document))
    named = rename(elements, mark, 0)
    part = packet.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, T=String(title), Lang=catalog.Lang, K=document.K))
    for kid in document.K if isinstance(document.K, Array) else [document.K]:
        kid.P = part
    return Dictionary(
        Kids=Array([part]),
        Parents=tree.ParentTree.Nums,
        Pages=Array(pages),
        Names=Array([Array([String(name), element]) for name, element in named]),
        Places=tree.get(PLACES, Array()),
    )


def _elements(above: Object) -> Iterator[Object]:
    kids = above.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and kid.get("/S"):
            yield kid
            yield from _elements(kid)


def _say_what_it_is(packet: Pdf, first: Object, title: str, pages: int) -> None:
    for key in FROM_FIRST:
        packet.Root[key] = first[key]
    metadata = Stream(packet, METADATA.format(title=escape(title), pages=pages).encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    packet.Root.Metadata = packet.make_indirect(metadata)
    packet.trailer.Info = packet.make_indirect(Dictionary(Title=String(title)))


def _bookmark(packet: Pdf, titles: Sequence[tuple[str, Object]]) -> None:
    with packet.open_outline() as outline:
        for title, page in titles:
            outline.root.append(OutlineItem(title, destination=Array([page, Name.Fit])))


def _share_fonts(packet: Pdf) -> None:
    """Keep one copy of each font file: every sheet brought the ones that forms are typed in."""
    held: dict[str, Object] = {}
    for thing in packet.objects:
        if isinstance(thing, Dictionary) and "/FontFile2" in thing:
            digest = hashlib.sha256(thing.FontFile2.read_raw_bytes()).hexdigest()
            thing.FontFile2 = held.setdefault(digest, thing.FontFile2)
