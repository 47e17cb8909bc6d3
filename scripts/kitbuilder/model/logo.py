"""Hold a practice's logo, and say how large it is drawn."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 60_000  # bytes: it is in every file of a kit
WIDEST, HIGHEST = 480, 168  # pixels: 40 by 14 mm at 305 an inch, finer than a fax or an office printer shows
COARSEST = 150  # pixels an inch: with fewer, edges look torn in print, so a small logo is drawn small
NAMELESS = "Logo"
POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as a PNG of 8-bit RGB, with nothing in it but the pixels, and the words read aloud in its place.

    Its `repr` is part of the keys that files are cached under, so it holds the digest and not the bytes.
    """

    png: bytes = field(repr=False)
    width: int
    height: int
    alt: str
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        """Calculate the digest of the picture."""
        object.__setattr__(self, "digest", hashlib.sha256(self.png).hexdigest())

    def drawn(self, room: tuple[float, float]) -> tuple[float, float]:
        """Say how wide and high it is drawn within `room`, all in points: in proportion, and no coarser than print bears."""
        scale = min(room[0] / self.width, room[1] / self.height, POINTS_PER_INCH / COARSEST)
        return self.width * scale, self.height * scale


def spoken(values: Mapping[str, str]) -> str:
    """Say what is read aloud in place of a logo: the practice's name, if it is known."""
    return values.get("practice_name") or NAMELESS
