"""Find where the site would read the Markdown of a page otherwise than templates are read.

Pages are read by Python-Markdown, templates by CommonMark; who writes both should not have to know which is which.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it.tree import SyntaxTreeNode

from kitbuilder.model.problem import Code
from kitbuilder.readers.markdown.syntax import make_parser

if TYPE_CHECKING:
    from kitbuilder.readers.markdown import Reading

PARSER = make_parser()
LISTS = ("bullet_list", "ordered_list")
INDENT = 4  # spaces for each level: fewer are no level to Python-Markdown
QUOTED = re.compile(r"^(?: {0,3}> ?)+")
ITEM = re.compile(r"^[ \t]*(?:[-*+]|[0-9]+\.)[ \t]|^#")
CODE = re.compile(r"(?<!`)(`++).*?(?<!`)\1(?!`)", re.DOTALL)
ESCAPED = re.compile(
    r"\\(?![\\`*_{}\[\]()>#+\-.!|])([!-/:-@\[-`{-~])"
)  # what CommonMark lets a \ stand before, and the site does not
ONLY_TEMPLATES = {
    "placeholder": "[[ ]] is printed as it stands on a page",
    "broken_placeholder": "[[ is printed as it stands on a page",
    "tick_box": "[ ] is no box on a page",
    "container": "::: is printed as it stands on a page",
    "stray_close": "::: is printed as it stands on a page",
}
ABOVE = "leave an empty line above it"


def read_two_ways(text: str, reading: Reading) -> None:
    """Note a problem on each line of a page that its two readers do not agree on. `text` is the page without its HTML."""
    root = SyntaxTreeNode(PARSER.parse(text))
    _Dialects(reading, text.split("\n")).blocks(root.children, 0, in_item=False)


@dataclass(frozen=True, slots=True)
class _Dialects:
    reading: Reading
    lines: list[str]

    def fault(self, line: int, message: str, hint: str) -> None:
        self.reading.fault(line, Code.READ_TWO_WAYS, message, hint)

    def blocks(self, nodes: list[SyntaxTreeNode], depth: int, *, in_item: bool) -> None:
        """Look at blocks that stand below each other, in `depth` lists."""
        before: SyntaxTreeNode | None = None
        for place, node in enumerate(nodes):
            if before is not None:
                self.below(before, node, first_of_item=in_item and place == 1)
                if in_item and self.indent(node) < INDENT * depth:
                    self.fault(
                        _line(node), "this is no part of the list's line on the site", f"set it in by {INDENT * depth} spaces"
                    )
            self.block(node, depth)
            before = node

    def below(self, before: SyntaxTreeNode, node: SyntaxTreeNode, *, first_of_item: bool) -> None:
        """Look at a block below another."""
        touches = before.type == "paragraph" and before.map is not None and before.map[1] == _line(node)
        if touches and (node.type == "table" or (node.type in LISTS and not first_of_item)):
            what = "a table" if node.type == "table" else "a list"
            self.fault(_line(node), f"{what} right below a sentence is a part of it on the site", ABOVE)
        if touches and node.type == "hr":
            self.fault(_line(node), "a line of dashes right below words makes them a heading on the site", ABOVE)
        if before.type in LISTS and node.type in LISTS:
            self.fault(_line(node), "a list right after another is a part of it on the site", "put some words between them")

    def block(self, node: SyntaxTreeNode, depth: int) -> None:
        if node.type in ONLY_TEMPLATES:
            self.fault(_line(node), ONLY_TEMPLATES[node.type], "only templates have it")
            return
        if node.type in LISTS:
            self.list(node, depth)
        elif node.type == "inline":
            self.inline(node)
        elif node.type in ("paragraph", "heading", "blockquote", "table", "thead", "tbody", "tr", "th", "td"):
            self.blocks(node.children, depth if node.type != "blockquote" else 0, in_item=False)

    def list(self, node: SyntaxTreeNode, depth: int) -> None:
        if node.markup == ")":
            self.fault(_line(node), '"1)" begins no list on the site', 'write "1."')
        elif node.attrs.get("start", 1) != 1:
            self.fault(_line(node), f"the site counts this list from 1, not from {node.attrs['start']}", "begin at 1")
        for place, item in enumerate(node.children):
            if place and depth and self.indent(item) < INDENT * depth:
                hint = f"set it in by {INDENT * depth} spaces"
                self.fault(_line(item), "the site takes this for a line of the list above, not of a list within it", hint)
            if place and self.below_a_part(item):
                self.fault(_line(item), "a list's line right below a paragraph is a part of it on the site", ABOVE)
            self.blocks(item.children, depth + 1, in_item=True)

    def below_a_part(self, item: SyntaxTreeNode) -> bool:
        """Tell whether the lines just above belong to a paragraph that no list's line begins."""
        first = _line(item)
        while first and self.lines[first - 1].strip(" >"):
            first -= 1
        return not ITEM.match(QUOTED.sub("", self.lines[first]))

    def indent(self, node: SyntaxTreeNode) -> int:
        """Count how far a block is set in, within the quotation it may stand in."""
        line = QUOTED.sub("", self.lines[_line(node)]).expandtabs(INDENT)
        return len(line) - len(line.lstrip())

    def inline(self, node: SyntaxTreeNode) -> None:
        line = _line(node)
        for found in ESCAPED.finditer(CODE.sub(lambda code: "x" * len(code[0]), node.content)):
            self.fault(
                line + node.content.count("\n", 0, found.start()),
                f'"{found[0]}" is printed with its \\ on the site',
                "leave the \\ out",
            )
        for part in node.walk():
            if part.type in ONLY_TEMPLATES:
                self.fault(line, ONLY_TEMPLATES[part.type], "only templates have it")
            if part.type == "hardbreak" and self.lines[line].rstrip().endswith("\\"):
                self.fault(line, "a \\ at the end of a line is printed on the site", "write <br>")
            line += part.type in ("softbreak", "hardbreak")


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] if node.map else 0
