"""Check that a deck can be shown and said: slides a whole room can read, notes on each, minutes that add up."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import Trait
from kitbuilder.model.deck import outside_slides, slides_of
from kitbuilder.model.document import Blank, Bullets, Numbered, Paragraph, Placeholder, Say, Table, Text, TickBox
from kitbuilder.model.problem import Code, Location, Problem
from kitbuilder.model.reading_time import spoken_words
from kitbuilder.model.traverse import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.deck import Slide
    from kitbuilder.readers.templates import ReadTemplate

LEAST_SLIDES, MOST_SLIDES = 2, 20
MOST_WORDS = 40  # on one slide, beside its title: type of 24 points leaves room for no more
MOST_TITLE = 8  # words
MOST_ROWS, MOST_COLUMNS = 6, 4  # of a table, its head included
SECONDS = 60  # in a minute
SHOWN = (Paragraph, Bullets, Numbered, Table)
NAMES = {"TickList": "boxes to check", "Heading": "a part (###)", "Say": "words to be said", "Columns": "columns", "Box": "a box"}


def check_deck(read: ReadTemplate) -> Iterator[Problem]:
    """Find what keeps a deck from being shown, and minutes in a template that is none."""
    template = read.template
    if not template.has(Trait.SLIDES):
        if template.minutes:
            yield _problem(read, None, f"a {template.kind.label.lower()} has no slides, and so no minutes", "take out minutes")
        return
    slides = slides_of(template.document)
    if not LEAST_SLIDES <= len(slides) <= MOST_SLIDES:
        hint = "each ## above the first --- begins one"
        yield _problem(read, None, f"{len(slides)} slides; a deck has {LEAST_SLIDES} to {MOST_SLIDES}", hint)
    for block in outside_slides(template.document):
        yield _problem(read, block, "this is on no slide", "put it below a ##, or below a --- for the hand-out alone")
    for slide in slides:
        yield from _shown(read, slide)
        yield from _noted(read, slide)
    for first, second in _twins(slides):
        yield _problem(read, second.heading, f'two slides are called "{first.title}"', "a listener finds a slide by its title")
    yield from _minutes(read, slides)


def _shown(read: ReadTemplate, slide: Slide) -> Iterator[Problem]:
    if (count := spoken_words((slide.heading,))) > MOST_TITLE:
        yield _problem(read, slide.heading, f"a title of {count} words; at most {MOST_TITLE}", "one line, read in a second")
    if not slide.body:
        yield _problem(read, slide.heading, f'the slide "{slide.title}" shows nothing')
    for block in slide.body:
        yield from _block(read, block)
    if sum(isinstance(block, Table) for block in slide.body) > 1:
        yield _problem(read, slide.heading, f'the slide "{slide.title}" has two tables', "make it two slides")
    if (count := spoken_words(slide.body)) > MOST_WORDS:
        message = f'the slide "{slide.title}" has {count} words; at most {MOST_WORDS}'
        yield _problem(read, slide.heading, message, "the rest is for the notes, or for the hand-out")


def _block(read: ReadTemplate, block: object) -> Iterator[Problem]:
    if not isinstance(block, SHOWN):
        name = NAMES.get(type(block).__name__, f"a {type(block).__name__.lower()}")
        yield _problem(
            read, block, f"a slide cannot show {name}", "paragraphs, lists and one table; what is said is for ::: note"
        )
    elif isinstance(block, Table) and (len(block.shown_rows) > MOST_ROWS or len(block.header) > MOST_COLUMNS):
        message = f"a table of {len(block.shown_rows)} rows and {len(block.header)} columns"
        yield _problem(read, block, message, f"a slide holds {MOST_ROWS} rows, the head included, and {MOST_COLUMNS} columns")
    elif isinstance(block, Bullets | Numbered):
        for item in block.items:
            if [type(part) for part in item] != [Paragraph]:
                yield _problem(read, item, "an item on a slide is one line of words", "make a list within a list two slides")


def _noted(read: ReadTemplate, slide: Slide) -> Iterator[Problem]:
    if len(slide.notes) != 1:
        many = "no notes" if not slide.notes else f"{len(slide.notes)} notes"
        yield _problem(read, slide.heading, f'the slide "{slide.title}" has {many}', "one ::: note below each ##")
    elif not any(isinstance(node, Say) for node in walk(slide.notes)):
        yield _problem(read, slide.notes, f'the notes of "{slide.title}" have nothing to say', "::: say within the ::: note")


def _minutes(read: ReadTemplate, slides: tuple[Slide, ...]) -> Iterator[Problem]:
    """Find minutes that are missing, do not follow each other, are too few for the words, or do not add up to the promise."""
    total = read.template.minutes
    if not total:
        yield _problem(read, None, "a deck says how long the talk takes", "write minutes: 20")
    for slide in slides:
        minutes = slide.minutes
        if slide.notes and minutes is None:
            hint = "begin the note with a line such as **Minutes 2 to 3**"
            yield _problem(read, slide.notes, f'the notes of "{slide.title}" do not say when it is shown', hint)
        elif minutes and slide.spoken_seconds > (minutes[1] - minutes[0]) * SECONDS:
            message = f"{slide.spoken_seconds} seconds to say in minutes {minutes[0]} to {minutes[1]}"
            yield _problem(read, slide.notes, message, "say less, or give it more time")
    timed = [(slide, slide.minutes) for slide in slides if slide.minutes]
    if timed and timed[0][1][0] != 0:
        yield _problem(read, timed[0][0].notes, f"the first slide begins in minute {timed[0][1][0]}", "begin with Minutes 0 to …")
    for (_, (_, end)), (slide, (begin, _)) in pairwise(timed):
        if begin != end:
            yield _problem(read, slide.notes, f"the slide before ends in minute {end}, and this begins in minute {begin}")
    if timed and total and timed[-1][1][1] != total:
        yield _problem(read, timed[-1][0].notes, f"the slides end in minute {timed[-1][1][1]}; the deck promises {total}")


def _twins(slides: tuple[Slide, ...]) -> Iterator[tuple[Slide, Slide]]:
    taken: dict[str, Slide] = {}
    for slide in slides:
        first = taken.setdefault(slide.title.casefold(), slide)
        if first is not slide:
            yield first, slide


def _problem(read: ReadTemplate, part: object, message: str, hint: str = "") -> Problem:
    """Make a problem at the first line of a part of the text that is known, else where the template is."""
    where = read.template.where
    leaves = (node for node in walk(part) if isinstance(node, Text | Placeholder | Blank | TickBox)) if part else ()
    line = next((leaf.line for leaf in leaves if leaf.line), where.line)
    return Problem(Location(where.path, line), Code.BAD_SLIDE, message, hint)
