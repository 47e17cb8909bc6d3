"""Check that a name or a date has its shape: whatever takes it further on relies on that."""

from __future__ import annotations

import re
from datetime import date

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # a file's name on every system, and a part of an address
FIELD = re.compile(r"[a-z][a-z0-9_]*")  # a Word merge field, a PDF field and an XML element name, all at once
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?")
EDITION = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_slug(text: str) -> bool:
    """Tell whether a template or a step can be called this."""
    return SLUG.fullmatch(text) is not None


def is_field_name(text: str) -> bool:
    """Tell whether a field can be called this. The site's scripts know the same names (details.js, fill_word.js,
    fill_slides.js).
    """
    return FIELD.fullmatch(text) is not None


def is_language(text: str) -> bool:
    """Tell whether this names a language, with or without its country: "en", "en-US"."""
    return LANGUAGE.fullmatch(text) is not None


def is_edition(text: str) -> bool:
    """Tell whether this is a month, as in "2026-11"; there is no year 0."""
    return EDITION.fullmatch(text) is not None and is_day(f"{text}-01")


def is_day(text: str) -> bool:
    """Tell whether this is a day of the calendar, as in "2026-11-23"; the other ways of ISO 8601 to write one are not ours."""
    if DAY.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
