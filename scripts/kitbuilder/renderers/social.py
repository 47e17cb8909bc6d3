"""Draw the picture shown where somebody shares the site: a PNG of 1200 by 630 pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.translation import originals_among
from kitbuilder.renderers.typeset import draw

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

SOCIAL_SIZE = (1200, 630)


def social_picture(catalogue: Catalogue, title: str) -> bytes:
    """Draw the PNG from the catalogue and the site's name. Raises KitError when it cannot be drawn."""
    kit = catalogue.kit
    data = {
        "title": title,
        "subtitle": kit.subtitle,
        "steps": len(catalogue.steps),
        "below": f"{kit.title} \u00b7 {len(originals_among(catalogue.templates))} templates",
    }
    return draw(data, catalogue.folder / "style", catalogue.look.paper, "social.typ")
