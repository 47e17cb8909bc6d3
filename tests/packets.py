"""Packets made as the site makes them, in Node, and what a packet comes to: pages, tags, fields, looks."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from kitbuilder.readers import printable_characters
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.pdf import NAMES, wide_font
from kitbuilder.website.content.fill_files import code_words, labels_of, letterhead_of
from logos import as_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.logo import Logo

PROGRAM = """
import { codeOf } from "WEB/card/code.js";
import { fillPdf } from "WEB/fill/pdf/fill_pdf.js";
import { WideFont } from "WEB/fill/pdf/wide_font.js";
import { joinPdfs } from "WEB/packet/pdf/joining.js";
const run = async ({ packets, values, fonts, logo, paper, ...tools }) => {
  const wide = async (face) => new WideFont(bytes(fonts[face]));
  const made = [];
  for (const { title, sheets } of packets) {
    const joined = joinPdfs(sheets.map((sheet) => ({ ...sheet, bytes: bytes(sheet.data) })), title, paper);
    const kept = logo && { ...logo, png: bytes(logo.png) };
    const code = async (values) => codeOf(values);
    made.push(base64((await fillPdf(joined, values, { ...tools, wide, code, logo: kept })).bytes));
  }
  return made;
};
"""


def on_site(
    in_node: Callable[[str, object], Any],
    kit: Catalogue,
    packets: Mapping[str, Sequence[str]],
    values: Mapping[str, str],
    built: Callable[[str], bytes] | None = None,
    *,
    logo: Logo | None = None,
    paper: str = "letter",
) -> list[bytes]:
    """Packets, by title, as a visitor's browser makes them; `built` gives their templates' PDFs, which are made without it."""
    made = built or (lambda slug: FORMATS["pdf"].render(kit.template(slug), kit))
    blank = {slug: made(slug) for packet in packets.values() for slug in packet}
    sheets = {slug: {"title": kit.template(slug).title, "data": base64.b64encode(data).decode()} for slug, data in blank.items()}
    characters = "".join(sorted(printable_characters(kit.folder)))
    faces = {name: kit.folder / "style" / "fonts" / kit.look.paper.fonts[face] for face, name in NAMES.items()}
    has_other_letters = any(letter > "\u02ff" or letter >= "\u0100" for value in values.values() for letter in value)
    fonts = {name: base64.b64encode(wide_font(file, characters)).decode() for name, file in faces.items() if has_other_letters}
    given = {"packets": [{"title": title, "sheets": [sheets[slug] for slug in packet]} for title, packet in packets.items()]}
    tools = {**labels_of(kit.fields), **letterhead_of(kit), **code_words()}
    made = in_node(PROGRAM, {**given, "values": values, "fonts": fonts, "logo": as_kept(logo), "paper": paper, **tools})
    return [base64.b64decode(data) for data in made]


def described(data: bytes) -> dict[str, Any]:
    """Everything a packet is to a reader: what pages draw, byte for byte, tags, fields with their looks, bookmarks, its title."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        with pdf.open_outline() as outline:
            bookmarks = [(item.title, numbers[item.destination[0].objgen]) for item in outline.root]
        return {
            "pages": [(_drawn(page.obj), list(map(float, page.mediabox))) for page in pdf.pages],
            "pictures": [
                sorted(
                    (name, picture.read_bytes(), [float(side) for side in picture.get("/BBox", [picture.get("/Width")])])
                    for name, picture in page.obj.Resources.get("/XObject", {}).items()
                )
                for page in pdf.pages
            ],
            "tags": _tag(pdf.Root.StructTreeRoot.K[0], numbers),
            "keys": [
                (int(page.obj.StructParents), [int(place.StructParent) for place in page.obj.get("/Annots", ())])
                for page in pdf.pages
            ],
            "fields": sorted(_fields(pdf, numbers)),
            "bookmarks": bookmarks,
            "title": (str(pdf.docinfo["/Title"]), dict(pdf.open_metadata().items())),
            "says": [str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked), str(pdf.Root.ViewerPreferences.Duplex)],
        }


def _drawn(page: Any) -> list[bytes]:
    """What a page draws; what was filled in is not packed alike by everybody."""
    return [drawing.read_bytes() for drawing in _listed(page.Contents)]


def _tag(element: Any, pages: Mapping[tuple[int, int], int]) -> Any:
    if not isinstance(element, Dictionary):
        return int(element)
    if "/Obj" in element:
        return ("annotation", pages[element.Pg.objgen], [float(side) for side in element.Obj.get("/Rect", ())])
    kids = element.get("/K", Array())
    said = tuple(str(element.get(key, "")) for key in ("/S", "/T", "/Lang", "/Alt", "/ActualText", "/ID"))
    box = [float(side) for one in _listed(element.get("/A", Array())) for side in one.get("/BBox", ())]
    headers = [str(header) for one in _listed(element.get("/A", Array())) for header in one.get("/Headers", ())]
    page = pages[element.Pg.objgen] if "/Pg" in element else -1
    return (*said, headers, box, page, [_tag(kid, pages) for kid in _listed(kids)])


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Array) else [value]


def _fields(pdf: pikepdf.Pdf, pages: Mapping[tuple[int, int], int]) -> Iterator[tuple[Any, ...]]:
    for name, field in _named(pdf.Root.AcroForm.Fields, ""):
        for place in field.get("/Kids", [field]):
            rect = [float(side) for side in place.Rect]
            said = [str(field.get(key, "")) for key in ("/V", "/Ff", "/TU", "/FT")]
            yield (name, pages[place.P.objgen], rect, said, str(place.get("/DA", "")), str(place.get("/TU", "")), _look(place))


def _named(fields: Any, above: str) -> Iterator[tuple[str, Any]]:
    for field in fields:
        name = f"{above}.{field.T}" if above else str(field.T)
        if "/FT" in field:
            yield name, field
        else:
            yield from _named(field.Kids, name)


def _look(place: Any) -> list[tuple[str, bytes, list[float]]]:
    look = place.get("/AP", Dictionary()).get("/N")
    states = {"": look} if isinstance(look, Stream) else dict(look.items()) if look is not None else {}
    return [(state, one.read_bytes(), [float(side) for side in one.BBox]) for state, one in sorted(states.items())]
