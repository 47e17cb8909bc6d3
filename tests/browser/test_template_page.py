"""A visitor reads a template and copies it."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from kitbuilder.renderers.plain_text import text_of

SCRIPT = "library/front-desk-phone-script/"
READ_CLIPBOARD = "navigator.clipboard.readText()"
TEXTS_OF = """async (slugs) => {
  await kitModules.load('template');
  const { textOf } = kitModules.need('text_of');
  const read = async (slug) => new DOMParser().parseFromString(await (await fetch(`/library/${slug}/`)).text(), 'text/html');
  return (await Promise.all(slugs.map(read))).map((page) => textOf(page.getElementById('kit-text')));
}"""

COUNTS_OF = """async (slugs) => {
  await kitModules.load('template');
  const { openLabels } = kitModules.need('text_of');
  const count = async (slug) => {
    const html = await (await fetch(`/library/${slug}/`)).text();
    const page = new DOMParser().parseFromString(html, 'text/html');
    const left = Number(page.querySelector('[data-left]')?.dataset.left ?? 0);
    return [slug, left, openLabels(page.getElementById('kit-text')).length];
  };
  return Promise.all(slugs.map(count));
}"""


def lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def test_a_script_shows_what_to_say_and_how_it_can_go(page):
    page.goto(SCRIPT)
    expect(page).to_have_title("Front-desk phone script - Closing the gap after therapy")
    expect(page.get_by_text("Good morning,")).to_be_visible()
    answer = page.get_by_text("I’ll let you go")
    expect(answer).to_be_hidden()
    page.locator("summary", has_text="They are busy").click()
    expect(answer).to_be_visible()


def test_copied_text_is_the_text_file_without_its_notes(page, real):
    page.goto(SCRIPT)
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied. 8 blanks left to fill: Your name, Practice name,")
    copied = lines(page.evaluate(READ_CLIPBOARD))
    assert copied == text_of(real.template("front-desk-phone-script").document, notes=False)
    assert "Hold it" not in copied


def test_the_page_and_the_text_file_say_the_same_for_every_template(page, real):
    page.goto("library/")
    texts = page.evaluate(TEXTS_OF, [template.slug for template in real.templates])
    for template, text in zip(real.templates, texts, strict=True):
        assert text == text_of(template.document, notes=False), template.slug


def test_one_e_mail_is_copied_by_itself_and_keeps_its_form(page):
    page.goto("library/no-reply-follow-up-email/")
    email = page.locator(".kit-email").first
    email.get_by_role("button", name="Copy this e-mail").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    assert page.evaluate(READ_CLIPBOARD).startswith("Subject: ")
    read = "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    rich = page.evaluate(read)
    assert "<p>" in rich
    assert not any(word in rich for word in ("class=", "data-", "<button", "role="))


def test_spoken_lines_are_copied_without_their_label(page):
    page.goto(SCRIPT)
    page.locator(".kit-say").first.get_by_role("button", name="Copy these lines").click()
    expect(page.locator(".kit-status")).to_contain_text("2 blanks left to fill: Your name, Practice name.")
    assert page.evaluate(READ_CLIPBOARD).startswith("Good morning, [Your name] here, from [Practice name].")


def test_without_a_clipboard_the_older_way_is_used(page):
    page.add_init_script("delete window.ClipboardItem")
    page.goto(SCRIPT)
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    assert "Good morning" in page.evaluate(READ_CLIPBOARD)


def test_when_copying_is_refused_the_text_lies_ready_to_be_copied_by_hand(page):
    page.goto(SCRIPT)
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied")
    copied = page.evaluate(READ_CLIPBOARD)
    page.evaluate("delete window.ClipboardItem; document.execCommand = () => false")
    page.get_by_role("button", name="Copy the text").click()
    box = page.get_by_label("Your browser did not let us copy")
    expect(box).to_be_focused()
    expect(box).to_have_value(copied)
    assert page.evaluate("(box => box.selectionEnd - box.selectionStart)(document.activeElement)") == len(copied)
    page.get_by_role("button", name="Done").click()
    expect(box).to_have_count(0)


def test_a_branch_that_only_turns_to_another_page_is_not_copied_as_a_bare_title(page):
    page.goto(SCRIPT)
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied")
    lines = [line for line in page.evaluate(READ_CLIPBOARD).splitlines() if line.strip()]
    assert not any(one.startswith("If: ") and other.startswith("If: ") for one, other in pairwise(lines))


def test_on_paper_every_branch_is_open_and_the_site_is_gone(page):
    page.goto(SCRIPT)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.get_by_text("I’ll let you go")).to_be_visible()
    expect(page.get_by_role("button", name="Copy the text")).to_be_hidden()
    expect(page.locator(".md-header")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.get_by_text("I’ll let you go")).to_be_hidden()


def test_downloads_come_with_a_name_a_person_knows(page):
    page.goto(SCRIPT)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word", exact=True).click()
    assert waiting.value.suggested_filename == "Front-desk phone script.docx"


def test_an_e_mail_opens_in_the_e_mail_program_filled_in(page, complaints):
    page.goto("library/no-reply-follow-up-email/")
    email = page.locator(".kit-email").first
    with page.expect_request(re.compile("^mailto:")) as asked:
        email.get_by_role("button", name="Open this e-mail").click()
    sent = urlsplit(asked.value.url)
    parts = parse_qs(sent.query)
    assert (sent.scheme, sent.path) == ("mailto", "")
    assert len(asked.value.url) <= 1800
    assert parts["subject"][0] in email.locator(".kit-email__subject").inner_text()
    assert parts["body"][0].startswith("Dear [Greeting],\r\n\r\n")
    complaints[:] = [line for line in complaints if "mailto:" not in line]


def test_a_letter_too_long_for_an_e_mail_address_is_not_cut_off(page):
    page.goto("library/intro-letter-shared-client/")
    expect(page.locator("[data-star][aria-pressed]")).to_be_visible()
    page.evaluate("document.querySelector('#kit-text p').append('x '.repeat(2000))")
    expect(page.locator(".kit-status")).to_be_attached()
    page.get_by_role("button", name="Open in e-mail").click()
    expect(page.locator(".kit-status")).to_contain_text("too long to hand over")


def test_copied_for_word_the_text_keeps_its_form_and_as_text_it_does_not(page):
    page.goto(SCRIPT)
    types = "navigator.clipboard.read().then(([item]) => item.types)"
    page.get_by_role("button", name="Copy for Word").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    assert "text/html" in page.evaluate(types)
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    page.wait_for_function(f"{types}.then((types) => types.length === 1)")


def test_the_blanks_left_are_counted_down(page):
    page.goto(SCRIPT)
    left = page.locator("[data-left]")
    expect(left).to_have_text("8 blanks to fill")
    page.locator("#kit-text [data-field=your_name]").first.click()
    page.get_by_role("dialog").get_by_label("Your name", exact=True).fill("Jordan Reyes")
    expect(left).to_have_text("7 of 8 blanks left to fill")


def test_the_number_of_blanks_is_the_same_before_the_script_has_run(page, real):
    page.goto("library/")
    counts = page.evaluate(COUNTS_OF, [template.slug for template in real.templates])
    assert [slug for slug, said, counted in counts if said != counted] == []


def test_a_page_says_what_comes_before_and_how_hard_it_reads(page, real):
    template = real.template("no-reply-follow-up-email")
    page.goto(f"library/{template.slug}/")
    expect(page.get_by_text(f"Reads at grade {template.grade}")).to_be_visible()
    leading = next(one for one in real.templates if template.slug in one.next)
    before = page.locator(".kit-template__after .kit-list").first
    expect(before.get_by_role("link", name=leading.title, exact=True)).to_be_visible()
