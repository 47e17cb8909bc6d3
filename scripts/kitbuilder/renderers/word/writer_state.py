"""Hold what is known while one document is written: where the pen is, and what the whole document has used so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.context import RenderContext
    from kitbuilder.model.document import Placeholder
    from kitbuilder.model.look import WordLook
    from kitbuilder.renderers.word.blanks import Rule
    from kitbuilder.renderers.word.reference import Reference

FIRST_CONTROL = 1001  # any number will do, as long as no two controls share one
FIRST_LOGO = 501  # of the text, where codes have numbers as controls do; the logo of a head has the number of its head


@dataclass(frozen=True, slots=True)
class Place:
    """Holds where blocks are written. `width` is in twips; `style` is the look of a plain paragraph there.

    `indent` is how far in the lists around have come, `depth` how many they are; `voice` is a character style for every run;
    `slip` tells the copies of a slip apart, and `is_close` that their paragraphs stand closer than others; `side` is "right" or
    "center" where paragraphs do not begin at the left.
    """

    width: int
    style: str = "Body Text"
    voice: str = ""
    indent: int = 0
    depth: int = 0
    slip: int = 0
    is_close: bool = False
    side: str = ""


@dataclass(frozen=True, slots=True)
class Pen:
    """Holds how runs are written: the place, the rules planned for the blanks of this paragraph, and the look of letters."""

    place: Place
    rules: Mapping[str, Rule]
    bold: bool = False
    italic: bool = False
    small: bool = False
    style: str = ""


@dataclass(slots=True)
class Links:
    """Holds what one part of the document leads to: addresses, each with the id of its relationship, and pictures by theirs.

    `logos` is the number that the next logo has in this part.
    """

    ids: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    logos: int = FIRST_LOGO

    def next_logo(self) -> int:
        """Return a number that no other logo of the document has."""
        self.logos += 1
        return self.logos - 1

    def id_for(self, target: str) -> str:
        """Return the id of an address's relationship, always the same for the same address."""
        return self.ids.setdefault(target, f"rIdLink{len(self.ids) + 1}")


@dataclass(slots=True)
class Draft:
    """Holds the state of one document while it is written. `rules` are the kinds of blank in it, `numbers` its numbered lists,
    `pictures` what its parts show, by the name of the file below `word/`.

    `template` is the one being written; `together` says that it shares the document with others.
    """

    template: Template
    context: RenderContext[WordLook]
    reference: Reference
    together: bool = False
    links: Links = field(default_factory=Links)
    controls: int = FIRST_CONTROL
    rules: dict[str, Rule] = field(default_factory=dict)
    bound: dict[str, Placeholder] = field(default_factory=dict)
    numbers: list[NumberedList] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)

    @property
    def has_controls(self) -> bool:
        """Say whether the document holds a control that shows a placeholder while it is empty."""
        return bool(self.bound or self.rules)

    def next_control(self) -> int:
        """Return a number that no other control of this document has."""
        self.controls += 1
        return self.controls

    def show(self, relation: str, file: str, data: bytes) -> None:
        """Have the part that is being written show a picture by this relationship; its file is in the document once."""
        self.links.pictures[relation] = file
        self.pictures[file] = data

    def number(self, level: int, start: int) -> int:
        """Begin a new list on this level, counting from `start`; return the id of its numbering."""
        levels = self.reference.levels("List Number")
        number = self.reference.highest_number + len(self.numbers) + 1
        self.numbers.append(NumberedList(number, levels.abstract, level, start))
        return number


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Holds a list that counts by itself from `start`, on a `level` from 0."""

    number: int
    abstract: int
    level: int
    start: int
