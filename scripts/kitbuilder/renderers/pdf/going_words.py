"""Tell the words that go with an empty field apart from the line they are spread in: who has none of it has them taken out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kitbuilder.model.document import Placeholder, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kitbuilder.model.document import Inline, Inlines

DROPPED = " ·"  # between two details, where each has a line or a piece of a row of its own


@dataclass(frozen=True, slots=True)
class GoingWords(Text):
    """Words that go with the field beside them. They look like any others; the page says of them which they are.

    `other` tells those of one field from those of the next on its line.
    """

    other: bool = False


def told_apart(line: Inlines) -> list[Inline]:
    """Return a line in which the words that go with an empty field are texts of their own."""
    pieces: list[Inline] = []
    after, other = "", False
    for inline in line:
        if isinstance(inline, Text) and after:
            going = after if inline.text.startswith(after) else after.rstrip(DROPPED)
            rest = _cut(inline.text.removeprefix, going, inline)
            pieces += _texts(GoingWords(going, inline.line, other), replace(inline, text=rest))
            after = ""
            continue
        if isinstance(inline, Placeholder) and inline.going_with and not inline.value:
            (before, after, _), other = inline.going_with, not other
            if before and pieces and isinstance(last := pieces[-1], Text):
                going = before if last.text.endswith(before) else before.lstrip(DROPPED)
                rest = _cut(last.text.removesuffix, going, last)
                pieces[-1:] = _texts(replace(last, text=rest), GoingWords(going, last.line, other))
        pieces.append(inline)
    return pieces


def _cut(remove: Callable[[str], str], going: str, text: Text) -> str:
    rest = remove(going)
    if going and rest == text.text:
        raise AssertionError(f'"{going}" goes with a field, and the line says "{text.text}"')
    return rest


def _texts(*texts: Text) -> list[Text]:
    return [text for text in texts if text.text]
