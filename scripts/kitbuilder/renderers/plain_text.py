"""A template becomes plain text: one line a paragraph, so that it can be pasted anywhere and read in any editor."""

from __future__ import annotations

import re
from textwrap import indent
from typing import TYPE_CHECKING, assert_never

from kitbuilder.model.document import (
    Blank,
    Block,
    Blocks,
    Box,
    Branch,
    Bullets,
    Columns,
    Cut,
    Divider,
    Email,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Letterhead,
    LineBreak,
    Link,
    Note,
    Numbered,
    PageBreak,
    Paragraph,
    Placeholder,
    Say,
    Signature,
    Strong,
    Table,
    Text,
    TickBox,
    TickList,
)
from kitbuilder.model.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitbuilder.model.catalogue import Catalogue, Template

RULED = "__________"
BYTE_ORDER_MARK = "\ufeff"  # without it, older Windows programs take the curly quotes for something else
SPEECH = " " * 4
BRANCH = " " * 2


def render(template: Template, catalogue: Catalogue) -> bytes:
    """Turn a template into the bytes of its `.txt` file: UTF-8 with a byte order mark, lines ending in CR LF.

    What leaves the practice begins with its own first line and holds no notes; the rest begins with its title.
    """
    text = text_of(template.document, notes=not template.leaves_practice)
    head = "" if template.leaves_practice else f"{_underlined(template.title, '=')}\n\n{template.summary}\n\n"
    foot = catalogue.form_number(template)
    return (BYTE_ORDER_MARK + f"{head}{text}\n\n{foot}\n".replace("\n", "\r\n")).encode()


def text_of(blocks: Blocks, *, notes: bool = True) -> str:
    """Turn blocks into text; without `notes`, only what is said or sent. The site's copy button gives the same."""
    return "\n\n".join(part for part in (_block(block, notes) for block in blocks) if part)


def line_of(inlines: Inlines) -> str:
    r"""Turn inlines into one line of text, or more where the author ended a line with `\`."""
    lines = _run(inlines, "").split("\n")
    return "\n".join(re.sub(" +", " ", line).strip(" ") for line in lines).strip("\n")


def piece_of(inline: Inline, said: str) -> str:
    """Turn one inline into raw text; `said` is what stands before it on the line."""
    match inline:
        case Text(text=text):
            return re.sub(r"[ \t\r\n]+", " ", text)
        case Strong(children=children) | Emphasis(children=children):
            return _run(children, said)
        case Link(target=target, slug=slug, children=children):
            shown = _run(children, said)
            return shown if slug or shown == target else f"{shown} ({target})"
        case Placeholder(shown=shown):
            return shown
        case Blank(label=label):
            return RULED if announces(said) else f"[{label}]"
        case TickBox():
            return _tick(inline)
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)


def announces(before: str) -> bool:
    """Whether the words before a blank already say what goes into it, as in "Fax: "; then it shows no label."""
    return before.rstrip().endswith(":")


def _block(block: Block, notes: bool) -> str:
    match block:
        case Heading(level=level, children=children):
            return _underlined(line_of(children), "-") if level == 2 else line_of(children)
        case Paragraph(children=children):
            return line_of(children)
        case Bullets(items=items):
            return _items((("- ", item) for item in items), notes)
        case Numbered(items=items, start=start):
            return _items(((f"{number}. ", item) for number, item in enumerate(items, start)), notes)
        case TickList(items=items):
            return _items(((f"{_tick(item.box)} ", item.children) for item in items), notes)
        case Table():
            return "\n".join(" | ".join(_cell(cell) for cell in row) for row in (block.header, *block.rows))
        case Divider():
            return "* * *"
        case PageBreak():
            return ""
        case Sheet():
            return _sheet(block)
        case _:
            return _container(block, notes)


def _container(
    block: Say | Branch | Note | Email | Letterhead | Signature | Columns | Box | Cut,
    notes: bool,
) -> str:
    match block:
        case Say(children=children):
            return indent(text_of(children, notes=notes), SPEECH)
        case Branch(title=title, children=children):
            return _titled(f"If: {line_of(title)}", indent(text_of(children, notes=notes), BRANCH))
        case Note(children=children):
            return f"[Note: {text_of(children)}]" if notes else ""
        case Email(subject=subject, children=children):
            return _titled(f"Subject: {line_of(subject)}", text_of(children, notes=notes))
        case Letterhead(children=children) | Signature(children=children) | Cut(children=children):
            return text_of(children, notes=notes)
        case Columns(columns=columns):
            return "\n\n".join(text_of(column, notes=notes) for column in columns)
        case Box(title=title, children=children):
            return _titled(line_of(title), text_of(children, notes=notes))
        case _:
            assert_never(block)


def _run(inlines: Inlines, said: str) -> str:
    """Turn inlines into raw text; `said` is what stands before them on the line."""
    start = len(said)
    for inline in inlines:
        said += piece_of(inline, said)
    return said[start:]


def _cell(cell: Inlines) -> str:
    """Turn a table's cell into text. A blank alone in its cell is labelled by the heads of row and column."""
    match cell:
        case (Blank(),):
            return RULED
        case _:
            return line_of(cell).replace("\n", " ")


def _items(items: Iterable[tuple[str, Blocks]], notes: bool) -> str:
    lines = []
    for marker, blocks in items:
        text = "\n".join(part for part in (_block(block, notes) for block in blocks) if part)
        lines.append((marker + text.replace("\n", "\n" + " " * len(marker))).rstrip())
    return "\n".join(lines)


def _sheet(sheet: Sheet) -> str:
    """Turn a worksheet into the list of what its columns hold: the rows themselves live in the spreadsheet."""
    columns = "\n".join(f"- {column.name}: {column.help}".rstrip(": ") for column in sheet.columns)
    totals = "\n".join(f"- {line.label}" for line in sheet.lines)
    parts = (_underlined(sheet.name, "-"), sheet.about, columns, totals and "Worked out for you:", totals)
    return "\n\n".join(part for part in parts if part)


def _tick(box: TickBox) -> str:
    return "[x]" if box.ticked else "[ ]"


def _titled(title: str, text: str) -> str:
    return "\n\n".join(part for part in (title, text) if part)


def _underlined(title: str, stroke: str) -> str:
    return f"{title}\n{stroke * len(title)}"
