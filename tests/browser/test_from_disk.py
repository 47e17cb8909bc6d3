"""A visitor opens the site's folder from a disk: it reads, filters, fills in and copies, and shows no dead control."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from real_templates import COUNT

LETTER = "library/intro-letter-shared-client/index.html"


@pytest.fixture
def page(browser, site):
    """A tab that is not watched: from a disk a browser complains of every fetch."""
    context = browser.new_context()
    page = context.new_page()
    page.open = lambda name: page.goto((site / name).as_uri())
    yield page
    context.close()


def test_the_folder_reads_and_leads_from_page_to_page(page):
    page.open("index.html")
    page.get_by_role("contentinfo").get_by_role("link", name="The kit").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The kit")
    page.open("library/index.html")
    expect(page.locator(".kit-card")).to_have_count(COUNT)
    page.locator(".kit-card h3 a").first.click()
    expect(page.locator("#kit-text")).to_be_visible()


def test_our_letters_are_not_asked_for(page):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    for name in ("index.html", LETTER):
        page.open(name)
        page.wait_for_load_state("networkidle")
    assert complaints == []


def test_the_library_finds_and_filters(page, real):
    page.open("library/index.html")
    page.get_by_label("What do you need?").fill("voicemial")
    expect(page.locator(".kit-card:visible h3").first).to_have_text("Voicemail scripts")
    page.get_by_label("What do you need?").fill("")
    page.get_by_role("checkbox", name="Letters").check()
    expect(page.locator(".kit-card:visible")).to_have_count(sum(template.kind.name == "letter" for template in real.templates))


def test_the_search_in_the_header_leads_into_the_library(page):
    page.open(LETTER)
    page.get_by_role("searchbox", name="Search scripts and the guide").fill("voicemial")
    page.keyboard.press("Enter")
    expect(page.locator(".kit-card:visible h3").first).to_have_text("Voicemail scripts")


def test_details_typed_once_stand_in_a_letter_and_in_what_is_copied(page):
    page.open(LETTER)
    page.get_by_role("banner").get_by_role("link", name="Your details").click()
    page.get_by_role("dialog").get_by_label("Practice name", exact=True).fill("Sample Practice")
    page.open(LETTER)
    expect(page.locator("#kit-text").get_by_text("Sample Practice").first).to_be_visible()
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied")
    page.evaluate("""() => {
      const box = document.createElement("textarea");
      document.body.prepend(box);
      box.focus();
    }""")
    page.keyboard.press("Control+V")
    assert "Sample Practice" in page.locator("textarea").input_value()


def test_no_dead_control_is_shown(page):
    page.open("library/index.html")
    expect(page.locator(".kit-offline")).to_be_hidden()
