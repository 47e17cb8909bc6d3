"""What the typesetter and the form writer agree on: one field of the finished PDF, and the face its text is typed in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Face(StrEnum):
    """The faces a field can be typed in, each by its file in `kit/style/fonts`: what is typed matches the words around it."""

    SANS = "SourceSans3_400Regular.ttf"
    SANS_STRONG = "SourceSans3_600SemiBold.ttf"
    SERIF = "SourceSerif4_400Regular.ttf"
    SERIF_STRONG = "SourceSerif4_600SemiBold.ttf"

    @classmethod
    def of(cls, *, serif: bool, strong: bool) -> Face:
        """The face for words that are set in serif type or not, strong or not."""
        if serif:
            return cls.SERIF_STRONG if strong else cls.SERIF
        return cls.SANS_STRONG if strong else cls.SANS


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the finished PDF. Its place in the list is the number its marker link carries.

    `prompt` is shown in the empty field and, if `ruled`, stands on a line; both are gone as soon as somebody fills it.
    """

    name: str
    label: str
    is_tick: bool = False
    lines: int = 1
    ticked: bool = False
    prompt: str = ""
    ruled: bool = False
    face: Face = Face.SANS
