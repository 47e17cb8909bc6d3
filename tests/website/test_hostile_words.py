"""Words that would be markup, in every place of a kit and of the settings, are words on the pages."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from mkdocs.utils.yaml import yaml_load

from hostile import HOSTILE
from kitbuilder.website.content.escaping import with_escaped_settings

if TYPE_CHECKING:
    from pathlib import Path

SITE = f"Closing the gap after therapy{HOSTILE}"
LIVE = re.compile(r"<script>document\.documentElement\.dataset|<img src=x|\"'>")
TWICE = re.compile(r"&amp;(?:lt|gt|quot|#39|#34|#x27);")


@pytest.mark.site
@pytest.mark.parametrize(
    ("page", "title", "description"),
    [
        ("index", SITE, "A five-step guide"),
        ("library/short-letter/index", f"Short letter — a sample{HOSTILE} - {SITE}", "A letter"),
        ("settled/index", f"Settled{HOSTILE} - {SITE}", HOSTILE),
        (
            "asked/index",
            f"Asked </title><script>document.documentElement.dataset.ran='yes'</script> - {SITE}",
            "A five-step guide",
        ),
    ],
)
def test_hostile_words_are_shown_as_they_were_written(hostile_site: Path, page: str, title: str, description: str) -> None:
    html = (hostile_site / f"{page}.html").read_text(encoding="utf-8")
    shown = re.search(r"<title>(.*?)</title>", html)
    said = re.search(r'<meta name="description" content="([^"]*)">', html)
    shared = re.search(r'<meta property="og:title" content="([^"]*)">', html)
    assert shown
    assert said
    assert shared
    assert unescape(shown[1]) == title
    assert description in unescape(said[1])
    assert unescape(shared[1]) == title.removesuffix(f" - {SITE}")


@pytest.mark.site
def test_no_page_of_hostile_words_holds_markup_of_theirs_or_words_escaped_twice(hostile_site: Path) -> None:
    pages = sorted(hostile_site.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert html.count("&lt;img src=x") > 10, page
        assert not LIVE.search(html), page
        assert not TWICE.search(html), page


def test_a_page_for_another_generator_has_its_settings_escaped() -> None:
    page = "---\ntitle: Questions & answers\ndescription: 'Say \"yes\"'\nhide: [toc]\n---\n\n# Q & A\n"
    written = with_escaped_settings(page, "docs/a.md")
    front, body = written.removeprefix("---\n").split("---\n", 1)
    assert yaml_load(front) == {"title": "Questions &amp; answers", "description": "Say &#34;yes&#34;", "hide": ["toc"]}
    assert body == "\n# Q & A\n"
    for plain in ("---\ntitle: Plain\n---\n\n# A & B\n", "# No settings <b>\n", "---\n- a list\n---\n"):
        assert with_escaped_settings(plain, "docs/a.md") == plain
