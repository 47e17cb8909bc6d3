"""Write the space between a page's lines as one line break: templates leave long runs of it, which every visitor would fetch."""

from __future__ import annotations

import re

# Where space counts, or belongs to what a page's policy knows by its digest.
KEPT = re.compile(r"<(/?)(pre|script|textarea)\b")
RUN = re.compile(r"(?<![ \t\r])[ \t\r]*+\n\s*+")


def close_up(html: str) -> str:
    """Close up a page, outside of scripts and of what is shown as it was written."""
    parts, within, read = [], "", 0
    for tag in KEPT.finditer(html):
        parts.append(_closed(html[read : tag.start()], within))
        read = tag.start()
        if not within and not tag[1]:
            within = tag[2]
        elif tag[1] and within == tag[2]:
            within = ""
    return "".join((*parts, _closed(html[read:], within)))


def _closed(part: str, within: str) -> str:
    return part if within else RUN.sub("\n", part)
