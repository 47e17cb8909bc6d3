"""A visitor prints a template from its page: the paper holds the letter or the form, and nothing of the site."""

from __future__ import annotations

import base64
import json
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from waiting import until

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
