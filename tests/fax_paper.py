"""Pages as they lie in a fax machine: filled out with a practice's details, and drawn without what empty fields ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from kitbuilder.model.merge import merge_catalogue
from kitbuilder.renderers import FORMATS

if TYPE_CHECKING:
    from PIL import Image

    from kitbuilder.model.catalogue import Catalogue, Template

DOTS, POINTS = 204, 72  # to the inch
HALF_BLACK, WHITE = 128, 255


@pytest.fixture(scope="session")
def filled(real: Catalogue) -> Catalogue:
    """The real kit with a made-up practice's details set as text."""
    return merge_catalogue(real, {name: field.example for name, field in real.fields.items()})


def pages(template: Template, catalogue: Catalogue) -> list[pypdfium2.PdfPage]:
    return list(pypdfium2.PdfDocument(FORMATS["pdf"].render(template, catalogue)))


def drawn(page: pypdfium2.PdfPage, size: float = 1) -> Image.Image:
    """The page in shades of grey, as many dots down as across, without what its form fields show; `size` shrinks it."""
    return page.render(scale=DOTS / POINTS * size, grayscale=True, may_draw_forms=False, draw_annots=False).to_pil()
