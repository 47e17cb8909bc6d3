"""Replace marker links by form fields: each Link by a Widget, each tag /Link by /Form, and gather names as fields.

The other half of the contract is `field()` in `kit/style/words.typ`, which links a box to `x-field:<mark>`.
"""

from __future__ import annotations

import io
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from kitbuilder.model.look import Face
from kitbuilder.renderers.pdf.form_font import FIRST, FormFont, embedded, form_font
from kitbuilder.renderers.pdf.form_looks import EMPTY, OFF, dot_look, text_look, tick_look
from kitbuilder.renderers.pdf.form_prompts import codes_of, letter_name, outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kitbuilder.renderers.pdf.form_field import FormField

MARKER = "x-field:"
MULTILINE, RADIO, COMBO = 1 << 12, 1 << 15, 1 << 17
NO_SCROLLING = 1 << 23  # a box that is full takes no more: what scrolled out of sight would not be printed
PRINTED = 4
MULTILINE_SIZE = 11
CHECK, CIRCLE = "4", "l"  # what a viewer that draws boxes by itself puts in them, letters of Zapf Dingbats
STOPS = "/XXStops"  # a name of our own, in the form the standard keeps free; theme/web/fill/pdf/fill_pdf.js reads it


def add_fields(pdf_bytes: bytes, declared: Mapping[str, FormField], fonts: Mapping[Face, Path]) -> bytes:
    """Make a PDF with marker links fillable; `declared` gives the field of each marker's mark.

    `fonts` are the files of the faces that fields are typed in.

    Raises AssertionError when the markers on the pages are not exactly those declared.
    """
    with Pdf.open(io.BytesIO(pdf_bytes)) as pdf:
        faces = sorted({Face.SANS, *(field.face for field in declared.values())})
        writer = _Writer(pdf, {face: form_font(fonts[face]) for face in faces})
        widgets = defaultdict(list)
        seen = []
        for page, annotation, mark in _markers(pdf):
            seen.append(mark)
            widgets[declared[mark].name].append(writer.widget(page, annotation, declared[mark]))
        if sorted(seen) != sorted(declared):
            raise AssertionError(f"{len(declared)} fields declared, {len(seen)} drawn")
        if declared:
            by_name = defaultdict(list)
            for field in declared.values():
                by_name[field.name].append(field)
            writer.add_form([(by_name[name], kids) for name, kids in widgets.items()])
        _say_for_viewers(pdf.Root)
        out = io.BytesIO()
        mode = pikepdf.ObjectStreamMode.generate
        pdf.save(out, object_stream_mode=mode, compress_streams=True, deterministic_id=True)
    return out.getvalue()


def _say_for_viewers(root: Object) -> None:
    """Print on one side, so that no office gets another's page on the back of its own; say nothing that is so anyway."""
    if "/ViewerPreferences" not in root:
        root.ViewerPreferences = Dictionary()
    root.ViewerPreferences.Duplex = Name.Simplex
    if "/MarkInfo" in root and "/Suspects" in root.MarkInfo:
        del root.MarkInfo.Suspects  # false is the default, and poppler 22.12 calls the key a syntax error


def _markers(pdf: Pdf) -> Iterator[tuple[Object, Object, str]]:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            address = str(annotation.get("/A", Dictionary()).get("/URI", ""))
            if address.startswith(MARKER):
                yield page.obj, annotation, address.removeprefix(MARKER)


class _Writer:
    def __init__(self, pdf: Pdf, fonts: dict[Face, FormFont]) -> None:
        self.pdf = pdf
        self.elements = _structure_elements(pdf)
        self.fonts = fonts
        typed = pdf.make_indirect(Dictionary({_font_name(face): embedded(font, pdf) for face, font in fonts.items()}))
        self.letters = pdf.make_indirect(Dictionary())  # the outlines that prompts are drawn with
        self.resources = pdf.make_indirect(Dictionary(Font=typed))  # what fields are typed with
        self.prompted = pdf.make_indirect(Dictionary(Font=typed, XObject=self.letters))
        self.tick_streams: dict[bytes, Object] = {}
        self.empty_looks: dict[tuple[str, bytes, tuple[float, float]], Object] = {}
        self.branches: dict[str, Object] = {}

    def widget(self, page: Object, annotation: Object, field: FormField) -> Object:
        """Make one marker link a widget, and its structure element a Form."""
        for key in ("/A", "/Contents"):  # the link's border, of no width, stays: without one a viewer makes the text smaller
            if key in annotation:
                del annotation[key]
        annotation.Subtype, annotation.F, annotation.P = Name.Widget, PRINTED, page
        size = _size(annotation)
        if field.is_tick:
            on, off = self.tick(dot_look(size) if field.answer else tick_look(size), size), self.tick(OFF, size)
            annotation.AP = Dictionary(N=Dictionary({_state(field): on, "/Off": off}))
            annotation.AS = Name(_state(field)) if field.ticked else Name.Off
            annotation.MK = Dictionary(CA=String(CIRCLE if field.answer else CHECK))
            if field.answer:
                annotation.TU = String(field.option)
        else:
            annotation.DA = String(_type_of(field))
            if field.stops:  # for what fills it in: a value that ends in a period is shown without it, here alone
                annotation[STOPS] = True
            face = field.face if field.value else Face.SANS
            look = text_look(field, size, self.fonts[face].widths, _font_name(face))
            if look:  # an empty look is best left out: viewers draw it by themselves, and there are hundreds
                annotation.AP = Dictionary(N=self.empty(field, look, size))
        self.elements[int(annotation.StructParent)].S = Name.Form
        return annotation

    def tick(self, drawn: bytes, size: tuple[float, float]) -> Object:
        """Return one look of a box to tick, shared by all boxes of its size."""
        key = drawn + repr(size).encode()
        if key not in self.tick_streams:
            self.tick_streams[key] = self.appearance(drawn, size, Dictionary())
        return self.tick_streams[key]

    def empty(self, field: FormField, look: bytes, size: tuple[float, float]) -> Object:
        """Return an empty field's look, shared by its places of one size and by no other field: a viewer may fill it in place."""
        key = (field.name, look, size)
        if key not in self.empty_looks:
            has_prompt = bool(field.prompt) and not field.value
            if has_prompt:
                self.draw_letters(field.prompt)
            self.empty_looks[key] = self.appearance(look, size, self.prompted if has_prompt else self.resources)
        return self.empty_looks[key]

    def draw_letters(self, text: str) -> None:
        """Put the outline of each letter of a prompt into the file, once."""
        font = self.fonts[Face.SANS]
        for code in codes_of(text):
            if code > FIRST and letter_name(code) not in self.letters:
                letter = self.appearance(outline(code, font), (0, 0), Dictionary())
                letter.BBox = Array(font.box)
                self.letters[letter_name(code)] = letter

    def appearance(self, content: bytes, size: tuple[float, float], resources: Object) -> Object:
        stream = Stream(self.pdf, content)
        stream.Type, stream.Subtype = Name.XObject, Name.Form
        stream.BBox, stream.Resources = Array([0, 0, *size]), resources
        return self.pdf.make_indirect(stream)

    def add_form(self, fields: list[tuple[list[FormField], list[Object]]]) -> None:
        """Gather widgets into fields: one field of a name, however many places show it; a dotted name is a branch."""
        top = Array()
        for places, kids in fields:
            is_group = bool(places[0].answer)
            terminal = kids[0] if len(kids) == 1 and not is_group else self.pdf.make_indirect(Dictionary(Kids=Array(kids)))
            self.describe(terminal, places)
            if "/Kids" in terminal:
                for kid in kids:
                    self.complete(kid, terminal, places[0])
            self.place(terminal, places[0].name, top)
        self.pdf.Root.AcroForm = self.pdf.make_indirect(
            Dictionary(Fields=top, DR=self.resources, DA=String(f"{_font_name(Face.SANS)} 0 Tf 0 g"))
        )

    def complete(self, kid: Object, terminal: Object, field: FormField) -> None:
        """Give one of a field's several places what some programs ask of the place alone.

        pdf.js 6.0 reads what is said of a field from its place, and pdf-lib 1.17 draws a whole field anew, without its prompts
        and lines, as soon as one of its places has no look.
        """
        kid.Parent = terminal
        if "/TU" not in kid:
            kid.TU = terminal.TU
        if not field.is_tick and "/AP" not in kid:
            kid.AP = Dictionary(N=self.empty(field, EMPTY, _size(kid)))

    def describe(self, terminal: Object, places: list[FormField]) -> None:
        """Say what sort of field it is, what is read aloud for it, and what stands in it."""
        field = places[0]
        terminal.T, terminal.TU = String(field.name.rpartition(".")[2]), String(field.label)
        if field.is_tick:
            chosen = next((place for place in places if place.ticked), None)
            terminal.FT, terminal.V = Name.Btn, Name(_state(chosen)) if chosen else Name.Off
            if field.answer:
                terminal.Ff = RADIO
            return
        terminal.FT, terminal.DA = Name.Ch if field.choices else Name.Tx, String(_type_of(field))
        if field.choices:
            terminal.Ff, terminal.Opt = COMBO, Array(map(String, field.choices))
        elif field.lines > 1:
            terminal.Ff = MULTILINE | NO_SCROLLING
        if field.value:
            terminal.V = terminal.DV = String(field.value)

    def place(self, terminal: Object, name: str, top: Array) -> None:
        """Hang a field under the branch its name begins with."""
        branch = name.rpartition(".")[0]
        if not branch:
            top.append(terminal)
            return
        if branch not in self.branches:
            self.branches[branch] = self.pdf.make_indirect(Dictionary(T=String(branch), Kids=Array()))
            top.append(self.branches[branch])
        terminal.Parent = self.branches[branch]
        self.branches[branch].Kids.append(terminal)


def _size(place: Object) -> tuple[float, float]:
    """Return how wide and high a place on a page is, in points."""
    left, bottom, right, top = (float(value) for value in place.Rect)
    return round(right - left, 2), round(top - bottom, 2)


def _state(field: FormField) -> str:
    """Return what a box is said to be when it is ticked."""
    return f"/{field.answer or 'Yes'}"


@cache
def _font_name(face: Face) -> str:
    """Return what the fields of a file call a face."""
    return f"/Kit{list(Face).index(face)}"


def _type_of(field: FormField) -> str:
    """Say how a field is typed: in a fixed size where lines are many, else as large as its box and the text's length allow."""
    return f"{_font_name(field.face)} {MULTILINE_SIZE if field.lines > 1 else 0} Tf 0 g"


def _structure_elements(pdf: Pdf) -> dict[int, Object]:
    """Find the element that stands for each annotation in the tag tree, by its key in the parent tree."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    return {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
