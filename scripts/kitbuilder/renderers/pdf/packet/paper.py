"""Lay the pages of a packet that were set on US letter on A4, as the site does (`theme/web/packet/pdf/paper.js`).

What a page draws stays where it is, and the sheet around it changes: A4 is 50 points longer, which are white at the foot, and
17 narrower, which the margins leave. Nothing is set anew, so a site needs no second file of each template.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pikepdf import Array

from kitbuilder.model.page_size import A4, LETTER
from kitbuilder.renderers.pdf.packet.numbers import fixed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikepdf import Object

TURNED = (LETTER.length, LETTER.width)
SIDE, HEAD = (LETTER.width - A4.width) / 2, A4.length - LETTER.length


def lay_on_a4(pages: Iterable[Object]) -> None:
    """Give pages of US letter, upright or turned, the edges of A4; pages of other paper stay as they are."""
    for page in pages:
        _, _, wide, high = (float(side) for side in page.MediaBox)
        if (wide, high) == (LETTER.width, LETTER.length):
            page.MediaBox = _box(SIDE, -HEAD, LETTER.width - SIDE, LETTER.length)
        elif (wide, high) == TURNED:
            page.MediaBox = _box(-HEAD / 2, SIDE, LETTER.length + HEAD / 2, LETTER.width - SIDE)


def _box(*sides: float) -> Array:
    return Array([Decimal(fixed(side)) for side in sides])
