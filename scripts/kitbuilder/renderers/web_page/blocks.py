"""Write blocks as HTML: the template's own text, as it will look, with guidance set apart from what is said or sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from kitbuilder.model import document as doc
from kitbuilder.model.printed_words import ENGLISH
from kitbuilder.model.reading_time import seconds_to_say
from kitbuilder.model.sheet import Sheet
from kitbuilder.renderers.web_page.inlines import run_of, tick_of
from kitbuilder.renderers.web_page.markup import Html, element, hidden, join
from kitbuilder.renderers.web_page.tables import sheet_of, table_of

if TYPE_CHECKING:
    from kitbuilder.model.printed_words import PrintedWords

HEADING_OFFSET = 1  # the page's own headings are h1 and h2; the text begins below them


def blocks_of(blocks: doc.Blocks, fixed: PrintedWords = ENGLISH) -> Html:
    """Write blocks as HTML, one after the other; `fixed` are the words that are ours."""
    return join(*(block_of(block, fixed) for block in blocks))


def block_of(block: doc.Block, fixed: PrintedWords = ENGLISH) -> Html:
    """Write one block as HTML."""
    match block:
        case doc.Heading(level=level, children=children):
            return element(f"h{level + HEADING_OFFSET}", run_of(children))
        case doc.Paragraph(children=children):
            return element("p", run_of(children))
        case doc.Bullets(items=items):
            return element("ul", *(element("li", item_of(item, fixed)) for item in items))
        case doc.Numbered(items=items, start=start):
            return element("ol", *(element("li", item_of(item, fixed)) for item in items), start=start if start != 1 else False)
        case doc.TickList(items=items):
            lines = (element("li", tick_of(item.box), element("div", item_of(item.children, fixed))) for item in items)
            return element("ul", *lines, class_="kit-ticks")
        case doc.Table():
            return table_of(block)
        case Sheet():
            return sheet_of(block)
        case doc.Divider():
            return element("hr")
        case doc.PageBreak():
            return element("p", fixed.next_page, class_="kit-page-break", data_copy="no")
        case _:
            return _container(block, fixed)


def item_of(blocks: doc.Blocks, fixed: PrintedWords) -> Html:
    """Write what stands in a list item as HTML; a lone paragraph needs no element of its own."""
    match blocks:
        case (doc.Paragraph(children=children),):
            return run_of(children)
        case _:
            return blocks_of(blocks, fixed)


def _container(block: doc.Container, fixed: PrintedWords) -> Html:
    match block:
        case doc.Say(children=children):
            return _say(children, fixed)
        case doc.Branch(title=title, children=children):
            summary = element("summary", hidden(f"{fixed.branch}: "), run_of(title))
            return element("details", summary, element("div", blocks_of(children, fixed)), class_="kit-branch")
        case doc.Note(children=children):
            return element("div", blocks_of(children, fixed), class_="kit-note", role="note", data_copy="no")
        case doc.Email(subject=subject, children=children):
            return _email(run_of(subject), blocks_of(children, fixed), fixed)
        case doc.Letterhead() | doc.Signature() | doc.Aligned() | doc.Sized():
            return element("div", blocks_of(block.children, fixed), class_=_class_of(block))
        case doc.Columns(columns=columns):
            return element("div", *(element("div", blocks_of(column, fixed)) for column in columns), class_="kit-columns")
        case doc.Box(title=title, children=children):
            head = element("p", run_of(title), class_="kit-box__title") if title else Html()
            return element("div", head, blocks_of(children, fixed), class_="kit-box")
        case doc.Quote(children=children):
            return element("blockquote", blocks_of(children, fixed))
        case doc.Cut() | doc.ContactCode():
            return _for_paper(block, fixed)
        case _:
            assert_never(block)


def _class_of(block: doc.Letterhead | doc.Signature | doc.Aligned | doc.Sized) -> str:
    """Return what the style sheets call blocks that only stand elsewhere on the page, or in another size."""
    match block:
        case doc.Letterhead():
            return "kit-letterhead"
        case doc.Signature():
            return "kit-signature"
        case doc.Aligned(side=side):
            return f"kit-aligned kit-{side}"
        case doc.Sized(size=size):
            return f"kit-{size}"


def _say(children: doc.Blocks, fixed: PrintedWords) -> Html:
    seconds = fixed.seconds.format(seconds_to_say(children))
    label = element("p", fixed.say, element("span", seconds), class_="kit-say__label", data_copy="no")
    return element("div", label, element("div", blocks_of(children, fixed)), class_="kit-say")


def _for_paper(block: doc.Cut | doc.ContactCode, fixed: PrintedWords) -> Html:
    """Write a slip, or blocks and the place beside them where a script draws the visitor's contact card as a code."""
    inside = blocks_of(block.children, fixed)
    if isinstance(block, doc.Cut):
        caption = element("p", fixed.slips.format(block.count), class_="kit-slip__caption", data_copy="no")
        return element("div", caption, inside, class_="kit-slip", data_copies=str(block.count))
    below = element("figcaption", fixed.scan)
    code = element("figure", below, class_="kit-coded__code", data_contact_code=fixed.contact_code, data_copy="no", hidden=True)
    return element("div", element("div", inside), code, class_="kit-coded")


def _email(subject: Html, body: Html, fixed: PrintedWords) -> Html:
    line = element("p", element("span", f"{fixed.subject}: "), subject, class_="kit-email__subject")
    return element("div", line, element("div", body, class_="kit-email__body"), class_="kit-email")
