"""The real kit with layouts of slides that an editor has changed."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from pptx import Presentation

from kitbuilder.renderers.slides.reference import LOGO

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pptx.presentation import Presentation as Slides

    from kitbuilder.model.catalogue import Catalogue


def with_reference(real: Catalogue, folder: Path, change: Callable[[Slides], None]) -> Catalogue:
    """Return the kit with its reference changed by `change`."""
    style = folder / "kit" / "style"
    style.mkdir(parents=True)
    slides = Presentation(str(real.folder / "style" / "reference.pptx"))
    change(slides)
    slides.save(str(style / "reference.pptx"))
    return replace(real, folder=folder / "kit")


def two_places(slides: Slides) -> None:
    """Give the last layout a place for the logo, and the first one a foot."""
    first, last = (slides.slide_layouts.get_by_name(name) for name in ("Opening", "Closing"))
    [place] = [shape for shape in first.placeholders if shape.placeholder_format.idx == LOGO]
    last.shapes._spTree.append(deepcopy(place.element))  # the library adds nothing to layouts
    foot = [shape.element for shape in last.placeholders if "ftr" in shape.element.xpath(".//p:ph/@type")]
    first.shapes._spTree.extend(deepcopy(foot))
