"""Name the sheets of paper that a kit can be made for: US letter, and A4 nearly everywhere else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageSize:
    """A sheet of paper upright, in points, 72 to the inch; `code` is what spreadsheets call it (ECMA-376, 18.18.50)."""

    name: str
    title: str
    width: float
    length: float
    code: int

    def side(self, margin: float) -> float:
        """Return the margin left and right that leaves words the width that `margin` leaves them on US letter.

        So lines break alike on every paper, and what promises a page on US letter has it on a longer sheet.
        """
        return margin + (self.width - LETTER.width) / 2


LETTER = PageSize("letter", "US letter", 612, 792, 1)
A4 = PageSize("a4", "A4", 595.28, 841.89, 9)  # 210 × 297 mm
PAGE_SIZES = {size.name: size for size in (LETTER, A4)}
