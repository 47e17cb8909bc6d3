"""The core walk in every engine: find, fill in, copy, take files home, print, go on without a network."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import time

import openpyxl
import pypdf
import pytest
from lxml import etree
from selenium.common import exceptions
from selenium.webdriver.common.keys import Keys
from serving import served

from engines.visitor import TOLD, Visitor, box, button, link, place_of
from filled_files import parts, shown
from real_templates import COUNT

LETTER = "library/intro-letter-shared-client/"
SCRIPT = "library/front-desk-phone-script/"
TRACKER = "library/outcomes-tracker/"
KIT = "Referral Ignition Kit 2026-11"
PRACTICE, NAME = "Łódź & Sons", "Jordan Reyes"
TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
HEADER_SEARCH = "//header//input[@type='search']"
LIBRARY_SEARCH = "//*[@data-library]//input[@type='search']"
FIRST_CARD = """return [...document.querySelectorAll("[data-library] h3")].find((one) => one.checkVisibility())?.textContent"""
FOCUSED = "return document.activeElement.textContent"
MOMENT = 0.3  # seconds in which a browser may fetch ahead what a page names
SLOW = 60.0  # seconds for the whole kit, or for every page, on a busy machine

# What a translating browser does: each text within two elements of its own, in other words, except where it may not.
TRANSLATE = """const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const all = [];
while (texts.nextNode()) all.push(texts.currentNode);
for (const text of all) {
  if (!text.textContent.trim() || text.parentElement.closest("script, [translate=no]")) continue;
  const [outer, inner] = [document.createElement("font"), document.createElement("font")];
  text.replaceWith(outer);
  outer.append(inner);
  inner.append(text.textContent.replaceAll("Steps", "Pasos"));
}
document.documentElement.classList.add("translated-ltr");"""


def fills_over_the_page(visitor: Visitor, notice: str) -> None:
    """Type a detail over the page, which says `notice`; see it in the text, and in what is copied."""
    visitor.click(place_of("practice_name"))
    visitor.type(f"//dialog{box('practice_name')}", PRACTICE)
    visitor.shows("//dialog", notice)
    visitor.press(Keys.ESCAPE)
    visitor.shows(place_of("practice_name"), PRACTICE)
    visitor.click(button("Copy the text"))
    visitor.shows(TOLD, "Copied.")
    assert PRACTICE in visitor.pasted()[0]


def finds(visitor: Visitor, title: str) -> None:
    """Wait until the first card that is seen is this template's."""
    visitor.until(lambda: visitor.run(FIRST_CARD) == title, lambda: str(visitor.run(FIRST_CARD)))


def remember(visitor: Visitor, address: str, **details: str) -> None:
    """Type details on their own page."""
    visitor.open(f"{address}your-details/")
    for name, value in details.items():
        visitor.type(box(name), value)


@pytest.mark.row("Search from the header, filters, a shared address, from the search to the first hit")
def test_a_question_finds_its_page(visitor, address):
    visitor.open(address)
    visitor.type(HEADER_SEARCH, "voicemial")
    visitor.press(Keys.ENTER)
    finds(visitor, "Voicemail scripts")
    visitor.open(f"{address}library/?kind=letter#find=chiropractor")
    finds(visitor, "Introduction letter to a chiropractor")
    visitor.click(LIBRARY_SEARCH)
    visitor.press(Keys.ENTER)
    visitor.until(lambda: "chiropractor" in visitor.run(FOCUSED), lambda: visitor.run(FOCUSED))


@pytest.mark.row("Details over a page: they fill it, stay, and reach other tabs")
def test_details_typed_over_a_page_fill_it_and_every_other(visitor, address):
    visitor.open(address + LETTER)
    first = visitor.tab()
    visitor.new_tab()
    visitor.open(address + SCRIPT)
    visitor.click(place_of("practice_name"))
    visitor.type(f"//dialog{box('practice_name')}", PRACTICE)
    visitor.press(Keys.ESCAPE)
    visitor.until(lambda: not visitor.count("//dialog[@open]"))
    visitor.shows(place_of("practice_name"), PRACTICE)
    visitor.turn_to(first)
    visitor.shows(place_of("practice_name"), PRACTICE)
    visitor.driver.refresh()
    visitor.shows(place_of("practice_name"), PRACTICE)


@pytest.mark.row("Forgetting everything reaches other tabs")
def test_what_is_forgotten_is_gone_from_other_tabs(visitor, address):
    remember(visitor, address, practice_name=PRACTICE, provider_name="Ada Okafor, MD")
    visitor.open(address + LETTER)
    first = visitor.tab()
    visitor.new_tab()
    visitor.open(f"{address}your-details/")
    visitor.click("//*[@data-details-forget]")
    visitor.click("//*[@data-details-forget]")
    visitor.shows("//form//*[@role='status']", "Everything is forgotten, here and in your other tabs.")
    visitor.turn_to(first)
    for name in ("practice_name", "provider_name"):
        visitor.shows(place_of(name), "[")


@pytest.mark.row("Copied as text, read back")
def test_the_text_is_copied_filled_in(visitor, address):
    remember(visitor, address, practice_name=PRACTICE, your_name=NAME)
    visitor.open(address + SCRIPT)
    visitor.click(button("Copy the text"))
    visitor.shows(TOLD, "Copied. No detail is missing.")
    assert f"Good morning, this is {NAME} from {PRACTICE}." in visitor.pasted()[0]


@pytest.mark.row("Copied with formatting, read back")
def test_the_text_is_copied_with_its_form(visitor, address):
    remember(visitor, address, practice_name=PRACTICE)
    visitor.open(address + LETTER)
    visitor.click(button("More"))
    visitor.click(button("Copy with formatting"))
    visitor.shows(TOLD, "Copied.")
    words, form = visitor.pasted()
    assert PRACTICE in words
    read = etree.HTML(form)
    assert PRACTICE in "".join(read.itertext())
    assert {"p", "strong"} <= {element.tag for element in read.iter(etree.Element)}


@pytest.mark.row("Word, PDF, text and spreadsheet files filled in, opened by other readers")
def test_files_come_filled_in(visitor, address):
    remember(visitor, address, practice_name=PRACTICE, your_name=NAME)
    visitor.open(address + LETTER)
    word = parts(visitor.take(link("Word")))
    texts = [text.text for name in ("word/document.xml", "word/header1.xml") for text in etree.fromstring(word[name]).iter(TEXT)]
    assert {PRACTICE, NAME} <= set(texts)
    visitor.shows(TOLD, "Saved with 2 of your details.")
    pdf = visitor.take(link("PDF"))
    fields = pypdf.PdfReader(io.BytesIO(pdf)).get_fields() or {}
    assert (fields["practice_name"]["/V"], fields["your_name"]["/V"]) == (PRACTICE, NAME)
    assert PRACTICE in shown(pdf)
    assert PRACTICE in visitor.take(link("Plain text")).decode("utf-8-sig")
    visitor.open(address + TRACKER)
    book = openpyxl.load_workbook(io.BytesIO(visitor.take(link("Spreadsheet"))))
    assert {sheet.oddHeader.left.text.replace("&&", "&") for sheet in book} == {PRACTICE}


@pytest.mark.row("The kit PDF and the whole ZIP filled in")
def test_the_whole_kit_comes_filled_in(visitor, address):
    remember(visitor, address, practice_name=PRACTICE)
    visitor.open(f"{address}kit/")
    made = parts(visitor.take("//a[@data-fill='kit-zip']", SLOW))
    pdf = visitor.take("//a[@data-fill='kit-pdf']", SLOW)  # the last one, because Firefox turns to a PDF that it saved
    places = pypdf.PdfReader(io.BytesIO(pdf)).get_fields()["practice_name"]["/Kids"]
    assert shown(pdf).count(PRACTICE) == len(places) > 40
    assert made[f"Everything/{KIT}.pdf"] == pdf
    files = json.loads(made["manifest.json"])["files"]
    assert len(files) > 200
    for file in files:
        assert hashlib.sha256(made[file["path"]]).hexdigest() == file["sha256"], file["path"]


@pytest.mark.row("A letter printed: one page, filled in, without the site around it")
def test_a_letter_is_printed_alone(visitor, address, record):
    remember(visitor, address, practice_name="Harbor")
    visitor.open(address + LETTER)
    visitor.shows(place_of("practice_name"), "Harbor")
    if visitor.engine == "WebKitGTK":
        with pytest.raises(exceptions.WebDriverException):
            visitor.driver.print_page()
        record("differs", "not tried: its driver cannot print")
        return
    [page] = pypdf.PdfReader(io.BytesIO(base64.b64decode(visitor.driver.print_page()))).pages
    assert "Harbor" in page.extract_text()
    assert "Copy the text" not in page.extract_text()


@pytest.mark.row("Saved for offline: pages, search, details and copying without a network")
def test_the_saved_site_goes_on_without_its_host(visitor, site):
    with served(site) as address:
        save(visitor, address)
        remember(visitor, address, practice_name=PRACTICE)
    visitor.open(f"{address}library/?kind=letter")
    visitor.shows("//*[@data-library]//*[@role='status']", f" of {COUNT} templates")
    visitor.type(LIBRARY_SEARCH, "chiropractor")
    finds(visitor, "Introduction letter to a chiropractor")
    visitor.open(address + LETTER)
    visitor.shows(place_of("practice_name"), PRACTICE)
    visitor.click(button("Copy the text"))
    visitor.shows(TOLD, "Copied.")
    assert PRACTICE in visitor.pasted()[0]
    visitor.click(link("Word"))
    visitor.shows(TOLD, "Files need a network. Copying and printing work without one.")
    visitor.open(f"{address}library/no-such-template/")
    visitor.shows("//h1", "This page is not here")


def save(visitor: Visitor, address: str) -> None:
    visitor.open(address)
    visitor.run("document.querySelector('[data-offline]').scrollIntoView({ behavior: 'instant' })")
    visitor.click(button("Save for offline"))
    visitor.shows("//*[@data-offline]", "Offline copy ready.", SLOW)


@pytest.mark.row("A translated page: filled in, copied, and the visitor’s own words left alone")
def test_a_translated_page_fills_in_and_leaves_what_was_typed_alone(visitor, address):
    remember(visitor, address, practice_name="Steady Steps")
    visitor.open(address + LETTER)
    visitor.shows(place_of("practice_name"), "Steady Steps")
    visitor.run(TRANSLATE)
    visitor.shows(place_of("practice_name"), "Steady Steps")
    visitor.click(place_of("your_name"))
    visitor.type(f"//dialog{box('your_name')}", NAME)
    visitor.press(Keys.ESCAPE)
    visitor.shows(place_of("your_name"), NAME)
    visitor.click(button("Copy the text"))
    visitor.shows(TOLD, "Copied.")
    words, _ = visitor.pasted()
    assert "Steady Steps" in words
    assert NAME in words


@pytest.mark.row("An office is kept, visited and due; a letter is for it; forgetting everything forgets it")
def test_an_office_is_kept_visited_and_due(visitor, address):
    visitor.open(f"{address}offices/")
    visitor.click(button("Add an office"))
    visitor.type("//dialog//input[@name='provider_practice']", PRACTICE)
    visitor.press(Keys.ENTER)
    visitor.shows("//*[@data-list]", PRACTICE)
    visitor.click(button("Log a contact"))
    visitor.click(button("Keep in the log"))
    visitor.shows(TOLD, "It is in the log.")
    visitor.driver.refresh()
    visitor.click("//*[@data-due]//summary")
    visitor.shows("//*[@data-due]", "A thank-you, within 2 days.")
    visitor.open(address + LETTER)
    visitor.click(button("Use with your offices"))
    visitor.click("//dialog//label/input[@name='kit-letters']")
    visitor.click(button("Show on this page"))
    visitor.shows(place_of("provider_practice"), PRACTICE)
    visitor.open(f"{address}your-details/")
    visitor.click("//*[@data-details-forget]")
    visitor.click("//*[@data-details-forget]")
    visitor.shows("//form//*[@role='status']", "Everything is forgotten")
    visitor.open(f"{address}offices/")
    visitor.shows("//*[@class='kit-offices__count']", "No office yet.")


@pytest.mark.row("Nothing to complain of in the console")
def test_the_console_stays_empty(visitor, address, record):
    if visitor.engine == "WebKitGTK":
        record("differs", "not tried: nothing shows its console")
        return
    visitor.complaints()  # of other tests
    for page in ("", "guide/contact/", "library/", LETTER, "your-details/", "kit/"):
        visitor.open(address + page)
        visitor.until(lambda: visitor.run("return document.readyState") == "complete")
        time.sleep(MOMENT)
    assert visitor.complaints() == []
    visitor.run("document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/elsewhere.png' }))")
    visitor.until(lambda: any("Content" in complaint for complaint in visitor.complaints()))


@pytest.mark.row("Back to a page after details were changed elsewhere")
def test_the_page_before_shows_what_was_typed_since(visitor, address):
    remember(visitor, address, practice_name="Before")
    visitor.open(address + LETTER)
    visitor.shows(place_of("practice_name"), "Before")
    visitor.open(f"{address}your-details/")
    visitor.type(box("practice_name"), PRACTICE)
    visitor.driver.back()
    visitor.shows(place_of("practice_name"), PRACTICE)


@pytest.mark.row("A browser that keeps nothing: the page fills in, is copied, and says so")
def test_a_browser_that_keeps_nothing_fills_in_and_says_so(refused, address):
    refused.open(address + LETTER)
    fills_over_the_page(refused, "Your browser keeps nothing for this site.")
    assert PRACTICE in b"".join(parts(refused.take(link("Word"))).values()).decode("utf-8", "replace").replace("&amp;", "&")
