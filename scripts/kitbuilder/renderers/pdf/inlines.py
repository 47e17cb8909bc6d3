"""Write inlines as the plain data of words, links and fields that `kit/style/words.typ` draws, and list the form fields."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, assert_never

from kitbuilder.model.document import Blank, Emphasis, Inline, Inlines, LineBreak, Link, Placeholder, Strong, Text, TickBox
from kitbuilder.model.inline_text import lines_of
from kitbuilder.model.look import Face
from kitbuilder.model.phrase import Phrase
from kitbuilder.model.printed_words import ENGLISH
from kitbuilder.renderers.pdf.form_field import FormField
from kitbuilder.renderers.pdf.form_lines import SHORT, is_alone
from kitbuilder.renderers.pdf.going_words import GoingWords, told_apart

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from kitbuilder.model.printed_words import PrintedWords
    from kitbuilder.renderers.pdf.measure import Measure

Data = dict[str, Any]  # what JSON can hold; read by kit/style/*.typ
USUAL, ADDRESS, SIGNATURE = 130, 270, 250  # points: a blank in running text, a field alone on its line, a signature
NO_BREAK_SPACE = "\u00a0"  # keeps a tick box and the first of its words together
MAY_BREAK = "\u200b"
LONG_WORD, LONG_PART = re.compile(r"\S{30,}"), re.compile(rf"[^\s{MAY_BREAK}]{{24}}(?=[^\s{MAY_BREAK}])")
MARK = re.compile(r"[@._/-](?=.)")


@dataclass(slots=True)
class Phrasing:
    """Turns inlines into data. `scope` begins the names of a template's own blanks; `linked` are the slugs to link to.

    `room` is the measure at hand, in points, for words that are `scale` times as large as usual; `serif` and `strong` name the
    type of the words around. `fills` and `runs` say that blanks and placeholders go as far as there is room, `bare` that
    something else already frames them, `plain` that an empty placeholder needs no line to write on,
    `heads` on which side of an empty letterhead they stand.
    `fixed` are the words that are ours.
    """

    measure: Measure
    scope: str = ""
    linked: Container[str] = ()
    form_fields: dict[str, FormField] = field(default_factory=dict)
    places: Counter[str] = field(default_factory=Counter)
    suffix: str = ""
    room: float = 0.0
    scale: float = 1.0
    serif: bool = False
    strong: bool = False
    fills: bool = False
    runs: bool = False
    bare: bool = False
    plain: bool = False
    heads: str = ""
    fixed: PrintedWords = ENGLISH

    def __post_init__(self) -> None:
        """Begin with the whole width of a page, unless there is less."""
        self.room = self.room or self.measure.look.measure

    @contextmanager
    def but(self, **changes: object) -> Iterator[None]:
        """Change these attributes within the block."""
        outer = {name: getattr(self, name) for name in changes}
        for name, value in changes.items():
            setattr(self, name, value)
        yield
        for name, value in outer.items():
            setattr(self, name, value)

    def field_id(self, form_field: FormField) -> str:
        """Note a field and return its mark: its count within its scope, so that a change elsewhere leaves it as it is."""
        mark = f"{self.scope}.{self.places[self.scope]}"
        self.places[self.scope] += 1
        self.form_fields[mark] = form_field
        return mark

    def inlines(self, inlines: Inlines) -> list[Data]:
        """Write inlines as data, line by line, since a field's width depends on the line it stands in."""
        made: list[Data] = []
        for whole in lines_of(inlines):
            alone, line = is_alone(whole), told_apart(whole)
            for before, inline in zip((None, *line), line, strict=False):
                made.append(self.inline(_glued(inline) if isinstance(before, TickBox) else inline, alone=alone))
        return made

    def inline(self, inline: Inline, *, alone: bool) -> Data:
        """Write one inline as data; `alone` says that its line holds nothing else."""
        match inline:
            case Text(text=text):
                going = {"t": "going", "other": inline.other} if isinstance(inline, GoingWords) else {"t": "text"}
                return {**going, "v": text}
            case Strong(children=children):
                with self.but(strong=True):
                    return {"t": "strong", "c": self.inlines(children)}
            case Emphasis(children=children):
                return {"t": "emph", "c": self.inlines(children)}
            case Link(target=target, children=children):
                return self.link(inline.slug, target, self.inlines(children))
            case Phrase(children=children):
                return {"t": "words", "c": self.inlines(children)}
            case LineBreak():
                return {"t": "break"}
            case TickBox():
                return self.tick(inline)
            case Blank():
                return self.blank(inline)
            case Placeholder():
                return self.placeholder(inline, alone=alone)
            case _:
                assert_never(inline)

    def link(self, slug: str, target: str, children: list[Data]) -> Data:
        """Write a link out, a link within the kit, or, where the other template is not in this PDF, its words alone."""
        if not slug:
            return {"t": "link", "to": target, "c": children}
        if slug in self.linked:
            return {"t": "ref", "to": slug, "c": children}
        return {"t": "emph", "c": children}

    def tick(self, box: TickBox) -> Data:
        """Write a box to tick."""
        name = f"{self.scope}.{box.group or box.key}{self.suffix}"
        field = FormField(name, box.label, is_tick=True, ticked=box.ticked)
        if box.group:
            field = replace(field, label=box.question, answer=box.key, option=box.spoken)
        return {"t": "tick", "id": self.field_id(field), "on": box.ticked, "round": bool(box.group)}

    def blank(self, blank: Blank) -> Data:
        """Write a space to write in, on a line unless something else frames it."""
        name = f"{self.scope}.{blank.key}{self.suffix}"
        face, hint = Face.of(serif=self.serif, strong=False), "" if blank.value else blank.hint
        framed = self.bare and self.measure.hint_fits(hint, self.room)
        label, prompt = f"{blank.label} ({hint})" if hint else blank.label, hint if framed else ""
        lines = max(blank.lines, self.measure.lines(blank.value, self.room, serif=self.serif))
        field = FormField(name, label, lines, choices=blank.choices, value=blank.value, prompt=prompt, face=face)
        mark = self.field_id(field)
        width: float | str = self._width(blank, lines)
        hint = "" if framed else hint
        return {"t": "blank", "id": mark, "lines": lines, "width": width, "bare": self.bare, "hint": hint}

    def _width(self, blank: Blank, lines: int) -> float | str:
        """Say how wide a blank is: as wide as it is meant to be, and never too narrow for what it holds from the start."""
        if blank.size == "short" and not self.bare:
            width = SHORT
        elif blank.label == self.fixed.signature and not self.fills:
            width = SIGNATURE
        elif self.fills or blank.size == "long" or lines > 1:
            return "fill"
        else:
            width = USUAL
        return max(width, self.measure.value(blank.value, serif=self.serif))

    def placeholder(self, placeholder: Placeholder, *, alone: bool) -> Data:
        """Write a field still to be filled, or, once details are merged, simply its words."""
        if placeholder.value:
            return {"t": "text", "v": breakable(placeholder.value)}
        own, face = placeholder.field, Face.of(serif=self.serif, strong=self.strong)
        framed = alone and self.bare
        ruled = not (self.plain or framed)
        field = FormField(own.name, own.label, prompt=own.label, ruled=ruled, face=face, stops=placeholder.stops)
        otherwise = placeholder.going_with[2] if placeholder.going_with else None
        mark = self.field_id(replace(field, heads=self.heads, otherwise=otherwise))
        width = (
            "fill"
            if self.runs or framed
            else min(ADDRESS, self.room)
            if alone
            else round(self.scale * self.measure.gap(placeholder))
        )
        return {"t": "placeholder", "id": mark, "width": width}


def breakable(value: str) -> str:
    """Mark where the words of a value may be broken: a long one, such as an e-mail, after its marks, or anywhere."""
    return LONG_WORD.sub(lambda word: LONG_PART.sub(r"\g<0>" + MAY_BREAK, MARK.sub(r"\g<0>" + MAY_BREAK, word[0])), value)


def _glued(inline: Inline) -> Inline:
    """Keep the words after a tick box from leaving it at the end of a line."""
    return replace(inline, text=NO_BREAK_SPACE + inline.text.lstrip(" ")) if isinstance(inline, Text) else inline
