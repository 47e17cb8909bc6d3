"""Make a part of the book a piece: a small file that holds what joining needs, named, tagged and made fillable already.

All of a piece hangs on one object, so that the book takes it over at once.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from kitbuilder.renderers.pdf.acroform import make_places, written
from kitbuilder.renderers.pdf.book.movable import Movable, movable
from kitbuilder.renderers.pdf.book.sharing import commons
from kitbuilder.renderers.pdf.book.structure_tree import rename
from kitbuilder.renderers.pdf.book.typst_output import read_output
from kitbuilder.renderers.pdf.field_tree import FieldTree
from kitbuilder.renderers.pdf.form_font import form_font
from kitbuilder.renderers.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kitbuilder.model.look import PaperLook
    from kitbuilder.renderers.pdf.book.part import Part
    from kitbuilder.renderers.pdf.book.typst_output import TypstOutput

# What every part shows once: the letters of English and Spanish, the marks that the style and the texts use, and letters set as
# one. A part that shows another letter brings a face of its own for it.
LETTERS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0•·–—‘’“”…→≥≤×½°✓áéíóúüñÁÉÍÓÚÜÑ¿¡" + " ff fi fl ffi ffl ft fft tt ffj fj"
LAID_ASIDE = Name.LaidAside  # what pikepdf calls a page belongs to a tree of pages, and these are to hang on the book's
UNNUMBERED = -1
Shapes = tuple[tuple[bool, int], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Holds the objects of a part, and of each of its pages whether it lies on its side, and how closely it is set.

    The latter tells where the number of the page stands; it is `UNNUMBERED` where the page bears none.
    """

    objects: Movable
    pages: Shapes

    def pack(self) -> bytes:
        """Write it as bytes that can be kept."""
        return json.dumps(self.pages).encode() + b"\n" + self.objects.pack()

    @classmethod
    def unpack(cls, kept: bytes) -> Piece:
        """Read what was kept."""
        pages, _, objects = kept.partition(b"\n")
        return cls(Movable.unpack(objects), tuple((turned, squeeze) for turned, squeeze in json.loads(pages)))


def piece_of(part: Part, look: PaperLook, style: Path) -> Piece:
    """Set a part and make it a piece. Raises KitError when it cannot be typeset."""
    raw = typeset({**part.data, "letters": LETTERS}, style, look)
    with Pdf.open(io.BytesIO(raw)) as pdf:
        output = read_output(pdf)
        fonts = {face: form_font(style / "fonts" / file) for face, file in look.fonts.items()}
        widgets, drawn, of_codes = make_places(pdf, output.pages, output.parents, part.fields, fonts)
        tree = FieldTree(pdf, widgets)
        for places, kids in drawn:
            (tree.add if "." in places[0].name else tree.add_open)(places, kids)
        shapes = _shapes(part, output.pages)
        held = _held(part, output, shapes) | {
            "/Fields": tree.top,
            "/Dressed": Array([widgets.resources, widgets.prompted]),
            "/Codes": Array(sorted(widgets.codes)),
            "/Places": of_codes,
            "/Common": commons(output.pages, drawn),
            "/About": _about(pdf),
        }
        for page in output.pages:
            page.Type = LAID_ASIDE
            del page.Parent
        return Piece(_alone(pdf, Dictionary(held), [kid for _, kids in drawn for kid in kids]), shapes)


def _held(part: Part, output: TypstOutput, shapes: Shapes) -> dict[str, Object]:
    """Gather what joining needs of a part beside its fields; what stands in the book otherwise than alone is changed."""
    for link, _ in output.links:
        del link.A
    named = rename(output.elements, part.name, part.depth)
    numbered = [page for page, (_, squeeze) in zip(output.pages, shapes, strict=True) if squeeze != UNNUMBERED]
    return {
        "/Pages": Array(output.pages),
        "/Numbered": Array(numbered),
        "/Kids": output.document.K,
        "/Parents": output.parents,
        "/Names": Array([Array([String(name), element]) for name, element in named]),
        "/Titles": Array([Array([level + part.depth, String(title), place]) for level, title, place in output.titles]),
        "/Destinations": Array([Array([String(name), place]) for name, place in output.destinations]),
        "/Links": Array([Array([link, String(name)]) for link, name in output.links]),
    }


def _shapes(part: Part, pages: Sequence[Object]) -> Shapes:
    """Tell of each page what `Piece` says of it."""
    squeeze = part.data.get("template", {}).get("squeeze", 0)
    first = len(pages) if part.numbered is None else part.numbered
    turned = [page.MediaBox[2] > page.MediaBox[3] for page in pages]
    return tuple((bool(turn), squeeze if place >= first else UNNUMBERED) for place, turn in enumerate(turned))


def _about(pdf: Pdf) -> Dictionary:
    """Gather what the file says of itself."""
    root = pdf.Root
    said: dict[str, Object] = {key: root[key] for key in ("/Lang", "/MarkInfo", "/ViewerPreferences", "/Metadata")}
    return Dictionary(said | {"/Info": pdf.trailer.Info, "/Roles": root.StructTreeRoot.RoleMap})


def _alone(pdf: Pdf, piece: Dictionary, widgets: list[Object]) -> Movable:
    """Write a file that holds a piece and nothing else. Its form is there for pikepdf, which warns of widgets without one."""
    held = pdf.make_indirect(piece)
    for key in list(pdf.Root.keys()):
        del pdf.Root[key]
    pdf.Root.Type = Name.Catalog
    pdf.Root.Pages = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array(), Count=0))
    pdf.Root.AcroForm = Dictionary(Fields=Array(widgets))
    pdf.Root.Piece = held
    return movable(written(pdf, packed=False))
