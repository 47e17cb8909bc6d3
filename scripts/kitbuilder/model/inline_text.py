"""Write inlines as text, the same in a text file, in a search and in what a visitor copies, and split them into lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never
from urllib.parse import unquote

from kitbuilder.model.document import Blank, Emphasis, LineBreak, Link, Placeholder, Strong, Text, TickBox
from kitbuilder.model.phrase import Phrase

if TYPE_CHECKING:
    from kitbuilder.model.document import Inline, Inlines

BESIDE = re.compile(r"^(?:mailto|tel):")  # what an address begins with when it is no page's
RULED = "__________"
MARKS = {(False, False): "[ ]", (False, True): "[x]", (True, False): "( )", (True, True): "(x)"}


def line_of(inlines: Inlines) -> str:
    r"""Write inlines as one line of text, or as more where the author ended a line with `\`."""
    lines = raw_line(inlines).split("\n")
    return "\n".join(re.sub(" +", " ", line).strip(" ") for line in lines).strip("\n")


def raw_line(inlines: Inlines, before: str = "") -> str:
    """Write inlines with their spaces as they are; `before` is what stands before them on the line."""
    start = len(before)
    for inline in inlines:
        before += piece_of(inline, before)
    return before[start:]


def piece_of(inline: Inline, before: str) -> str:
    """Write one inline; `before` is what stands before it on the line."""
    match inline:
        case Text(text=text):
            return re.sub(r"[ \t\r\n]+", " ", text)
        case Strong(children=children) | Emphasis(children=children) | Phrase(children=children):
            return raw_line(children, before)
        case Link(target=target, slug=slug, children=children):
            shown = raw_line(children, before)
            return shown if slug or _is_shown(target, shown) else f"{shown} ({target})"
        case Placeholder(shown=shown):
            return shown
        case Blank():
            return blank_text(inline, silent=announces(before))
        case TickBox(ticked=ticked, group=group):
            return MARKS[bool(group), ticked]
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)


def blank_text(blank: Blank, *, silent: bool) -> str:
    """Write a blank: its value, or a line to write on, or, unless it is `silent`, its label; then its hint."""
    shown = blank.value or (RULED if silent else f"[{blank.label}]")
    return f"{shown} ({blank.hint})" if blank.hint and not blank.value else shown


def _is_shown(target: str, shown: str) -> bool:
    """Tell whether a link's words are its address already, as in `<hello@example.org>`, so that it is not written twice."""
    spelled = unquote(target)
    return unquote(shown.strip()) in (spelled, BESIDE.sub("", spelled))


def announces(before: str) -> bool:
    """Tell whether the words before a blank say what goes into it, as in "Fax: ". Then it shows no label."""
    return before.rstrip().endswith(":")


def lines_of(inlines: Inlines) -> tuple[Inlines, ...]:
    r"""Split inlines into lines. Joined again, they are the same inlines: a line that ended in `\` keeps its break."""
    lines: list[Inlines] = []
    line: list[Inline] = []
    for inline in inlines:
        line.append(inline)
        if isinstance(inline, LineBreak):
            lines.append(tuple(line))
            line = []
    return (*lines, tuple(line)) if line else tuple(lines)


def named_blanks(line: Inlines) -> tuple[Blank, ...]:
    """List the blanks of a line that holds only blanks whose label has to be shown; () for any other line."""
    blanks = tuple(inline for inline in line if isinstance(inline, Blank) and inline.named)
    others = [inline for inline in line if inline not in blanks and not isinstance(inline, LineBreak)]
    return blanks if all(isinstance(inline, Text) and not inline.text.strip() for inline in others) else ()
