"""Hold what the reading of one template shares: the fields it may name, the keys already taken, the problems found so far."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kitbuilder.model.printed_words import words_in
from kitbuilder.model.problem import Code, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.document import Link
    from kitbuilder.model.field import Field
    from kitbuilder.model.printed_words import PrintedWords

LONGEST_KEY = 48


@dataclass(slots=True)
class Reading:
    """`path` and `first_line` say where the text stands; `links` gathers what has to be checked once all is read.

    `language` is the tag of the language it is written in, "" for the kit's own.
    """

    path: str
    fields: Mapping[str, Field]
    problems: list[Problem]
    first_line: int = 1
    keys: dict[str, int] = field(default_factory=dict)
    links: list[tuple[Link, Location]] = field(default_factory=list)
    language: str = ""

    @property
    def words(self) -> PrintedWords:
        """The fixed words of its language."""
        return words_in(self.language)

    def at(self, line: int) -> Location:
        """Return the place in the file of a line of the text, from 0."""
        return Location(self.path, self.first_line + line)

    def fault(self, line: int, code: Code, message: str, hint: str = "") -> None:
        """Note a problem on a line of the text, from 0."""
        self.problems.append(Problem(self.at(line), code, message, hint))

    def key_for(self, label: str) -> str:
        """Derive a key from a label that no other blank or tick box of the template has: `fax_number`, `fax_number_2`."""
        plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_KEY].rstrip("_") or "blank"
        self.keys[stem] = self.keys.get(stem, 0) + 1
        key = stem if self.keys[stem] == 1 else f"{stem}_{self.keys[stem]}"
        if key != stem:
            self.keys[key] = self.keys.get(key, 0) + 1
            if self.keys[key] > 1:
                return self.key_for(key)
        return key


def curly(text: str) -> str:
    """Make straight apostrophes and double quotes curly, in text that Markdown does not see."""
    opened = re.sub(r'(?<![^\s(\[])"(?=\S)', "\u201c", re.sub(r"(?<=\w)'", "\u2019", text))
    return opened.replace('"', "\u201d")
