"""Markdown text becomes a `Document`. Knows nothing of files; every fault is noted with its line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from kitbuilder.model import document as doc
from kitbuilder.model.problem import Code
from kitbuilder.model.walk import words
from kitbuilder.readers.markdown.containers import FURNITURE, Parts, make_container
from kitbuilder.readers.markdown.inlines import read_inlines
from kitbuilder.readers.markdown.syntax import DEEPEST, make_parser
from kitbuilder.readers.sheets import read_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token

    from kitbuilder.readers.markdown.reading import Reading

PARSER = make_parser()
TOP_HEADING, LOWEST_HEADING = 2, 3
UNSUPPORTED = {"blockquote": "block quotes", "code_block": "indented code", "html_block": "HTML", "fence": "code blocks"}


def read_document(text: str, reading: Reading, furniture: Mapping[str, str] | None = None) -> doc.Document:
    """Turn Markdown into a document. `furniture` gives the Markdown that `letterhead` and `signature` stand for."""
    tokens = PARSER.parse(text)
    line = next((token.map[0] for token in tokens if token.map and _depth(token) > DEEPEST), None)
    if line is not None:
        reading.fault(line, Code.UNSUPPORTED_MARKDOWN, f"this is nested more than {DEEPEST} levels deep")
        return ()
    tree = SyntaxTreeNode(tokens)
    return _Reader(reading, text.split("\n"), dict(furniture or {})).blocks(tree.children)


def _depth(token: Token) -> int:
    return max((token.level, *(inside.level for inside in token.children or ())))


class _Reader:
    def __init__(self, reading: Reading, lines: list[str], furniture: dict[str, str]) -> None:
        self.reading = reading
        self.lines = lines
        self.furniture = furniture

    def blocks(self, nodes: list[SyntaxTreeNode]) -> doc.Blocks:
        found = (self.block(node) for node in nodes)
        return tuple(block for block in found if block is not None)

    def block(self, node: SyntaxTreeNode) -> doc.Block | None:
        line = node.map[0] if node.map else 0
        match node.type:
            case "heading":
                return self.heading(node, line)
            case "paragraph":
                return doc.Paragraph(self.inlines(node.children[0], line))
            case "bullet_list":
                return self.bullets(node)
            case "ordered_list":
                items = tuple(self.blocks(item.children) for item in node.children)
                return doc.Numbered(items, int(node.attrs.get("start", 1)))
            case "table":
                return self.table(node, line)
            case "hr":
                return doc.Divider()
            case "container":
                return self.container(node, line)
            case "fence" if node.info.strip() == "sheet":
                where = self.reading.at(line + bool(node.content.strip()))
                return read_sheet(node.content, where, self.reading.problems)
            case "stray_close":
                self.reading.fault(line, Code.STRAY_CLOSE, "this ::: closes nothing")
            case _:
                what = UNSUPPORTED.get(node.type, node.type)
                self.reading.fault(line, Code.UNSUPPORTED_MARKDOWN, f"templates have no {what}", "see kit/README.md")
        return None

    def inlines(self, node: SyntaxTreeNode, line: int, context: str = "") -> doc.Inlines:
        return read_inlines(node, self.reading, line, context)

    def heading(self, node: SyntaxTreeNode, line: int) -> doc.Heading:
        level = int(node.tag[1])
        if not TOP_HEADING <= level <= LOWEST_HEADING:
            hint = "the title is the front matter's; sections begin with ##, their parts with ###"
            self.reading.fault(line, Code.HEADING_LEVEL, f"a heading of level {level} has no place in a template", hint)
        return doc.Heading(min(max(level, TOP_HEADING), LOWEST_HEADING), self.inlines(node.children[0], line))

    def bullets(self, node: SyntaxTreeNode) -> doc.Block:
        items = [self.blocks(item.children) for item in node.children]
        ticked = [_split_tick(item) for item in items]
        if all(item is not None for item in ticked) and ticked:
            return doc.TickList(tuple(item for item in ticked if item is not None))
        return doc.Bullets(tuple(items))

    def container(self, node: SyntaxTreeNode, line: int) -> doc.Block | None:
        opening, name = node.nester_tokens.opening if node.nester_tokens else None, node.info
        closing = node.nester_tokens.closing if node.nester_tokens else None
        if closing is not None and not closing.meta["closed"]:
            message = f'the container "{name}" that opens here is never closed'
            self.reading.fault(line, Code.UNCLOSED_CONTAINER, message, "put ::: on a line of its own")
            return None
        argument = str(opening.meta["argument"]) if opening else ""
        title, *rest = node.children
        children = self.blocks(rest)
        if name in FURNITURE:
            children = self.furnish(name, children, line)
        return make_container(name, Parts(self.inlines(title, line), argument, children, line), self.reading)

    def furnish(self, name: str, inside: doc.Blocks, line: int) -> doc.Blocks:
        if inside:
            self.reading.fault(line, Code.BAD_CONTAINER, f'"{name}" holds nothing; what it shows is in kit.yml')
        return read_document(self.furniture.get(name, ""), self.reading)

    def table(self, node: SyntaxTreeNode, line: int) -> doc.Table:
        head, *body = node.children
        heads = tuple(self.inlines(cell.children[0], line) for cell in head.children[0].children)
        columns = [words(cell) for cell in heads]
        rows = [row for part in body for row in part.children]
        read_rows = tuple(self.row(row.children, columns, line + 2 + index, index) for index, row in enumerate(rows))
        align = tuple(str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in head.children[0].children)
        return doc.Table(heads, read_rows, tuple(side or "left" for side in align), _dash_widths(self.lines[line + 1]))

    def row(self, cells: list[SyntaxTreeNode], columns: list[str], line: int, index: int) -> tuple[doc.Inlines, ...]:
        read: list[doc.Inlines] = []
        head = ""
        for place, cell in enumerate(cells):
            context = ": ".join(part for part in (head or (f"Row {index + 1}" if place else ""), columns[place]) if part)
            inlines = self.inlines(cell.children[0], line, context or f"Row {index + 1}") if cell.children else ()
            if place == 0:
                head = words(tuple(part for part in inlines if not isinstance(part, doc.TickBox))).strip("[]: ")
            read.append(inlines)
        return tuple(read)


def _split_tick(item: doc.Blocks) -> doc.TickItem | None:
    """Turn `[ ] words` at the head of a list item into its box and the rest; None when there is no box."""
    match item:
        case (doc.Paragraph(children=(doc.TickBox() as box, *rest)), *more):
            return doc.TickItem(box, (doc.Paragraph(_lstrip(tuple(rest))), *more))
        case _:
            return None


def _lstrip(inlines: doc.Inlines) -> doc.Inlines:
    if inlines and isinstance(inlines[0], doc.Text):
        return (replace(inlines[0], text=inlines[0].text.lstrip()), *inlines[1:])
    return inlines


def _dash_widths(separator: str) -> tuple[int, ...]:
    """Turn `|------|--|` into (6, 2); columns of one width are left to the renderer."""
    counts = tuple(len(cell.strip(" :")) for cell in re.split(r"(?<!\\)\|", separator.strip().strip("|")))
    return counts if len(set(counts)) > 1 else ()
