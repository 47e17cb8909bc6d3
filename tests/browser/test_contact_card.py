"""A visitor saves a contact card, and scans it off the screen and off paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import expect

from codes import codes_in, needs_zbar
from kitbuilder.model.contact_card import code_text, contact_card

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ("library/business-card/", "library/ficha-de-referencia/", "library/one-page-practice-overview/")
DETAILS = {
    "your_name": "Łukasz Wiśniewski-Müller, MS",
    "practice_name": "Ćwiczenia & Más",
    "practice_phone": "207-555-0142",
    "practice_fax": "none",
    "practice_address": "12 Harbor Street, Suite 3, Portland, ME 04101",
}
WIDEST = 37  # mm on paper, and no less than the narrowest: 35 mm but for how browsers round
NARROWEST = 34
PIXELS_PER_INCH, MM_PER_INCH = 96, 25.4


def keep(page, details: dict[str, str]) -> None:
    page.goto("your-details/")
    for name, value in details.items():
        page.locator(f"[data-details-form] [name={name}]").fill(value)


@needs_zbar
@pytest.mark.parametrize("where", PAGES)
def test_a_page_shows_the_card_as_a_code_once_it_knows_enough(page, tmp_path: Path, where: str) -> None:
    page.goto(where)
    place = page.locator("[data-contact-code]")
    expect(place).to_be_hidden()
    keep(page, DETAILS)
    page.goto(where)
    code = place.locator("svg")
    expect(code).to_be_visible()
    words = "Tarjeta de contacto de" if "ficha" in where else "Contact card of"
    assert code.get_attribute("aria-label").startswith(f"{words} {DETAILS['practice_name']}: ")
    assert codes_in(Image.open(io.BytesIO(code.screenshot())).convert("L"), tmp_path) == [code_text(DETAILS)]


@needs_zbar
def test_a_dark_screen_is_scanned_as_well(page, tmp_path: Path) -> None:
    keep(page, DETAILS)
    page.emulate_media(color_scheme="dark")
    page.goto(PAGES[0])
    code = page.locator("[data-contact-code] svg")
    expect(code).to_be_visible()
    assert codes_in(Image.open(io.BytesIO(code.screenshot())).convert("L"), tmp_path) == [code_text(DETAILS)]


@needs_zbar
@pytest.mark.parametrize(("where", "count"), list(zip(PAGES, (8, 4, 1), strict=True)))
def test_a_printed_page_has_the_code_as_wide_as_a_fax_needs_it(page, tmp_path: Path, where: str, count: int) -> None:
    keep(page, DETAILS)
    page.goto(where)
    expect(page.locator("[data-contact-code] svg")).to_be_visible()
    paper = list(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)))
    assert len(paper) == 1
    assert codes_in(paper[0].render(scale=3, grayscale=True).to_pil(), tmp_path) == [code_text(DETAILS)] * count
    page.emulate_media(media="print")
    box = page.locator("[data-contact-code] path").bounding_box()
    assert NARROWEST <= box["width"] / PIXELS_PER_INCH * MM_PER_INCH <= WIDEST


def test_a_code_goes_when_the_details_go(page) -> None:
    keep(page, DETAILS)
    page.goto(PAGES[0])
    place = page.locator("[data-contact-code]")
    expect(place.locator("svg")).to_be_visible()
    other = page.context.new_page()
    keep(other, {"practice_phone": ""})
    expect(place).to_be_hidden()
    expect(place.locator("svg")).to_have_count(0)


@pytest.mark.parametrize(("where", "folded"), [("your-details/", False), (PAGES[0], True)])
def test_a_card_is_saved_as_the_command_writes_it(page, where: str, folded: bool) -> None:  # noqa: FBT001
    keep(page, DETAILS)
    page.goto(where)
    if folded:
        page.get_by_role("button", name="More").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my contact card").click()
    assert download.value.suggested_filename == "Contact card.vcf"
    assert download.value.path().read_bytes() == contact_card(DETAILS)


def test_who_has_typed_too_little_is_told_what_a_card_needs(page) -> None:
    keep(page, {"your_name": "Jordan Reyes"})
    page.get_by_role("button", name="Save my contact card").click()
    expect(page.locator("[data-details-form] [role=status]")).to_contain_text("needs your practice's name and its phone")
