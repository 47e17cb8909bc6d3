"""Write blocks as the paragraphs of a text on a slide, or of the notes below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model import document as doc
from kitbuilder.model.reading_time import seconds_to_say
from kitbuilder.model.traverse import walk
from kitbuilder.renderers.slides.markup import Element, element
from kitbuilder.renderers.slides.runs import Pen, runs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.document import Blocks, Inlines
    from kitbuilder.model.printed_words import PrintedWords

INDENT = 514350  # EMU, 0.56 in: numbers of a list stand this far left of its words
NOTE_INDENT = 228600  # EMU, 0.25 in: the same in the small type of notes
BULLET, BULLET_FACE = "•", "Arial"


def shown(blocks: Blocks, pen: Pen) -> Iterator[Element]:
    """Write blocks as paragraphs of a slide. Items of a list have the bullets of the layout, other paragraphs none."""
    for block in blocks:
        match block:
            case doc.Bullets(items=items):
                yield from (_paragraph(_line(item), pen) for item in items)
            case doc.Numbered(items=items, start=start):
                yield from (_paragraph(_line(item), pen, _numbered(start)) for item in items)
            case _:
                yield from (_paragraph(line, pen, _plain()) for line in _lines(block))


def noted(notes: Blocks, pen: Pen, words: PrintedWords) -> Iterator[Element]:
    """Write what notes say: directions as they are, words to be said with their seconds in front."""
    for block in notes:
        match block:
            case doc.Say(children=children):
                label = f"{words.say}, {words.seconds.format(seconds_to_say(children))}: "
                for place, line in enumerate(_all_lines(children)):
                    opening = (doc.Strong((doc.Text(label),)),) if not place else ()
                    yield _paragraph((*opening, *line), pen, _indented())
            case doc.Bullets(items=items) | doc.Numbered(items=items):
                yield from (_paragraph(_line(item), pen, _bulleted()) for item in items)
            case doc.Note(children=children):
                yield from noted(children, pen, words)
            case _:
                yield from (_paragraph(line, pen) for line in _lines(block))


def cell_paragraph(cell: Inlines, pen: Pen, align: str) -> Element:
    """Write a cell of a table as its paragraph."""
    side = {"right": "r", "center": "ctr"}.get(align, "l")
    return _paragraph(cell, pen, element("a:pPr", algn=side))


def _paragraph(inlines: Inlines, pen: Pen, shape: Element | None = None) -> Element:
    return element("a:p", shape, *runs_of(inlines, pen))


def _line(item: Blocks) -> Inlines:
    return tuple(inline for line in _all_lines(item) for inline in line)


def _all_lines(blocks: Blocks) -> Iterator[Inlines]:
    for block in blocks:
        yield from _lines(block)


def _lines(block: doc.Block) -> Iterator[Inlines]:
    """List the lines of words in a block, whatever it is: nothing written for a speaker may be lost."""
    if isinstance(block, doc.Paragraph):
        yield block.children
    else:
        yield from (node.children for node in walk(block) if isinstance(node, doc.Paragraph | doc.Heading))


def _plain() -> Element:
    return element("a:pPr", element("a:buNone"), marL=0, indent=0)


def _numbered(start: int) -> Element:
    numbers = element("a:buAutoNum", type="arabicPeriod", **({"startAt": start} if start != 1 else {}))
    return element("a:pPr", element("a:buFont", typeface="+mj-lt"), numbers, marL=INDENT, indent=-INDENT)


def _bulleted() -> Element:
    bullet = (element("a:buFont", typeface=BULLET_FACE), element("a:buChar", char=BULLET))
    return element("a:pPr", *bullet, marL=NOTE_INDENT, indent=-NOTE_INDENT)


def _indented() -> Element:
    return element("a:pPr", marL=NOTE_INDENT, indent=0)
