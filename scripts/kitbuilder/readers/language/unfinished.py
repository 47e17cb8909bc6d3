"""Find words an author leaves for later, so that none of them is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.readers.language.context import Subject


def unfinished_text(subject: Subject) -> Iterator[Problem]:
    """Find what is not finished: what a reader fills in is a blank, not a word that says so."""
    for passage in subject.passages:
        for match in subject.language.unfinished.find(passage.text):
            where, message = subject.place_of(passage, match), f'"{match.text}" was left here by its author'
            yield Problem(where, Code.PLACEHOLDER_TEXT, message, 'write it out, or make it a blank: "[[? Label]]"')
