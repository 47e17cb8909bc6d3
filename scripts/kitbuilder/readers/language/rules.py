"""Hold what `language.yml` says, once read: words to avoid, what excuses them, and the limits kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from kitbuilder.model.problem import Location
    from kitbuilder.readers.language.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Avoided:
    """Words to avoid, what to say instead and why; `unless` are phrases in which they are fine.

    They are avoided everywhere, or only in templates for one of `audience`, for nobody in `not_for`, of one of `kinds`.
    """

    words: Phrases
    say: tuple[str, ...]
    because: str
    unless: Phrases
    audience: tuple[str, ...]
    not_for: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Denied:
    """How a word is turned down: by a word in front of it in its clause, or by the heading it stands under.

    `others` are those whose quoted words are their own.
    """

    words: Phrases
    breaks: Phrases
    others: Phrases
    headings: Phrases


@dataclass(frozen=True, slots=True)
class Excuse:
    """Words one template, or one page of the site, may say, and why. `where` is the place of a page's name."""

    name: str
    words: Phrases
    because: str
    where: Location | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is asked of a reader or a listener. Grades are Flesch-Kincaid, by audience and for pages of the site.

    `ease` is the least that a text in Spanish has on the INFLESZ scale; 0 for other languages.
    """

    ease: int
    grades: dict[str, int]
    page_grade: int
    grade_words: int
    spoken_seconds: int
    voicemail_least: int
    voicemail_most: int
    email_words: int


@dataclass(frozen=True, slots=True)
class Privacy:
    """Where no detail of a client may stand, and how a blank asks for one."""

    templates: tuple[str, ...]
    voicemail: Phrases
    text_message: Phrases
    blanks: Phrases


@dataclass(frozen=True, slots=True)
class Figures:
    """What makes a number a finding.

    `values` find shares and cut-offs, which a made-up sample has too; `people` finds how many were studied, and `terms`
    are words of research. `counts` are things one may count without a study; `money` marks a sentence about prices.
    """

    values: tuple[re.Pattern[str], ...]
    people: re.Pattern[str]
    least_people: int
    terms: Phrases
    counts: frozenset[str]
    money: Phrases
    sample_mark: str


@dataclass(frozen=True, slots=True)
class Language:
    """Everything `language.yml` says; `avoided` are the words of all entries of `avoid` together."""

    avoid: tuple[Avoided, ...]
    avoided: Phrases
    denied: Denied
    excuses: tuple[Excuse, ...]
    limits: Limits
    privacy: Privacy
    figures: Figures
    unfinished: Phrases
