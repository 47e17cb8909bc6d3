"""Find the marks in words that would be printed as they stand, each with what to write instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

UNSEEN = "\ue000"  # stands for a character that is no mark: one that was escaped, or told already
LONGEST = 40  # characters of what was typed that a message repeats
BLANK, DETAIL, BOX = "a space to write in is [[? Label]]", "a detail is [[practice_name]]", "a tick box is [ ]"
ANSWER = "one of several answers is ( ), and the one that holds (x); a tick box is [ ]"
BOLD = r"bold is **words**, with no letter right outside; a mark that is meant is written \* or \_"
NO_SUCH = "see kit/README.md for what there is"
# None of these patterns takes time by the square of what it is given: a template may be one long line of one mark.
COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*+-->", re.DOTALL)  # no words of the page, and no marks
ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S++|(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]++")
SUSPECT = re.compile(
    r"[][{}<>*_~`\\&|^=☐☑☒□▢❏○◯•●▪‣◦∙%«…]|:\S|\+\+|##|\([ xX✓✔]*\)|\.{5}|\$[A-Za-z\\]"
    r"|^ *(?:[:#-]|\d+[.)]|!!!|\?\?\?)",
    re.MULTILINE,
)
IN_BRACKETS = re.compile(r"(?:\[|\$?\{{1,2}|<{1,2}|«|%)[ \t]{0,3}(\w[\w \t'’-]{0,60}?)[ \t]{0,3}(?:\]|\}{1,2}|>{1,2}|»|%)(?!\()")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as it was typed, the place of its first character in the words, and what to write instead."""

    place: int
    typed: str
    hint: str

    @property
    def message(self) -> str:
        """What is wrong, in words."""
        return f'"{self.typed}" is read as nothing, and would be printed as it stands'


# What is found by one row is not looked at by those below it.
OURS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.MULTILINE), hint)
    for pattern, hint in (
        (r"\{\{[^{}\n]*\}\}|\{[%#][^{}\n]*[%#]\}|\{\{|\{%|\{[A-Za-z_][\w \t'’-]*\}", DETAIL),
        (r"\{:?[ \t]*[.#][\w-][^{}\n]*\}", NO_SUCH),
        (r"</?[bB][rR][ \t]*/?>", r"a line break is a \ at the end of the line"),
        (r"</?[A-Za-z][^<>\n]*>", "templates have no HTML"),
        (r"<!(?!--)|(?<!-)--+>", "a comment is <!-- words -->"),
        (r"\[\^[^\[\]\n]*\]:?", "templates have no footnotes"),
        (r"\[\?[^\[\]\n]*\]?|\]\]", BLANK),
        (r"^\[[^\[\]\n]+\]:", "leave the brackets out; a link is [words](template.md)"),
        (r"\]\(|\]\[", "a link is [words](template.md) or leads to an https address, without a space"),
        (r"\[[ \t]*_+[ \t]*\]|\[\]|\[[ \t]{2,}\]|\[[ \t]*[xX✓✔][ \t]*\]|[☐☑☒□▢❏○◯]", BOX),
        (r"\([ \t]{0,20}_*[ \t]{0,20}\)|\([ \t]{0,20}[xX✓✔][ \t]{0,20}\)", ANSWER),
        (r"_{3,}|\.{5,}|…{2,}", BLANK),
        (r"~~+|==+|\^\^+", "templates have no words struck out or marked"),
        (
            r"~[^~\s]{1,30}~|\^[^^\s]{1,30}\^|(?<=\w)\^(?=\d)",
            "nothing is raised or lowered; write the character itself: m²",
        ),
        (r"\+\+[^+\s][^+\n]{0,60}\+\+|%%+", "templates have no words underlined or left out"),
        (r"(?<![\w:]):[a-z_]{2,30}:(?![\w:])", "write the sign itself, or a word for it"),
        (r"`+", "templates have no code"),
        (r"\$(?=[A-Za-z\\])[^$\n]{1,60}\$(?!\d)", "templates have no formulas; write it in words"),
        (r"^\|.*$", "a table has a line of dashes below its heads, |---|---|, with as many cells"),
        (r"^::+.*|:::+", 'a container begins with ::: and its name, as in "::: note"'),
        (r"^(?:!!!|\?\?\?)\+?[ \t].*", 'guidance is "::: note"'),
        (r"^:[ \t]+\S.*", "templates have no lists of terms; write **Term:** and what it means"),
        (r"^[ \t]*#{7,}.*", 'a heading is "## Words", with six # at most'),
        (r"^[ \t]*(?:#{2,6}(?=[^\s#])|#(?=[^\s#\d]))", 'a heading is "## Words", with a space'),
        (r"(?<=\S)[ \t]{1,20}#{2,}[ \t]*$", "a heading begins with its marks"),
        (
            r"^[ \t]*(?:[•●▪‣◦∙]|-(?=[A-Za-z])|-{2,3}(?= )|[0-9]{1,2}[.)](?=[A-Za-z]))",
            'a list has "- " or "1. " before each line',
        ),
        (r"\*{2,}|_{2,}|\*(?=\S)|(?<=\S)\*|(?<!\w)_|_(?!\w)", BOLD),
        (r"&#?\w+;", "write the character itself"),
        (r"\\\s*\Z", r"a \ breaks a line only when another follows; leave it out"),
        (r"\\.?", r"a \ stands before a mark that is meant, or at the end of a line"),
    )
)
ONLY_WORDS = "only words stand here, and no marks"
PLAIN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[<>]"), 'say it in words, as in "over 65"'),
    *((pattern, ONLY_WORDS) for pattern, _ in OURS),
    (re.compile(r"\[\[|\[[ xX]\]|^#{1,6}[ \t]", re.MULTILINE), ONLY_WORDS),
)


def stray_marks(text: str, names: Collection[str] = ()) -> Iterator[Mark]:
    """Find the marks in what is left as text in a template; `names` are what details are called, made even."""
    yield from _marks(text, OURS, names)


def marks_in_words(text: str) -> Iterator[Mark]:
    """Find the marks in words that nobody reads as Markdown, such as a title or a help line."""
    yield from _marks(text, PLAIN, ())


def _marks(text: str, table: tuple[tuple[re.Pattern[str], str], ...], names: Collection[str]) -> Iterator[Mark]:
    if not SUSPECT.search(text):
        return
    for pattern in (COMMENT, ADDRESS):
        text = pattern.sub(_unseen, text)
    for found in IN_BRACKETS.finditer(text) if names else ():
        if even(found[1]) in names:
            yield Mark(found.start(), found[0], DETAIL)
            text = text[: found.start()] + _unseen(found) + text[found.end() :]
    for pattern, hint in table:
        for found in pattern.finditer(text):
            yield Mark(found.start(), _shown(found[0]), hint)
        text = pattern.sub(_unseen, text)


def _shown(typed: str) -> str:
    """Show what was typed as a message does: short, and with … for what is no bare text."""
    shown = re.sub("[\ue000-\uf8ff]+", "…", typed.strip())
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"


def even(name: str) -> str:
    """Even out a name as it may have been typed: `Practice Name` is `practice_name`."""
    return re.sub(r"[\s_-]+", "_", name.strip().lower().replace("’", "'"))


def _unseen(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", UNSEEN, found[0])
