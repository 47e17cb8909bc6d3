"""The site opened from a disk, in every engine: it reads, finds, fills in and copies, and what an engine cannot do is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.keys import Keys

from engines.test_walk import FOCUSED, HEADER_SEARCH, finds
from engines.visitor import link
from real_templates import COUNT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from engines.visitor import Visitor

LETTER = "library/intro-letter-shared-client/index.html"
CARDS = "return document.querySelectorAll('[data-library] [data-star]').length"
BOX = "//main//form//input[@type='search']"


@pytest.fixture
def opened(visitor: Visitor, site: Path) -> Iterator[Callable[[str], None]]:
    """Open a file of the site; what was typed is forgotten at the end, for all files of a disk may be one site."""
    yield lambda name: visitor.open((site / name).as_uri())
    visitor.run("localStorage.clear(); sessionStorage.clear()")


@pytest.mark.row("From a disk: pages, styles and scripts")
def test_pages_lead_on_and_look_as_they_should(visitor, opened):
    opened("index.html")
    visitor.click(f"//footer{link('The kit')}")
    visitor.shows("//h1", "The kit")
    assert visitor.run("return getComputedStyle(document.querySelector('header')).position") == "sticky"
    opened("library/index.html")
    visitor.until(lambda: visitor.run(CARDS) == COUNT)


@pytest.mark.row("From a disk: search on the front page and from the header")
@pytest.mark.parametrize(("name", "place"), [("index.html", BOX), (LETTER, HEADER_SEARCH)])
def test_a_question_finds_its_page(visitor, opened, name, place):
    opened(name)
    visitor.type(place, "voicemial")
    visitor.press(Keys.ENTER)
    finds(visitor, "Voicemail scripts")
    visitor.until(lambda: visitor.run(FOCUSED) == "Voicemail scripts")
