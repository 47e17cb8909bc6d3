"""Inline nodes of markdown-it become inlines of the model; blanks and tick boxes get the label a screen reader speaks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Emphasis, Inline, Inlines, LineBreak, Link, Placeholder, Strong, Text, TickBox
from kitbuilder.model.lines import lines_of
from kitbuilder.model.problem import Code, did_you_mean
from kitbuilder.model.walk import words
from kitbuilder.readers.markdown.reading import Reading, curly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.tree import SyntaxTreeNode

SIZES = ("short", "long")
TALL = re.compile(r"([1-9][0-9]?) +lines?")
BREAKS = ("softbreak", "hardbreak")
UNSUPPORTED = {
    "code_inline": "code spans",
    "image": "pictures",
    "html_inline": "HTML",
}


def read_inlines(node: SyntaxTreeNode, reading: Reading, line: int, context: str = "") -> Inlines:
    """Turn an inline node on `line` (from 0) into labelled inlines.

    `context` is the label of the table cell around it; inside one, a blank may do without a label of its own.
    """
    return label(_inlines(node, reading, line), reading, line, context)


def label(inlines: Inlines, reading: Reading, line: int, context: str = "") -> Inlines:
    """Give every tick box and blank its label and its key."""
    return tuple(inline for part in lines_of(inlines) for inline in _label_line(part, reading, line, context))


def _label_line(part: Inlines, reading: Reading, line: int, context: str) -> Iterator[Inline]:
    boxes = [place for place, inline in enumerate(part) if isinstance(inline, TickBox)]
    lead = context or (_spoken(part[: boxes[0]]) if boxes else "")
    for place, inline in enumerate(part):
        match inline:
            case TickBox():
                end = next((box for box in boxes if box > place), len(part))
                yield _label_box(inline, (lead, _spoken(part[place + 1 : end])), reading)
            case Blank():
                yield _label_blank(inline, reading, line, context)
            case Strong(children=children) | Emphasis(children=children):
                yield replace(inline, children=label(children, reading, line, context))
            case _:
                yield inline


def _label_box(box: TickBox, parts: tuple[str, str], reading: Reading) -> TickBox:
    text = ": ".join(part for part in parts if part) or "Tick"
    return replace(box, label=text, key=reading.key_for(text))


def _label_blank(blank: Blank, reading: Reading, line: int, context: str) -> Blank:
    text = blank.label or context
    if not text:
        reading.fault(line, Code.UNLABELLED_BLANK, "a blank needs a label that can be read aloud", "write [[? Date received]]")
    return replace(blank, label=text, key=reading.key_for(text or "blank"))


def _spoken(inlines: Inlines) -> str:
    """The words of a line without its blanks, ready to be spoken."""
    kept = tuple(inline for inline in inlines if not isinstance(inline, (Blank, TickBox)))
    return words(kept).strip(" :·–—-,").strip()


def _inlines(parent: SyntaxTreeNode, reading: Reading, line: int) -> Inlines:
    """Every inline in a node that begins on `line`, each knowing the line it stands on itself."""
    made: list[Inline] = []
    for node in parent.children:
        made.append(_inline(node, reading, line))
        line += sum(part.type in BREAKS for part in node.walk())
    return tuple(made)


def _inline(node: SyntaxTreeNode, reading: Reading, line: int) -> Inline:
    match node.type:
        case "text" | "text_special":
            return Text(node.content, reading.at(line).line)
        case "softbreak":
            return Text(" ", reading.at(line).line)
        case "hardbreak":
            return LineBreak()
        case "strong":
            return Strong(_inlines(node, reading, line))
        case "em":
            return Emphasis(_inlines(node, reading, line))
        case "link":
            return _link(node, reading, line)
        case "tick_box":
            return TickBox("", "", ticked=bool(node.meta["ticked"]))
        case "placeholder":
            return _placeholder(node, reading, line)
        case "broken_placeholder":
            message = "`[[` is not closed by `]]` on the same line"
            reading.fault(line, Code.BAD_PLACEHOLDER, message)
            return Text("[[")
        case _:
            what = UNSUPPORTED.get(node.type, node.type)
            reading.fault(line, Code.UNSUPPORTED_MARKDOWN, f"templates have no {what}", "see kit/README.md")
            return Text(node.content or "")


def _link(node: SyntaxTreeNode, reading: Reading, line: int) -> Link:
    link = Link(str(node.attrs.get("href", "")), _inlines(node, reading, line))
    reading.links.append((link, reading.at(line)))
    return link


def _placeholder(node: SyntaxTreeNode, reading: Reading, line: int) -> Inline:
    name = node.content
    if name.startswith("?"):
        return _blank(name[1:], reading, line)
    if name in reading.fields:
        return Placeholder(reading.fields[name], line=reading.at(line).line)
    hint = did_you_mean(name, reading.fields) or 'fields are declared in kit/fields.yml; a blank is written "[[? Label]]"'
    reading.fault(line, Code.UNKNOWN_FIELD, f'no field is called "{name}"', hint)
    return Text(f"[[{name}]]")


def _blank(text: str, reading: Reading, line: int) -> Blank:
    label_text, _, option = (part.strip() for part in text.partition("|"))
    blank = Blank("", curly(label_text), line=reading.at(line).line)
    if not option:
        return blank
    if tall := TALL.fullmatch(option):
        return replace(blank, lines=int(tall[1]))
    if option in SIZES:
        return replace(blank, size=option)
    hint = 'after the bar stands "short", "long" or a number of lines, as in [[? Notes | 2 lines]]'
    reading.fault(line, Code.BAD_PLACEHOLDER, f'a blank cannot be "{option}"', hint)
    return blank
