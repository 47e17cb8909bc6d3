"""Set what Markdown cannot: questions that open, words that do not break, tables that fit a narrow screen."""

from __future__ import annotations

import re

FOLDED = "situations/index.html"
# A heading of the third level, and all that follows up to the next heading or the end of the page's own text.
QUESTION = re.compile(r"(?P<heading><h3 id=[^>]*>.*?</h3>)(?P<body>.*?)(?=<h[23][ >]|</article>)", re.DOTALL)
TITLE = re.compile(r"(?<=<h1)(?P<attributes>[^>]*>)(?P<words>.*?)(?=</h1>)", re.DOTALL)
PART = re.compile(r"(?P<tag><[^>]*>)|(?P<word>[^\s<>-]+(?:-[^\s<>-]+)+)")
LONGEST = 20  # letters, which the narrowest screen has room for
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)  # from Markdown; those of templates fold up by themselves


def folded(html: str, page: str) -> str:
    """Fold every answer on the page of situations under its question, so that a long page is a short list, without a script."""
    return QUESTION.sub(_fold, html) if page == FOLDED else html


def with_whole_words(html: str) -> str:
    """Keep the hyphened words of a page's title whole, except for those that a narrow screen might not hold."""
    return TITLE.sub(lambda title: title["attributes"] + PART.sub(_kept, title["words"]), html)


def with_wide_tables(html: str) -> str:
    """Put a frame around every table of a page, in which a narrow screen moves it sideways."""
    return TABLE.sub(r'<div class="md-typeset__scrollwrap"><div class="md-typeset__table">\g<0></div></div>', html)


def _fold(question: re.Match[str]) -> str:
    summary = f"<summary>{question['heading']}</summary>"
    return f'<details class="kit-branch kit-question">{summary}<div>{question["body"].strip()}</div></details>\n'


def _kept(part: re.Match[str]) -> str:
    if part["tag"] or len(part["word"]) > LONGEST:
        return part[0]
    return f'<span class="kit-whole">{part["word"]}</span>'
