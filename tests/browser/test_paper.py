"""A visitor prints on the paper of their region: the site offers the whole kit on it, and lays its own pages on it."""

from __future__ import annotations

from io import BytesIO

from playwright.sync_api import expect
from pypdf import PdfReader

WHOLE = "a[data-fill=kit-pdf]:visible"


def size_of(pdf: bytes) -> tuple[int, int]:
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    return round(box.width), round(box.height)


def taken(page) -> bytes:
    with page.expect_download() as download:
        page.locator(WHOLE).click()
    return download.value.path().read_bytes()


def test_the_kit_comes_on_the_paper_of_the_region_and_can_be_had_on_the_other(abroad):
    abroad.goto("kit/")
    expect(abroad.get_by_label("A4")).to_be_checked()
    assert size_of(taken(abroad)) == (595, 842)
    abroad.get_by_label("US letter").check()
    expect(abroad.locator(".kit-status")).to_have_text("Both files are on US letter now.")
    abroad.reload()
    expect(abroad.get_by_label("US letter")).to_be_checked()
    assert size_of(taken(abroad)) == (612, 792)


def test_the_other_kit_comes_filled_in_too(abroad):
    abroad.goto("your-details/")
    abroad.get_by_label("Practice name", exact=True).fill("Harbor Zyzzyva")
    abroad.goto("kit/")
    fields = PdfReader(BytesIO(taken(abroad))).get_fields()
    assert fields["practice_name"]["/V"] == "Harbor Zyzzyva"


def test_a_page_prints_on_it(abroad, page):
    for tab, size in ((abroad, (595, 842)), (page, (612, 792))):
        tab.goto("library/fax-cover-sheet/")
        expect(tab.locator("[data-prints]").first).to_be_enabled()
        paper = tab.pdf(prefer_css_page_size=True)
        assert (size_of(paper), len(PdfReader(BytesIO(paper)).pages)) == (size, 1)
