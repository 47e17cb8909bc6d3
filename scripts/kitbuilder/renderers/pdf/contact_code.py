"""Write a contact code as the data that `kit/style/blocks.typ` draws beside its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.renderers.contact_code import MM_PER_INCH, SIDE, as_svg

if TYPE_CHECKING:
    from kitbuilder.model.document import ContactCode
    from kitbuilder.model.printed_words import PrintedWords
    from kitbuilder.renderers.pdf.inlines import Data

POINTS_PER_INCH = 72
WIDE = SIDE / MM_PER_INCH * POINTS_PER_INCH
GAP = 14.0  # between it and the blocks: wider than the four squares of white that readers of codes ask for


def room_of(block: ContactCode) -> float:
    """Say how much of a line's width the code takes from its blocks, in points: none where it says nothing."""
    return WIDE + GAP if block.text else 0.0


def code_of(block: ContactCode, fixed: PrintedWords) -> Data | None:
    """Write the code and what is said of it; None where it says nothing."""
    if not block.text:
        return None
    alt = fixed.contact_code.format(block.practice)
    return {"svg": as_svg(block.text), "alt": alt, "below": fixed.scan, "wide": WIDE, "gap": GAP}
