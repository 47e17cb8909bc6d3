"""Write the space between a page's lines as one line break: templates leave long runs of it, which every visitor would fetch."""

from __future__ import annotations

import re

# Where space counts, or belongs to what a page's policy knows by its digest.
KEPT = re.compile(r"(<(pre|script|textarea)\b.*?</\2>)", re.DOTALL)
RUN = re.compile(r"[ \t\r]*\n\s*")


def close_up(html: str) -> str:
    """Close up a page, outside of scripts and of what is shown as it was written."""
    parts = KEPT.split(html)  # between two parts that are kept stands the name of the element
    return "".join(RUN.sub("\n", part) if place % 3 == 0 else part if place % 3 == 1 else "" for place, part in enumerate(parts))
