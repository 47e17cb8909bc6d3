"""Take a deck apart: its slides, each with what it shows and its notes, and what only the hand-out holds."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.model.document import SECTION, Divider, Heading, Letterhead, Note, PageBreak, Say
from kitbuilder.model.reading_time import seconds_to_say
from kitbuilder.model.traverse import walk, words

if TYPE_CHECKING:
    from kitbuilder.model.document import Block, Blocks, Document

MINUTES = re.compile(r"Minutes (\d+) to (\d+)")


@dataclass(frozen=True, slots=True)
class Slide:
    """Holds one slide: its heading, the blocks it shows, and its notes, which only the speaker sees."""

    heading: Heading
    body: Blocks
    notes: tuple[Note, ...]

    @property
    def title(self) -> str:
        """What it is called: on the slide, in the outline, by a screen reader."""
        return words(self.heading)

    @property
    def minutes(self) -> tuple[int, int] | None:
        """Between which minutes of the talk it is on the screen, as its notes begin; None where they do not say so."""
        first = self.notes[0].children[:1] if self.notes else ()
        found = MINUTES.fullmatch(words(first))
        return (int(found[1]), int(found[2])) if found else None

    @property
    def spoken_seconds(self) -> int:
        """How many seconds its notes take to say."""
        return sum(seconds_to_say(node.children) for node in walk(self.notes) if isinstance(node, Say))


def slides_of(document: Document) -> tuple[Slide, ...]:
    """Take the slides out of a deck's document: each section before the first rule or page break is one."""
    shown = _before_end(document)
    starts = [place for place, block in enumerate(shown) if _opens(block)]
    return tuple(_slide(shown[start:end]) for start, end in zip(starts, [*starts[1:], len(shown)], strict=False))


def outside_slides(document: Document) -> Blocks:
    """List what stands before the first slide, and so on none. The letterhead does too: it is the hand-out's."""
    before = itertools.takewhile(lambda block: not _opens(block), _before_end(document))
    return tuple(block for block in before if not isinstance(block, Letterhead))


def _before_end(document: Document) -> Blocks:
    return tuple(itertools.takewhile(lambda block: not isinstance(block, Divider | PageBreak), document))


def _slide(section: Blocks) -> Slide:
    heading, *blocks = section
    assert isinstance(heading, Heading)  # noqa: S101  # sections are cut where one stands
    notes = tuple(block for block in blocks if isinstance(block, Note))
    return Slide(heading, tuple(block for block in blocks if not isinstance(block, Note)), notes)


def _opens(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == SECTION
