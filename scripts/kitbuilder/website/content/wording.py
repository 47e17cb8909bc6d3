"""Write numbers and lists as people read them: sizes, pages, seconds, "phone, voicemail or fax"."""

from __future__ import annotations

import re

KILO = 1000
MINUTE = 60  # seconds


def size_of(size: int) -> str:
    """Write a number of bytes as "84 KB" or "1.2 MB"."""
    kilobytes = max(1, round(size / KILO))
    return f"{kilobytes} KB" if kilobytes < KILO else f"{size / KILO**2:.1f} MB"


def count_of(number: int, singular: str, plural: str = "") -> str:
    """Write a number and a noun as "1 page" or "3 pages"."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def time_of(seconds: int) -> str:
    """Write seconds as "about 25 seconds" or "about 2 minutes", rounded as a person would."""
    if seconds < 1.5 * MINUTE:
        return f"about {max(5, 5 * round(seconds / 5))} seconds"
    return f"about {count_of(round(seconds / MINUTE), 'minute')}"


def sentence(words: str) -> str:
    """Write words of the vocabulary as a label: "Front desk", "For you", "For you or client"."""
    spoken = re.sub(r"^self\b", "for you", words)
    return spoken[:1].upper() + spoken[1:]


def any_of(words: tuple[str, ...], last: str = "or") -> str:
    """Join words as in "phone, voicemail or fax"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""
