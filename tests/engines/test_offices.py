"""Offices in every engine: a table comes in, a letter goes to each, and what is due is right on each day."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from typing import TYPE_CHECKING

import icalendar
import pypdf
import pytest
from lxml import etree
from selenium.common import exceptions

from engines.visitor import TOLD, button, place_of

if TYPE_CHECKING:
    from engines.visitor import Visitor

LETTER = "library/intro-letter-no-shared-client/"
TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
COUNT = "//*[@class='kit-offices__count']"
# No driver of all three puts a file into an input, so a script does.
BRING = """const [name, letters] = arguments;
const given = new DataTransfer();
given.items.add(new File([Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))], name));
const input = document.querySelector("[data-bring]");
input.files = given.files;
input.dispatchEvent(new Event("change", { bubbles: true }));"""
ENABLED = "return document.querySelector('[data-bring]:enabled') !== null"
# The clock on the wall says another day, and another tab says that something changed.
DAY = """const [day] = arguments;
const Real = window.RealDate ??= Date;
window.Date = class extends Real {
  constructor(...given) { given.length ? super(...given) : super(`${day}T10:00:00`); }
};
new BroadcastChannel("referral-kit.offices").postMessage("offices-changed");"""
REQUESTS = """return performance.getEntriesByType("resource").map(({ name }) => name)
  .filter((name) => !name.startsWith(location.origin) && !name.startsWith("blob:" + location.origin));"""
VISITED = "2026-11-27"  # a Friday
TALKED, CALL = "You talked. A thank-you, within 2 days.", "They have something of yours. A call, after 5 to 7 days."
RHYTHM = "List B: 4 weeks since the last contact."
DUE = {  # what is due on five days, when nothing is done: nothing at first, and never more than the rules allow
    "2026-11-27": [],
    "2026-11-30": [f"today {TALKED}"],
    "2026-12-02": [f"2 days late {TALKED}", f"today {CALL}"],
    "2026-12-21": [f"17 days late {CALL}"],
    "2026-12-28": [f"today {RHYTHM}"],
}


def bring_25(visitor: Visitor, address: str) -> None:
    """Bring in 25 offices from somebody's own table, by keyboard but for the file."""
    visitor.open(f"{address}offices/")
    visitor.until(lambda: visitor.run(ENABLED))
    lines = "".join(f"Praxis Müller {number};Dr. {number};Person {number}\r\n" for number in range(25))
    visitor.run(BRING, "mine.csv", base64.b64encode(f"Practice;Dear;Doctor\r\n{lines}".encode("cp1252")).decode())
    visitor.shows("//*[@data-found]", "25 new.")
    visitor.click(button("Add them to my offices"))
    visitor.shows(COUNT, "25 offices.")


def choose_all(visitor: Visitor) -> None:
    visitor.click(button("Use with your offices"))
    visitor.click(button("Choose all 25"))


@pytest.mark.row("A letter to each of 25 offices: 25 printed pages, and 25 Word files with the right names")
def test_a_letter_goes_to_each_of_25_offices(visitor, address, record):
    bring_25(visitor, address)
    visitor.open(address + LETTER)
    choose_all(visitor)
    with zipfile.ZipFile(io.BytesIO(visitor.take(button("Word files")))) as files:
        assert len(files.namelist()) == 25
        for name in files.namelist():
            practice = name.partition(" – ")[2].removesuffix(".docx")
            assert re.fullmatch(r"Praxis Müller \d+", practice)
            assert practice in words(files.read(name))
    visitor.run("window.print = () => {}")
    choose_all(visitor)
    visitor.click(button("Print each"))
    visitor.until(lambda: visitor.run("return document.querySelectorAll('.kit-run').length") == 25)
    assert visitor.run(REQUESTS) == []
    if visitor.engine == "WebKitGTK":
        with pytest.raises(exceptions.WebDriverException):
            visitor.driver.print_page()
        record("differs", "25 Word files; not printed: its driver cannot print")
        return
    pages = pypdf.PdfReader(io.BytesIO(base64.b64decode(visitor.driver.print_page()))).pages
    # Without spaces: pypdf sees one wherever another font goes on, as it does for an ü.
    written_to = [set(re.findall(r"PraxisMüller(\d+)", "".join(page.extract_text().split()))) for page in pages]
    assert sorted(written_to, key=str) == sorted(({str(number)} for number in range(25)), key=str)


def words(content: bytes) -> list[str]:
    """The texts of a Word file, all of whose parts are whole."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        return [str(text.text) for text in etree.fromstring(file.read("word/document.xml")).iter(TEXT)]


@pytest.mark.row("What is due on five days after a visit; its calendar; all offices forgotten")
def test_what_is_due_is_right_on_each_day(visitor, address):
    bring_25(visitor, address)
    visitor.run(DAY, VISITED)
    visitor.click("//*[@data-list]/li[1]//button[normalize-space()='Log a contact']")
    visitor.click(button("Keep in the log"))
    visitor.shows(TOLD, "It is in the log.")
    for day, expected in DUE.items():
        visitor.run(DAY, day)
        visitor.until(lambda expected=expected: due(visitor) == expected, lambda: str(due(visitor)))
    visitor.run(DAY, VISITED)
    visitor.until(lambda: due(visitor) == [])
    calendar = icalendar.Calendar.from_ical(visitor.take(button("Save the calendar file")))
    days = [event.decoded("dtstart").date().isoformat() for event in calendar.walk("VEVENT")]
    assert days == ["2026-11-30", "2026-12-02"]
    visitor.click(button("Forget all offices"))
    visitor.click(button("Yes, forget all offices"))
    visitor.shows(COUNT, "No office yet.")
    visitor.driver.refresh()
    visitor.shows(COUNT, "No office yet.")
    visitor.open(address + LETTER)
    visitor.shows(place_of("provider_practice"), "Provider’s practice")
    assert visitor.count(button("Use with your offices")) == 0


def due(visitor: Visitor) -> list[str]:
    """When, and why: each line of what is due now."""
    lines = visitor.run("""return [...document.querySelectorAll("[data-due] > ul > li")]
      .map((line) => line.querySelector(".kit-offices__when").textContent + " " + line.children[1].textContent)""")
    return list(map(str, lines))
