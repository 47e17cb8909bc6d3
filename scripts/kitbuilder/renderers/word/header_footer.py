"""Write what surrounds the text: the letterhead as a header, the form number and the page count as a footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import Trait
from kitbuilder.model.document import Letterhead, Note, Placeholder, Text
from kitbuilder.renderers.word.blocks import write_letterhead
from kitbuilder.renderers.word.inlines import write_inlines
from kitbuilder.renderers.word.markup import Element, part_root, text, w
from kitbuilder.renderers.word.paragraphs import paragraph
from kitbuilder.renderers.word.ruled_tables import gap
from kitbuilder.renderers.word.writer_state import Pen, Place

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.document import Blocks
    from kitbuilder.model.field import Field
    from kitbuilder.renderers.word.writer_state import Draft


def split_letterhead(template: Template) -> tuple[Letterhead | None, Blocks]:
    """Separate the letterhead at the top of a template from what follows.

    A letterhead that comes later, behind words that stay with the user, does not head the first page, so it is left in place.
    """
    visible = tuple(block for block in template.document if not (isinstance(block, Note) and template.leaves_practice))
    match visible:
        case (Letterhead() as head, *rest):
            return head, tuple(rest)
        case _:
            return None, visible


def header_part(head: Letterhead, draft: Draft) -> Element:
    """Write the letterhead as the header of the first page."""
    place = Place(draft.reference.page.text_width())
    return part_root("hdr", *write_letterhead(head, place, draft), gap(draft.reference))


def footer_part(draft: Draft, *, is_first: bool = False) -> Element:
    """Write a footer with the form number and, if one reader gets several pages, the page count.

    A form about a client shows its title too and, on every page but the first (`is_first`), whose it is: its pages may come
    apart.
    """
    template, whose = draft.template, draft.context.whose
    runs = [w("r", text(draft.context.form_number + (f" · {template.title}" if whose else "")))]
    client = _whose_it_is(whose, draft) if whose and template.pages > 1 and not is_first else []
    counted = _page_of_pages(draft) if template.pages > 1 and template.is_one_paper else []
    if client or counted:
        between = [w("r", text("\u2003"))] if client and counted else []
        runs += [w("r", w("tab")), *client, *between, *counted]
    if not is_first and _is_no_page_of_ours(template):
        runs = []
    return part_root("ftr", paragraph(draft.reference.style("footer"), runs, _margin_of_a_turned_page(draft)))


def _is_no_page_of_ours(template: Template) -> bool:
    """Say whether a letter has later pages, none of them with a letterhead.

    Such pages stay with the user, or are a draft that somebody else sends in their name, so our footer has no place on them.
    """
    return template.has(Trait.LETTER) and bool(template.later_pages) and not template.has_later_head


def _whose_it_is(whose: Field, draft: Draft) -> list[Element]:
    value = Placeholder(whose, draft.context.details.get(whose.name, ""))
    pen = Pen(Place(draft.reference.page.text_width()), {})
    return write_inlines((Text(f"{whose.label}: "), value), pen, draft)


def _page_of_pages(draft: Draft) -> list[Element]:
    """Write "Page 1 of 2". Among others in one document, a template counts the pages of its section alone."""
    words = draft.context.words
    page = [w("r", text(f"{words.page} ")), *_count("PAGE", 1)]
    return [*page, w("r", text(f" {words.of} ")), *_count("SECTIONPAGES" if draft.together else "NUMPAGES", draft.template.pages)]


def _margin_of_a_turned_page(draft: Draft) -> Element | None:
    """Write a tab stop at the margin of a turned page: the one in the footer's style is at that of an upright page."""
    if not draft.template.landscape:
        return None
    upright, turned = (draft.reference.page.text_width(landscape=landscape) for landscape in (False, True))
    return w("tabs", w("tab", val="clear", pos=upright), w("tab", val="right", pos=turned))


def _count(name: str, shown: int) -> list[Element]:
    begin, separate, end = (w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    return [begin, w("r", text(f" {name} ", "instrText")), separate, w("r", text(str(shown))), end]
