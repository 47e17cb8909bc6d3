"""Make marker links the places of fields: each Link a Widget with its look, each tag /Link a /Form."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from kitbuilder.model.look import Face
from kitbuilder.renderers.pdf.form_font import FIRST
from kitbuilder.renderers.pdf.form_looks import EMPTY, OFF, dot_look, text_look, tick_look
from kitbuilder.renderers.pdf.form_prompts import codes_of
from kitbuilder.renderers.pdf.line_ends import ELSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pikepdf import Pdf

    from kitbuilder.renderers.pdf.form_field import FormField
    from kitbuilder.renderers.pdf.form_font import FormFont

PRINTED = 4
MULTILINE_SIZE = 11
CHECK, CIRCLE = "4", "l"  # what a viewer that draws boxes by itself puts in them, letters of Zapf Dingbats
PLAIN = " ,"  # marks that a text in a note of ours keeps; the others are written as in an address
STOPS = "/XXStops"  # a name of our own, in the form the standard keeps free; theme/web/fill/pdf/fill_pdf.js reads it
# Where a logo can stand at the left of this place and its neighbors: the head's left edge, and its middle.
HEAD = "/XXHead"
# A place of a letterhead: what is left empty asks for nothing once something of the practice is filled in, since it is sent.
SILENT = "/XXSilent"
Size = tuple[float, float]
Drawn = list[tuple[list["FormField"], list[Object]]]  # a field's places as they are declared, and as they are drawn


class Widgets:
    """Makes the widgets of a file. Their looks name `resources`, or `prompted` where an empty field asks for something.

    Both are empty until somebody puts in the fonts that are typed with, and the letters of `codes`: a book's parts share them.
    """

    def __init__(self, pdf: Pdf, fonts: Mapping[Face, FormFont], elements: Mapping[int, Object]) -> None:
        """Make the widgets of `pdf`; `elements` are those of its tag tree that stand for a link, by their keys."""
        self.pdf, self.fonts, self.elements = pdf, fonts, elements
        self.resources, self.prompted = pdf.make_indirect(Dictionary()), pdf.make_indirect(Dictionary())
        self.codes: set[int] = set()
        self.ticks: dict[tuple[bytes, Size], Object] = {}
        self.looks: dict[tuple[str, bytes, Size], Object] = {}

    def drawn(self, markers: Iterable[tuple[Object, Object, str]], declared: Mapping[str, FormField]) -> Drawn:
        """Make each marker link a widget, and gather them by the names of their fields, in the order that they stand in.

        Raises AssertionError when the markers are not exactly those declared.
        """
        kids, seen = defaultdict(list), []
        head: list[tuple[str, Object]] = []
        for page, annotation, mark in markers:
            seen.append(mark)
            kids[declared[mark].name].append(self.widget(page, annotation, declared[mark]))
            if side := declared[mark].heads:
                if side == "left" and "right" in [before for before, _ in head]:
                    head = []  # another head's
                head.append((side, annotation))
                _say_where_logo_stands(head)
        if sorted(seen) != sorted(declared):
            raise AssertionError(f"{len(declared)} fields declared, {len(seen)} drawn")
        by_name = defaultdict(list)
        for field in declared.values():
            by_name[field.name].append(field)
        return [(by_name[name], places) for name, places in kids.items()]

    def widget(self, page: Object, annotation: Object, field: FormField) -> Object:
        """Make one marker link a widget, and its structure element a Form."""
        for key in ("/A", "/Contents"):  # the link's border, of no width, stays: without one a viewer makes the text smaller
            if key in annotation:
                del annotation[key]
        annotation.Subtype, annotation.F, annotation.P = Name.Widget, PRINTED, page
        size = size_of(annotation)
        if field.is_tick:
            on, off = self.tick(dot_look(size) if field.answer else tick_look(size), size), self.tick(OFF, size)
            annotation.AP = Dictionary(N=Dictionary({state_of(field): on, "/Off": off}))
            annotation.AS = Name(state_of(field)) if field.ticked else Name.Off
            annotation.MK = Dictionary(CA=String(CIRCLE if field.answer else CHECK))
            if field.answer:
                annotation.TU = String(field.option)
        else:
            annotation.DA = String(type_of(field))
            if field.stops:  # for what fills it in: a value that ends in a period is shown without it, here alone
                annotation[STOPS] = True
            if field.otherwise is not None:
                annotation[ELSE] = String(quote(field.otherwise, safe=PLAIN))
            face = field.face if field.value else Face.SANS
            look = text_look(field, size, self.fonts[face].widths, font_name(face))
            if look:  # an empty look is best left out: viewers draw it by themselves, and there are hundreds
                annotation.AP = Dictionary(N=self.look(field, look, size))
        self.elements[int(annotation.StructParent)].S = Name.Form
        return annotation

    def tick(self, drawn: bytes, size: Size) -> Object:
        """Return one look of a box to tick, shared by all boxes of its size."""
        key = (drawn, size)
        if key not in self.ticks:
            self.ticks[key] = appearance(self.pdf, drawn, size, Dictionary())
        return self.ticks[key]

    def look(self, field: FormField, drawn: bytes, size: Size) -> Object:
        """Return a field's look, shared by its places of one size and by no other field: a viewer may fill it in place."""
        key = (field.name, drawn, size)
        if key not in self.looks:
            has_prompt = bool(field.prompt) and not field.value and drawn != EMPTY
            if has_prompt:
                self.codes.update(code for code in codes_of(field.prompt) if code > FIRST)
            self.looks[key] = appearance(self.pdf, drawn, size, self.prompted if has_prompt else self.resources)
        return self.looks[key]


def _say_where_logo_stands(head: list[tuple[str, Object]]) -> None:
    """Say it at each place on the left of a letterhead, for what fills it in: at its left edge, half as high as its places."""
    feet, tops = ([float(place.Rect[side]) for _, place in head] for side in (1, 3))
    moving = [place for side, place in head if side == "left"]
    edge = min((float(place.Rect[0]) for place in moving), default=0)
    for _, place in head:
        place[SILENT] = True
    for place in moving:
        place[HEAD] = Array([round(edge, 2), round((min(feet) + max(tops)) / 2, 2)])


def appearance(pdf: Pdf, content: bytes, size: Size, resources: Object) -> Object:
    """Put a look into a file."""
    stream = Stream(pdf, content)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox, stream.Resources = Array([0, 0, *size]), resources
    return pdf.make_indirect(stream)


def size_of(place: Object) -> Size:
    """Return how wide and high a place on a page is, in points."""
    left, bottom, right, top = (float(value) for value in place.Rect)
    return round(right - left, 2), round(top - bottom, 2)


def state_of(field: FormField) -> str:
    """Return what a box is said to be when it is ticked."""
    return f"/{field.answer or 'Yes'}"


@cache
def font_name(face: Face) -> str:
    """Return what the fields of a file call a face."""
    return f"/Kit{list(Face).index(face)}"


def type_of(field: FormField) -> str:
    """Say how a field is typed: in a fixed size where lines are many, else as large as its box and the text's length allow."""
    return f"{font_name(field.face)} {MULTILINE_SIZE if field.lines > 1 else 0} Tf 0 g"


def structure_elements(numbers: Object) -> dict[int, Object]:
    """Find the element that stands for each annotation in the tag tree, by its key in the parent tree."""
    return {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
