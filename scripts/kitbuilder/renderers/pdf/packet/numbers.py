"""Write numbers as the site writes them in a PDF."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def fixed(number: float) -> str:
    """Write a number with at most two digits behind its point, rounded as browsers round it."""
    rounded = Decimal(number).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded.normalize():f}"
