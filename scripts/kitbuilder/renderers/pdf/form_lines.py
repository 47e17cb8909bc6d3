"""Lay out a form's line as rows that fit the page, each made of pieces: a label with its blank, or a box with its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, LineBreak, Placeholder, Strong, Text, TickBox
from kitbuilder.model.traverse import walk, words
from kitbuilder.renderers.pdf.measure import TICK

if TYPE_CHECKING:
    from kitbuilder.model.document import Inline, Inlines
    from kitbuilder.renderers.pdf.measure import Measure

LONGEST_LABELS = 88  # characters: with more than this between its blanks, a line is running text
SHORT, LEAST_BLANK = 74.0, 92.0  # points: a number or a date; anything else
GAP = 9.0  # between two pieces
# What cannot stand apart from the blank before it: a mark, and the end of its sentence where no other blank follows.
_MARKS = re.compile(r"[.,;:?!)]+")
_SENTENCE = re.compile(r"[.,;:?!)]+|[^.?!]{0,24}[.?!](?= |$)")


def has_gap(part: object) -> bool:
    """Tell whether somebody writes or ticks in these words, or in any of these blocks, by hand."""
    return any(isinstance(node, (Blank, TickBox)) for node in walk(part))


def is_alone(line: Inlines) -> bool:
    """Tell whether a line holds one thing only."""
    return len(without_break(line)) == 1


def without_break(line: Inlines) -> Inlines:
    """Return the line without the break it ends in."""
    return line[:-1] if line and isinstance(line[-1], LineBreak) else line


def is_form_line(line: Inlines) -> bool:
    """Tell whether a line is labels, blanks and boxes, rather than running text with a gap in it."""
    body = without_break(line)
    if any(isinstance(inline, TickBox) for inline in body):
        return True
    if not body or not isinstance(body[-1], (Blank, Placeholder)):
        return False
    label = words(tuple(inline for inline in body if not isinstance(inline, Blank)))
    return len(label) <= LONGEST_LABELS and (isinstance(body[-1], Blank) or _is_labelled(body))


def rows_of(line: Inlines, room: float, measure: Measure, *, serif: bool = False) -> list[list[Inlines]]:
    """Lay a form line out: rows, each of pieces, none wider than `room` points unless one piece alone is."""
    rows: list[list[Inlines]] = []
    used = room + 1
    for piece in _pieces(without_break(line)):
        width = _least_width(piece, measure, serif=serif)
        if used + GAP + width > room:
            rows.append([])
            used = -GAP
        rows[-1].append(piece)
        used += GAP + width
    return rows


def _is_labelled(body: Inlines) -> bool:
    """Tell whether a line is `Office: [[provider_practice]]` and nothing else: a placeholder in a sentence is no form line."""
    return len(body) == 2 and words(body[:1]).endswith(":")  # noqa: PLR2004


def _pieces(body: Inlines) -> list[Inlines]:
    """Cut before each tick box, before each label in strong type, and after each blank and what ends its sentence."""
    pieces: list[list[Inline]] = [[]]
    for inline, following in zip(body, (*body[1:], None), strict=True):
        piece = pieces[-1]
        if piece and isinstance(piece[-1], Blank):
            closing, rest = _closing(inline, _MARKS if isinstance(following, Blank) else _SENTENCE)
            piece.extend(closing)
            pieces.extend([[rest]] if rest is not None else [])
        elif piece and (isinstance(inline, TickBox) or (isinstance(inline, Strong) and has_gap(tuple(piece)))):
            pieces.append([inline])
        else:
            piece.append(inline)
    return [tuple(piece) for piece in pieces if piece]


def _closing(inline: Inline, end: re.Pattern[str]) -> tuple[list[Inline], Inline | None]:
    """Cut the words after a blank: what `end` finds at their beginning stays with it."""
    if not isinstance(inline, Text):
        return [], inline
    ends = end.match(inline.text)
    if not ends:
        return [], inline
    rest = inline.text[ends.end() :]
    return [Text(ends[0])], Text(rest) if rest.strip() else None


def _least_width(piece: Inlines, measure: Measure, *, serif: bool) -> float:
    fields = [node for node in walk(piece) if isinstance(node, (Blank, TickBox, Placeholder))]
    text = words(tuple(inline for inline in walk(piece) if isinstance(inline, Text)))
    return measure.width(text, serif=serif) + sum(_field_width(field, measure) for field in fields)


def _field_width(field: Blank | TickBox | Placeholder, measure: Measure) -> float:
    match field:
        case TickBox():
            return TICK
        case Placeholder():
            return measure.width(field.value) if field.value else measure.gap(field)
        case _:
            empty = SHORT if field.size == "short" else LEAST_BLANK
            hint = measure.width(f" ({field.hint})") if field.hint and not field.value else 0.0
            return max(empty, measure.value(field.value)) + hint


def trimmed(piece: Inlines) -> Inlines:
    """Return a piece of a row without the spaces that the gap beside it stands for."""
    first, last = piece[0], piece[-1]
    if isinstance(first, Text):
        piece = (Text(first.text.lstrip(" ")), *piece[1:])
    if isinstance(last, Text) and len(piece) > 1:
        piece = (*piece[:-1], Text(last.text.rstrip(" ")))
    return piece
