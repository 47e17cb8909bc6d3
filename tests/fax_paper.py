"""Pages as they lie in a fax machine: filled out with a practice's details, and drawn without what empty fields ask for."""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw
import pytest

from kitbuilder.model.merge import merge_catalogue
from kitbuilder.renderers import FORMATS

if TYPE_CHECKING:
    from PIL import Image

    from kitbuilder.model.catalogue import Catalogue, Template

DOTS, POINTS = 204, 72  # to the inch
COARSE_LINES = 98  # to the inch: a fax machine in standard mode
COARSE_LINE = DOTS / COARSE_LINES
HALF_BLACK, WHITE = 128, 255
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


def is_white(text: pypdfium2.PdfTextPage, place: int) -> bool:
    """Whether a character is written in white, as the title of a letter is: for bookmarks and screen readers."""
    red, green, blue, cover = (ctypes.c_uint() for _ in range(4))
    assert pypdfium2.raw.FPDFText_GetFillColor(text, place, red, green, blue, cover)
    return red.value == green.value == blue.value == WHITE
