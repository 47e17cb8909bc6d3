"""Pages as they lie in a fax machine: filled out with a practice's details, and drawn without what empty fields ask for."""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw
import pytest
from PIL import Image

from kitbuilder.model.merge import merge_catalogue
from kitbuilder.renderers import FORMATS

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template

DOTS, POINTS = 204, 72  # to the inch
COARSE_LINES = 98  # to the inch: a fax machine in standard mode
COARSE_LINE = DOTS / COARSE_LINES
HALF_BLACK, WHITE = 128, 255
LARGER = 1.5  # as programs that read faxes enlarge them
FORM_NUMBER = re.compile(r"[A-Z]{2}-\d{2,}(?:-[A-Z]{2})? · ed\. \d{4}-\d\d")


@pytest.fixture(scope="session")
def filled(real: Catalogue) -> Catalogue:
    """The real kit with a made-up practice's details set as text."""
    return merge_catalogue(real, {name: field.example for name, field in real.fields.items()})


def pages(template: Template, catalogue: Catalogue) -> list[pypdfium2.PdfPage]:
    return list(pypdfium2.PdfDocument(FORMATS["pdf"].render(template, catalogue)))


def drawn(page: pypdfium2.PdfPage, size: float = 1) -> Image.Image:
    """The page in shades of grey, as many dots down as across, without what its form fields show; `size` shrinks it."""
    return page.render(scale=DOTS / POINTS * size, grayscale=True, may_draw_forms=False, draw_annots=False).to_pil()


def as_sent(ink: Image.Image) -> Image.Image:
    """A drawn page after a fax machine of the coarsest kind has had it, drawn back to full height."""
    wide, high = ink.size
    lines = int(high / COARSE_LINE)
    sent = ink.resize((wide, lines), Image.Resampling.BOX, box=(0, 0, wide, lines * COARSE_LINE))
    sent = sent.point([0 if shade < HALF_BLACK else WHITE for shade in range(256)])
    return sent.resize((round(wide * LARGER), round(high * LARGER)), Image.Resampling.BICUBIC)


def is_white(text: pypdfium2.PdfTextPage, place: int) -> bool:
    """Whether a character is written in white, as the title of a letter is: for bookmarks and screen readers."""
    red, green, blue, cover = (ctypes.c_uint() for _ in range(4))
    assert pypdfium2.raw.FPDFText_GetFillColor(text, place, red, green, blue, cover)
    return red.value == green.value == blue.value == WHITE
