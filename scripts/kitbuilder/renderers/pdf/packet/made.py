"""Make a packet of a kit's templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.context import context_of
from kitbuilder.renderers.pdf.packet.filling import fill
from kitbuilder.renderers.pdf.packet.joining import Sheet, join
from kitbuilder.renderers.pdf.single import render
from kitbuilder.renderers.pdf.wide_font import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.details import Details


def packet_of(templates: Sequence[Template], title: str, catalogue: Catalogue, details: Details) -> bytes:
    """Join templates, in order, as one PDF with these details in it. Raises KitError when one cannot be typeset."""
    paper = catalogue.look.paper
    sheets = [Sheet(template.title, render(template, context_of(template, catalogue, paper))) for template in templates]
    fonts = {f"/{name}": catalogue.folder / "style" / "fonts" / paper.fonts[face] for face, name in NAMES.items()}
    return fill(join(sheets, title), details.values, fonts, details.logo, paper)
