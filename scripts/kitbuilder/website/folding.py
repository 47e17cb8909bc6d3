"""A long page of questions becomes a short list of them: each opens where it stands, and needs no script for it."""

from __future__ import annotations

import re

FOLDED = "situations/index.html"
# A heading of the third level, and all that follows up to the next heading or the end of the page's own text.
QUESTION = re.compile(r"(?P<heading><h3 id=[^>]*>.*?</h3>)(?P<body>.*?)(?=<h[23][ >]|</article>)", re.DOTALL)


def folded(html: str, page: str) -> str:
    """Turn the page of situations into the same with every answer folded under its question; other pages stay."""
    return QUESTION.sub(_fold, html) if page == FOLDED else html


def _fold(question: re.Match[str]) -> str:
    summary = f"<summary>{question['heading']}</summary>"
    return f'<details class="kit-branch kit-question">{summary}<div>{question["body"].strip()}</div></details>\n'
