"""Make a packet of a kit's templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.context import context_of
from kitbuilder.model.page_size import A4, LETTER
from kitbuilder.renderers.pdf.packet.filling import fill
from kitbuilder.renderers.pdf.packet.joining import Sheet, join
from kitbuilder.renderers.pdf.single import render
from kitbuilder.renderers.pdf.wide_font import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.details import Details
    from kitbuilder.model.page_size import PageSize


def packet_of(
    templates: Sequence[Template], title: str, catalogue: Catalogue, details: Details, size: PageSize | None = None
) -> bytes:
    """Join templates, in order, as one PDF with these details in it, on paper of this size or else on that of the kit.

    Raises KitError when one cannot be typeset.
    """
    if size == LETTER:
        catalogue = catalogue.on(size)
    paper = catalogue.look.paper
    sheets = [Sheet(template.title, render(template, context_of(template, catalogue, paper))) for template in templates]
    fonts = {f"/{name}": catalogue.folder / "style" / "fonts" / paper.fonts[face] for face, name in NAMES.items()}
    return fill(join(sheets, title, on_a4=size == A4), details.values, fonts, details.logo, paper)
