"""Refuse words around a field whose omission would leave stray marks: a line is tried in every way it can come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kitbuilder.model.document import Emphasis, LineBreak, Link, Placeholder, Strong, Text
from kitbuilder.model.phrase import Phrase
from kitbuilder.model.problem import Code, Location, Problem
from kitbuilder.readers.markdown.field_words import EXAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.document import Inlines
    from kitbuilder.readers.markdown.reading import Reading

    Pieces = list[str | Phrase]

SOMETHING = "X"  # stands for a value, a blank or a tick box: something is there, and no mark
ONE_MARK = "let one of the marks go with them"
START, END = "^ *", " *$"  # nothing stands before; nothing stands after
# What must not meet where words were left out: the end of what is before them, the start of what is after them, what to call it
# and what to do. The first that fits says it.
STRAY: tuple[tuple[re.Pattern[str], re.Pattern[str], str, str], ...] = tuple(
    (re.compile(f"(?:{before})$"), re.compile(after), what, hint)
    for before, after, what, hint in (
        (START, END, "an empty line", f"say it otherwise, {EXAMPLE}"),
        (r"\( *", r" *\)", "empty brackets", "let the brackets go with them"),
        (r"“ *", r" *”", "empty quotation marks", "let the quotation marks go with them"),
        (r"‘ *", r" *’", "empty quotation marks", "let the quotation marks go with them"),
        (r"[,;:] *", r" *[,;:.!?]", "two marks that follow each other", ONE_MARK),
        (r"(?<!\.)\.", r"\.(?!\.)", "two periods", ONE_MARK),
        (r"[·•|/–—] *", r" *[·•|/–—]", "two marks that follow each other", ONE_MARK),
        (START, r" *[,;:.!?)·•|/]", "a mark at the beginning of the line", ONE_MARK),
        (r"[,·•|/(“] *|\s[–—] *", END, "a mark at the end of the line", ONE_MARK),
        (r"^| ", " ", "a space too many", "let the space before or after it go with it"),
        (" ", r"[,;:.!?)]", "a space too many", "let the space before or after it go with it"),
        (r"[^\s(\[“‘/–—-]", r"[^\s,.;:?!)\]’”/–—-]", "others that touch", "leave a space outside them"),
    )
)


@dataclass(frozen=True, slots=True)
class _Rendering:
    """One way a line can come out, and where in it words were left out or said otherwise."""

    text: str
    seams: tuple[tuple[int, Phrase], ...]


def check_omissions(inlines: Inlines, reading: Reading) -> None:
    """Note the stray marks that phrases would leave, whichever of the fields on their line are none."""
    for line in _lines(_pieces(inlines)):
        seen: set[str] = set()
        for missing in _ways(line):
            for phrase, what, hint in _strays(_rendered(line, missing)):
                # Fields that are none together repeat what each alone would leave.
                if phrase.key not in seen:
                    verb = "the words said instead of these leave" if phrase.otherwise else "left out, these words leave"
                    where = Location(reading.path, _line_of(phrase))
                    reading.problems.append(Problem(where, Code.BAD_PLACEHOLDER, f"{verb} {what}", hint))
                seen.add(phrase.key)


def _ways(line: Pieces) -> Iterator[tuple[str, ...]]:
    """List every choice of fields on a line that may be none, the single ones first."""
    names = list(dict.fromkeys(piece.field.name for piece in line if isinstance(piece, Phrase)))
    for count in range(1, len(names) + 1):
        yield from combinations(names, count)


def _strays(rendering: _Rendering) -> Iterator[tuple[Phrase, str, str]]:
    """Find each phrase at whose seam a stray mark came about, with what it is and what to do."""
    for seam, phrase in rendering.seams:
        before, after = rendering.text[:seam], rendering.text[seam:]
        for ends, begins, what, hint in STRAY:
            if ends.search(before) and begins.match(after):
                yield phrase, what, hint
                break


def _rendered(line: Pieces, missing: tuple[str, ...]) -> _Rendering:
    """Render a line without the fields in `missing`."""
    text = ""
    seams: list[tuple[int, Phrase]] = []
    for piece in line:
        if isinstance(piece, str):
            text += piece
        elif piece.field.name not in missing:
            text += piece.before + SOMETHING + piece.after
        else:
            seams.append((len(text), piece))
            text += piece.otherwise
            if piece.otherwise:
                seams.append((len(text), piece))
    return _Rendering(text, tuple(seams))


def _pieces(inlines: Inlines) -> Iterator[str | Phrase]:
    for inline in inlines:
        match inline:
            case Text(text=text):
                yield text
            case Strong(children=children) | Emphasis(children=children) | Link(children=children):
                yield from _pieces(children)
            case LineBreak():
                yield "\n"
            case Phrase():
                yield inline
            case _:
                yield SOMETHING


def _lines(pieces: Iterator[str | Phrase]) -> Iterator[Pieces]:
    """Yield the pieces of each line that holds a phrase."""
    line: Pieces = []
    for piece in (*pieces, "\n"):
        if piece != "\n":
            line.append(piece)
            continue
        if any(isinstance(part, Phrase) for part in line):
            yield line
        line = []


def _line_of(phrase: Phrase) -> int:
    """Find the line of the file a phrase stands on."""
    return next((child.line for child in phrase.children if isinstance(child, Placeholder)), 0)
