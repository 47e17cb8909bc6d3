"""Write a deck as a presentation: a slide for each section, with its notes, in the layouts of `style/reference.pptx`."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import TYPE_CHECKING

from kitbuilder.model.deck import slides_of
from kitbuilder.model.document import Placeholder, Table
from kitbuilder.model.traverse import walk
from kitbuilder.renderers.container import zip_files
from kitbuilder.renderers.slides.furniture import write_foot
from kitbuilder.renderers.slides.logo import write_logo
from kitbuilder.renderers.slides.page import write_page
from kitbuilder.renderers.slides.reference import CLOSING, OPENING, TABLE, TEXT, dressed, open_reference

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Slides

    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.context import RenderContext
    from kitbuilder.model.deck import Slide
    from kitbuilder.model.look import SlidesLook

PRACTICE = "practice_name"  # the field that stands at the bottom of slides


def render(template: Template, context: RenderContext[SlidesLook]) -> bytes:
    """Write a deck as the bytes of a .pptx file, the same every time, with whatever details are merged into it.

    Raises KitError when `style/reference.pptx` is missing or lacks a layout.
    """
    made, layouts = open_reference(context.folder)
    named = (node for node in walk(template.document) if isinstance(node, Placeholder) and node.field.name == PRACTICE)
    practice = next(named, None)
    slides = slides_of(template.document)
    for number, slide in enumerate(slides):
        page = made.slides.add_slide(layouts[_layout(slide, is_first=not number, is_last=number == len(slides) - 1)])
        write_page(slide, page, context)
        write_foot(page, practice, number + 1, context.language)
    if context.logo:
        write_logo(made, context.logo)
    _describe(made, template, context)
    return _packed(made, context.look)


def _layout(slide: Slide, *, is_first: bool, is_last: bool) -> str:
    if any(isinstance(block, Table) for block in slide.body):
        return TABLE
    return OPENING if is_first else CLOSING if is_last else TEXT


def _describe(made: Slides, template: Template, context: RenderContext[SlidesLook]) -> None:
    """Write what the file says of itself, with the date of its edition, so that every build is the same."""
    about = made.core_properties
    about.title, about.subject, about.comments = template.title, "", template.summary
    about.author = about.last_modified_by = context.author
    about.language = context.language
    about.revision = 1
    year, month = map(int, context.edition.split("-"))
    about.created = about.modified = datetime.datetime(year, month, 1)  # noqa: DTZ001  # a date of the file has no zone


def _packed(made: Slides, look: SlidesLook) -> bytes:
    """Pack the file anew: the library dates its parts by the clock."""
    buffer = io.BytesIO()
    made.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return zip_files(dressed({name: archive.read(name) for name in archive.namelist()}, look))
