"""The site is for everyone: checked by axe, walked by keyboard, narrow, light, dark, and quiet about its visitors."""

from __future__ import annotations

import gzip
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from waiting import until

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
TRACKERS = ("outcomes-tracker", "referral-to-revenue-tracker", "ninety-day-touchpoint-calendar", "referral-source-target-list")
HEAVIEST = {"": 52_000, "library/front-desk-phone-script/": 61_000}  # bytes of a first visit, as GitHub's servers compress them
MOST_REQUESTS = 10
MERGES = """async () => {
  const { merge } = await kitScripts.load('site');
  for (let time = 0; time < 20; time++) merge(document, { practice_name: 'Harbor ' + time });
  return [...new Set([...document.querySelectorAll('[data-field=practice_name]')].map((one) => one.textContent))];
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


def test_letters_twice_as_large_push_nothing_out_of_the_window(phone):
    reached = """() => [...document.querySelectorAll('.md-header__inner > *, .kit-bar > *')]
      .filter((part) => part.checkVisibility()).map((part) => part.getBoundingClientRect().right)"""
    for address in ("", "library/intro-letter-shared-client/", "guide/contact/"):
        phone.goto(address)
        phone.evaluate("document.documentElement.style.fontSize = '200%'")
        assert max(phone.evaluate(reached)) <= 390, address


def test_every_button_of_a_tracker_is_within_the_narrowest_screen(page):
    page.set_viewport_size({"width": 320, "height": 700})
    for tracker in TRACKERS:
        page.goto(f"library/{tracker}/")
        box = page.get_by_role("button", name="More").bounding_box()
        assert box["x"] + box["width"] <= 320, tracker


def test_a_title_does_not_break_at_a_hyphen(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("library/no-reply-follow-up-email/")
    title = page.get_by_role("heading", level=1, name="No-reply follow-up e-mails", exact=True)
    for word in title.locator("span").all():
        assert word.evaluate("(word) => word.getClientRects().length") == 1, word.text_content()


def test_a_step_ends_with_one_way_on(page):
    page.goto("guide/contact/")
    ways = page.locator(".kit-onward, .md-footer").get_by_role("link", name="Follow Up Consistently")
    expect(ways.filter(visible=True)).to_have_count(1)


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
    expect(page.locator(".md-sidebar--primary").get_by_role("link", name="Key takeaways")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_the_closed_menu_is_not_walked_through(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("guide/contact/")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate("Boolean(document.activeElement.closest('.md-sidebar--primary'))")


FOCUSED_IS_SEEN = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return one.checkVisibility({ visibilityProperty: true }) && (one === there || one.contains(there) || there.contains(one));
}"""


def test_only_the_panel_that_is_seen_is_walked_through(page):
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 800})
    for address, count in (("", 9), ("guide/contact/", 9)):
        page.goto(address)
        page.get_by_role("button", name="Menu").press("Enter")
        for _ in range(count):
            assert page.evaluate("Boolean(document.activeElement.closest('.md-sidebar--primary'))")
            until(page, FOCUSED_IS_SEEN)
            page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Menu")).to_have_attribute("aria-expanded", "false")


def test_the_panels_of_the_menu_open_and_close_by_keyboard(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("guide/contact/")
    page.get_by_role("button", name="Menu").press("Enter")
    back = page.get_by_role("button", name="Back from Guide")
    expect(back).to_be_focused()
    back.press("Enter")
    guide = page.get_by_role("button", name="Guide", exact=True)
    expect(guide).to_be_focused()
    guide.press("Space")
    expect(back).to_be_focused()
    page.get_by_role("button", name="Make the Initial Contact").press("Enter")
    page.get_by_role("navigation", name="Table of contents").get_by_role("link", name="Sources").press("Enter")
    expect(page.get_by_role("heading", name="Sources")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Menu")).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(("system", "other", "shown"), [("light", "dark", "slate"), ("dark", "light", "default")])
def test_the_switch_of_colors_is_one_button_and_its_first_press_is_seen(page, system, other, shown):
    page.emulate_media(color_scheme=system)
    page.goto("")
    page.get_by_role("button", name=f"Colors follow your system. Change to {other}").focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name=f"Colors are {other}. Change to {system}")
    expect(button).to_be_focused()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", shown)
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", shown)
    button.press("Space")
    page.get_by_role("button", name=f"Colors are {system}. Change to your system’s").click()
    expect(page.get_by_role("button", name="Colors follow your system")).to_be_visible()
    assert page.locator(".md-header input[type=radio]").count() == 0


@pytest.mark.parametrize(("place", "fragment"), [("guide/contact/", "%"), ("situations/", "%E0%A4%A")])
def test_a_broken_fragment_does_no_harm(page, place, fragment):
    page.goto(place)
    page.evaluate("(fragment) => { location.hash = fragment; location.reload(); }", fragment)
    page.wait_for_load_state("networkidle")
    assert page.url.endswith(f"#{fragment}")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search scripts and the guide")).to_be_focused()


def test_the_current_tab_is_marked_without_our_colors_too(page):
    page.emulate_media(forced_colors="active")
    page.goto("library/")
    mark = page.locator(".md-tabs__item--active")
    expect(mark).to_have_css("border-bottom-style", "solid")


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


@pytest.mark.parametrize(("path", "most"), HEAVIEST.items())
def test_a_first_visit_is_light(page, path, most):
    bodies: dict[str, bytes] = {}
    page.on("response", lambda answer: bodies.__setitem__(answer.url, answer.body()))
    page.goto(path, wait_until="networkidle")
    weight = sum(len(body) if url.endswith(".woff2") else len(gzip.compress(body)) for url, body in bodies.items())
    assert weight <= most, {url.rsplit("/", 1)[-1]: len(gzip.compress(body)) for url, body in bodies.items()}
    assert len(bodies) <= MOST_REQUESTS


SHIFTS = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
    .observe({ type: 'layout-shift', buffered: true });
  setTimeout(resolve, 500, 0);
})"""


@pytest.mark.parametrize("path", ["", "library/front-desk-phone-script/"])
def test_nothing_moves_when_the_letters_come_late(page, path):
    page.route("**/source-sans-3.*.woff2", lambda route: (time.sleep(0.7), route.continue_()))
    page.goto(path)
    until(page, "document.fonts.check('17px \"Kit Sans\"')")
    assert page.evaluate(SHIFTS) < 0.02


def test_details_merged_again_and_again_stand_as_typed_last_and_go_without_a_trace(page):
    page.goto("library/intro-letter-shared-client/")
    blank = page.locator("#kit-text").inner_text()
    assert page.evaluate(MERGES) == ["Harbor 19"]
    page.evaluate("kitScripts.load('site').then(({ merge }) => merge(document, {}))")
    assert page.locator("#kit-text").inner_text() == blank


def test_a_page_that_is_not_there_helps_on(page, complaints):
    page.goto("404.html")
    expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="the script library").click()
    expect(page).to_have_title("Script library - Closing the gap after therapy")
