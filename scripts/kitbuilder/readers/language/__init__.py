"""What a kit's templates say is held against `language.yml`: words, figures, reading grade, overlong, clients' details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.readers.language.banned import banned_words
from kitbuilder.readers.language.figures import unsourced_figures
from kitbuilder.readers.language.grade import reading_grades
from kitbuilder.readers.language.lengths import overlong
from kitbuilder.readers.language.passages import passages_of
from kitbuilder.readers.language.privacy import client_details
from kitbuilder.readers.language.subject import Subject
from kitbuilder.readers.language.table import read_language
from kitbuilder.readers.language.unfinished import unfinished_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.problem import Problem
    from kitbuilder.readers.language.wordlist import Language
    from kitbuilder.readers.templates import ReadTemplate

__all__ = ["check_language", "read_language"]

RULES = (banned_words, unsourced_figures, reading_grades, overlong, client_details, unfinished_text)


def check_language(read: ReadTemplate, language: Language) -> Iterator[Problem]:
    """Turn a template as read into every problem with its language."""
    subject = Subject(read.template, passages_of(read), language)
    for rule in RULES:
        yield from rule(subject)
