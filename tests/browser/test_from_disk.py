"""A visitor opens the site's folder from a disk: it reads and leads on, and shows no control that would do nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


@pytest.fixture
def page(browser):
    """A tab that is not watched: from a disk a browser complains of every module."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_the_folder_reads_and_leads_from_page_to_page(page, site):
    page.goto((site / "index.html").as_uri())
    page.get_by_role("contentinfo").get_by_role("link", name="The kit").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The kit")
    page.goto((site / "library" / "index.html").as_uri())
    expect(page.locator(".kit-card")).to_have_count(72)
    page.locator(".kit-card h3 a").first.click()
    expect(page.locator("#kit-text")).to_be_visible()


def test_no_dead_control_is_shown(page, site):
    page.goto((site / "library" / "index.html").as_uri())
    expect(page.locator(".kit-library__form")).to_be_hidden()
    page.goto((site / "library" / "front-desk-phone-script" / "index.html").as_uri())
    expect(page.get_by_text("Good morning,")).to_be_visible()
    expect(page.get_by_role("button", name="Copy the text")).to_be_hidden()
    expect(page.get_by_role("banner").get_by_role("link", name="Your details")).to_be_hidden()
