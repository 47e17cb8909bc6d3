"""Gather the fields of a packet's files in one form: a detail that several files show is one field, typed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Object, Pdf, String

from kitbuilder.model.look import Face
from kitbuilder.renderers.pdf.field_tree import join_kids
from kitbuilder.renderers.pdf.widgets import font_name

if TYPE_CHECKING:
    from collections.abc import Sequence

OF_FIELD = ("/FT", "/T", "/V", "/DV", "/Ff", "/Opt")  # what a field says, and none of its places
OF_BOTH = ("/TU", "/DA")


def gather(packet: Pdf, forms: Sequence[Object]) -> None:
    """Give a packet the form that holds the fields of these."""
    top, fonts = Array(), Dictionary()
    shared: dict[str, tuple[Object, list[Object]]] = {}
    for form in forms:
        for field in form.Fields:
            if "/FT" not in field:
                top.append(field)
                continue
            name = str(field.T)
            if name not in shared:
                shared[name] = (packet.make_indirect(_described(field)), [])
                top.append(shared[name][0])
            shared[name][1].extend(field.get("/Kids", Array([field])))
        for name in set(form.DR.Font.keys()) - set(fonts.keys()):
            fonts[name] = form.DR.Font[name]
    for field, places in shared.values():
        _hang(field, places)
    if len(top):
        da = String(f"{font_name(Face.SANS)} 0 Tf 0 g")
        packet.Root.AcroForm = packet.make_indirect(Dictionary(Fields=top, DR=Dictionary(Font=fonts), DA=da))


def _described(field: Object) -> Dictionary:
    return Dictionary({key: field[key] for key in (*OF_FIELD, *OF_BOTH) if key in field})


def _hang(field: Object, places: list[Object]) -> None:
    for place in places:
        for key in OF_FIELD:
            if key in place:
                del place[key]
    join_kids(field, places)
