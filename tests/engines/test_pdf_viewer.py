"""The kit PDF in the viewer that Firefox brings: a detail typed once shows on other pages, is saved and is there again."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pytest
from selenium.webdriver.common.keys import Keys

from engines.test_walk import KIT, PRACTICE, SLOW

if TYPE_CHECKING:
    from pathlib import Path

    from engines.visitor import Visitor

DETAILS = 2  # the page where details are typed
PAGE_BOX, READY = "//*[@id='pageNumber']", "//*[@id='downloadButton']"
# What the viewer saves. Its button asks for a place first, in a window of the system that no driver reaches.
SAVES = """return PDFViewerApplication.pdfDocument.saveDocument().then((bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.slice(at, at + 8192));
  return btoa(text);
});"""


def place(number: int, name: str) -> str:
    """A place on a page that shows a field."""
    return f"//*[@data-page-number='{number}']//*[@name='{name}']"


def pages_with(pdf: Path, name: str) -> list[int]:
    """The pages that show a field, by their numbers from 1."""
    with pikepdf.open(pdf) as opened:
        fields = next(field for field in opened.Root.AcroForm.Fields if str(field.T) == name)
        places = {place.objgen for place in fields.Kids}
        return [page.index + 1 for page in opened.pages if places & {one.objgen for one in page.obj.get("/Annots", [])}]


def turn_to(visitor: Visitor, number: int) -> None:
    visitor.click(PAGE_BOX)  # which marks what is in it
    visitor.press(str(number))
    visitor.press(Keys.ENTER)


def shows(visitor: Visitor, number: int) -> None:
    """Wait until a page shows the practice's name, in a place that it can be typed over in."""
    script = "return document.evaluate(arguments[0], document, null, 9, null).singleNodeValue?.value"
    path = place(number, "practice_name")
    visitor.until(lambda: visitor.run(script, path) == PRACTICE, lambda: f"not on page {number}", SLOW)


@pytest.mark.row("The kit PDF in the browser’s own viewer: typed once, shown elsewhere, saved, opened again")
@pytest.mark.parametrize("engine", ["Firefox"], scope="session", indirect=True)
def test_a_detail_typed_once_shows_on_other_pages_and_is_saved(visitor: Visitor, address: str, site: Path, tmp_path: Path):
    shown = pages_with(site / "downloads" / f"{KIT}.pdf", "practice_name")
    later = (shown[len(shown) // 2], shown[-1])
    visitor.open(f"{address}downloads/{KIT}.pdf")
    visitor.until(lambda: visitor.count(READY), patience=SLOW)
    turn_to(visitor, DETAILS)
    visitor.type(place(DETAILS, "practice_name"), PRACTICE)
    visitor.press(Keys.TAB)
    for number in later:
        turn_to(visitor, number)
        shows(visitor, number)
    saved = base64.b64decode(visitor.run(SAVES))
    assert (pypdf.PdfReader(io.BytesIO(saved)).get_fields() or {})["practice_name"]["/V"] == PRACTICE
    again = tmp_path / "again.pdf"
    again.write_bytes(saved)
    visitor.open(again.as_uri())
    visitor.until(lambda: visitor.count(READY), patience=SLOW)
    turn_to(visitor, later[0])
    shows(visitor, later[0])
