"""What is the same in letters to many offices is typed once, and stands in every Word file and PDF of them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pypdf
from lxml import etree
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

LETTER = "library/intro-letter-no-shared-client/"
LIST = "Practice,Provider\nAcadia Clinic,Ada Okafor\nCasco Clinic,Ben Reyes\n"
CALL, FIRST, NAME = "Day and date you will call", "First day and time you can come", "Name of the person to call or write to"
TYPED = {CALL: "Friday, December 11, & before noon", FIRST: "Łódź time: Monday at 9"}
NAMESPACE = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def files_of(page: Page, words: str) -> dict[str, bytes]:
    """Have both offices' letters made, with the blanks typed; return them by their names."""
    page.get_by_role("button", name="Use with your offices").click()
    page.get_by_role("button", name="Choose all 2").click()
    page.locator(".kit-dialog summary").click()
    for label, value in TYPED.items():
        page.locator(".kit-dialog").get_by_label(label).fill(value)
    with page.expect_download() as download:
        page.get_by_role("button", name=words).click()
    with zipfile.ZipFile(download.value.path()) as files:
        return {name: files.read(name) for name in files.namelist()}


def test_a_blank_that_is_typed_once_is_in_every_word_file_and_pdf(page: Page) -> None:
    page.goto("offices/")
    page.locator("[data-bring]").set_input_files({"name": "list.csv", "mimeType": "", "buffer": LIST.encode()})
    page.get_by_role("button", name="Add them to my offices").click()
    expect(page.locator(".kit-offices__count")).to_have_text("2 offices.")
    page.goto(LETTER)
    for practice, content in zip(("Acadia", "Casco"), files_of(page, "Word files").values(), strict=True):
        with zipfile.ZipFile(io.BytesIO(content)) as word:
            document = etree.fromstring(word.read("word/document.xml"))
        shown = {
            control.find("w:sdtPr/w:alias", NAMESPACE).get(f"{{{NAMESPACE['w']}}}val"): control
            for control in document.iter(f"{{{NAMESPACE['w']}}}sdt")
        }
        for label, value in TYPED.items():
            assert "".join(shown[label].itertext()) == value
            assert shown[label].find("w:sdtPr/w:showingPlcHdr", NAMESPACE) is None
        assert shown[NAME].find("w:sdtPr/w:showingPlcHdr", NAMESPACE) is not None
        assert f"{practice} Clinic" in "".join(document.itertext())
    for practice, content in zip(("Acadia", "Casco"), files_of(page, "PDF files").values(), strict=True):
        reader = pypdf.PdfReader(io.BytesIO(content))
        fields = {field.get("/TU"): field.get("/V") for field in reader.get_fields().values()}
        assert {label: fields[label] for label in TYPED} == TYPED
        assert not fields[NAME]
        assert fields["Provider’s practice"] == f"{practice} Clinic"
