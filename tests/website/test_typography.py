"""What a page's Markdown gets that its writer does not have to write, seen as Python-Markdown reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown import markdown

from kitbuilder.website.content.typography import SITUATIONS, typeset

DOCS = Path(__file__).resolve().parents[2] / "docs"
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]


def read(text: str, path: str = "page.md") -> str:
    return markdown(typeset(text, path), extensions=EXTENSIONS)


def test_a_hyphened_word_of_a_title_is_kept_whole_where_a_screen_may_hold_it() -> None:
    title, paragraph = read("# A follow-up and a very-very-very-long-word { #this-name }\n\nA follow-up\n").split("\n")
    assert title == '<h1 id="this-name">A <span class="kit-whole">follow-up</span> and a very-very-very-long-word</h1>'
    assert paragraph == "<p>A follow-up</p>"


def test_a_title_with_escaped_hyphens_is_kept_whole_too() -> None:
    assert read("# Follow\\-up\n") == '<h1 id="follow-up"><span class="kit-whole">Follow-up</span></h1>'


@pytest.mark.parametrize("end", ["", "\n", "\n\nMore.\n"])
def test_a_table_gets_a_frame_to_move_in(end: str) -> None:
    html = read(f"Before.\n\n| A | B |\n|---|---|\n| *c* | d |{end}")
    frame = '<p>Before.</p>\n<div class="md-typeset__scrollwrap">\n<div class="md-typeset__table">\n<table>'
    assert html.startswith(frame)
    assert "<td><em>c</em></td>" in html
    assert "</table>\n</div>\n</div>" in html
    assert not html.endswith("|")


SITUATION = """# What do I do

## At the desk

### It rings

Answer *now*.

<div><ul><li>A page</li></ul></div>

## Later

Bye.
"""


def test_an_answer_is_folded_under_its_question() -> None:
    html = read(SITUATION, SITUATIONS)
    assert (
        '<details class="kit-branch kit-question">\n<summary>\n<h3 id="it-rings">It rings</h3>\n</summary>\n<div>\n<p>Answer'
        in html
    )
    assert html.index("A page") < html.index("</details>") < html.index("Later")
    assert "<details" not in read(SITUATION)


def test_every_question_of_the_real_page_is_folded() -> None:
    text = (DOCS / SITUATIONS).read_text(encoding="utf-8")
    html = read(text.split("---\n", 2)[2], SITUATIONS)
    assert html.count("<details ") == html.count("</details>") == html.count("<summary>\n<h3 ") == text.count("\n### ") > 30
    assert "markdown" not in html
