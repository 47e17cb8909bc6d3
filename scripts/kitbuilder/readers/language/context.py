"""Hold one template with its passages and the rules of language: what every check of language is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Location

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Template
    from kitbuilder.readers.language.passages import Passage
    from kitbuilder.readers.language.phrases import Match
    from kitbuilder.readers.language.rules import Language


@dataclass(frozen=True, slots=True)
class Subject:
    """A template under inspection."""

    template: Template
    passages: tuple[Passage, ...]
    language: Language

    def at(self, line: int) -> Location:
        """Return the place of a line of the template's file."""
        return Location(self.template.where.path, line)

    def place_of(self, passage: Passage, match: Match) -> Location:
        """Return the place of words found in a passage."""
        return self.at(passage.line_at(match.start))
