"""End a sentence in one period where its last value, such as "Harbor MedEx, Inc.", brings its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kitbuilder.model.document import Emphasis, Inline, Inlines, LineBreak, Link, Placeholder, Strong, Text
from kitbuilder.model.phrase import Phrase

PERIOD, ELLIPSIS = ".", ".."  # of a value's end, or of what follows it: more than one period is an ellipsis, and stays


@dataclass(frozen=True, slots=True)
class _Following:
    """The first two characters of what follows: as written, and once the words that go with `fields` are left out."""

    written: str = ""
    remaining: str = ""
    fields: tuple[str, ...] = ()

    def behind(self, text: str) -> _Following:
        """Return what follows something that stands before `text`."""
        return _Following((text + self.written)[:2]) if text else self


def with_ends(inlines: Inlines) -> Inlines:
    """Mark each placeholder whose sentence ends with a period right after it, or would if words between were left out."""
    return _with_ends(inlines, _Following())[0]


def _with_ends(inlines: Inlines, after: _Following) -> tuple[Inlines, _Following]:
    """Mark the placeholders, and say what follows whatever stands before these inlines; `after` is what follows them."""
    made: list[Inline] = []
    for inline in reversed(inlines):
        match inline:
            case Text(text=text):
                made.append(inline)
                after = after.behind(text)
            case Phrase(children=children, otherwise=otherwise, field=field):
                inner, first = _with_ends(children, after)
                made.append(replace(inline, children=inner))
                rest = after if after.fields else replace(after, remaining=after.written)
                after = first if otherwise else _Following(first.written, rest.remaining, (field.name, *rest.fields))
            case Strong(children=children) | Emphasis(children=children) | Link(children=children):
                inner, after = _with_ends(children, after)
                made.append(replace(inline, children=inner))
            case Placeholder():
                stops = _is_period(after.written)
                without = after.fields if not stops and _is_period(after.remaining) else ()
                made.append(replace(inline, stops=stops, stops_without=without))
                after = _Following("[")
            case _:
                made.append(inline)
                after = _Following("\n" if isinstance(inline, LineBreak) else "[")
    return tuple(reversed(made)), after


def _is_period(after: str) -> bool:
    return after[:1] == PERIOD and after != ELLIPSIS


def before_period(value: str) -> str:
    """Return a value as it shows where a period is printed right after it."""
    return value.removesuffix(PERIOD) if not value.endswith(ELLIPSIS) else value


def ended_once(inlines: Inlines) -> Inlines:
    """Drop the period of a sentence whose last value brings its own, from inlines with details merged in."""
    return _ended_once(inlines, doubled=False)[0]


def _ended_once(inlines: Inlines, *, doubled: bool) -> tuple[Inlines, bool]:
    """Return the inlines, and whether the next period is one too many; `doubled` says so of what precedes them."""
    made: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text=text):
                rest = text.removeprefix(PERIOD) if doubled else text
                made.extend([inline] if rest == text else [replace(inline, text=rest)] if rest else [])
                doubled = doubled and not text
            case Strong(children=children) | Emphasis(children=children) | Link(children=children) | Phrase(children=children):
                inner, doubled = _ended_once(children, doubled=doubled)
                made.append(replace(inline, children=inner))
            case Placeholder(value=value) if inline.stops or inline.stops_without:
                made.append(inline)
                doubled = value.endswith(PERIOD) and not value.endswith(ELLIPSIS)
            case _:
                made.append(inline)
    return tuple(made), doubled
