"""Read Markdown text as a `Document`. This knows nothing of files; every fault is noted with its line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markdown_it.tree import SyntaxTreeNode

from kitbuilder.model import document as doc
from kitbuilder.model.problem import Code, Location, Problem
from kitbuilder.model.traverse import words
from kitbuilder.readers.markdown.containers import FURNITURE, TRANSLATED, Parts, make_container
from kitbuilder.readers.markdown.heads import RowHead, head_words
from kitbuilder.readers.markdown.inlines import BROKEN_COMMENT, read_inlines
from kitbuilder.readers.markdown.labels import Around, are_answers, grouped, named_where_silent, open_answers
from kitbuilder.readers.markdown.leftovers import (
    leftovers,
    lost_from_heading,
    lost_in_cell,
    miscounted,
    ragged_rows,
    run_together,
)
from kitbuilder.readers.markdown.syntax import DEEPEST, make_parser
from kitbuilder.readers.marks import BLANK
from kitbuilder.readers.sheets import read_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token

    from kitbuilder.readers.markdown.reading import Reading

PARSER = make_parser()
ROWS, LIKE_ROWS = re.compile(r"rows: *([1-9][0-9]?)"), re.compile(r"rows: *\S{0,9}", re.IGNORECASE)
QUOTE_MARK = re.compile(r"^ {0,3}> ?")
TOP_HEADING, LOWEST_HEADING = 2, 3
UNSUPPORTED = {"code_block": "indented code", "html_block": "HTML", "fence": "code blocks"}


def read_document(text: str, reading: Reading, furniture: Mapping[str, str] | None = None, before: str = "") -> doc.Document:
    """Read Markdown as a document. `furniture` gives the Markdown that `letterhead` and `signature` stand for.

    `before` are the words it comes after: where they end in a colon, they say what a first blank is for.
    """
    environment: dict[str, Any] = {}
    tokens = PARSER.parse(text, environment)
    line = next((token.map[0] for token in tokens if token.map and _depth(token) > DEEPEST), None)
    if line is not None:
        reading.fault(line, Code.UNSUPPORTED_MARKDOWN, f"this is nested more than {DEEPEST} levels deep")
        return ()
    leftovers(environment, reading)
    tree = SyntaxTreeNode(tokens)
    blocks = _Reader(reading, text.split("\n"), dict(furniture or {}), before).blocks(tree.children)
    for box in open_answers(blocks):
        message = "( ) is one of several answers, and no other stands with it"
        place = Location(reading.path, box.line)
        reading.problems.append(Problem(place, Code.BAD_ANSWER, message, "write [ ] for a box of its own"))
    return blocks


def _depth(token: Token) -> int:
    return max((token.level, *(inside.level for inside in token.children or ())))


class _Reader:
    def __init__(self, reading: Reading, lines: list[str], furniture: dict[str, str], before: str) -> None:
        self.reading = reading
        self.lines = lines
        self.furniture = furniture
        self.before = before  # the words just read: they say what a blank, or a list of answers, is for

    def blocks(self, nodes: list[SyntaxTreeNode]) -> doc.Blocks:
        found: list[doc.Block] = []
        for node in nodes:
            block = self.block(node)
            if block is not None:
                found.append(block)
                self.before = words(block) if isinstance(block, (doc.Paragraph, doc.Heading)) else ""
        return tuple(found)

    def block(self, node: SyntaxTreeNode) -> doc.Block | None:
        line = node.map[0] if node.map else 0
        match node.type:
            case "heading":
                return self.heading(node, line)
            case "paragraph":
                return self.paragraph(node, line)
            case "bullet_list" | "ordered_list":
                return self.listed(node)
            case "table":
                return self.table(node, line)
            case "blockquote":
                quoted = [QUOTE_MARK.sub("", written) for written in self.lines]
                return doc.Quote(_Reader(self.reading, quoted, self.furniture, self.before).blocks(node.children))
            case "hr":
                return self.divider(node, line)
            case "container":
                return self.container(node, line)
            case "fence" if node.info.strip() == "sheet":
                where = self.reading.at(line + bool(node.content.strip()))
                return read_sheet(node.content, where, self.reading.problems)
            case _:
                self.refuse(node, line)
        return None

    def refuse(self, node: SyntaxTreeNode, line: int) -> None:
        match node.type:
            case "broken_comment":
                self.reading.fault(line, Code.UNCLOSED_COMMENT, *BROKEN_COMMENT)
            case "stray_close":
                self.reading.fault(line, Code.STRAY_CLOSE, "this ::: closes nothing")
            case other:
                what = UNSUPPORTED.get(other, other)
                self.reading.fault(line, Code.UNSUPPORTED_MARKDOWN, f"templates have no {what}", "see kit/README.md")

    def divider(self, node: SyntaxTreeNode, line: int) -> doc.Divider:
        if node.markup.startswith("_"):
            self.reading.fault(line, Code.STRAY_MARK, "a line of underscores is read as a rule across the page", BLANK)
        return doc.Divider()

    def inlines(self, node: SyntaxTreeNode, line: int) -> doc.Inlines:
        return read_inlines(node, self.reading, line)

    def paragraph(self, node: SyntaxTreeNode, line: int) -> doc.Paragraph:
        written = self.lines[line : node.map[1] if node.map else line]
        for place, typed in enumerate(written, line):
            if ROWS.fullmatch(typed.strip()):
                self.reading.fault(place, Code.BAD_ROWS, '"rows:" stands right below the table whose last row it repeats')
        run_together(line, written, self.reading)
        return doc.Paragraph(named_where_silent(self.inlines(node.children[0], line), self.before))

    def heading(self, node: SyntaxTreeNode, line: int) -> doc.Heading:
        level = int(node.tag[1])
        lost_from_heading(line, self.lines[line], self.reading)
        if not TOP_HEADING <= level <= LOWEST_HEADING:
            hint = "the title is the front matter's; sections begin with ##, their parts with ###"
            self.reading.fault(line, Code.HEADING_LEVEL, f"a heading of level {level} has no place in a template", hint)
        return doc.Heading(min(max(level, TOP_HEADING), LOWEST_HEADING), self.inlines(node.children[0], line))

    def listed(self, node: SyntaxTreeNode) -> doc.Block:
        question = self.before.rstrip(": ")
        items = [self.blocks(item.children) for item in node.children]
        alone = open_answers(tuple(item[0] for item in items if item and isinstance(item[0], doc.Paragraph)))
        if node.type == "ordered_list" and len(alone) > 1:
            return self.numbered_answers(items, alone)
        if node.type == "ordered_list":
            miscounted(node.children, self.reading)
            return doc.Numbered(tuple(items), int(node.attrs.get("start", 1)))
        ticked = tuple(tick for item in items if (tick := _split_tick(item)) is not None)
        if not ticked or len(ticked) < len(items):
            return doc.Bullets(tuple(items))
        answers = are_answers(item.box for item in ticked)
        return doc.TickList(grouped(ticked, self.reading, question) if answers else ticked)

    def numbered_answers(self, items: list[doc.Blocks], answers: list[doc.TickBox]) -> doc.Block:
        place = Location(self.reading.path, answers[0].line)
        message = "a numbered list holds no answers of which one is to be chosen"
        self.reading.problems.append(Problem(place, Code.BAD_ANSWER, message, 'begin each line with "- ( )"'))
        ticked = tuple(tick for item in items if (tick := _split_tick(item)) is not None)
        return doc.TickList(grouped(ticked, self.reading))

    def container(self, node: SyntaxTreeNode, line: int) -> doc.Block | None:
        opening, name = node.nester_tokens.opening if node.nester_tokens else None, node.info
        closing = node.nester_tokens.closing if node.nester_tokens else None
        if closing is not None and not closing.meta["closed"]:
            message = f'the container "{name}" that opens here is never closed'
            self.reading.fault(line, Code.UNCLOSED_CONTAINER, message, "put ::: on a line of its own")
            return None
        argument = str(opening.meta["argument"]) if opening else ""
        title, *rest = node.children
        self.before = f"{argument}:" if argument else self.before  # the title of a panel says what its one blank is for
        children = self.blocks(rest)
        if name in FURNITURE:
            children = self.furnish(name, children, line)
        return make_container(name, Parts(self.inlines(title, line), argument, children, line), self.reading)

    def furnish(self, name: str, inside: doc.Blocks, line: int) -> doc.Blocks:
        if inside:
            self.reading.fault(line, Code.BAD_CONTAINER, f'"{name}" holds nothing; what it shows is in kit.yml')
        if name == TRANSLATED and name not in self.furniture:
            self.reading.fault(line, Code.BAD_CONTAINER, f'"{name}" says who read a translation, and this is none')
        # What is wrong with it is told once, in kit.yml, where it stands.
        return read_document(self.furniture.get(name, ""), replace(self.reading, problems=[]), before=f"{name}:")

    def table(self, node: SyntaxTreeNode, line: int) -> doc.Table:
        head, *body = node.children
        heads = tuple(self.inlines(cell.children[0], line) for cell in head.children[0].children)
        columns = [head_words(cell) for cell in heads]
        rows = self.repeated([(line + 2 + place, row) for place, row in enumerate(row for part in body for row in part.children)])
        ragged_rows(len(heads), [(place, self.lines[place]) for place in dict(rows)], self.reading)
        repeats = len(dict(rows)) < len(rows)
        named = (
            (RowHead(number, self.reading.words.row, repeats=repeats), place, row) for number, (place, row) in enumerate(rows, 1)
        )
        read_rows = tuple(self.row(row.children, columns, place, head_of) for head_of, place, row in named)
        align = tuple(str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in head.children[0].children)
        return doc.Table(heads, read_rows, tuple(side or "left" for side in align), _dash_widths(self.lines[line + 1]))

    def repeated(self, rows: list[tuple[int, SyntaxTreeNode]]) -> list[tuple[int, SyntaxTreeNode]]:
        """Return rows with their lines; where the line below them says `rows: 6`, the last of them stands there six times."""
        written = self.lines[rows[-1][0]].strip() if rows else ""
        if not LIKE_ROWS.fullmatch(written):
            return rows
        *kept, (line, _) = rows
        instruction = ROWS.fullmatch(written)
        if instruction is None:
            self.reading.fault(line, Code.BAD_ROWS, f'"{written}" repeats no row', "rows: 6 does, with a number from 1 to 99")
            return kept
        if not kept:
            self.reading.fault(line, Code.BAD_ROWS, '"rows:" repeats the row above it, and there is none')
            return []
        return [*kept[:-1], *[kept[-1]] * int(instruction[1])]

    def row(self, cells: list[SyntaxTreeNode], columns: list[str], line: int, head: RowHead) -> tuple[doc.Inlines, ...]:
        read: list[doc.Inlines] = []
        for place, cell in enumerate(cells):
            around = Around(head.context(place, columns[place]), head.number if head.repeats else 0)
            inlines = read_inlines(cell.children[0], self.reading, line, around) if cell.children else ()
            lost_in_cell(line, cell.children[0].content if cell.children else "", self.reading)
            head.add(place, inlines)
            read.append(inlines)
        made = tuple(read)
        return grouped(made, self.reading, head.name) if are_answers(open_answers(made)) else made


def _split_tick(item: doc.Blocks) -> doc.TickItem | None:
    """Split `[ ] words` at the head of a list item into its box and the rest; None when there is no box."""
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
    """Read `|------|--|` as (6, 2); columns of one width are left to the renderer."""
    counts = tuple(len(cell.strip(" :")) for cell in re.split(r"(?<!\\)\|", separator.strip().strip("|")))
    return counts if len(set(counts)) > 1 else ()
