"""Whatever somebody drops on the page of offices, and whatever a browser or a clock does: one clear line, and nothing is lost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

NO_HEAD = "No row in that table names its columns. Put names such as Practice, Provider, Phone and Fax into its first row."
COPY = '{"kit": "offices", "version": 9, "offices": [], "touches": []}'
THOUSANDS = "Practice,Phone\n" + "".join(f"Clinic {number},{number}\n" for number in range(5000))
FORGOTTEN = "indexedDB.databases().then((all) => all.map(({ name }) => name).filter((name) => name.endsWith('.offices')))"


@pytest.fixture
def offices(page: Page) -> Page:
    """The page of offices on a Monday, with one that was visited on Friday."""
    page.clock.set_fixed_time("2026-11-30T10:00:00")
    page.goto("offices/")
    add(page, "Casco Clinic")
    page.get_by_role("button", name="Log a contact with Casco Clinic").click()
    page.locator("[data-touch] [name=day]").fill("2026-11-27")
    page.get_by_role("button", name="Keep in the log").click()
    expect(page.locator("[data-due]")).to_contain_text("A thank-you, within 2 days.")
    return page


def add(page: Page, name: str) -> None:
    page.get_by_role("button", name="Add an office").click()
    page.locator("[data-office] [name=provider_practice]").fill(name)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()


def drop(page: Page, name: str, content: bytes) -> None:
    page.locator("[data-bring]").set_input_files({"name": name, "mimeType": "", "buffer": content})


def take_in(page: Page) -> None:
    page.get_by_role("button", name="Add them to my offices").click()
    expect(page.locator("[data-found] button")).to_have_count(0)


def joined_cells() -> bytes:
    """A workbook in which two providers share the cell of their practice, and a title lies over all columns."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["My offices"], ["Practice", "Provider", "Met on"], ["Saco Clinic", "Ada", "12/11/2026"], [None, "Ben", "soon"]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A4")
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("no-head.csv", b"Harbor,207-555-0101\nSaco,207-555-0102\n", NO_HEAD),
        ("old.xls", bytes.fromhex("d0cf11e0a1b11ae1"), "That is an old Excel file (.xls), or one with a password."),
        ("later.json", COPY.encode(), "That copy has version 9; this page reads version 1. Nothing was changed."),
        ("cut.json", COPY[:30].encode(), "That file cannot be read. A copy that this page saved is called my-offices.json."),
        ("letter.pdf", b"%PDF-1.7", "That file holds no table."),
        ("empty.csv", b"", "That file holds no table."),
        ("cut.xlsx", joined_cells()[:900], "That spreadsheet cannot be read"),
        ("only-heads.csv", b"Practice,Phone\n", "No row of that table holds an office."),
    ],
    ids=lambda given: given if isinstance(given, str) and "." in given[-5:] else "",
)
def test_a_file_that_is_no_list_is_one_clear_line_and_changes_nothing(offices, name: str, content: bytes, says: str) -> None:
    drop(offices, name, content)
    found = offices.locator("[data-found]")
    expect(found).to_contain_text(says)
    expect(found).to_be_focused()
    expect(found.locator("p")).to_have_count(1)
    expect(offices.locator(".kit-offices__count")).to_have_text("1 office.")


def test_joined_cells_dates_as_text_and_one_name_twice_come_in_as_they_are_meant(offices) -> None:
    drop(offices, "joined.xlsx", joined_cells())
    expect(offices.locator("[data-found]")).to_contain_text("2 new.")
    take_in(offices)
    expect(offices.get_by_role("button", name="Saco Clinic", exact=True)).to_have_count(2)
    offices.get_by_role("button", name="Saco Clinic", exact=True).first.click()
    expect(offices.locator(".kit-offices__own")).to_contain_text("Met on: 12/11/2026")
    offices.keyboard.press("Escape")
    drop(offices, "same.csv", "Practice;Doctor;Phone\r\nCasco Clinic;;1\r\nSaco Clinic;Ada;2\r\nCafé;;3\r\n".encode("cp1252"))
    expect(offices.locator("[data-found]")).to_contain_text("1 new, 2 that gain something.")
    take_in(offices)
    expect(offices.get_by_role("button", name="Café", exact=True)).to_be_visible()
    expect(offices.locator(".kit-offices__count")).to_have_text("4 offices.")


def test_of_5000_rows_2000_offices_are_held_and_the_rest_is_told(offices) -> None:
    drop(offices, "all.csv", THOUSANDS.encode())
    expect(offices.locator("[data-found]")).to_contain_text("1999 new.")
    expect(offices.locator("[data-found]")).to_contain_text("3001 are left out: this page holds 2,000 offices.")
    take_in(offices)
    expect(offices.locator(".kit-offices__count")).to_have_text("2,000 offices.")
    expect(offices.locator("[data-due]")).to_contain_text("Casco Clinic")


def test_an_office_that_is_a_client_too_is_an_office_and_nothing_of_the_client_comes_along(offices) -> None:
    table = b"Practice,Provider,Patient,DOB\nPatient First Clinic,Ada,Ada Okafor,1950-01-01\n"
    drop(offices, "mine.csv", table)
    expect(offices.locator("[data-found]")).to_contain_text("Left out, because they are about clients: Patient, DOB.")
    take_in(offices)
    kept = offices.evaluate("""async () => {
      const { Book } = await kitScripts.load("offices_book");
      return JSON.stringify([...(await Book.open()).offices.values()]);
    }""")
    assert "Patient First Clinic" in kept
    assert "1950" not in kept
    offices.goto("library/intro-letter-no-shared-client/")
    offices.get_by_role("button", name="Use with your offices").click()
    expect(offices.get_by_role("button", name="Choose all 2")).to_be_visible()


def test_what_a_browser_clears_while_the_page_is_open_is_kept_again(context, offices) -> None:
    offices.get_by_role("button", name="Casco Clinic", exact=True).click()  # its form is open meanwhile
    session = context.new_cdp_session(offices)
    origin = offices.evaluate("location.origin")
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    offices.wait_for_function(f"async () => (await {FORGOTTEN}).length === 0")
    offices.locator("[data-office] [name=provider_phone]").fill("207-555-0101")
    offices.get_by_role("button", name="Keep", exact=True).click()
    expect(offices.locator(".kit-status")).to_have_text("Casco Clinic is kept.")
    expect(offices.locator(".kit-offices__state")).to_have_text("")
    offices.reload()
    expect(offices.locator("[data-list]")).to_contain_text("207-555-0101")
    expect(offices.locator("[data-due]")).to_contain_text("A thank-you, within 2 days.")


def test_a_clock_that_was_set_back_is_told_and_hides_nothing(offices) -> None:
    offices.clock.set_fixed_time("2026-11-02T10:00:00")
    offices.reload()
    expect(offices.locator("[data-due] .kit-tip")).to_have_text(
        "This device says that it is Mon, Nov 2, and the log has a contact on Fri, Nov 27. Check the clock."
    )
    expect(offices.locator("[data-list]")).to_contain_text("Casco Clinic")
    offices.get_by_role("button", name="Casco Clinic", exact=True).click()
    expect(offices.locator("[data-office]").get_by_text("Log: 1")).to_be_visible()
    offices.keyboard.press("Escape")
    offices.clock.set_fixed_time("2026-11-30T10:00:00")
    offices.reload()
    expect(offices.locator("[data-due]")).to_contain_text("A thank-you, within 2 days.")


def test_what_is_due_goes_on_across_a_years_end(offices) -> None:
    offices.clock.set_fixed_time("2026-12-31T10:00:00")
    offices.get_by_role("button", name="Log a contact with Casco Clinic").click()
    offices.locator("[data-touch] [name=promised]").fill("a page")
    offices.locator("[data-touch] [name=due]").fill("2027-01-04")
    offices.get_by_role("button", name="Keep in the log").click()
    offices.get_by_text("Within a week").click()
    promise = offices.locator("[data-due] li", has_text="You promised: a page")
    expect(promise).to_contain_text("in 4 days")
    promise.get_by_role("button", name="Put off a week").click()
    expect(offices.locator(".kit-status")).to_have_text("Put off to Thu, Jan 7, 2027.")
