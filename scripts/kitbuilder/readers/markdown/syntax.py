"""Define the template language as markdown-it rules: `[[…]]`, `[ ]`, `( )`, `:::` and comments, above CommonMark with tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from kitbuilder.readers.markdown.leftovers import keep_leftovers

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

DEEPEST = 20  # levels of lists, containers and emphasis in each other
PLACEHOLDER = re.compile(r"\[\[([^\[\]\n]*)\]\]")
TICK_BOX = re.compile(r"\[([ xX])\](?!\()|\(([ xX])\)")
COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->[ \t]*", re.DOTALL)
COMMENT_OPENS = "<!--"
OPENING = re.compile(r"^:::+[ \t]*([A-Za-z][\w-]*)[ \t]*(.*?)[ \t]*$")
CLOSING = re.compile(r"^:::+[ \t]*$")
FENCE = re.compile(r"^(```|~~~)")


def make_parser() -> MarkdownIt:
    """Make the one parser every template is read with. Raw HTML stays text; straight quotes become curly."""
    # What is deeper than `maxNesting` the parser leaves out without a word: the reader refuses it long before.
    options = {"html": False, "typographer": True, "maxNesting": 2 * DEEPEST}
    parser = MarkdownIt("commonmark", options).enable(["table", "smartquotes"])
    # A line such as "[Fax]: [[practice_fax]]" would be read as where a link leads, and vanish: links say it themselves.
    parser.disable(["lheading", "html_block", "html_inline", "reference"])
    parser.core.ruler.before("text_join", "leftovers", keep_leftovers)
    parser.block.ruler.before("fence", "container", _container, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.block.ruler.before("container", "comment", _comment_block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.inline.add_terminator_char("(")  # plain words end where an answer to choose may begin
    parser.inline.ruler.before("link", "placeholder", _placeholder)
    parser.inline.ruler.before("link", "comment", _comment)
    parser.inline.ruler.before("link", "tick_box", _tick_box)
    return parser


def _placeholder(state: StateInline, silent: bool) -> bool:  # markdown-it's own signature
    """Read `[[…]]` as one token; an opening `[[` that is never closed becomes one too, so that it is reported."""
    if not state.src.startswith("[[", state.pos):
        return False
    match = PLACEHOLDER.match(state.src, state.pos)
    if not silent:
        token = state.push("placeholder" if match else "broken_placeholder", "", 0)
        token.content = match[1] if match else ""
    state.pos = match.end() if match else state.pos + 2
    return True


def _tick_box(state: StateInline, silent: bool) -> bool:  # markdown-it's own signature
    match = TICK_BOX.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("tick_box", "", 0)
        token.meta = {"ticked": (match[1] or match[2]) != " ", "one": match[2] is not None}
    state.pos = match.end()
    return True


def _comment(state: StateInline, silent: bool) -> bool:  # markdown-it's own signature
    """Drop `<!-- … -->` within a paragraph, which is the author's own; report one that never closes."""
    if not state.src.startswith(COMMENT_OPENS, state.pos):
        return False
    match = COMMENT.match(state.src, state.pos)
    if not silent and not match:
        state.push("broken_comment", "", 0)
    state.pos = match.end() if match else state.posMax
    return True


def _comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # markdown-it's own signature
    """Drop `<!-- … -->` on lines of its own, however many, empty ones among them."""
    if not _line(state, start).startswith(COMMENT_OPENS):
        return False
    last = next((number for number in range(start, end) if "-->" in _line(state, number)), None)
    if last is not None and not _line(state, last).rstrip().endswith("-->"):
        return False  # words follow on its last line: a paragraph, in which the inline rule takes it out
    if silent:
        return True
    if last is None:
        state.push("broken_comment", "", 0).map = [start, start + 1]
    state.line = end if last is None else last + 1
    return True


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # markdown-it's own signature
    """Read `::: name "title"` … `:::`, nested by counting. Its title is parsed as inline text, its inside as blocks."""
    line = _line(state, start)
    if not line.startswith(":::"):
        return False
    opening = OPENING.match(line)
    if not opening and not CLOSING.match(line):
        return False
    if silent:
        return True
    if not opening:
        state.push("stray_close", "", 0).map = [start, start + 1]
        state.line = start + 1
        return True
    close = _find_close(state, start, end)
    _push_container(state, start, end if close is None else close, opening)
    state.tokens[-1].meta["closed"] = close is not None
    state.line = end if close is None else close + 1
    return True


def _push_container(state: StateBlock, start: int, stop: int, opening: re.Match[str]) -> None:
    token = state.push("container_open", "div", 1)
    token.info, token.map = opening[1], [start, stop]
    token.meta = {"argument": opening[2]}
    title = state.push("inline", "", 0)
    title.content, title.map, title.children = opening[2].strip('"'), [start, start + 1], []
    outer_end, outer_parent = state.lineMax, state.parentType
    state.lineMax, state.parentType = stop, "container"
    state.md.block.tokenize(state, start + 1, stop)
    state.lineMax, state.parentType = outer_end, outer_parent
    state.push("container_close", "div", -1).meta = {}


def _find_close(state: StateBlock, start: int, end: int) -> int | None:
    depth, fenced = 1, False
    for number in range(start + 1, end):
        line = _line(state, number)
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced and OPENING.match(line):
            depth += 1
        elif not fenced and CLOSING.match(line):
            depth -= 1
            if depth == 0:
                return number
    return None


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]
