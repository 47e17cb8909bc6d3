"""Hold words that go with a field: where somebody has none of what it asks for, they are left out or worded otherwise."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from kitbuilder.model.digest import digest_of
from kitbuilder.model.field import Field
from kitbuilder.model.logo import Logo
from kitbuilder.model.problem import Location
from kitbuilder.model.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from kitbuilder.model.inline import Inline

T = TypeVar("T")
LEAVES = (Field, Location, Sheet, Logo)  # what no word of a document stands in
KEY = 8  # hexadecimal digits: a kit has a few dozen of these


@dataclass(frozen=True, slots=True)
class Phrase:
    """`[[by fax to {practice_fax} or ]]`: words that go with a field, left out or said `otherwise` where it is none.

    `before` and `after` are the words around the field. Once details are merged in and it `is_none`, the children are what
    is said instead.
    """

    field: Field
    before: str
    after: str
    children: tuple[Inline, ...]
    otherwise: str = ""
    is_none: bool = False

    @property
    def key(self) -> str:
        """What tells these words from others that go with a field."""
        return digest_of(self.field.name, self.before, self.after, self.otherwise)[:KEY]


def spread(part: T) -> T:
    """Return a node, or a tuple of nodes, with the words of its phrases in their line, as if they were no phrases.

    An empty place of a field still knows the words that go with it: they stand around it.
    """
    return replaced(part, _spread)


def _spread(phrase: Phrase) -> tuple[Inline, ...]:
    words = () if phrase.is_none else (phrase.before, phrase.after, phrase.otherwise)
    children: tuple[Any, ...] = phrase.children
    return tuple(replace(child, going_with=words) if hasattr(child, "going_with") else child for child in children)


def replaced(part: T, words_for: Callable[[Phrase], tuple[Inline, ...]]) -> T:
    """Return a node, or a tuple of nodes, with other words for each of its phrases."""
    if isinstance(part, tuple):
        made: list[Any] = []
        for child in part:
            whole: tuple[Any, ...] = words_for(child) if isinstance(child, Phrase) else (replaced(child, words_for),)
            for piece in whole:
                # Words beside words are one text again: what reads a line by its texts finds it as it was written.
                if made and _is_text(made[-1]) and _is_text(piece):
                    made[-1] = replace(made[-1], text=made[-1].text + piece.text)
                else:
                    made.append(piece)
        return tuple(made)  # type: ignore[return-value]  # a tuple stays a tuple
    if is_dataclass(part) and not isinstance(part, (type, *LEAVES)):
        return replace(part, **{slot.name: replaced(getattr(part, slot.name), words_for) for slot in fields(part)})
    return part


def _is_text(part: object) -> bool:
    return type(part).__name__ == "Text"
