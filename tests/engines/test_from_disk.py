"""The site opened from a disk, in every engine: it reads, finds, fills in and copies, and what an engine cannot do is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.keys import Keys

from engines.test_walk import FOCUSED, HEADER_SEARCH, PRACTICE, fills_over_the_page, finds
from engines.visitor import box, link, place_of
from real_templates import COUNT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from engines.visitor import Visitor

LETTER = "library/intro-letter-shared-client/index.html"
DETAILS = "your-details/index.html"
CARDS = "return document.querySelectorAll('[data-library] .kit-card').length"
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


@pytest.mark.row("From a disk: details typed over a page fill it and are copied")
def test_details_typed_over_a_page_fill_it(visitor, opened):
    opened(LETTER)
    fills_over_the_page(visitor, "You opened this site from a folder.")
    opened(LETTER)
    visitor.shows(place_of("practice_name"), PRACTICE)
    assert visitor.count("//*[@data-fill-in]") == 0
    visitor.shows("//main", "You opened this site from a folder, so its files come blank.")


@pytest.mark.row("From a disk: details reach other pages")
def test_details_reach_other_pages_or_the_form_says_that_they_may_not(visitor, opened, record):
    opened(DETAILS)
    visitor.type(box("practice_name"), PRACTICE)
    visitor.shows("//main//form", "Some browsers, such as Firefox, then remember what you type for this page alone")
    opened(LETTER)
    if visitor.engine == "Firefox":
        visitor.shows(place_of("practice_name"), "[Practice name]")
        record("differs", "no: each page keeps its own; the form says so")
    else:
        visitor.shows(place_of("practice_name"), PRACTICE)


@pytest.mark.row("From a disk: what is forgotten is gone, and no more is promised")
def test_forgetting_promises_no_more_than_it_does(visitor, opened):
    opened(LETTER)
    visitor.click(place_of("practice_name"))
    visitor.type(f"//dialog{box('practice_name')}", PRACTICE)
    visitor.click("//dialog//*[@data-details-forget]")
    visitor.click("//dialog//*[@data-details-forget]")
    visitor.shows("//dialog//*[@role='status']", "Everything that this page remembered is forgotten.")
    visitor.press(Keys.ESCAPE)
    visitor.shows(place_of("practice_name"), "[Practice name]")
