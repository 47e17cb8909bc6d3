"""Name the faces that forms are typed in. `kit/style/look.yml` says which file each of them is."""

from __future__ import annotations

from enum import StrEnum


class Face(StrEnum):
    """A face that a field can be typed in, so that what is typed matches the words around it."""

    SANS = "sans-regular"
    SANS_STRONG = "sans-strong"
    SERIF = "serif-regular"
    SERIF_STRONG = "serif-strong"

    @classmethod
    def of(cls, *, serif: bool, strong: bool) -> Face:
        """Name the face for words that are set in serif type or not, strong or not."""
        if serif:
            return cls.SERIF_STRONG if strong else cls.SERIF
        return cls.SANS_STRONG if strong else cls.SANS
