"""Estimate how long words take to say aloud."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, Placeholder, Text
from kitbuilder.model.traverse import walk

if TYPE_CHECKING:
    from kitbuilder.model.document import Blocks

WORDS_A_MINUTE = 140  # the kit's own pace: unhurried, a little under everyday American speech
ROUNDED_TO = 5


def spoken_words(blocks: Blocks) -> int:
    """Count the words somebody says: a placeholder counts as its example, a blank as its label.

    What is merged in does not count: the time a template is said to take stays the same wherever it is filled in.
    """
    pieces: list[str] = []
    for node in walk(blocks):
        match node:
            case Text(text=text):
                pieces.append(text)
            case Placeholder(field=field):
                pieces.append(f" {field.example} ")
            case Blank(label=label):
                pieces.append(f" {label} ")
            case _:
                pieces.append(" ")
    return sum(any(letter.isalnum() for letter in word) for word in "".join(pieces).split())


def seconds_to_say(blocks: Blocks) -> int:
    """Estimate the seconds that spoken words take at 140 a minute, rounded up to the next five; 0 for none."""
    return math.ceil(spoken_words(blocks) * 60 / WORDS_A_MINUTE / ROUNDED_TO) * ROUNDED_TO
