"""Name the blanks and tick boxes of a table by the words of their row and of their column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.model.document import Blank, LineBreak, Placeholder, Text, TickBox
from kitbuilder.model.traverse import walk

if TYPE_CHECKING:
    from kitbuilder.model.document import Inlines

FEWEST_LETTERS = 2  # of words that say what a row is about: "1", "(a)" and "3." only count it


@dataclass(slots=True)
class RowHead:
    """The words of one row, gathered cell by cell from the left, until they say what it is about.

    `number` counts the rows of a table from 1; `repeats` says that rows of it repeat one another; `row` is what a row is called
    that has no words.
    """

    number: int
    row: str
    repeats: bool = False
    words: str = ""
    settled: bool = False

    @property
    def name(self) -> str:
        """What the row is called: its words, or its number; rows that repeat one another are told apart by both."""
        return f"{self.words or self.row} {self.number}" if self.repeats else self.words or f"{self.row} {self.number}"

    def context(self, place: int, column: str) -> str:
        """Return what a blank in the cell at this place is called."""
        head = self.name if self.words or self.repeats or place else ""
        return ": ".join(part for part in (head, column) if part) or self.name

    def add(self, place: int, cell: Inlines) -> None:
        """Take in the cell at this place; one that is to be filled in begins the answers, and says nothing of the row."""
        if self.settled:
            return
        if (place or self.repeats) and any(isinstance(node, (Blank, TickBox)) for node in walk(cell)):
            self.settled = True
            return
        self.words = f"{self.words} {head_words(cell)}".strip()
        self.settled = sum(character.isalpha() for character in self.words) >= FEWEST_LETTERS


def head_words(cell: Inlines) -> str:
    """Return the words of a cell without any brackets: what stands beside its box, and of what is empty the label."""
    pieces: list[str] = []
    for node in walk(cell):
        match node:
            case Text(text=text):
                pieces.append(text)
            case Blank(label=label):
                pieces.append(label)
            case Placeholder(field=field):
                pieces.append(node.value or field.label)
            case LineBreak():
                pieces.append(" ")
            case _:
                pass
    return " ".join("".join(pieces).split()).strip(" :")
