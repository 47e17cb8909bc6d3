"""What stands around the text becomes parts of their own: the letterhead a header, the form number and page count a footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.document import Letterhead, Note
from kitbuilder.renderers.word.blocks import write_letterhead
from kitbuilder.renderers.word.draft import Place
from kitbuilder.renderers.word.frames import gap
from kitbuilder.renderers.word.markup import Element, part_root, text, w
from kitbuilder.renderers.word.paragraphs import paragraph

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.document import Blocks
    from kitbuilder.renderers.word.draft import Draft


def split_letterhead(template: Template) -> tuple[Letterhead | None, Blocks]:
    """Turn a template into the letterhead of its first page and what follows.

    One that comes later, behind words that stay with the user, is no head of the first page: it stays where it stands.
    """
    visible = tuple(block for block in template.document if not (isinstance(block, Note) and template.leaves_practice))
    match visible:
        case (Letterhead() as head, *rest):
            return head, tuple(rest)
        case _:
            return None, visible


def header_part(head: Letterhead, draft: Draft) -> Element:
    """Turn the letterhead into the header of the first page."""
    place = Place(draft.reference.page.text_width())
    return part_root("hdr", *write_letterhead(head.children, place, draft), gap(draft.reference))


def footer_part(draft: Draft) -> Element:
    """Turn the form number, and the page count of what has several pages, into a footer.

    Among others in one document a template counts the pages of its own section.
    """
    runs = [w("r", text(draft.catalogue.form_number(draft.template)))]
    if draft.template.pages > 1:
        to_the_right = w("ptab", relativeTo="margin", alignment="right", leader="none")
        runs += [w("r", to_the_right), w("r", text("Page ")), *_count("PAGE", 1)]
        runs += [w("r", text(" of ")), *_count("SECTIONPAGES" if draft.together else "NUMPAGES", draft.template.pages)]
    return part_root("ftr", paragraph(draft.reference.style("footer"), runs))


def _count(name: str, shown: int) -> list[Element]:
    begin, separate, end = (w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    return [begin, w("r", text(f" {name} ", "instrText")), separate, w("r", text(str(shown))), end]
