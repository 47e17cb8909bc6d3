"""Hold what stands in a line of a template: words, links, details, blanks and boxes to tick."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TYPE_CHECKING

from kitbuilder.model.phrase import Phrase
from kitbuilder.model.printed_words import words_in

if TYPE_CHECKING:
    from kitbuilder.model.field import Field

# Every class here is frozen and slotted. The leaves that hold words know the line of the file they stand on; a line is not
# part of what a node says: it is neither compared nor shown.


@dataclass(frozen=True, slots=True)
class Text:
    """Words, as they are to appear."""

    text: str
    line: int = attribute(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """`**words**`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*words*`."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """`[words](target)`. A target that ends in `.md` is another template of the kit; `slug` then names it."""

    target: str
    children: tuple[Inline, ...]

    @property
    def slug(self) -> str:
        """The template linked to, or "" for an address outside the kit."""
        return self.target.removesuffix(".md") if self.target.endswith(".md") else ""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`[[practice_name]]`: one occurrence of a declared field. `value` is "" until details are merged in.

    `stops` says that the period of its sentence comes right after it: a value may bring its own, as "Inc." does.
    `stops_without` names the fields that have to be none for that, since words that go with them stand between the two.
    `going_with` are the words of its phrase, once they are spread in its line: before it, after it, and said otherwise.
    """

    field: Field
    value: str = ""
    stops: bool = False
    stops_without: tuple[str, ...] = ()
    going_with: tuple[str, ...] = attribute(default=(), repr=False)
    line: int = attribute(default=0, compare=False, repr=False)

    @property
    def shown(self) -> str:
        """What a reader sees: the value, or the field's label in square brackets."""
        return self.value or self.labelled

    @property
    def labelled(self) -> str:
        """What stands there as long as there is no value: the label in square brackets."""
        return f"[{self.field.label}]"


@dataclass(frozen=True, slots=True)
class Blank:
    """`[[? Label | 2 lines]]`: a space to write in. `key` is unique within the template; `lines` counts its height.

    `size` is "short" (a number, a date), "long" (to the end of the line) or "" (chosen by the renderer). `choices` are what it
    may hold, () for anything; `is_date` says that it holds a day; `value` is what stands in it from the start. `named` says that
    nothing on its line or before it tells what it is for: paper then shows its label. `language` is that of its template, "" for
    the kit's own.
    """

    key: str
    label: str
    lines: int = 1
    size: str = ""
    choices: tuple[str, ...] = ()
    is_date: bool = False
    value: str = ""
    named: bool = False
    line: int = attribute(default=0, compare=False, repr=False)
    language: str = attribute(default="", repr=False)

    @property
    def hint(self) -> str:
        """What stands in small words behind it, since whoever writes by hand sees no list and no calendar; "" for nothing."""
        words = words_in(self.language)
        if self.is_date:
            return words.date_hint
        return words.choices_end.join(part for part in (", ".join(self.choices[:-1]), *self.choices[-1:]) if part)


@dataclass(frozen=True, slots=True)
class TickBox:
    """`[ ]`, or `[x]` in a filled sample. `label` is what ticking it says; `key` is unique within the template.

    `( )` is one of several answers to a `question`, of which one holds: they share a `group`, which is "" for a box of its own.
    """

    key: str
    label: str
    ticked: bool = False
    group: str = ""
    question: str = ""
    line: int = attribute(default=0, compare=False, repr=False)

    @property
    def spoken(self) -> str:
        """What is read aloud for it: its label, which for an answer may lack the question."""
        return self.label if self.label.startswith(self.question) else f"{self.question}: {self.label}"


@dataclass(frozen=True, slots=True)
class LineBreak:
    r"""A line that ends in `\`."""


Inline = Text | Strong | Emphasis | Link | Placeholder | Phrase | Blank | TickBox | LineBreak
Inlines = tuple[Inline, ...]
