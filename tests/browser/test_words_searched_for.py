"""What a visitor searches for stays in their tab: no request and no history holds it, unless they copy a link."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from real_templates import COUNT

WORDS = "voicemial"  # as nothing on the site is called; it might be a client's name
HEADER = "Search scripts and the guide"
LIBRARY = "What do you need?"
FOUND = "Voicemail scripts"
REFUSED = "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('denied', 'SecurityError') } })"


def answered(page):
    expect(page.locator(".kit-library__status")).to_contain_text(f" of {COUNT} templates")
    expect(page.get_by_role("link", name=FOUND)).to_be_visible()


def heard_of(context):
    """Every address that is asked for from now on, with what is sent along."""
    heard = []
    context.on("request", lambda request: heard.append(f"{request.url} {request.headers} {request.post_data}"))
    return heard


def history_of(context, page) -> str:
    return str(context.new_cdp_session(page).send("Page.getNavigationHistory")["entries"])


@pytest.mark.parametrize(
    ("start", "box", "browser_is"),
    [("", HEADER, ""), ("", LIBRARY, ""), ("library/", HEADER, ""), ("library/", LIBRARY, ""), ("", HEADER, REFUSED)],
    ids=["header", "home", "header of the library", "library", "a browser that keeps nothing"],
)
def test_words_are_in_no_request_and_in_no_history(context, page, start, box, browser_is):
    page.add_init_script(browser_is)
    page.goto("about/")
    heard = heard_of(context)
    page.goto(start)
    page.get_by_role("searchbox", name=box).fill(WORDS)
    page.keyboard.press("Enter")
    answered(page)
    page.get_by_role("link", name=FOUND).click()
    expect(page.get_by_role("heading", level=1, name=FOUND)).to_be_visible()
    assert WORDS not in history_of(context, page)
    assert heard
    assert [address for address in heard if WORDS in address] == []


def test_words_are_there_again_after_a_reload_and_on_the_way_back(context, page):
    page.goto("library/?channel=phone")
    box = page.get_by_role("searchbox", name=LIBRARY)
    heard = heard_of(context)
    box.fill(WORDS)
    answered(page)
    page.reload()
    expect(box).to_have_value(WORDS)
    answered(page)
    page.get_by_role("link", name=FOUND).click()
    page.wait_for_url(re.compile(r"/library/[\w-]+/$"))  # until its scripts run, Enter is held back
    page.get_by_role("searchbox", name=HEADER).fill("gift")
    page.keyboard.press("Enter")
    expect(box).to_have_value("gift")
    page.go_back()
    page.go_back()
    expect(box).to_have_value(WORDS)
    expect(page).to_have_url(re.compile(r"/library/\?channel=phone$"))
    answered(page)
    page.get_by_role("link", name="Script library").first.click()
    expect(box).to_have_value("")
    assert [address for address in heard if WORDS in address] == []


def test_the_way_to_the_results_keeps_the_words(page):
    page.goto("library/")
    box = page.get_by_role("searchbox", name=LIBRARY)
    box.fill(WORDS)
    answered(page)
    page.get_by_role("link", name="Skip to the templates").press("Enter")
    expect(page).to_have_url(re.compile("#templates$"))
    answered(page)
    page.go_back()
    expect(box).to_have_value(WORDS)


@pytest.mark.parametrize("allowed", [True, False], ids=["copied", "shown"])
def test_a_link_that_a_visitor_copies_shows_others_the_same(context, page, allowed):
    if not allowed:
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto("library/?channel=phone")
    link = page.get_by_role("button", name="Copy link")
    expect(link).to_be_visible()
    page.get_by_role("searchbox", name=LIBRARY).fill(f"{WORDS} & co")
    answered(page)
    link.click()
    expect(page.locator(".kit-status")).to_contain_text(
        "The link is copied." if allowed else "The link is in the address bar now"
    )
    address = page.evaluate("navigator.clipboard.readText()") if allowed else page.url
    assert address.endswith(f"/library/?channel=phone#find={WORDS}+%26+co")
    heard = heard_of(context)
    other = context.new_page()
    other.goto(address)
    answered(other)
    expect(other.get_by_role("searchbox", name=LIBRARY)).to_have_value(f"{WORDS} & co")
    expect(other.locator("input[name=channel][value=phone]")).to_be_checked()
    assert [asked for asked in heard if WORDS in asked] == []
    other.get_by_role("button", name="Show everything").click()
    expect(other).to_have_url(re.compile("/library/$"))


@pytest.mark.parametrize(("start", "box"), [("", HEADER), ("", LIBRARY), ("library/", LIBRARY)])
def test_a_form_used_before_its_script_came_sends_nothing(context, page, start, box):
    context.route("**/javascripts/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(start)
    heard = heard_of(context)
    page.get_by_role("searchbox", name=box).fill(WORDS)
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert [address for address in heard if WORDS in address] == []
    assert page.url.endswith(f"/{start}")


def test_words_are_forgotten_with_everything_else(context, page):
    page.goto("library/")
    page.get_by_role("searchbox", name=LIBRARY).fill(WORDS)
    answered(page)
    other = context.new_page()
    other.goto("your-details/")
    other.get_by_role("button", name="Forget everything").click()
    other.get_by_role("button", name="Yes, forget everything").click()
    expect(page.get_by_role("searchbox", name=LIBRARY)).to_have_value("")
    assert WORDS not in page.evaluate("JSON.stringify([sessionStorage, localStorage])")
