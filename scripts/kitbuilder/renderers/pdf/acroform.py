"""Make what Typst set a fillable file: each marker link a field, and all fields one form.

The other half of the contract is `field()` in `kit/style/words.typ`, which links a box to `x-field:<mark>`.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from kitbuilder.model.look import Face
from kitbuilder.renderers.pdf.contact_code import PLACES, keep_places
from kitbuilder.renderers.pdf.field_tree import FieldTree
from kitbuilder.renderers.pdf.form_font import FormFont, embedded, form_font
from kitbuilder.renderers.pdf.form_prompts import letter_name, outline
from kitbuilder.renderers.pdf.line_ends import note_lines
from kitbuilder.renderers.pdf.positions import round_positions
from kitbuilder.renderers.pdf.widgets import Widgets, appearance, font_name, structure_elements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kitbuilder.renderers.pdf.form_field import FormField
    from kitbuilder.renderers.pdf.widgets import Drawn

MARKER = "x-field:"
SMALLEST: Final = 9  # zlib's highest level


def add_fields(pdf_bytes: bytes, declared: Mapping[str, FormField], fonts: Mapping[Face, Path]) -> bytes:
    """Make a PDF with marker links fillable; `declared` gives the field of each marker's mark.

    `fonts` are the files of the faces that fields are typed in.

    Raises AssertionError when the markers on the pages are not exactly those declared.
    """
    with Pdf.open(io.BytesIO(pdf_bytes)) as pdf:
        faces = sorted({Face.SANS, *(field.face for field in declared.values())})
        form_fonts = {face: form_font(fonts[face]) for face in faces}
        tags, pages = pdf.Root.StructTreeRoot, [page.obj for page in pdf.pages]
        widgets, drawn, of_codes = make_places(pdf, pages, tags.ParentTree.Nums, declared, form_fonts)
        if len(of_codes):
            tags[PLACES] = of_codes
        tags.ParentTreeNextKey = len(tags.ParentTree.Nums) // 2
        if drawn:
            tree = FieldTree(pdf, widgets)
            for places, kids in drawn:
                tree.add(places, kids)
            add_form(pdf, tree.top, [(widgets.resources, widgets.prompted)], widgets.codes, form_fonts)
        say_for_viewers(pdf.Root)
        return written(pdf)


def make_places(
    pdf: Pdf, pages: Sequence[Object], parents: Object, declared: Mapping[str, FormField], fonts: Mapping[Face, FormFont]
) -> tuple[Widgets, Drawn, Array]:
    """Make what Typst marked on pages places to type in, with notes of their lines, and keep those of contact codes.

    `parents` are the tags of the pages by key, as a tree of them lists them. Returns what made the places, these by their
    fields, and those of codes.
    """
    round_positions(pages)
    of_codes = keep_places(pages, parents)
    widgets = Widgets(pdf, fonts, structure_elements(parents))
    drawn = widgets.drawn(markers(pages), declared)
    note_lines(pages, widgets.elements)
    return widgets, drawn, of_codes


def markers(pages: Iterable[Object]) -> Iterator[tuple[Object, Object, str]]:
    """Find the marker links of pages, each with its page and its mark."""
    for page in pages:
        for annotation in page.get("/Annots", Array()):
            address = str(annotation.get("/A", Dictionary()).get("/URI", ""))
            if address.startswith(MARKER):
                yield page, annotation, address.removeprefix(MARKER)


def add_form(
    pdf: Pdf, top: Array, dressed: Iterable[tuple[Object, Object]], codes: Iterable[int], fonts: Mapping[Face, FormFont]
) -> None:
    """Hang fields on a file, and give their looks the fonts that are typed in and the letters that prompts are drawn with."""
    typed = pdf.make_indirect(Dictionary({font_name(face): embedded(font, pdf) for face, font in fonts.items()}))
    letters = pdf.make_indirect(Dictionary())
    for code in sorted(codes):
        letters[letter_name(code)] = appearance(pdf, outline(code, fonts[Face.SANS]), (0, 0), Dictionary())
        letters[letter_name(code)].BBox = Array(fonts[Face.SANS].box)
    for resources, prompted in dressed:
        resources.Font = prompted.Font = typed
        prompted.XObject = letters
    own = pdf.make_indirect(Dictionary(Font=typed))
    da = String(f"{font_name(Face.SANS)} 0 Tf 0 g")
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=top, DR=own, DA=da))


def say_for_viewers(root: Object) -> None:
    """Print on one side, so that no office gets another's page on the back of its own; say nothing that is so anyway."""
    if "/ViewerPreferences" not in root:
        root.ViewerPreferences = Dictionary()
    root.ViewerPreferences.Duplex = Name.Simplex
    if "/MarkInfo" in root and "/Suspects" in root.MarkInfo:
        del root.MarkInfo.Suspects  # false is the default, and poppler 22.12 calls the key a syntax error


def written(pdf: Pdf, *, packed: bool = True, anew: bool = True) -> bytes:
    """Write a file, the same bytes every time; `packed`: as small as it can be, so that most objects stand packed in others.

    `anew` packs what Typst packed once more, which leaves a page 2 in a hundred smaller; what is joined has been through that.
    """
    out = io.BytesIO()
    pikepdf.settings.set_flate_compression_level(SMALLEST)
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    pdf.save(out, object_stream_mode=mode, compress_streams=True, recompress_flate=anew, deterministic_id=True)
    return out.getvalue()
