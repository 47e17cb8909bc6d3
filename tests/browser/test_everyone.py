"""The site is for everyone: checked by axe, walked by keyboard, narrow, light, dark, and quiet about its visitors."""

from __future__ import annotations

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGES = (
    "",
    "library/",
    "library/front-desk-phone-script/",
    "library/thirty-day-progress-report/",
    "library/outcomes-tracker/",
    "guide/contact/",
    "your-details/",
    "kit/",
    "about/",
    "404.html",
)
HEAVIEST = 110_000  # bytes a first visit to a template may bring, as GitHub's servers compress them
MOST_REQUESTS = 15
MERGES = """async () => {
  const { merge } = kitModules.need('details');
  const began = performance.now();
  for (let time = 0; time < 20; time++) merge(document, { practice_name: 'Harbor ' + time });
  return performance.now() - began;
}"""


@pytest.fixture(params=["light", "dark"])
def scheme(request) -> str:
    return request.param


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_to_object_to(objections, scheme, width):
    for objection in objections(scheme, width, PAGES):
        assert objection == ""


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_the_dialog_passes_axe_too(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto("library/front-desk-phone-script/")
    page.get_by_role("banner").get_by_role("link", name="Your details").click()
    expect(page.get_by_role("dialog", name="Your details")).to_be_visible()
    assert Axe().run(page).violations_count == 0


def test_the_menu_opens_and_closes_by_keyboard(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("guide/contact/")
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary").get_by_role("link", name="Script library")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_the_closed_menu_is_not_walked_through(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("guide/contact/")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate("Boolean(document.activeElement.closest('.md-sidebar--primary'))")


def test_the_skip_link_comes_first(page):
    page.goto("library/front-desk-phone-script/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()


def test_the_slash_key_leads_into_the_search_and_can_be_turned_off(page):
    page.goto("")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search scripts and the guide")).to_be_focused()
    page.keyboard.type("1/2")
    expect(page.get_by_role("searchbox", name="Search scripts and the guide")).to_have_value("1/2")
    page.goto("about/")
    page.get_by_role("button", name="Turn that key off").click()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).not_to_be_focused()
    page.get_by_role("button", name="Turn that key on").click()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_first_visit_is_light(page):
    bodies: dict[str, bytes] = {}
    page.on("response", lambda answer: bodies.__setitem__(answer.url, answer.body()))
    page.goto("library/front-desk-phone-script/", wait_until="networkidle")
    weight = sum(len(body) if url.endswith(".woff2") else len(gzip.compress(body)) for url, body in bodies.items())
    assert weight <= HEAVIEST, {url.rsplit("/", 1)[-1]: len(gzip.compress(body)) for url, body in bodies.items()}
    assert len(bodies) <= MOST_REQUESTS


def test_merging_is_done_within_a_frame(page):
    page.goto("library/intro-letter-shared-client/")
    assert page.evaluate(MERGES) / 20 < 16


def test_a_page_that_is_not_there_helps_on(page, complaints):
    page.goto("404.html")
    expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="the script library").click()
    expect(page).to_have_title("Script library - Closing the gap after therapy")
