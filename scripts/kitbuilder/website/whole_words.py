"""The title of a page does not break at a hyphen: "follow-up" stands in one line, as it is said."""

from __future__ import annotations

import re

TITLE = re.compile(r"(?<=<h1)(?P<attributes>[^>]*>)(?P<words>.*?)(?=</h1>)", re.DOTALL)
PART = re.compile(r"(?P<tag><[^>]*>)|(?P<word>[^\s<>-]+(?:-[^\s<>-]+)+)")
LONGEST = 20  # letters, which the narrowest screen has room for
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)  # from Markdown; those of templates fold up by themselves


def with_whole_words(html: str) -> str:
    """Turn a page into the same with the hyphened words of its title kept whole, but for those no screen might hold."""
    return TITLE.sub(lambda title: title["attributes"] + PART.sub(_kept, title["words"]), html)


def with_wide_tables(html: str) -> str:
    """Put a frame around every table of a page, in which a narrow screen moves it sideways."""
    return TABLE.sub(r'<div class="md-typeset__scrollwrap"><div class="md-typeset__table">\g<0></div></div>', html)


def _kept(part: re.Match[str]) -> str:
    if part["tag"] or len(part["word"]) > LONGEST:
        return part[0]
    return f'<span class="kit-whole">{part["word"]}</span>'
