"""Estimate the time a template takes: to say it, or to read it and fill it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import Trait
from kitbuilder.model.document import Blank, Branch, Heading, Placeholder, Say
from kitbuilder.model.reading_time import seconds_to_say
from kitbuilder.model.traverse import walk
from kitbuilder.renderers.plain_text import text_of
from kitbuilder.website.content.wording import MINUTE, time_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.catalogue import Template
    from kitbuilder.model.document import Block, Blocks

SPEAKER = "your_name"  # the field that opens a call or a message
READ_A_MINUTE = 200  # words of plain text, read with care
SECONDS_A_BLANK = 5  # to write a name, a number, a tick
SECONDS_A_PAGE = 30  # to find the way around a page
# A visitor's choices: name in the address, label, and an upper bound in seconds, as cards round them (0 = no upper bound).
TIMES = (("minute", "About a minute or less", 75), ("minutes", "A few minutes", 5 * MINUTE + 30), ("longer", "Longer", 0))


def seconds_needed(template: Template) -> int:
    """Estimate the seconds a template takes. A deck takes the minutes it promises.

    A script takes as long as its spoken words, with the longest of its branches. Where the visitor says their name again under
    a later heading, another call or message begins, and the longest of them counts. Anything else takes as long as reading it,
    at 200 words a minute and half a minute for each page after the first, and filling it in, at five seconds a blank. Merged
    details and notes do not count.
    """
    if template.minutes:
        return template.minutes * MINUTE
    if template.has(Trait.SPOKEN):
        return max(_seconds_spoken(talk) for talk in _talks(template.document))
    words = len(text_of(template.document, notes=False).split())
    blanks = sum(isinstance(node, Blank | Placeholder) for node in walk(template.document))
    return round(words * MINUTE / READ_A_MINUTE) + SECONDS_A_PAGE * (template.pages - 1) + SECONDS_A_BLANK * blanks


def time_choice(seconds: int) -> str:
    """Name the choice in `TIMES` that the seconds belong to: a minute at most, about five, or longer."""
    return next(name for name, _, end in TIMES if seconds < end or not end)


def time_words(template: Template, seconds: int) -> str:
    """Write the time as a card shows it: "about 30 seconds to say", "about 4 minutes"."""
    words = time_of(seconds)
    return f"{words} to say" if template.has(Trait.SPOKEN) else words


def _talks(blocks: Blocks) -> Iterator[list[Block]]:
    """Join the parts below headings into talks; a new talk begins where the speaker is named again."""
    talk: list[Block] = []
    for part in _parts(blocks):
        if _names_speaker(part) and _names_speaker(talk):
            yield talk
            talk = []
        talk.extend(part)
    yield talk


def _parts(blocks: Blocks) -> Iterator[list[Block]]:
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            yield part
            part = []
        part.append(block)
    yield part


def _names_speaker(blocks: list[Block]) -> bool:
    return any(isinstance(node, Placeholder) and node.field.name == SPEAKER for say in _says(blocks) for node in walk(say))


def _seconds_spoken(talk: list[Block]) -> int:
    always = _says([block for block in talk if not isinstance(block, Branch)])
    ways = (_together(_says([block])) for block in talk if isinstance(block, Branch))
    return _together(always) + max(ways, default=0)


def _says(blocks: list[Block]) -> list[Say]:
    return [node for node in walk(tuple(blocks)) if isinstance(node, Say)]


def _together(says: list[Say]) -> int:
    return seconds_to_say(tuple(block for say in says for block in say.children))
