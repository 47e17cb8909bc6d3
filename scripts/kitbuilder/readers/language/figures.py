"""Find numbers that are findings, in a template or on a page that cites no source."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, Problem
from kitbuilder.readers.language.grade import BLANK
from kitbuilder.readers.language.phrases import Match
from kitbuilder.readers.language.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kitbuilder.readers.language.context import Subject
    from kitbuilder.readers.language.rules import Figures

NUMBER = r"(?<![\w$.,/-])\d+(?:,\d{3})*(?:\.\d+)?"
SMALL = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
AFTER = "or "  # a comparator that begins like this follows its number: "12 seconds or more"
NEXT_WORD = re.compile(r"\W*([A-Za-z]+)")
LAST_WORD = re.compile(r"(?<![A-Za-z])([A-Za-z]+)\W*$")
LONGEST_WORD = 40  # letters of a word before a number, with the marks between the two


def unsourced_figures(subject: Subject) -> Iterator[Problem]:
    """Find figures of health or research without a source. Times, fees, counts of things and blanks are no such figures."""
    if subject.template.sources:
        return
    figures = subject.language.figures
    is_sample = any(figures.sample_mark in passage.text for passage in subject.passages)
    for passage in subject.passages:
        text = BLANK.sub(lambda blank: " " * len(blank[0]), passage.text)
        found = [*_studies(text, figures), *([] if is_sample else _values(text, figures))]
        for match in found:
            where, message = subject.place_of(passage, match), f'"{match.text}" is a finding, and no source is cited here'
            yield Problem(where, Code.UNSOURCED_FIGURE, message, "add its id to sources, or leave it out")


def value_patterns(words: Mapping[str, Sequence[str]]) -> tuple[re.Pattern[str], ...]:
    """Build what finds shares and cut-offs from the lists `percent`, `units`, `cut_units` and `comparators`."""
    before = _any(word for word in words["comparators"] if not word.startswith(AFTER))
    after = _any(word for word in words["comparators"] if word.startswith(AFTER))
    cut = _any(words["cut_units"])
    patterns = (
        rf"{NUMBER}[\s-]?{_any(words['percent'])}",
        rf"{NUMBER}[\s-]?{_any(words['units'])}(?!\w)",
        rf"\b{before}\s*{NUMBER}\s{cut}(?!\w)",
        rf"{NUMBER}\s{cut}\s{after}(?!\w)",
        rf"\b{SMALL}\s(?:in|out\sof|de\scada)\s(?:every\s)?{SMALL}(?!\w)",
        r"\b\d+\s(?:of|de)\s(?:every\s)?\d+(?!\w)",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def people_pattern(people: Iterable[str]) -> re.Pattern[str]:
    """Build what finds how many were studied from the list `people`: "93 older adults", "in 21 studies"."""
    return re.compile(rf"({NUMBER})\s(?:[a-z-]+\s){{0,2}}?{_any(people)}(?!\w)", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words) + ")"


def _studies(text: str, figures: Figures) -> Iterator[Match]:
    yield from figures.terms.find(text)
    for found in figures.people.finditer(text):
        if float(found[1].replace(",", "")) >= figures.least_people:
            yield Match(found[0], found.start(), found.end())


def _values(text: str, figures: Figures) -> Iterator[Match]:
    parts = tuple(sentences(text))
    starts = [part.start for part in parts]
    is_of_money = cache(lambda place: place >= 0 and figures.money.holds(parts[place].text))
    for pattern in figures.values:
        for found in pattern.finditer(text):
            if not _is_count(text, found, figures) and not is_of_money(bisect_right(starts, found.start()) - 1):
                yield Match(found[0], found.start(), found.end())


def _is_count(text: str, found: re.Match[str], figures: Figures) -> bool:
    """Tell whether things are counted that need no study: "3 of 12 sessions", "page 1 of 2"."""
    words = (NEXT_WORD.match(text, found.end()), LAST_WORD.search(text, max(0, found.start() - LONGEST_WORD), found.start()))
    return any(word is not None and word[1].lower() in figures.counts for word in words)
