"""A visitor prints a template from its page: the paper holds the letter or the form, and nothing of the site."""

from __future__ import annotations

import base64
import json
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from codes import codes_in, needs_zbar
from fax_paper import drawn
from kitbuilder.model.contact_card import code_text
from kitbuilder.model.document import ContactCode, Cut
from kitbuilder.model.traverse import walk
from waiting import until

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Template

WITHOUT_BRACKETS = str.maketrans("", "", "[]")
IS_BLACK = """[...document.querySelectorAll('#kit-text p, #kit-text li, #kit-text [data-field]')]
  .every((part) => getComputedStyle(part).color === 'rgb(0, 0, 0)')"""
OF_THE_SITE = ("Copy the text", "Your details", "Script library", "Use it when", "What comes next", "Privacy", "Save for offline")


def printed(page, slug: str) -> list[str]:
    page.goto(f"library/{slug}/")
    return sheets_of(page)


def sheets_of(page) -> list[str]:
    paper = page.pdf(prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(paper)).pages]


def test_every_introduction_letter_prints_on_one_page(page, real):
    letters = [template for template in real.templates if template.slug.startswith("intro-letter")]
    assert len(letters) > 1
    for letter in letters:
        sheets = printed(page, letter.slug)
        assert len(sheets) == 1, letter.slug
        assert sheets[0].lstrip().startswith("Practice name"), letter.slug
        assert not [words for words in OF_THE_SITE if words in sheets[0]], letter.slug


def keep_largest_logo(page) -> None:
    """Keep a logo of 40 × 14 mm, which leaves the least room for the lines beside it."""
    size = {"width": 480, "height": 168}
    file = BytesIO()
    Image.new("RGB", tuple(size.values()), "navy").save(file, "PNG")
    page.goto("your-details/")
    kept = json.dumps({"png": base64.b64encode(file.getvalue()).decode(), **size})
    page.evaluate("(kept) => localStorage.setItem('referral-kit.logo', kept)", kept)


def test_what_is_handed_over_takes_no_more_paper_than_its_page_says_with_the_largest_logo(page, real):
    keep_largest_logo(page)
    longer = {}
    for template in real.templates:
        if not template.leaves_practice:
            continue
        page.goto(f"library/{template.slug}/")
        expect(page.locator("#kit-text .kit-letterhead:not(:has(.kit-logo))")).to_have_count(0)
        if len(sheets := sheets_of(page)) > template.pages:
            longer[template.slug] = len(sheets)
    assert longer == {}


def test_a_script_takes_no_more_paper_than_its_page_says(page, real):
    longest = ("fee-conversation-script", "follow-up-call-script", "new-referral-client-call", "objection-response-scripts",
               "scope-language-cheat-sheet", "thirty-second-introduction")  # fmt: skip
    longer = {slug: len(sheets) for slug in longest if len(sheets := printed(page, slug)) > real.template(slug).pages}
    assert longer == {}


def test_a_form_tells_its_title_below_the_letterhead_and_keeps_its_notes_to_itself(page):
    (sheet,) = printed(page, "information-sharing-authorization")
    assert sheet.index("Practice name") < sheet.index("Authorization to share health information") < sheet.index("1. You.")
    assert "For you" not in sheet


def test_a_printed_letter_has_the_practice_at_its_head(page):
    page.goto("your-details/")
    page.get_by_label("Practice name", exact=True).fill("Harbor Medical Exercise")
    (sheet,) = printed(page, "intro-letter-chiropractor")
    assert sheet.lstrip().startswith("Harbor Medical Exercise")


@pytest.mark.parametrize("slug", ["front-desk-phone-script", "objection-response-scripts"])
def test_a_script_prints_with_every_way_the_talk_can_go(page, slug):
    page.goto(f"library/{slug}/")
    closed = "#kit-text details:not([open]) .kit-say > div > p:first-child"
    hidden = page.eval_on_selector_all(closed, "(parts) => parts.map((part) => part.textContent)")
    text = "".join("".join(printed(page, slug)).split())
    assert hidden
    for words in hidden:
        assert "".join(words.translate(WITHOUT_BRACKETS).split())[:12] in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_black_on_white_whatever_was_chosen(page, scheme):
    page.emulate_media(color_scheme=scheme)
    for slug in ("intro-letter-chiropractor", "front-desk-phone-script"):
        page.goto(f"library/{slug}/")
        page.evaluate("document.body.dataset.mdColorScheme === 'slate' || document.querySelector('[data-colors]').click()")
        if scheme == "dark":
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(color_scheme=scheme, media="print")
        until(page, IS_BLACK)  # colors change gently
        page.emulate_media(color_scheme=scheme, media="screen")


def test_what_is_handed_over_is_eleven_points_with_lines_instead_of_brackets(page):
    (sheet,) = printed(page, "intro-letter-chiropractor")
    assert "[" not in sheet
    page.emulate_media(media="print")
    assert page.locator("#kit-text p").nth(8).evaluate("one => getComputedStyle(one).fontSize") == "14.6667px"
    page.emulate_media(media="screen")
    expect(page.locator("#kit-text [data-field]").first).to_have_text("[Practice name]")


def test_before_printing_the_lines_left_to_write_on_are_counted(page):
    page.add_init_script("window.print = () => (window.printed = document.querySelector('.kit-status').textContent)")
    page.goto("library/front-desk-phone-script/")
    page.get_by_role("button", name="Print").click()
    until(page, "window.printed")
    assert page.evaluate("window.printed") == "8 blanks print as lines to write on."


CUT = (
    "business-card",
    "desk-card-how-to-refer",
    "ficha-de-referencia",
    "pt-clinic-poster",
    "referral-slip-for-patients",
    "team-talk-agenda",
    "visit-day-card",
)


def copies_of(template: Template) -> int:
    """How many slips or cards are cut out of what a template prints."""
    return sum(block.count for block in template.document if isinstance(block, Cut))


@needs_zbar
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_a_slip_prints_as_a_sheet_of_them_each_with_its_code(page, real, paper, tmp_path):
    """As many as on its PDF, on no more paper, and on the screen one again."""
    page.add_init_script(f"localStorage.setItem('referral-kit.paper', '{paper}')")
    values = {name: field.example for name, field in real.fields.items() if field.group.is_kept}
    page.goto("about/")
    kept = json.dumps({"version": 1, "values": values})
    page.evaluate("(kept) => localStorage.setItem('referral-kit.details', kept)", kept)
    for slug in CUT:
        template = real.template(slug)
        page.goto(f"library/{slug}/")
        if codes := any(isinstance(node, ContactCode) for node in walk(template.document)):
            expect(page.locator("[data-contact-code] svg").first).to_be_visible()
        data = page.pdf(prefer_css_page_size=True)
        sheets = list(pypdfium2.PdfDocument(data))
        assert len(sheets) <= template.pages, slug
        if codes:
            found = [code for sheet in sheets for code in codes_in(drawn(sheet), tmp_path)]
            assert found == [code_text(values)] * copies_of(template), slug
        assert page.locator(".kit-sheet").count() == 0
        expect(page.locator("#kit-text .kit-slip").first).to_be_visible()


def test_these_templates_are_cut(real):
    assert {template.slug for template in real.templates if copies_of(template)} == set(CUT)
