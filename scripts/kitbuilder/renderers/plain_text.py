"""Write a template as plain text: one line a paragraph, so that it can be pasted anywhere and read in any editor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import indent
from typing import TYPE_CHECKING, assert_never

from kitbuilder.model import document as doc
from kitbuilder.model.catalogue import Trait
from kitbuilder.model.inline_text import blank_text, line_of, piece_of
from kitbuilder.model.printed_words import ENGLISH
from kitbuilder.model.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.context import RenderContext
    from kitbuilder.model.printed_words import PrintedWords

BYTE_ORDER_MARK = "\ufeff"  # without it, older Windows programs take the curly quotes for something else
SPEECH = " " * 4
BRANCH = " " * 2
QUOTED = "> "


def render(template: Template, context: RenderContext[None]) -> bytes:
    """Write a template as its `.txt` file: UTF-8 with a byte order mark, lines ending in CR LF.

    A letter that leaves the practice begins with its own first line; all else begins with its title, for a pasted report has to
    say what it is. What leaves the practice holds no notes and no summary.
    """
    text = text_of(template.document, notes=not template.leaves_practice, words=context.words)
    title = "" if template.leaves_practice and template.has(Trait.LETTER) else f"{_underlined(template.title, '=')}\n\n"
    summary = "" if template.leaves_practice else f"{template.summary}\n\n"
    return to_file(f"{title}{summary}{text}\n\n{context.form_number}\n")


def to_file(text: str) -> bytes:
    """Write text as the bytes of a `.txt` file that every program on every system reads as it is."""
    return (BYTE_ORDER_MARK + text.replace("\n", "\r\n")).encode()


def text_of(blocks: doc.Blocks, *, notes: bool = True, words: PrintedWords = ENGLISH) -> str:
    """Write blocks as text; without `notes`, only what is said or sent. The site's copy button gives the same."""
    return _text(blocks, Telling(words, notes=notes))


@dataclass(frozen=True, slots=True)
class Telling:
    """How blocks are written: with which fixed words, and whether with notes."""

    words: PrintedWords
    notes: bool


def _text(blocks: doc.Blocks, how: Telling) -> str:
    return "\n\n".join(_texts(blocks, how))


def _texts(blocks: doc.Blocks, how: Telling) -> list[str]:
    return [text for text in (_block(block, how) for block in blocks) if text]


def _block(block: doc.Block, how: Telling) -> str:
    match block:
        case doc.Heading(level=level, children=children):
            return _underlined(line_of(children), "-") if level == doc.SECTION else line_of(children)
        case doc.Paragraph(children=children):
            return line_of(children)
        case doc.Bullets(items=items):
            return _items((("- ", item) for item in items), how)
        case doc.Numbered(items=items, start=start):
            return _items(((f"{number}. ", item) for number, item in enumerate(items, start)), how)
        case doc.TickList(items=items):
            return _items(((f"{piece_of(item.box, '')} ", item.children) for item in items), how)
        case doc.Table():
            return "\n".join(" | ".join(_cell(cell) for cell in row) for row in block.shown_rows)
        case doc.Divider():
            return "* * *"
        case doc.PageBreak():
            return ""
        case Sheet():
            return _sheet(block)
        case _:
            return _container(block, how)


def _container(block: doc.Container, how: Telling) -> str:
    match block:
        case doc.Say(children=children):
            return indent(_text(children, how), SPEECH)
        case doc.Branch(title=title, children=children):
            answer = _text(children, how) or _noted(children, how)  # a way that holds only a note would end there without it
            return _titled(f"{how.words.branch}: {line_of(title)}", indent(answer, BRANCH)) if answer or how.notes else ""
        case doc.Note(children=children):
            return f"[{how.words.note}: {_text(children, replace(how, notes=True))}]" if how.notes else ""
        case doc.Email(subject=subject, children=children):
            return _titled(f"{how.words.subject}: {line_of(subject)}", _text(children, how))
        case doc.Letterhead() | doc.Signature() | doc.Aligned() | doc.Sized() | doc.Cut() | doc.ContactCode():
            return _text(block.children, how)
        case doc.Quote(children=children):
            return indent(_text(children, how), QUOTED, lambda _: True)
        case doc.Columns(columns=columns):
            return "\n\n".join(part for part in (_text(column, how) for column in columns) if part)
        case doc.Box(title=title, children=children):
            return _titled(line_of(title), _text(children, how))
        case _:
            assert_never(block)


def _noted(blocks: doc.Blocks, how: Telling) -> str:
    """Collect what the notes among the blocks say."""
    return "\n\n".join(_text(block.children, replace(how, notes=False)) for block in blocks if isinstance(block, doc.Note))


def _cell(cell: doc.Inlines) -> str:
    """Write a table's cell as text. A blank alone in its cell is labelled by the heads of row and column."""
    match cell:
        case (doc.Blank() as blank,):
            return blank_text(blank, silent=True)
        case _:
            return line_of(cell).replace("\n", " ")


def _items(items: Iterable[tuple[str, doc.Blocks]], how: Telling) -> str:
    lines = []
    for marker, blocks in items:
        text = "\n".join(_texts(blocks, how))
        lines.append((marker + text.replace("\n", "\n" + " " * len(marker))).rstrip())
    return "\n".join(lines)


def _sheet(sheet: Sheet) -> str:
    """Write a worksheet as the list of what its columns hold: the rows themselves live in the spreadsheet."""
    columns = "\n".join(f"- {column.name}: {column.full_help}".rstrip(": ") for column in sheet.columns)
    totals = "\n".join(f"- {line.label}" for line in sheet.lines)
    parts = (_underlined(sheet.name, "-"), sheet.about, columns, totals and "Worked out for you:", totals)
    return "\n\n".join(part for part in parts if part)


def _titled(title: str, text: str) -> str:
    return "\n\n".join(part for part in (title, text) if part)


def _underlined(title: str, stroke: str) -> str:
    return f"{title}\n{stroke * len(title)}"
