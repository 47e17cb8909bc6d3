"""A visitor keeps their offices in the browser: what is due, a letter to each, a calendar, a copy, and all of it forgotten."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import icalendar
import openpyxl
import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import etree
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Download, Page

LETTER = "library/intro-letter-no-shared-client/"
TODAY = "2026-11-30"  # a Monday
TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
HOLDS_NO_DATABASE = "indexedDB.open = () => { throw new DOMException('no', 'SecurityError') }"
NO_ROOM = """IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }"""


@pytest.fixture
def page(page: Page) -> Page:
    """A visitor whose device says that it is the same day on every run."""
    page.clock.set_fixed_time(datetime.datetime.fromisoformat(f"{TODAY}T10:00:00"))
    return page


def content(download: Download) -> bytes:
    with open(download.path(), "rb") as file:  # noqa: PTH123  # Playwright's own path
        return file.read()


def add(page: Page, practice: str, **others: str) -> None:
    page.get_by_role("button", name="Add an office").click()
    page.locator("[data-office] [name=provider_practice]").fill(practice)
    for name, value in others.items():
        page.locator(f"[data-office] [name={name}]").fill(value)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("button", name=practice, exact=True)).to_be_visible()


def log(page: Page, practice: str, kind: str, day: str) -> None:
    page.get_by_role("button", name=f"Log a contact with {practice}").click()
    page.locator("[data-touch] [name=kind]").select_option(kind)
    page.locator("[data-touch] [name=day]").fill(day)
    page.get_by_role("button", name="Keep in the log").click()
    expect(page.locator(".kit-status")).to_have_text("It is in the log.")


def bring(page: Page, name: str, content: bytes) -> None:
    page.locator("[data-bring]").set_input_files({"name": name, "mimeType": "", "buffer": content})


def bring_25(page: Page) -> None:
    """Bring in 25 offices, from a table as another program writes it."""
    lines = "".join(f"Praxis Müller {number};Person {number};Dr. {number};207-555-{number};R.M.\r\n" for number in range(25))
    bring(page, "mine.csv", f"Practice;Doctor;Dear;Phone;Patient\r\n{lines}".encode("cp1252"))
    expect(page.locator("[data-found]")).to_contain_text("25 new.")
    expect(page.locator("[data-found]")).to_contain_text("Left out, because they are about clients: Patient.")
    page.get_by_role("button", name="Add them to my offices").click()
    expect(page.locator(".kit-offices__count")).to_have_text("25 offices.")


def test_an_office_is_added_visited_and_due_and_the_calendar_says_the_same(page):
    page.goto("offices/")
    add(page, "Casco Orthopedics", provider_name="Ada Okafor, MD", provider_phone="207-555-0101")
    log(page, "Casco Orthopedics", "visit", "2026-11-27")
    page.reload()
    due = page.locator("[data-due]")
    expect(due).to_contain_text("You talked. A thank-you, within 2 days.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the calendar file").click()
    calendar = icalendar.Calendar.from_ical(content(download.value))
    events = [(event.decoded("dtstart"), event.decoded("dtend"), str(event["summary"])) for event in calendar.walk("VEVENT")]
    nine, length = datetime.time(9), datetime.timedelta(minutes=15)
    days = (datetime.date(2026, 11, 30), datetime.date(2026, 12, 2))
    assert [(start, end) for start, end, _ in events] == [
        (datetime.datetime.combine(day, nine), datetime.datetime.combine(day, nine) + length) for day in days
    ]
    assert all(title.startswith("Outreach: Casco Orthopedics: ") for _, _, title in events)
    alarms = [alarm.decoded("trigger") for alarm in calendar.walk("VALARM")]
    assert alarms == [datetime.timedelta(0)] * 2
    page.get_by_role("button", name="Save the calendar file").click()
    expect(page.locator(".kit-status")).to_contain_text("Everything that is due was in an earlier file.")
    page.get_by_role("link", name="Thank-you note after first contact").click()
    expect(page.locator("#kit-text [data-field=provider_name]").first).to_have_text("Ada Okafor, MD")
    page.goto("./")
    expect(page.locator(".kit-due-home")).to_contain_text("Casco Orthopedics")


def test_a_letter_to_each_of_25_offices_is_25_pages_25_files_and_25_emails(page):
    page.goto("offices/")
    bring_25(page)
    page.goto(LETTER)
    page.evaluate("window.print = () => {}")
    opener = page.get_by_role("button", name="Use with your offices")
    opener.click()
    page.get_by_role("button", name="Choose all 25").click()
    page.get_by_role("button", name="Print each").click()
    pages = [sheet.extract_text() for sheet in pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages]
    assert sorted(int(re.search(r"Dear Dr\. (\d+),", text)[1]) for text in pages) == list(range(25))
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".kit-run")).to_have_count(0)
    opener.click()
    page.get_by_role("button", name="Choose all 25").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Word files").click()
    with zipfile.ZipFile(io.BytesIO(content(download.value))) as files:
        names = files.namelist()
        assert len(names) == 25
        for name in names:
            practice = name.partition(" – ")[2].removesuffix(".docx")
            with zipfile.ZipFile(io.BytesIO(files.read(name))) as word:
                texts = [text.text for text in etree.fromstring(word.read("word/document.xml")).iter(TEXT)]
            assert practice in texts
    page.goto("library/no-reply-follow-up-email/")
    opener.click()
    page.get_by_role("button", name="Choose all 25").click()
    page.get_by_role("button", name="E-mails").click()
    expect(page.locator(".kit-drafts a")).to_have_count(75)  # three e-mails for each


def test_a_page_about_a_client_goes_to_one_office_and_one_that_said_no_gets_nothing(page):
    page.goto("offices/")
    for practice in ("Casco Clinic", "Harbor Clinic", "Penobscot Clinic"):
        add(page, practice)
    page.get_by_role("button", name="Log a contact with Penobscot Clinic").click()
    page.get_by_label("They said no").check()
    page.get_by_role("button", name="Keep in the log").click()
    expect(page.locator("[data-list] li", has_text="Penobscot")).to_contain_text("Said no")
    for about_client in ("thirty-day-progress-report", "discharge-summary", "intro-letter-shared-client", "refer-back-letter"):
        page.goto(f"library/{about_client}/")
        page.get_by_role("button", name="Use with your offices").click()
        expect(page.get_by_role("button", name="Choose all")).to_have_count(0)
        page.get_by_label("Casco Clinic").check()
        page.get_by_label("Harbor Clinic").check()
        expect(page.get_by_label("Casco Clinic")).not_to_be_checked()
        told = "This page is about one client, so it goes to one office. 1 office chosen."
        expect(page.locator(".kit-dialog [role=status]")).to_contain_text(told)
    page.goto(LETTER)
    page.get_by_role("button", name="Use with your offices").click()
    expect(page.get_by_label("Penobscot Clinic")).to_be_disabled()
    page.get_by_role("button", name="Choose all 2").click()
    expect(page.get_by_role("button", name="Choose none")).to_be_visible()
    expect(page.locator(".kit-dialog [role=status]")).to_contain_text("2 offices chosen. 2 without a greeting")


def test_what_was_typed_for_one_office_is_not_in_the_next_ones_letter(page):
    page.goto("offices/")
    add(page, "Casco Clinic")
    page.goto(LETTER)
    for words in ("Monday for one", "Tuesday for another"):
        page.get_by_role("button", name="Use with your offices").click()
        page.get_by_label("Casco Clinic").check()
        page.locator(".kit-dialog summary").click()
        page.locator(".kit-dialog #kit-blank-0").fill(words)
        page.get_by_role("button", name="Show on this page").click()
        expect(page.locator("#kit-text")).to_contain_text(words)
    expect(page.locator("#kit-text")).not_to_contain_text("Monday for one")


def test_a_copy_brings_everything_to_another_device_and_forgetting_leaves_nothing(context, page, tmp_path: Path):
    page.goto("offices/")
    add(page, "Casco Orthopedics")
    log(page, "Casco Orthopedics", "letter", "2026-11-27")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a copy").click()
    copy = content(download.value)
    assert [office["facts"] for office in json.loads(copy)["offices"]] == [{"provider_practice": "Casco Orthopedics"}]
    other = context.new_page()
    other.goto("your-details/")
    other.get_by_role("button", name="Forget everything").click()
    other.get_by_role("button", name="Yes, forget everything").click()
    expect(page.locator(".kit-offices__count")).to_have_text("No office yet.")
    page.reload()
    expect(page.locator(".kit-offices__count")).to_have_text("No office yet.")
    assert "Casco" not in page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    bring(page, "my-offices.json", copy)
    page.get_by_role("button", name="Add them").click()
    expect(page.locator(".kit-offices__count")).to_have_text("1 office.")
    bring(page, "my-offices.json", copy.replace(b'"version": 1', b'"version": 9'))
    expect(page.locator("[data-found]")).to_contain_text("That copy has version 9")


def test_our_own_target_list_comes_in_as_a_spreadsheet_program_saved_it(page, site: Path):
    file = next((site / "downloads").rglob("*arget*list*.xlsx"))
    book = openpyxl.load_workbook(file)
    sheet = book["Offices"]
    head = next(row for row in sheet.iter_rows() if any(cell.value == "provider_practice" for cell in row))
    place = {cell.value: cell.column for cell in head}
    row = head[0].row + 6
    sheet.cell(row, place["provider_practice"]).value = "Łódź & <Sons>"
    sheet.cell(row, place["provider_name"]).value = "Ada Okafor, MD"
    sheet.cell(row, place["Next date"]).value = datetime.date(2026, 12, 11)
    saved = io.BytesIO()
    book.save(saved)
    page.goto("offices/")
    bring(page, "list.xlsx", saved.getvalue())
    found = page.locator("[data-found]")
    expect(found).to_contain_text("1 new.")
    expect(found).to_contain_text("The kit’s 4 made-up rows are left out.")
    page.get_by_role("button", name="Add them to my offices").click()
    expect(page.get_by_role("button", name="Łódź & <Sons>", exact=True)).to_be_visible()
    bring(page, "old.xls", bytes.fromhex("d0cf11e0a1b11ae1"))
    expect(found).to_contain_text("That is an old Excel file (.xls)")


def test_two_tabs_that_change_one_office_lose_nothing(context, page):
    page.goto("offices/")
    add(page, "Casco Orthopedics", provider_phone="1")
    other = context.new_page()
    other.goto("offices/")
    for tab in (page, other):
        tab.get_by_role("button", name="Casco Orthopedics", exact=True).click()
    other.locator("[data-office] [name=contact_name]").fill("Mel Ruiz")
    other.get_by_role("button", name="Keep", exact=True).click()
    expect(other.locator("[data-office]")).to_be_hidden()
    page.locator("[data-office] [name=provider_phone]").fill("2")
    page.get_by_role("button", name="Keep", exact=True).click()
    for tab in (page, other):
        expect(tab.locator("[data-list]")).to_contain_text("Mel Ruiz · 2")


@pytest.mark.parametrize(
    ("broken", "says"),
    [(HOLDS_NO_DATABASE, "Your browser keeps nothing for this site."), (NO_ROOM, "Your browser has no room left.")],
)
def test_a_browser_that_keeps_nothing_works_for_the_visit_and_says_so(page, broken, says):
    page.add_init_script(broken)
    page.goto("offices/")
    add(page, "Casco Orthopedics")
    log(page, "Casco Orthopedics", "visit", "2026-11-27")
    expect(page.locator(".kit-offices__state")).to_contain_text(says)
    expect(page.locator("[data-due]")).to_contain_text("A thank-you")


def test_nothing_of_the_page_moves_when_its_script_has_come(phone):
    phone.add_init_script("""new PerformanceObserver((moves) => {
      for (const { value } of moves.getEntries()) window.moved = (window.moved ?? 0) + value;
    }).observe({ type: "layout-shift", buffered: true });""")
    phone.goto("offices/")
    expect(phone.get_by_role("button", name="Add an office")).to_be_enabled()
    expect(phone.locator(".kit-offices__count")).to_have_text("No office yet.")
    phone.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
    assert phone.evaluate("window.moved ?? 0") < 0.002


def test_the_page_and_its_dialogs_are_for_everyone_by_keyboard_too(phone):
    phone.goto("offices/")
    phone.get_by_role("button", name="Add an office").focus()
    phone.keyboard.press("Enter")
    expect(phone.locator("[data-office] [name=provider_practice]")).to_be_focused()
    phone.keyboard.type("Casco Orthopedics")
    said = Axe().run(phone)
    assert said.violations_count == 0, said.generate_report()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("button", name="Casco Orthopedics", exact=True)).to_be_visible()
    phone.get_by_role("button", name="Log a contact with Casco Orthopedics").press("Enter")
    said = Axe().run(phone)
    assert said.violations_count == 0, said.generate_report()
    phone.keyboard.press("Escape")
    said = Axe().run(phone)
    assert said.violations_count == 0, said.generate_report()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_launch_plan_goes_into_a_calendar_one_task_each_business_day(page):
    page.goto("take-action/")
    page.get_by_label("Day 1 is on").fill("2026-12-21")
    with page.expect_download() as download:
        page.get_by_role("button", name="Put the plan in my calendar").click()
    calendar = icalendar.Calendar.from_ical(content(download.value))
    days = [event.decoded("dtstart").date().isoformat() for event in calendar.walk("VEVENT")]
    assert days[:9] == [f"2026-12-{day}" for day in (21, 22, 23, 24, 28, 29, 30, 31)] + ["2027-01-04"]
    assert len(days) == 20


def test_a_line_of_the_log_can_be_put_back_and_a_slip_of_the_pen_is_told(page):
    page.goto("offices/")
    table = "Last name,First name,Company,Notes,Region\nOkafor,Ada,Casco Clinic,Ring twice,North\n"
    bring(page, "mine.csv", table.encode())
    expect(page.locator("[data-found]")).to_contain_text("Kept as they are, for your own use: Region.")
    page.get_by_role("button", name="Add them to my offices").click()
    page.get_by_role("button", name="Log a contact with Casco Clinic").click()
    dialog = page.locator("dialog[open]")
    keep = dialog.get_by_role("button", name="Keep in the log")
    dialog.locator("[name=due]").fill("2026-12-04")
    keep.click()
    expect(dialog.get_by_role("status")).to_have_text("Say what you promised, or leave its day empty.")
    expect(dialog.locator("[name=promised]")).to_be_focused()
    dialog.locator("[name=promised]").fill("the fax number of the studio")
    dialog.locator("[name=day]").fill("1026-11-27")
    keep.click()
    expect(dialog.get_by_role("status")).to_have_text("Look at the year once more.")
    dialog.locator("[name=day]").fill("2026-11-27")
    keep.click()
    edit = page.get_by_role("button", name="Casco Clinic", exact=True)
    edit.click()
    expect(dialog.locator("[name=provider_name]")).to_have_value("Ada Okafor")
    expect(dialog.locator("[name=remark]")).to_have_value("Ring twice")
    expect(dialog.locator(".kit-offices__own")).to_contain_text("Region: North")
    dialog.get_by_text("Log: 1").click()
    dialog.get_by_role("button", name="Take out").click()
    expect(dialog.get_by_text("Log: 0")).to_be_visible()
    back = dialog.get_by_role("button", name="Put it back")
    expect(back).to_be_focused()
    assert Axe().run(page).response["violations"] == []
    back.click()
    page.reload()
    edit.click()
    expect(dialog.get_by_text("Log: 1")).to_be_attached()
