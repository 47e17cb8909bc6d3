"""Read a template as its passages: running words that know their lines and what stands around them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING, assert_never

from kitbuilder.model import document as doc
from kitbuilder.model.phrase import Phrase
from kitbuilder.model.sheet import Sheet
from kitbuilder.model.traverse import walk
from kitbuilder.readers.language.phrases import straight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.readers.templates import ReadTemplate

Container = (
    doc.Branch
    | doc.Box
    | doc.Email
    | doc.Say
    | doc.Note
    | doc.Quote
    | doc.Aligned
    | doc.Sized
    | doc.Cut
    | doc.Columns
    | doc.ContactCode
)


class Role(StrEnum):
    """What a passage is in its template. Only prose is read as sentences."""

    PROSE = "prose"
    HEADING = "heading"
    TITLE = "title"  # of a branch, a box or an e-mail
    CELL = "cell"
    FRONT = "front"
    SHEET = "sheet"
    OTHERWISE = "otherwise"  # words said in place of others, where a field is none


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a passage: the containers it is in, outermost first, and the words it stands under."""

    role: Role = Role.PROSE
    inside: doc.Blocks = ()
    headings: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    lead: str = ""
    heads: tuple[str, ...] = ()

    @property
    def above(self) -> tuple[str, ...]:
        """Every heading, title, lead and table head that governs the passage."""
        return (*self.headings, *self.titles, self.lead, *self.heads)

    def is_in(self, *containers: type) -> bool:
        """Tell whether the passage stands in one of these containers."""
        return any(isinstance(block, containers) for block in self.inside)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words as they are read: a field as its example, a blank as its label in brackets, a line break as a new line."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    setting: Setting
    inlines: doc.Inlines = ()

    def line_at(self, place: int) -> int:
        """Find the line of the file that a place in the text stands on."""
        return self.lines[max(bisect_right(self.starts, place) - 1, 0)] if self.lines else 1


def passages_of(read: ReadTemplate) -> tuple[Passage, ...]:
    """List a template's passages in reading order. What is the practice's own, its letterhead, is left out."""
    front = (_plain(text, where.line, Setting(Role.FRONT)) for text, where in read.texts)
    return (*front, *_blocks(read.template.document, Setting(), read.lines))


def _plain(text: str, line: int, setting: Setting) -> Passage:
    return Passage(straight(text), (0,), (line,), setting)


def _blocks(blocks: doc.Blocks, setting: Setting, source: tuple[str, ...]) -> Iterator[Passage]:
    lead = ""
    for block in blocks:
        yield from _block(block, replace(setting, lead=lead or setting.lead), source)
        text = _words(block.children) if isinstance(block, (doc.Heading, doc.Paragraph)) else ""
        if isinstance(block, doc.Heading):
            kept = setting.headings[:1] if block.level > doc.SECTION else ()
            setting = replace(setting, headings=(*kept, text))
        lead = text if text.endswith(":") else ""


def _block(block: doc.Block, setting: Setting, source: tuple[str, ...]) -> Iterator[Passage]:
    match block:
        case doc.Heading(children=children):
            yield from _passages(children, replace(setting, role=Role.HEADING))
        case doc.Paragraph(children=children):
            yield from _passages(children, setting)
        case doc.Bullets(items=items) | doc.Numbered(items=items):
            for item in items:
                yield from _blocks(item, setting, source)
        case doc.TickList(items=ticks):
            for tick in ticks:
                yield from _blocks(tick.children, setting, source)
        case doc.Table():
            yield from _table(block, setting)
        case Sheet():
            yield from _sheet(block, source)
        case doc.Letterhead() | doc.Signature() | doc.Divider() | doc.PageBreak():
            return
        case _:
            yield from _container(block, replace(setting, inside=(*setting.inside, block), lead=""), source)


def _container(block: Container, inner: Setting, source: tuple[str, ...]) -> Iterator[Passage]:
    match block:
        case doc.Branch(title=title) | doc.Box(title=title) | doc.Email(subject=title):
            yield from _passages(title, replace(inner, role=Role.TITLE))
            yield from _blocks(block.children, replace(inner, titles=(*inner.titles, _words(title))), source)
        case doc.Say() | doc.Note() | doc.Quote() | doc.Aligned() | doc.Sized() | doc.Cut() | doc.ContactCode():
            yield from _blocks(block.children, inner, source)
        case doc.Columns(columns=columns):
            for column in columns:
                yield from _blocks(column, inner, source)
        case _:
            assert_never(block)


def _table(table: doc.Table, setting: Setting) -> Iterator[Passage]:
    columns = [_words(cell) for cell in table.header]
    for cell in table.header:
        yield from _passages(cell, replace(setting, role=Role.HEADING))
    for row in table.rows:
        first = _words(row[0]) if row else ""
        for place, cell in enumerate(row):
            column = columns[place] if place < len(columns) else ""
            heads = (column, first) if place else (column,)
            yield from _passages(cell, replace(setting, role=Role.CELL, heads=heads))


def _sheet(sheet: Sheet, source: tuple[str, ...]) -> Iterator[Passage]:
    """Read a worksheet's own words. Its samples are made up, and its formulas are no words."""
    texts = [(sheet.name, sheet.where), (sheet.about, sheet.where)]
    for column in sheet.columns:
        texts += [(text, sheet.where) for text in (column.name, column.help, *column.values)]
    texts += [(line.label, line.where) for line in sheet.lines]
    texts += [(sheet.chart.title, sheet.where)] if sheet.chart else []
    for text, where in texts:
        if text:
            yield _plain(text, _line_of(text, where.line, source), Setting(Role.SHEET))


def _line_of(text: str, first: int, source: tuple[str, ...]) -> int:
    """Find the first line from `first` on that holds the text; `first` itself when it is folded over several."""
    return next((line for line in range(first, len(source) + 1) if text in source[line - 1]), first)


def _words(inlines: doc.Inlines) -> str:
    return _passage(inlines, Setting()).text.strip()


def _passages(inlines: doc.Inlines, setting: Setting) -> Iterator[Passage]:
    """Yield the words of inlines as they are read, and what is said in place of some where a field is none."""
    yield _passage(inlines, setting)
    for phrase in walk(inlines):
        if isinstance(phrase, Phrase) and phrase.otherwise:
            line = next((node.line for node in walk(phrase.children) if isinstance(node, doc.Placeholder)), 0)
            yield _passage((doc.Text(phrase.otherwise, line),), replace(setting, role=Role.OTHERWISE))


def _passage(inlines: doc.Inlines, setting: Setting) -> Passage:
    pieces = list(_pieces(inlines, setting))
    starts = (0, *accumulate(len(text) for text, _ in pieces[:-1]))
    lines = tuple(line for _, line in pieces)
    return Passage(straight("".join(text for text, _ in pieces)), starts, lines, setting, inlines)


def _pieces(inlines: doc.Inlines, setting: Setting) -> Iterator[tuple[str, int]]:
    """Yield the words of inlines, piece by piece, each with its line."""
    for inline in inlines:
        match inline:
            case doc.Text(text=text, line=line):
                yield text, line
            case doc.Strong(children=children) | doc.Emphasis(children=children) | doc.Link(children=children):
                yield from _pieces(children, setting)
            case Phrase(children=children):
                yield from _pieces(children, setting)
            case doc.Placeholder(field=field, line=line):
                yield field.example, line
            case doc.Blank(label=label, line=line):
                yield "" if _is_borrowed(label, setting) else f"[{label}]", line
                yield from ((f" {words}", line) for words in (*inline.choices, inline.value) if words)
            case doc.LineBreak():
                yield "\n", 0
            case doc.TickBox():
                pass
            case _:
                assert_never(inline)


def _is_borrowed(label: str, setting: Setting) -> bool:
    """Tell whether a blank in a table has no label of its own but the words of its column."""
    return bool(setting.heads) and straight(label).endswith(setting.heads[0])
