"""Write blocks as the paragraphs and tables of a document's body."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from kitbuilder.model import document as doc
from kitbuilder.model.catalogue import Trait
from kitbuilder.model.field import FieldGroup
from kitbuilder.model.inline_text import lines_of
from kitbuilder.model.reading_time import seconds_to_say
from kitbuilder.model.sheet import Sheet
from kitbuilder.model.traverse import walk
from kitbuilder.renderers.word import panels
from kitbuilder.renderers.word.blanks import is_form_line
from kitbuilder.renderers.word.contact_code import write_coded
from kitbuilder.renderers.word.controls import run
from kitbuilder.renderers.word.lists import write_list, write_tick_list
from kitbuilder.renderers.word.logo import set_logo
from kitbuilder.renderers.word.markup import Element, qualified, w
from kitbuilder.renderers.word.paragraphs import paragraph, pen_for, write_paragraph
from kitbuilder.renderers.word.ruled_tables import gap
from kitbuilder.renderers.word.tables import write_sheet, write_table

if TYPE_CHECKING:
    from kitbuilder.renderers.word.writer_state import Draft, Place

ADDRESS = "Address"  # its paragraphs are set close together
DIRECTION_VOICE = "Direction Char"
SIGNATURE_WIDTH = 4680  # twips, 3.25 in: as long as a name is written
SIZED = {"large": "Large", "small": "Small"}
LOWEST_HEADING = 3
QUOTED = 400  # twips that a quotation is indented from the margin


def write_blocks(blocks: doc.Blocks, place: Place, draft: Draft) -> list[Element]:
    """Write blocks as the children of a body, a cell or a header."""
    written: list[Element] = []
    for are_branches, group in groupby(blocks, key=lambda block: isinstance(block, doc.Branch)):
        if are_branches:
            branches = [block for block in group if isinstance(block, doc.Branch)]
            written += panels.write_branches(branches, place, draft, write_blocks)
        else:
            for block in group:
                if written and _is_signed(block):
                    _keep_with_next(written[-1])
                written += _block(block, place, draft)
    return written


def _is_signed(block: doc.Block) -> bool:
    """Say whether this is a place to sign. The closing words right before it are of no use on another page."""
    columns = block.columns if isinstance(block, doc.Columns) else ()
    return isinstance(block, doc.Signature) or any(isinstance(part, doc.Signature) for column in columns for part in column)


def _keep_with_next(written: Element) -> None:
    properties = written.find(qualified("pPr"))
    if properties is not None and properties.find(qualified("keepNext")) is None:
        properties.insert(1, w("keepNext"))  # right behind the style, as the schema wants


def _block(block: doc.Block, place: Place, draft: Draft) -> list[Element]:
    match block:
        case doc.Heading(level=level, children=children):
            return [write_paragraph(children, f"heading {min(level, LOWEST_HEADING)}", place, draft)]
        case doc.Paragraph():
            return _paragraph(block, place, draft)
        case doc.Bullets() | doc.Numbered():
            return write_list(block, place, draft, write_blocks)
        case doc.TickList():
            return write_tick_list(block, place, draft, write_blocks)
        case doc.Table():
            return write_table(block, place, draft)
        case Sheet():
            return write_sheet(block, place, draft)
        case doc.Divider():
            return [paragraph(draft.reference.style("Divider"), [])]
        case doc.PageBreak():
            return [gap(draft.reference, w("pageBreakBefore"))]
        case _:
            return _container(block, place, draft)


def _container(block: doc.Container, place: Place, draft: Draft) -> list[Element]:
    match block:
        case doc.Say():
            return _say(block, place, draft)
        case doc.Branch():
            return panels.write_branches([block], place, draft, write_blocks)
        case doc.Note(children=children):
            aside = replace(place, style="Direction", voice=DIRECTION_VOICE)
            return [] if draft.template.leaves_practice else write_blocks(children, aside, draft)
        case doc.Email():
            return panels.write_email(block, place, draft, write_blocks)
        case doc.Letterhead():
            return write_letterhead(block, place, draft)
        case doc.Box():
            return panels.write_box(block, place, draft, write_blocks)
        case doc.Columns() | doc.Cut() | doc.ContactCode():
            return _side_by_side(block, place, draft)
        case doc.Signature() | doc.Quote() | doc.Aligned() | doc.Sized():
            return write_blocks(block.children, _moved(block, place), draft)
        case _:
            assert_never(block)


def _side_by_side(block: doc.Columns | doc.Cut | doc.ContactCode, place: Place, draft: Draft) -> list[Element]:
    match block:
        case doc.Columns():
            return panels.write_columns(block, place, draft, write_blocks)
        case doc.Cut():
            return panels.write_slips(block, place, draft, write_blocks)
        case doc.ContactCode():
            return write_coded(block, place, draft, write_blocks)


def _moved(block: doc.Signature | doc.Quote | doc.Aligned | doc.Sized, place: Place) -> Place:
    """Return the place where a signature, a quotation, lines that do not begin at the left, or larger ones are written."""
    match block:
        case doc.Signature():
            return replace(place, style="Signature", width=min(place.width, SIGNATURE_WIDTH))
        case doc.Quote():
            return replace(place, indent=place.indent + QUOTED)
        case doc.Aligned(side=side):
            return replace(place, side=side)
        case doc.Sized(size=size):
            return replace(place, style=SIZED[size])


def write_letterhead(head: doc.Letterhead, place: Place, draft: Draft) -> list[Element]:
    """Write the practice's letterhead as paragraphs, the first line larger than the rest, with the logo if there is one."""
    name, rest = head.children[:1], head.children[1:]
    written = [
        *write_blocks(name, replace(place, style="Letterhead Name"), draft),
        *write_blocks(rest, replace(place, style="Letterhead"), draft),
    ]
    if head.logo:
        set_logo(written, head.logo, draft)
    return written


def _say(say: doc.Say, place: Place, draft: Draft) -> list[Element]:
    """Write spoken words. In a script, add the seconds they take, which would help no reader of a letter."""
    spoken = write_blocks(say.children, replace(place, style="Say"), draft)
    if draft.template.has(Trait.SPOKEN) and spoken:
        pen = pen_for(replace(place, voice=DIRECTION_VOICE), {}, draft)
        note = run(f" (about\u00a0{seconds_to_say(say.children)}\u00a0seconds)", pen)
        if spoken[-1].tag == qualified("p"):
            spoken[-1].append(note)
        else:
            spoken.append(paragraph(draft.reference.style("Direction"), [note]))
    return spoken


def _paragraph(block: doc.Paragraph, place: Place, draft: Draft) -> list[Element]:
    """Write a paragraph, but an address as one paragraph a line: a mail merge drops an empty paragraph, not an empty line."""
    style = _paragraph_style(block, place, draft)
    if style != ADDRESS:
        return [write_paragraph(block.children, style, place, draft)]
    lines = (tuple(node for node in line if not isinstance(node, doc.LineBreak)) for line in lines_of(block.children))
    return [write_paragraph(line, style, place, draft) for line in lines]


def _paragraph_style(block: doc.Paragraph, place: Place, draft: Draft) -> str:
    """Choose a paragraph's style: that of its place, except for a form's line, an address and a place to sign."""
    match place.style:
        case "Body Text" if _is_address(block, draft):
            return ADDRESS
        case "Body Text" if not place.depth and is_form_line(block.children):
            return "Form Label"
        case "Signature" if any(isinstance(node, doc.Blank) for node in walk(block)):
            return "Signature Line"
        case style:
            return style


def _is_address(block: doc.Paragraph, draft: Draft) -> bool:
    """Say whether this is an address: in a letter, several lines that begin with a contact's details."""
    match block.children:
        case (doc.Placeholder(field=field), *rest) if field.group is FieldGroup.CONTACT and draft.template.has(Trait.LETTER):
            return any(isinstance(inline, doc.LineBreak) for inline in rest)
        case _:
            return False
