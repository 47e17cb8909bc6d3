"""Prepare a page's Markdown for what it cannot express: words that do not break, wide tables, questions that open."""

from __future__ import annotations

import re

SITUATIONS = "situations.md"
TITLE = re.compile(r"^# [^{\n]+", re.MULTILINE)  # without the attributes that may follow
HYPHENED = re.compile(r"(?<![\w-])\w+(?:\\?-\w+)+(?![\w-])")  # the titles of templates have their hyphens escaped
LONGEST = 20  # letters, which the narrowest screen has room for
TABLE = re.compile(r"(?:^\|.*(?:\n|\Z))+", re.MULTILINE)
QUESTION = re.compile(r"(?P<heading>^### [^\n]+\n)(?P<answer>.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)


def typeset(markdown: str, path: str) -> str:
    """Prepare the page at `path` below the folder of pages. The generator reads the result as it would any page."""
    markdown = TITLE.sub(lambda title: HYPHENED.sub(_kept_whole, title[0]), markdown, count=1)
    markdown = TABLE.sub(_framed, markdown)
    return QUESTION.sub(_folded, markdown) if path == SITUATIONS else markdown


def _kept_whole(word: re.Match[str]) -> str:
    return f'<span class="kit-whole">{word[0]}</span>' if len(word[0].replace("\\", "")) <= LONGEST else word[0]


def _framed(table: re.Match[str]) -> str:
    """Put a table into a frame in which a narrow screen can move it sideways."""
    opened = '<div class="md-typeset__scrollwrap" markdown><div class="md-typeset__table" markdown>'
    return f"{opened}\n\n{table[0]}\n</div></div>\n"


def _folded(question: re.Match[str]) -> str:
    """Fold an answer under its question, so that a long page is a short list, without a script."""
    summary = f'<summary markdown="block">\n\n{question["heading"]}\n</summary>'
    answer = f"<div markdown>\n\n{question['answer']}\n</div>"
    return f'<details class="kit-branch kit-question" markdown>\n{summary}\n{answer}\n</details>\n\n'
