"""A template becomes the time its reader needs for it: to say it, or to read and fill it in."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Say, TickBox
from kitbuilder.model.speech import seconds_to_say
from kitbuilder.model.walk import walk, words

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Template

WORDS_A_MINUTE = 200  # read with care, and so a little slower than adults read silently
SECONDS_A_BLANK = 10
MINUTE = 60
SCRIPT = "script"  # the kind that is spoken; an agenda may hold spoken lines too, and is still worked through


class Time(Enum):
    """How long, as somebody in a hurry asks: the value in an address, and the words for it."""

    MOMENT = ("minute", "Up to a minute", MINUTE)
    SHORT = ("five-minutes", "Up to five minutes", 5 * MINUTE)
    LONG = ("longer", "Longer", None)

    def __init__(self, name: str, label: str, most: int | None) -> None:
        self._value_ = name
        self.label = label
        self.most = most


def time_needed(template: Template) -> Time:
    """Turn a template into its time. A script takes as long as its longest turn; a page is read and its blanks filled."""
    seconds = _seconds(template)
    return next(time for time in Time if time.most is None or seconds <= time.most)


def _seconds(template: Template) -> float:
    turns = [seconds_to_say(block.children) for block in walk(template.document) if isinstance(block, Say)]
    if turns and template.kind.name == SCRIPT:
        return max(turns)
    blanks = sum(isinstance(node, (Blank, TickBox)) for node in walk(template.document))
    return len(words(template.document).split()) * MINUTE / WORDS_A_MINUTE + blanks * SECONDS_A_BLANK
