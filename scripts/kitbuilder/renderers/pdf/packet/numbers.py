"""Write numbers as the site writes them in a PDF."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def fixed(number: float, digits: int = 2) -> str:
    """Write a number with at most so many digits behind its point, rounded as browsers round it."""
    rounded = Decimal(number).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{rounded.normalize():f}"
