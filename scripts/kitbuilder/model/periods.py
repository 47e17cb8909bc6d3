"""Values meet the ends of their sentences: "Harbor MedEx, Inc." before a period ends in one period, not in two. Pure."""

from __future__ import annotations

from dataclasses import replace

from kitbuilder.model.document import Emphasis, Inline, Inlines, LineBreak, Link, Placeholder, Strong, Text
from kitbuilder.model.phrase import Phrase

PERIOD, ELLIPSIS = ".", ".."  # of a value's end, or of what follows it: more than one period is an ellipsis, and stays


def with_ends(inlines: Inlines) -> Inlines:
    """Turn inlines into the same, in which each placeholder knows whether its sentence ends with a period right after it."""
    return _with_ends(inlines, "")[0]


def _with_ends(inlines: Inlines, after: str) -> tuple[Inlines, str]:
    """The inlines, and their first two characters; `after` are those of what follows them."""
    made: list[Inline] = []
    for inline in reversed(inlines):
        match inline:
            case Text(text=text):
                made.append(inline)
                after = (text + after)[:2]
            case Strong(children=children) | Emphasis(children=children) | Link(children=children) | Phrase(children=children):
                inner, after = _with_ends(children, after)
                made.append(replace(inline, children=inner))
            case Placeholder():
                made.append(replace(inline, stops=after[:1] == PERIOD and after != ELLIPSIS))
                after = "["
            case _:
                made.append(inline)
                after = "\n" if isinstance(inline, LineBreak) else "["
    return tuple(reversed(made)), after


def ended_once(inlines: Inlines) -> Inlines:
    """Turn merged inlines into the same without the period of a sentence whose last value brings its own."""
    return _ended_once(inlines, doubled=False)[0]


def _ended_once(inlines: Inlines, *, doubled: bool) -> tuple[Inlines, bool]:
    """The inlines, and whether the period that follows them is one too many; `doubled` says so of what precedes them."""
    made: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text=text):
                rest = text.removeprefix(PERIOD) if doubled else text
                made.extend([inline] if rest == text else [replace(inline, text=rest)] if rest else [])
                doubled = False
            case Strong(children=children) | Emphasis(children=children) | Link(children=children) | Phrase(children=children):
                inner, doubled = _ended_once(children, doubled=doubled)
                made.append(replace(inline, children=inner))
            case Placeholder(value=value, stops=True) if value.endswith(PERIOD) and not value.endswith(ELLIPSIS):
                made.append(inline)
                doubled = True
            case _:
                made.append(inline)
    return tuple(made), doubled
