"""The pages of the guide become a list of what they answer, each with its address: the library's search finds them too."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from kitbuilder.renderers.web_page import Html, element
from kitbuilder.website.addresses import LIBRARY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kitbuilder.website.addresses import Addresses

BY_SECTION = ("situations.md", "evidence.md", "about.md")  # pages that are looked things up in; the others are read whole
SHOWN = re.compile(r"^(title|description): *(.+)$", re.MULTILINE)
SECTION = re.compile(r"^#{2,3} +(?P<title>[^\n{]+?) *$\n+(?P<lead>(?:[^\n#{<|*-][^\n{]*\n)+)", re.MULTILINE)
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
LONGEST = 160  # characters of a lead


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page. `address` leads there from the front page: "situations/#money"."""

    title: str
    lead: str
    address: str


def sections_of(docs: Path) -> list[Section]:
    """Turn the folder of the pages into what can be found on them; the library itself is left out."""
    files = sorted(file for file in docs.rglob("*.md") if file.relative_to(docs).parts[0] != LIBRARY)
    return [section for file in files for section in _sections(file, file.relative_to(docs).as_posix())]


def section_list(sections: list[Section], at: Addresses) -> Html:
    """Turn sections into a list that is in the page and shown only where a search finds some of it."""
    lines = (
        element("li", element("p", element("a", one.title, href=f"{at.root}{one.address}")), element("p", one.lead))
        for one in sections
    )
    heading, listed = element("h2", "In the guide"), element("ul", *lines, class_="kit-list")
    return element("section", heading, listed, hidden=True, data_guide=True)


def _sections(file: Path, path: str) -> Iterator[Section]:
    text = file.read_text(encoding="utf-8")
    shown = {key: words.strip().strip('"') for key, words in SHOWN.findall(text.split("\n---\n", 1)[0])}
    url = "" if path == "index.md" else f"{path.removesuffix('.md').removesuffix('/index')}/"
    yield Section(shown.get("title", url), shown.get("description", ""), url)
    if path in BY_SECTION:
        yield from _parts(text, url)


def _parts(text: str, url: str) -> Iterator[Section]:
    """The headings of a page, with the addresses that the site generator gives them."""
    seen: Counter[str] = Counter()
    for found in SECTION.finditer(text):
        slug = slugify(found["title"], "-")
        place = f"{slug}_{seen[slug]}" if seen[slug] else slug
        seen[slug] += 1
        yield Section(found["title"], _first_words(found["lead"]), f"{url}#{place}")


def _first_words(paragraph: str) -> str:
    """The first sentence of a paragraph, or as much of it as there is room for."""
    words = " ".join(LINK.sub(r"\1", paragraph).split())
    sentence = words.split(". ", 1)[0].rstrip(".") + "."
    return sentence if len(sentence) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …"
