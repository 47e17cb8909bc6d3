"""The faces that forms are typed in, each by its file: without them no kit can be made, whatever else its style uses."""

from __future__ import annotations

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
