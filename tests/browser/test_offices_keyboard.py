"""Somebody at a keyboard acts on an office: the lists are drawn anew, and focus stays where the work is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

LIST = "Practice,Provider\nAcadia Clinic,Ada Okafor\nCasco Clinic,Ben Reyes\nSaco Clinic,Cy Novák\n"


@pytest.fixture
def offices(page: Page) -> Page:
    """The page of offices, with three that were visited and are due a thank-you."""
    page.clock.set_fixed_time("2026-11-30T10:00:00")
    page.goto("offices/")
    page.locator("[data-bring]").set_input_files({"name": "list.csv", "mimeType": "", "buffer": LIST.encode()})
    page.get_by_role("button", name="Add them to my offices").press("Enter")
    expect(page.locator("[data-bring]")).to_be_focused()
    for name in ("Acadia", "Casco", "Saco"):
        log = page.get_by_role("button", name=f"Log a contact with {name} Clinic")
        log.press("Enter")
        page.locator("[data-touch] [name=day]").fill("2026-11-27")
        page.locator("[data-touch] [name=promised]").fill("a page")
        page.get_by_role("button", name="Keep in the log").press("Enter")
        expect(log).to_be_focused()
    return page


def test_an_office_that_is_changed_keeps_focus_and_one_taken_off_hands_it_on(offices: Page) -> None:
    name = offices.get_by_role("button", name="Casco Clinic", exact=True)
    name.press("Enter")
    offices.locator("[data-office] [name=provider_phone]").fill("207-555-0101")
    offices.keyboard.press("Enter")
    expect(offices.locator("[data-list]")).to_contain_text("207-555-0101")
    expect(name).to_be_focused()
    name.press("Enter")
    offices.keyboard.press("Escape")
    expect(name).to_be_focused()
    name.press("Enter")
    away = offices.get_by_role("button", name="Take this office off the list")
    away.press("Enter")
    offices.locator("[data-office] .kit-offices__away").press("Enter")
    expect(offices.locator(".kit-offices__count")).to_have_text("2 offices.")
    expect(offices.get_by_role("button", name="Saco Clinic", exact=True)).to_be_focused()


def test_what_is_done_hands_focus_to_the_next_line_and_at_last_to_the_heading(offices: Page) -> None:
    due = offices.locator("[data-due]")
    kept = due.get_by_role("button", name="Kept: Casco Clinic")
    kept.press("Enter")
    expect(kept).to_have_count(0)
    expect(due.get_by_role("button", name="Kept: Saco Clinic")).to_be_focused()
    due.get_by_text("Within a week").press("Enter")
    done = due.get_by_role("button", name="Done: Saco Clinic").first
    done.press("Enter")
    offices.locator("[data-touch] [name=kind]").select_option("note")
    offices.get_by_role("button", name="Keep in the log").press("Enter")
    expect(offices.locator(".kit-status")).to_have_text("It is in the log.")
    assert offices.evaluate("document.activeElement.closest('[data-due] li') !== null")
    expect(due.locator("details")).to_have_attribute("open", "")
    offices.get_by_role("button", name="Forget all offices").press("Enter")
    offices.get_by_role("button", name="Yes, forget all offices").press("Enter")
    expect(offices.get_by_role("button", name="Forget all offices")).to_be_focused()


def test_a_change_in_another_tab_takes_focus_from_nobody(context, offices: Page) -> None:
    putting = offices.get_by_role("button", name="Put off a week: Saco Clinic").first
    putting.focus()
    other = context.new_page()
    other.goto("offices/")
    other.get_by_role("button", name="Acadia Clinic", exact=True).click()
    other.locator("[data-office] [name=provider_phone]").fill("207-555-0199")
    other.keyboard.press("Enter")
    expect(offices.locator("[data-list]")).to_contain_text("207-555-0199")
    expect(putting).to_be_focused()
