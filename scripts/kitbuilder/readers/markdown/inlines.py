"""Read inline nodes of markdown-it as inlines of the model, each knowing the line it stands on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Emphasis, Inline, Inlines, LineBreak, Link, Placeholder, Strong, Text, TickBox
from kitbuilder.model.periods import with_ends
from kitbuilder.model.problem import Code, did_you_mean
from kitbuilder.model.traverse import words
from kitbuilder.readers.markdown.field_words import read_phrase
from kitbuilder.readers.markdown.labels import NOWHERE, UNGROUPED, Around, labelled
from kitbuilder.readers.markdown.leftovers import tell_marks
from kitbuilder.readers.markdown.omissions import check_omissions
from kitbuilder.readers.markdown.reading import Reading, curly

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

SIZES = ("short", "long")
TALL = re.compile(r"([1-9][0-9]?) +lines?")
ONE_OF = re.compile(r"one of: *(.*)")
FILLED = re.compile(r'["“](.+)["”]')
LONGEST_VALUE = 80  # characters: more cannot be read in one line of a page
BLANKS_HINT = (
    'after the bar stands "short", "long", "date", a number of lines, "one of:" with the choices, or words in quotes, '
    "as in [[? Side | one of: left, right]]"
)
BROKEN_COMMENT = ("this comment is never closed, so that all after it is lost", "end it with -->")
BREAKS = ("softbreak", "hardbreak")
UNSUPPORTED = {
    "code_inline": "code spans",
    "image": "pictures",
    "html_inline": "HTML",
}


def read_inlines(node: SyntaxTreeNode, reading: Reading, line: int, around: Around = NOWHERE) -> Inlines:
    """Read an inline node on `line` (from 0) into labelled inlines.

    `around` is what the table around it says; there, a blank may do without a label.
    """
    inlines = _inlines(node, reading, line)
    check_omissions(inlines, reading)
    return with_ends(labelled(inlines, reading, line, around))


def _inlines(parent: SyntaxTreeNode, reading: Reading, line: int) -> Inlines:
    """Yield every inline in a node that begins on `line`, each knowing the line it stands on itself."""
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
            group = UNGROUPED if node.meta["one"] else ""
            return TickBox("", "", ticked=bool(node.meta["ticked"]), group=group, line=reading.at(line).line)
        case "placeholder":
            return _placeholder(node, reading, line)
        case _:
            return _refused(node, reading, line)


def _refused(node: SyntaxTreeNode, reading: Reading, line: int) -> Text:
    match node.type:
        case "broken_placeholder":
            reading.fault(line, Code.BAD_PLACEHOLDER, "`[[` is not closed by `]]` on the same line")
            return Text("[[")
        case "broken_comment":
            reading.fault(line, Code.UNCLOSED_COMMENT, *BROKEN_COMMENT)
            return Text("")
        case other:
            what = UNSUPPORTED.get(other, other)
            reading.fault(line, Code.UNSUPPORTED_MARKDOWN, f"templates have no {what}", "see kit/README.md")
            return Text(node.content or "")


def _link(node: SyntaxTreeNode, reading: Reading, line: int) -> Link:
    link = Link(str(node.attrs.get("href", "")), _inlines(node, reading, line))
    if not words(link) or "title" in node.attrs:
        message = "a link's title is shown nowhere" if words(link) else "a link without words cannot be seen"
        reading.fault(line, Code.UNSUPPORTED_MARKDOWN, message, "a link is [words](template.md)")
    reading.links.append((link, reading.at(line)))
    return link


def _placeholder(node: SyntaxTreeNode, reading: Reading, line: int) -> Inline:
    name = node.content.strip()
    if name.startswith("?"):
        return _blank(name[1:], reading, line)
    if "{" in name:
        return read_phrase(node.content, reading, line)
    if name in reading.fields:
        return Placeholder(reading.fields[name], line=reading.at(line).line)
    hint = did_you_mean(name, reading.fields) or 'fields are declared in kit/fields.yml; a blank is written "[[? Label]]"'
    reading.fault(line, Code.UNKNOWN_FIELD, f'no field is called "{name}"', hint)
    return Text(f"[[{name}]]")


def _blank(text: str, reading: Reading, line: int) -> Blank:
    label_text, *options = (part.strip() for part in text.split("|"))
    tell_marks(label_text, reading, line)
    blank = Blank("", curly(label_text), line=reading.at(line).line, language=reading.language)
    sorts: set[str] = set()
    for option in filter(None, options):
        changed = _changed(blank, option)
        if changed is None:
            reading.fault(line, Code.BAD_PLACEHOLDER, f'a blank cannot be "{option}"', BLANKS_HINT)
        elif _sort_of(option) in sorts:
            reading.fault(line, Code.BAD_PLACEHOLDER, f'"{option}" says again what the blank was told before', "say it once")
        sorts.add(_sort_of(option))
        blank = changed or blank
    for part in (*blank.choices, blank.value):
        tell_marks(part, reading, line)
    if wrong := _contradiction(blank):
        reading.fault(line, Code.BAD_PLACEHOLDER, wrong)
    return blank


def _sort_of(option: str) -> str:
    """Say what an option speaks of: two of one sort would undo each other."""
    patterns = {"lines": TALL, "choices": ONE_OF, "value": FILLED}
    return next((sort for sort, pattern in patterns.items() if pattern.fullmatch(option)), "size")


def _changed(blank: Blank, option: str) -> Blank | None:
    """Return a blank with one thing said of it; None where that means nothing."""
    if tall := TALL.fullmatch(option):
        return replace(blank, lines=int(tall[1]))
    if listed := ONE_OF.fullmatch(option):
        return replace(blank, choices=tuple(curly(part.strip()) for part in listed[1].split(",") if part.strip()))
    if filled := FILLED.fullmatch(option):
        return replace(blank, value=curly(filled[1].strip()))
    if option == "date":
        return replace(blank, is_date=True, size=blank.size or "short")
    return replace(blank, size=option) if option in SIZES else None


def _contradiction(blank: Blank) -> str:
    """Find what a blank is told that does not go together; "" where all of it does."""
    if blank.lines > 1 and (blank.choices or blank.is_date):
        return "a blank that holds a date or one of several words has one line"
    if blank.lines == 1 and len(blank.value) > LONGEST_VALUE:
        return f"a blank of one line holds {LONGEST_VALUE} characters at most: give it a number of lines, as in 2 lines"
    if len(blank.choices) == 1 or len(set(blank.choices)) < len(blank.choices):
        return "a blank needs at least two choices, each of them once, with commas between them"
    if blank.choices and blank.value and blank.value not in blank.choices:
        return f'"{blank.value}" stands in a blank whose choices do not hold it'
    if blank.choices and blank.is_date:
        return "a blank holds a date or one of several words, not both"
    return ""
