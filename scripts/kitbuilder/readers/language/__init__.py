"""Check what templates and pages say by `language.yml`: words, figures, reading grade, length, clients' details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.readers.active import active_content
from kitbuilder.readers.language.banned import banned_words
from kitbuilder.readers.language.context import Subject
from kitbuilder.readers.language.figures import unsourced_figures
from kitbuilder.readers.language.grade import grade_of, reading_grades
from kitbuilder.readers.language.lengths import overlong
from kitbuilder.readers.language.pages import drawings_of, subjects_of_pages
from kitbuilder.readers.language.passages import passages_of
from kitbuilder.readers.language.privacy import client_details
from kitbuilder.readers.language.rules_reader import read_language
from kitbuilder.readers.language.spanish import ease_of, reading_ease
from kitbuilder.readers.language.unfinished import unfinished_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.language.rules import Language
    from kitbuilder.readers.templates import ReadTemplate

__all__ = ["check_language", "check_pages", "ease_in_spanish", "read_language", "reading_grade"]

RULES = (banned_words, unsourced_figures, reading_grades, reading_ease, overlong, client_details, unfinished_text)


def check_language(read: ReadTemplate, language: Language) -> Iterator[Problem]:
    """Find every problem with the language of a template as read."""
    yield from _check(Subject(read.template, passages_of(read), language))


def reading_grade(read: ReadTemplate, language: Language) -> int:
    """Calculate the grade that readers of a template meet, or 0 where there is too little text to tell."""
    return grade_of(passages_of(read), language.limits.grade_words)


def ease_in_spanish(read: ReadTemplate, language: Language) -> int:
    """Calculate how easy a template in Spanish is on the INFLESZ scale, or 0: too little text to tell, or another language."""
    return ease_of(passages_of(read), language.limits.grade_words) if language.limits.ease else 0


def check_pages(folder: Path, language: Language) -> list[Problem]:
    """Find every problem with the site's pages in a folder, and with their drawings; no folder, no problem."""
    problems: list[Problem] = []
    for subject in subjects_of_pages(folder, language, problems):
        problems.extend(_check(subject))
    for path, text in drawings_of(folder, problems):
        problems.extend(active_content(text, path))
    return problems


def _check(subject: Subject) -> Iterator[Problem]:
    for rule in RULES:
        yield from rule(subject)
