"""Hold what is due after what for an office that somebody keeps in touch with, and when to stop. The site works by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ANSWERED, UNANSWERED, ANY = "answered", "unanswered", "any"
WHEN = (ANSWERED, UNANSWERED, ANY)


@dataclass(frozen=True, slots=True)
class Caps:
    """How often an office that has not answered is contacted: `unanswered` times `within` so many days, `apart` days apart.

    `of_a_kind` ends the calls, and so on. After that it rests on the rhythm of the list `rests_on`. What nobody did lapses
    after `lapses` days, unless it is owed.
    """

    unanswered: int
    within: int
    apart: int
    of_a_kind: int
    rests_on: str
    lapses: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A list of offices: who is on it, the days from one contact to the next, and the templates to use in turn."""

    who: str
    days: int
    turns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TouchKind:
    """A kind of contact that can be logged. `log` is its word in the 90-day calendar's log, "" for what comes from them.

    One that `asks` may go unanswered, and counts then. `like` is the kind it counts with, where that is not its own.
    """

    label: str
    log: str
    asks: bool
    theirs: bool
    like: str


@dataclass(frozen=True, slots=True)
class Rule:
    """After a contact of one of these kinds, one of the kind `do` is due: in `days`, and no later than in `until`.

    `template` is what to use. The kinds in `ends` make it needless. What is `owed` to the office counts toward no cap.
    `when` is whether they answered; `repeats` is how often a calendar lays it out ahead.
    """

    name: str
    after: tuple[str, ...]
    when: str
    days: int
    until: int
    do: str
    template: str
    why: str
    owed: bool
    ends: tuple[str, ...]
    repeats: int

    def clashes_with(self, other: Rule) -> bool:
        """Whether one contact can make both due on the same day."""
        both_hold = ANY in (self.when, other.when) or self.when == other.when
        return self.days == other.days and both_hold and not set(self.after).isdisjoint(other.after)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of the year on which offices are closed: a `day` of a month, or its `nth` `weekday`, -1 for the last one."""

    name: str
    month: int
    day: int
    weekday: str
    nth: int


@dataclass(frozen=True, slots=True)
class Outreach:
    """Everything. `columns` are other names of an office's facts in somebody's table, `clients` those of facts about clients."""

    caps: Caps
    lists: Mapping[str, Rhythm]
    unlisted: str
    touches: Mapping[str, TouchKind]
    rules: tuple[Rule, ...]
    holidays: tuple[Holiday, ...]
    columns: Mapping[str, tuple[str, ...]]
    clients: tuple[str, ...]

    @property
    def templates(self) -> tuple[str, ...]:
        """The slugs of all templates that something here leads to, each once."""
        named = (*(rule.template for rule in self.rules), *(slug for rhythm in self.lists.values() for slug in rhythm.turns))
        return tuple(dict.fromkeys(named))
