"""Write the title of a template at the top of its text, if its reader is to see it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import Trait
from kitbuilder.model.document import Cut, Text
from kitbuilder.renderers.word.markup import text, w
from kitbuilder.renderers.word.paragraphs import paragraph, write_paragraph
from kitbuilder.renderers.word.writer_state import Place

if TYPE_CHECKING:
    from kitbuilder.renderers.word.markup import Element
    from kitbuilder.renderers.word.writer_state import Draft

HEADING = "heading 1"  # what Word's navigation pane lists


def write_title(draft: Draft) -> list[Element]:
    """Write the template's title as a paragraph; among others in one document it is a heading to navigate by."""
    template = draft.template
    is_untitled = template.has(Trait.LETTER) or isinstance(template.document[0], Cut)  # a sheet of cards is cut along its lines
    if draft.together:
        return [_unseen(template.title, draft) if is_untitled else _at_the_top(template.title, draft)]
    place = Place(draft.reference.page.text_width())
    return [] if is_untitled else [write_paragraph((Text(template.title),), "Title", place, draft)]


def _at_the_top(title: str, draft: Draft) -> Element:
    """Write a heading without the space in front that it needs in the middle of a page."""
    return paragraph(draft.reference.style(HEADING), [w("r", text(title))], w("spacing", before=0))


def _unseen(title: str, draft: Draft) -> Element:
    """Write a heading that is listed and spoken, yet neither seen in print nor a line high.

    It is white, because Word does not list hidden text.
    """
    shape = w("spacing", before=0, after=0, line=20, lineRule="exact")
    look = w("rPr", w("color", val="FFFFFF"), w("sz", val=2), w("szCs", val=2))
    return paragraph(draft.reference.style(HEADING), [w("r", look, text(title))], shape)
