"""Put the templates read into the order of the steps, each with its number, and find what two of them may not share."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from kitbuilder.model.catalogue import Step
from kitbuilder.model.translation import code_of
from kitbuilder.readers import rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.load_templates import Faultless
    from kitbuilder.readers.vocabulary import Vocabulary


def ordered_steps(vocabulary: Vocabulary, read: Mapping[str, Faultless]) -> tuple[Step, ...]:
    """Order the templates by step. A translation comes right after its original, and has its number."""
    steps: list[Step] = []
    taken = {entry.read.template.number for entry in read.values()}
    free = (number for number in count(1) if number not in taken)
    for place, entry in enumerate(vocabulary.steps, start=1):
        templates = []
        for slug, _ in entry.slugs:
            number = read[slug].read.template.number or next(free)
            versions = (read[slug], *(other for other in read.values() if _original(other) == slug))
            for each in versions:
                template = replace(each.read.template, step=place, number=number)
                templates.append(replace(template, grade=each.grade, ease=each.ease))
        steps.append(Step(place, entry.name, entry.title, entry.why, entry.tip, tuple(templates), entry.checklist))
    return tuple(steps)


def twins(vocabulary: Vocabulary, read: Mapping[str, Faultless]) -> Iterator[Problem]:
    """Find numbers of forms given twice, and files of one name in one folder of the ZIP: of a step, or of a language."""
    for step in vocabulary.steps:
        yield from rules.file_names(read[slug].read for slug in dict(step.slugs) if slug in read)
    yield from rules.form_numbers(entry.read for entry in read.values() if not _original(entry))
    for code in vocabulary.languages:
        yield from rules.file_names(entry.read for entry in read.values() if code_of(entry.read.template) == code)


def _original(entry: Faultless) -> str:
    """Return the slug of what a template translates, "" for one that is no translation."""
    translation = entry.read.template.translation
    return translation.original if translation else ""
