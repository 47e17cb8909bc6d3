"""Gather widgets into fields: one field of a name, however many places show it; a dotted name hangs on a branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, String

from kitbuilder.renderers.pdf.form_looks import EMPTY
from kitbuilder.renderers.pdf.widgets import size_of, state_of, type_of

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

    from kitbuilder.renderers.pdf.form_field import FormField
    from kitbuilder.renderers.pdf.widgets import Widgets

MULTILINE, RADIO, COMBO = 1 << 12, 1 << 15, 1 << 17
NO_SCROLLING = 1 << 23  # a box that is full takes no more: what scrolled out of sight would not be printed


class FieldTree:
    """Hangs the fields of a file on `top`, in the order in which they are added."""

    def __init__(self, pdf: Pdf, widgets: Widgets) -> None:
        """Gather the `widgets` of `pdf`."""
        self.pdf, self.widgets = pdf, widgets
        self.top = Array()
        self.branches: dict[str, Object] = {}

    def add(self, places: list[FormField], kids: list[Object]) -> None:
        """Make one field of its places, and hang it under the branch its name begins with."""
        is_group = bool(places[0].answer)
        field = kids[0] if len(kids) == 1 and not is_group else self.pdf.make_indirect(Dictionary())
        _describe(field, places)
        if len(kids) > 1 or is_group:
            join_kids(field, kids)
            self.complete(kids, places[0])
        branch = places[0].name.rpartition(".")[0]
        if branch:
            self._hang(branch, field)
        else:
            self.top.append(field)

    def add_open(self, places: list[FormField], kids: list[Object]) -> None:
        """Add a field that other parts of a book may show as well: what it is, and its places in this one."""
        field = Dictionary()
        _describe(field, places)
        for kid in kids:
            kid.TU = field.TU
        self.complete(kids, places[0])
        self.top.append(Array([field, Array(kids)]))

    def complete(self, kids: list[Object], field: FormField) -> None:
        """Give a field's several places the looks that pdf-lib 1.17 asks for.

        It draws a whole field anew, without its prompts and lines, as soon as one of its places has none.
        """
        for kid in kids:
            if not field.is_tick and "/AP" not in kid:
                kid.AP = Dictionary(N=self.widgets.look(field, EMPTY, size_of(kid)))

    def _hang(self, branch: str, field: Object) -> None:
        if branch not in self.branches:
            self.branches[branch] = self.pdf.make_indirect(Dictionary(T=String(branch), Kids=Array()))
            self.top.append(self.branches[branch])
        field.Parent = self.branches[branch]
        self.branches[branch].Kids.append(field)


def join_kids(field: Object, kids: list[Object]) -> None:
    """Make places those of one field. Each says for itself what it is: pdf.js 6.0 asks the place alone."""
    field.Kids = Array(kids)
    for kid in kids:
        kid.Parent = field
        if "/TU" not in kid:
            kid.TU = field.TU


def _describe(field: Object, places: list[FormField]) -> None:
    """Say what sort of field it is, what is read aloud for it, and what stands in it."""
    first = places[0]
    field.T, field.TU = String(first.name.rpartition(".")[2]), String(first.label)
    if first.is_tick:
        chosen = next((place for place in places if place.ticked), None)
        field.FT, field.V = Name.Btn, Name(state_of(chosen)) if chosen else Name.Off
        if first.answer:
            field.Ff = RADIO
        return
    field.FT, field.DA = Name.Ch if first.choices else Name.Tx, String(type_of(first))
    if first.choices:
        field.Ff, field.Opt = COMBO, Array(map(String, first.choices))
    elif first.lines > 1:
        field.Ff = MULTILINE | NO_SCROLLING
    if first.value:
        field.V = field.DV = String(first.value)
