"""Marker links become form fields: each Link turns into a Widget, each tag /Link into /Form, and names gather into fields.

The other half of the contract is `field()` in `kit/style/words.typ`, which links a box to `x-field:<mark>`.
"""

from __future__ import annotations

import io
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from kitbuilder.model.face import Face
from kitbuilder.renderers.pdf.form_font import FIRST, LAST, FormFont, form_font

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kitbuilder.renderers.pdf.form_field import FormField

MARKER = "x-field:"
MULTILINE = 1 << 12
PRINTED = 4
MULTILINE_SIZE = 11
BASELINE, RULE = 4.2, 1.0  # points: of a typed line above the foot of its box; the line an empty field stands on
PROMPT_SIZE, LEAST_PROMPT_SIZE = 8.0, 5.5
OFF = b"q Q"  # not empty: an empty stream makes one viewer complain about every box


def add_fields(pdf_bytes: bytes, declared: Mapping[str, FormField], fonts: Path) -> bytes:
    """Turn a PDF with marker links into a fillable one; `declared` gives the field of each marker's mark.

    `fonts` is the folder that holds the faces fields are typed in.

    Raises AssertionError when the markers on the pages are not exactly those declared.
    """
    with Pdf.open(io.BytesIO(pdf_bytes)) as pdf:
        faces = sorted({Face.SANS, *(field.face for field in declared.values())})
        writer = _Writer(pdf, {face: form_font(fonts / face) for face in faces})
        widgets = defaultdict(list)
        seen = []
        for page, annotation, mark in _markers(pdf):
            seen.append(mark)
            widgets[declared[mark].name].append(writer.widget(page, annotation, declared[mark]))
        if sorted(seen) != sorted(declared):
            raise AssertionError(f"{len(declared)} fields declared, {len(seen)} drawn")
        if declared:
            by_name = {field.name: field for field in reversed(list(declared.values()))}
            writer.add_form([(by_name[name], kids) for name, kids in widgets.items()])
        out = io.BytesIO()
        mode = pikepdf.ObjectStreamMode.generate
        pdf.save(out, object_stream_mode=mode, compress_streams=True, deterministic_id=True)
    return out.getvalue()


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
        self.prompt_widths = fonts[Face.SANS].widths
        embedded = Dictionary({_font_name(face): self.font(font) for face, font in fonts.items()})
        self.resources = pdf.make_indirect(Dictionary(Font=embedded))
        self.tick_streams: dict[tuple[float, float], tuple[Object, Object]] = {}
        self.empty_looks: dict[tuple[str, bytes, tuple[float, float]], Object] = {}
        self.branches: dict[str, Object] = {}

    def font(self, font: FormFont) -> Object:
        stream = Stream(self.pdf, font.data)
        stream[Name.Length1] = len(font.data)
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name("/" + font.name),
            Flags=32,
            FontBBox=Array(font.box),
            ItalicAngle=0,
            Ascent=font.ascent,
            Descent=font.descent,
            CapHeight=font.cap_height,
            StemV=80,
            FontFile2=self.pdf.make_indirect(stream),
        )
        simple = Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/" + font.name),
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=Array(font.widths),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=self.pdf.make_indirect(descriptor),
        )
        return self.pdf.make_indirect(simple)

    def widget(self, page: Object, annotation: Object, field: FormField) -> Object:
        """Turn one marker link into a widget, and its structure element into a Form."""
        for key in ("/A", "/Contents"):  # the link's border, of no width, stays: without one a viewer makes the text smaller
            if key in annotation:
                del annotation[key]
        annotation.Subtype, annotation.F, annotation.P = Name.Widget, PRINTED, page
        left, bottom, right, top = (float(value) for value in annotation.Rect)
        size = (round(right - left, 2), round(top - bottom, 2))
        if field.is_tick:
            on, off = self.ticks(size)
            annotation.AP = Dictionary(N=Dictionary(Yes=on, Off=off))
            annotation.AS = Name.Yes if field.ticked else Name.Off
            annotation.MK = Dictionary(CA=String("4"))
        else:
            annotation.DA = String(_type_of(field))
            look = _empty_look(field, size, self.prompt_widths)
            if look:  # an empty look is best left out: viewers draw it by themselves, and there are hundreds
                annotation.AP = Dictionary(N=self.empty(field.name, look, size))
        self.elements[int(annotation.StructParent)].S = Name.Form
        return annotation

    def ticks(self, size: tuple[float, float]) -> tuple[Object, Object]:
        """The two looks of a tick box of this size, drawn as lines so that no symbol font is needed."""
        if size not in self.tick_streams:
            wide, high = size
            shares = ((wide, 0.2), (high, 0.52), (wide, 0.42), (high, 0.26), (wide, 0.8), (high, 0.78))
            points = (round(length * share, 2) for length, share in shares)
            drawn = "q 1.4 w 1 J 1 j 0 G {} {} m {} {} l {} {} l S Q".format(*points).encode()
            looks = tuple(self.appearance(content, size, Dictionary()) for content in (drawn, OFF))
            self.tick_streams[size] = (looks[0], looks[1])
        return self.tick_streams[size]

    def empty(self, name: str, look: bytes, size: tuple[float, float]) -> Object:
        """The look of an empty field, shared by its places of one size and by no other field: a viewer may fill it in place."""
        if (name, look, size) not in self.empty_looks:
            self.empty_looks[name, look, size] = self.appearance(look, size, self.resources)
        return self.empty_looks[name, look, size]

    def appearance(self, content: bytes, size: tuple[float, float], resources: Object) -> Object:
        stream = Stream(self.pdf, content)
        stream.Type, stream.Subtype = Name.XObject, Name.Form
        stream.BBox, stream.Resources = Array([0, 0, *size]), resources
        return self.pdf.make_indirect(stream)

    def add_form(self, fields: list[tuple[FormField, list[Object]]]) -> None:
        """Gather widgets into fields: one field of a name, however many places show it; a dotted name is a branch."""
        top = Array()
        for field, kids in fields:
            terminal = kids[0] if len(kids) == 1 else self.pdf.make_indirect(Dictionary(Kids=Array(kids)))
            if len(kids) > 1:
                for kid in kids:
                    kid.Parent = terminal
            self.name(terminal, field, top)
        self.pdf.Root.AcroForm = self.pdf.make_indirect(
            Dictionary(Fields=top, DR=self.resources, DA=String(f"{_font_name(Face.SANS)} 0 Tf 0 g"))
        )

    def name(self, terminal: Object, field: FormField, top: Array) -> None:
        branch, _, last = field.name.rpartition(".")
        terminal.T, terminal.TU = String(last), String(field.label)
        if field.is_tick:
            terminal.FT, terminal.V = Name.Btn, Name.Yes if field.ticked else Name.Off
        else:
            terminal.FT, terminal.DA = Name.Tx, String(_type_of(field))
            if field.lines > 1:
                terminal.Ff = MULTILINE
        if not branch:
            top.append(terminal)
            return
        if branch not in self.branches:
            self.branches[branch] = self.pdf.make_indirect(Dictionary(T=String(branch), Kids=Array()))
            top.append(self.branches[branch])
        terminal.Parent = self.branches[branch]
        self.branches[branch].Kids.append(terminal)


@cache
def _font_name(face: Face) -> str:
    """What the fields of a file call a face."""
    return f"/Kit{list(Face).index(face)}"


def _type_of(field: FormField) -> str:
    """How a field is typed: in a fixed size where lines are many, else as large as its box, and the text's length, allow."""
    return f"{_font_name(field.face)} {MULTILINE_SIZE if field.lines > 1 else 0} Tf 0 g"


def _empty_look(field: FormField, size: tuple[float, float], widths: Sequence[int]) -> bytes:
    """What an empty field shows, until filling replaces it: a line to write on, and its prompt, small and quiet.

    A prompt that would be too small to read is left out, and then the line shows that there is a field.
    """
    if not field.prompt:
        return b""
    rule = b"q %.2f w 0 %.2f m %.2f %.2f l S Q\n" % (RULE, RULE / 2, size[0], RULE / 2)
    coded = field.prompt.encode("cp1252", "ignore")
    natural = sum(widths[code - FIRST] for code in coded if code >= FIRST) / 1000
    points = round(min(PROMPT_SIZE, (size[0] - 3) / natural), 2) if natural else 0
    if points < LEAST_PROMPT_SIZE:
        return rule
    text = pikepdf.unparse_content_stream([([String(coded)], pikepdf.Operator("Tj"))])
    font = _font_name(Face.SANS).encode()
    rule = rule if field.ruled else b""
    return b"%s/Tx BMC\nq BT %s %.2f Tf 0.4 g 1.5 %.2f Td %s ET Q\nEMC\n" % (rule, font, points, BASELINE, text)


def _structure_elements(pdf: Pdf) -> dict[int, Object]:
    """The element that stands for each annotation in the tag tree, by its key in the parent tree."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    return {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
