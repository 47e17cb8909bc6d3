"""Write one slide and its notes into the places of a layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.document import Table
from kitbuilder.model.traverse import words
from kitbuilder.renderers.slides.markup import Element, element, qualified
from kitbuilder.renderers.slides.paragraphs import noted, shown
from kitbuilder.renderers.slides.reference import LOGO
from kitbuilder.renderers.slides.runs import Pen, runs_of
from kitbuilder.renderers.slides.tables import write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide as Page

    from kitbuilder.model.context import RenderContext
    from kitbuilder.model.deck import Slide
    from kitbuilder.model.look import SlidesLook

BODY, LEAD, PLACE, BELOW = 1, 13, 14, 15  # the places of the layouts, by their numbers in the reference
GAP = 152400  # EMU, 0.17 in: between a table and what is below it


def write_page(slide: Slide, page: Page, context: RenderContext[SlidesLook]) -> None:
    """Write a slide and its notes into a page that still is as empty as its layout."""
    pen = Pen(context.language)
    title = page.shapes.title
    assert title is not None  # noqa: S101  # every layout of the reference has one
    _fill(title.element, [element("a:p", *runs_of(slide.heading.children, pen))])
    places = {place.placeholder_format.idx: place for place in page.placeholders}
    if LOGO in places:
        _drop(places[LOGO])  # some programs show an empty one to the room
    at = next((number for number, block in enumerate(slide.body) if isinstance(block, Table)), None)
    if at is None:
        _fill(places[BODY].element, shown(slide.body, pen))
    else:
        _write_table(slide, at, places, context)
    notes = page.notes_slide.notes_placeholder
    assert notes is not None  # noqa: S101  # the reference has a page for notes
    _fill(notes.element, noted(slide.notes, pen, context.words))


def _write_table(slide: Slide, at: int, places: Mapping[int, BaseShape], context: RenderContext[SlidesLook]) -> None:
    """Write what is before the table, the table, and what is after it, one below the other."""
    table, pen = slide.body[at], Pen(context.language)
    assert isinstance(table, Table)  # noqa: S101  # it was looked for
    lead, place, below = places[LEAD], places[PLACE], places[BELOW]
    top = lead.top + lead.height if at else lead.top
    heads = ", ".join(name for cell in table.header if (name := words(cell)))
    label = f"{slide.title}: {heads}" if heads else slide.title
    left, width, height = below.left, below.width, below.height
    end = write_table(place, table, context.language, label, top)  # type: ignore[arg-type]  # the layout's place for a table
    below.left, below.top, below.width, below.height = left, type(left)(end + GAP), width, height
    _fill_or_drop(lead, slide.body[:at], pen)
    _fill_or_drop(below, slide.body[at + 1 :], pen)


def _fill_or_drop(place: BaseShape, blocks: Iterable[object], pen: Pen) -> None:
    """Fill a place of the layout, or take it off the slide: an empty one would ask for words."""
    if paragraphs := list(shown(tuple(blocks), pen)):  # type: ignore[arg-type]  # a slide's body is blocks
        _fill(place.element, paragraphs)
    else:
        _drop(place)


def _drop(place: BaseShape) -> None:
    drawn: Element = place.element
    parent = drawn.getparent()
    if parent is not None:
        parent.remove(drawn)


def _fill(drawn: Element, paragraphs: Iterable[Element]) -> None:
    """Put paragraphs in place of those that a shape has."""
    for body in drawn.iter(qualified("p:txBody")):
        for old in body.findall(qualified("a:p")):
            body.remove(old)
        body.extend(list(paragraphs))
