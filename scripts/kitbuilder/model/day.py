"""Write days and months as Americans do, in every language a computer may be set to."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_in_words(iso: str) -> str:
    """Return "November 23, 2026" for "2026-11-23"."""
    when = date.fromisoformat(iso)
    return f"{MONTHS[when.month - 1]} {when.day}, {when.year}"


def month_in_words(edition: str) -> str:
    """Return "November 2026" for "2026-11"."""
    year, _, month = edition.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}"
