"""A visitor reads a template and copies it."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from kitbuilder.model.printed_words import words_in
from kitbuilder.model.translation import language_of
from kitbuilder.renderers.plain_text import text_of
from kitbuilder.renderers.web_page import article
from waiting import until

SCRIPT = "library/front-desk-phone-script/"
READ_CLIPBOARD = "navigator.clipboard.readText()"
READ_RICH = "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
# The page's policy lets no script make markup out of text; a document that was asked for is none.
READ = """(slug) => new Promise((resolve) => {
  const asked = new XMLHttpRequest();
  asked.open('GET', `/library/${slug}/`);
  Object.assign(asked, { responseType: 'document', onload: () => resolve(asked.response) }).send();
})"""
TEXTS_OF = (
    f"async (slugs, read = {READ}) => {{"
    """
  const { plainText } = await import('/modules/template/plain_text.js');
  return (await Promise.all(slugs.map(read))).map((page) => plainText(page.getElementById('kit-text')));
}"""
)

COUNTS_OF = (
    f"async (slugs, read = {READ}) => {{"
    """
  const { missingDetails } = await import('/modules/template/blanks.js');
  const count = async (slug) => {
    const page = await read(slug);
    const left = Number(page.querySelector('[data-left]')?.dataset.left ?? 0);
    return [slug, left, missingDetails(page.getElementById('kit-text')).length];
  };
  return Promise.all(slugs.map(count));
}"""
)


def lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def readable(text: str) -> str:
    """Return a text file's words as they are copied: nothing is underlined or indented, which looks like damage in a message."""
    return re.sub(r"^ +", "", re.sub(r"\n-+$", "", text, flags=re.MULTILINE), flags=re.MULTILINE)


def press_in_more(page, name: str) -> None:
    """Press a button that is folded away."""
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name=name).click()


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
    expect(page.locator(".kit-status")).to_have_text("Copied. 2 details missing: Your name; Practice name.")
    copied = lines(page.evaluate(READ_CLIPBOARD))
    assert copied == readable(text_of(real.template("front-desk-phone-script").document, notes=False))
    assert "Hold it" not in copied
    assert "If: They put you through to voicemail\n\nUse the voicemail script." in copied
    assert "Open: the reason in ten seconds\n\nGood morning" in copied


def test_what_was_said_of_missing_details_goes_when_they_are_typed(page):
    page.goto(SCRIPT)
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".kit-status")).to_contain_text("2 details missing")
    page.locator("#kit-text [data-field=your_name]").first.click()
    page.get_by_role("dialog").get_by_label("Your name", exact=True).fill("Jordan Reyes")
    expect(page.locator(".kit-status")).to_be_empty()


def test_every_button_that_copies_a_part_has_a_name_of_its_own(page):
    page.goto(SCRIPT)
    names = [button.get_attribute("aria-label") for button in page.locator(".kit-copies-part").all()]
    assert len(set(names)) == len(names) > 5
    assert "Copy these lines: If: They are busy" in names


@pytest.mark.usefixtures("modules")
def test_the_page_and_the_text_file_say_the_same_for_every_template(page, real):
    page.goto("library/")
    texts = page.evaluate(TEXTS_OF, [template.slug for template in real.templates])
    for template, text in zip(real.templates, texts, strict=True):
        words = words_in(language_of(template, real.kit.language))
        assert text == text_of(template.document, notes=False, words=words), template.slug


def test_one_e_mail_is_copied_by_itself_and_keeps_its_form(page):
    page.goto("library/no-reply-follow-up-email/")
    email = page.locator(".kit-email").first
    email.get_by_role("button", name="Copy this e-mail").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    assert page.evaluate(READ_CLIPBOARD).startswith("Subject: ")
    rich = page.evaluate(READ_RICH)
    assert "<p>" in rich
    assert not any(word in rich for word in ("class=", "data-", "<button", "role="))


def test_a_box_to_tick_is_copied_with_its_words_on_one_line(page):
    page.goto("library/intro-letter-shared-client/")
    press_in_more(page, "Copy with formatting")
    expect(page.locator(".kit-status")).to_contain_text("Copied")
    rich = page.evaluate(READ_RICH)
    assert "<div>☐ None to add</div>" in rich
    assert "<li>☐" not in rich


def test_spoken_lines_are_copied_without_their_label(page):
    page.goto(SCRIPT)
    page.locator(".kit-say").first.get_by_role("button", name="Copy these lines").click()
    expect(page.locator(".kit-status")).to_contain_text("2 details missing: Your name; Practice name.")
    assert page.evaluate(READ_CLIPBOARD).startswith("Good morning, this is [Your name] from [Practice name].")


def test_a_way_that_holds_only_a_note_keeps_it_with_its_form_and_others_leave_theirs_out(page):
    page.goto(SCRIPT)
    press_in_more(page, "Copy with formatting")
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    rich = page.evaluate(READ_RICH)
    _, _, way = rich.partition("They put you through to voicemail")
    assert "Use the" in way.split("<strong>")[0]
    assert "Hold it" not in rich


def test_a_tab_that_outlived_its_edition_hands_a_file_over_blank_and_says_why(page, complaints):
    complaints.expect("404", "Failed to load")
    page.goto("your-details/")
    page.get_by_label("Practice name", exact=True).fill("Harbor")
    page.goto(SCRIPT)
    page.route("**/fill_download.*.js", lambda route: route.fulfill(status=404, body="Not found"))
    with page.expect_download():
        page.get_by_role("link", name="Word", exact=True).click()
    expect(page.locator(".kit-status")).to_contain_text("a new edition is here. Load the page again.")


def test_what_does_not_arrive_is_said_and_the_way_to_ones_details_stays_open(page, complaints):
    complaints.expect("ERR_FAILED", "failed: ")
    page.route("**/template.*.js", lambda route: route.abort())
    page.route("**/details_form.*.js", lambda route: route.abort() if SCRIPT in route.request.frame.url else route.continue_())
    page.goto(SCRIPT)
    expect(page.locator(".kit-status")).to_contain_text("or a new edition is here. Load the page again.")
    page.locator("#kit-text [data-field]").first.click()
    expect(page).to_have_url(re.compile("/your-details/$"))
    expect(page.get_by_label("Practice name")).to_be_visible()


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
    complaints.expect("mailto:")


def test_a_letter_too_long_for_an_address_is_copied_and_an_empty_e_mail_opens(page, complaints):
    page.goto("library/intro-letter-chiropractor/")
    with page.expect_request(re.compile("^mailto:")) as asked:
        press_in_more(page, "Open in e-mail")
    expect(page.locator(".kit-status")).to_contain_text("the text is copied: paste it into the e-mail that opens")
    assert parse_qs(urlsplit(asked.value.url).query) == {"subject": [page.locator("h1").inner_text()]}
    assert len(page.evaluate(READ_CLIPBOARD)) > 1500
    complaints.expect("mailto:")


def test_only_a_letter_that_may_go_by_e_mail_offers_to(page, real):
    letters = [template for template in real.templates if template.kind.name == "letter"]
    for letter in letters:
        page.goto(f"library/{letter.slug}/")
        offered = page.locator(".kit-bar [data-mails]").count()
        assert offered == ("e-mail" in letter.channel), letter.slug


def test_a_tracker_a_form_and_a_deck_lead_with_the_file_one_works_in(page):
    for slug, words, name in (
        ("referral-to-revenue-tracker", "Get the spreadsheet", ".xlsx"),
        ("provider-referral-form", "Get the Word file", ".docx"),
        ("team-talk-deck", "Get the slides", ".pptx"),
    ):
        page.goto(f"library/{slug}/")
        first = page.locator(".kit-bar .md-button").first
        expect(first).to_have_text(words)
        with page.expect_download() as waiting:
            first.click()
        assert waiting.value.suggested_filename.endswith(name)
        expect(page.get_by_role("button", name="Copy the text")).to_be_enabled()


def test_on_a_phone_the_script_begins_on_the_first_screen_and_copying_is_within_reach(phone):
    phone.goto(SCRIPT)
    assert phone.locator(".kit-say > div p").first.bounding_box()["y"] <= 610
    copy = phone.get_by_role("button", name="Copy the text")
    for _ in range(3):
        expect(copy).to_be_in_viewport()
        phone.mouse.wheel(0, 700)
    copy.click()
    status = phone.locator(".kit-status")
    expect(status).to_contain_text("Copied.")
    box = status.bounding_box()
    assert box["height"] <= 90
    assert box["y"] + box["height"] <= copy.bounding_box()["y"]


def test_on_a_phone_the_rest_opens_above_the_bar_and_closes_when_used(phone):
    phone.goto(SCRIPT)
    more = phone.get_by_role("button", name="More")
    rich = phone.get_by_role("button", name="Copy with formatting")
    expect(rich).to_be_hidden()
    more.click()
    for words in ("Word file", "PDF file", "Plain text file"):
        expect(phone.get_by_role("link", name=words)).to_be_visible()
    rich.click()
    expect(phone.locator(".kit-status")).to_contain_text("Copied.")
    expect(rich).to_be_hidden()
    more.click()
    phone.keyboard.press("Escape")
    expect(rich).to_be_hidden()
    expect(more).to_be_focused()


def test_on_a_phone_when_to_use_it_is_one_tap_away_and_elsewhere_it_stands_there(phone, page):
    for one, folded in ((phone, True), (page, False)):
        one.goto(SCRIPT)
        told = one.get_by_text("You want to send a practice something")
        expect(told).to_be_visible(visible=not folded)
        if folded:
            one.get_by_text("When to use it, and when not").click()
            expect(told).to_be_visible()


def test_what_a_finger_presses_is_big_enough(phone):
    phone.goto(SCRIPT)
    for target in phone.locator(":is(.kit-copies-part, .kit-bar > .md-button, summary, .kit-footer a)").all():
        if target.is_visible():
            assert target.bounding_box()["height"] >= 44, target.inner_text()


def test_without_a_script_nothing_is_offered_that_needs_one_and_it_is_said(browser, address):
    with browser.new_context(base_url=address, java_script_enabled=False, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(SCRIPT)
        expect(page.get_by_text("Copying and filling in need JavaScript.")).to_be_visible()
        expect(page.locator(".kit-bar")).to_be_hidden()
        expect(page.locator(".kit-menu")).to_be_hidden()
        expect(page.locator(".md-header [for=__drawer]")).to_be_visible()
        page.goto("your-details/")
        expect(page.get_by_text("Filling in needs JavaScript.")).to_be_visible()


def test_copied_with_its_formatting_the_text_keeps_its_form_and_as_text_it_does_not(page):
    page.goto(SCRIPT)
    types = "navigator.clipboard.read().then(([item]) => item.types)"
    press_in_more(page, "Copy with formatting")
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    assert "text/html" in page.evaluate(types)
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    until(page, f"{types}.then((types) => types.length === 1)")


@pytest.mark.usefixtures("modules")
def test_links_are_copied_and_numbers_shown_as_every_format_has_them(page):
    page.goto(SCRIPT)
    made = """async ([target, words]) => {
      const link = Object.assign(document.createElement('a'), { textContent: words });
      link.setAttribute('href', target);
      const [paragraph, item, inner] = ['p', 'li', 'ol'].map((name) => document.createElement(name));
      paragraph.append(link);
      inner.append(document.createElement('li'));
      item.append(inner);
      const outer = document.createElement('ol');
      outer.append(item);
      document.getElementById('kit-text').replaceChildren(paragraph, outer);
      const { plainText } = await import('/modules/template/plain_text.js');
      return [plainText(paragraph), getComputedStyle(inner).listStyleType];
    }"""
    for target, words, text in (
        ("mailto:hello@b.example", "hello@b.example", "hello@b.example"),
        ("https://b.example/%C3%A4%20b", "https://b.example/ä b", "https://b.example/ä b"),
        ("https://b.example/%", "https://b.example/%", "https://b.example/%"),
        ("mailto:hello@b.example", "Write to us", "Write to us (mailto:hello@b.example)"),
        ("https://b.example/", "Our page", "Our page (https://b.example/)"),
    ):
        assert page.evaluate(made, [target, words]) == [text, "decimal"]


def test_the_details_left_are_counted_down(page):
    page.goto(SCRIPT)
    left = page.locator("[data-left]")
    expect(left).to_have_text("2 details to type")
    page.locator("#kit-text [data-field=your_name]").first.click()
    page.get_by_role("dialog").get_by_label("Your name", exact=True).fill("Jordan Reyes")
    expect(left).to_have_text("1 of 2 details left to type")


@pytest.mark.usefixtures("modules")
def test_the_number_of_details_is_the_same_before_the_script_has_run(page, real):
    page.goto("library/")
    counts = page.evaluate(COUNTS_OF, [template.slug for template in real.templates])
    assert [slug for slug, said, counted in counts if said != counted] == []


def test_a_page_says_what_comes_before_and_how_hard_it_reads(page, real):
    template = real.template("no-reply-follow-up-email")
    page.goto(f"library/{template.slug}/")
    page.get_by_text("About this page").click()
    expect(page.get_by_text(f"US school grade {template.grade}")).to_be_visible()
    leading = next(one for one in real.templates if template.slug in one.next)
    before = page.locator(".kit-template__after .kit-list").first
    expect(before.get_by_role("link", name=leading.title, exact=True)).to_be_visible()


@pytest.mark.usefixtures("modules")
def test_every_way_to_answer_is_copied_as_its_text_file_says(page, sample):
    """The real templates do not use all of the language; the sample does. Its text is shown without the rest of its page."""
    template = sample.template("every-answer")
    alone = f"<!doctype html>{article(template, sample)}"
    page.route("**/alone", lambda route: route.fulfill(body=alone, content_type="text/html; charset=utf-8"))
    page.goto("alone")
    read = "import('/modules/template/plain_text.js').then((one) => one.plainText(document.querySelector('.kit-paper')))"
    copied = page.evaluate(read)
    assert copied == text_of(template.document, notes=False)


def test_the_letter_is_in_the_first_window_and_its_title_and_buttons_stand_in_one_row(page):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("library/intro-letter-shared-client/")
    title, copy = page.locator("h1").bounding_box(), page.get_by_role("button", name="Copy the text").bounding_box()
    assert title["y"] < copy["y"] + copy["height"] / 2 < title["y"] + title["height"]
    assert page.locator(".kit-paper").bounding_box()["y"] < 420


def test_the_steps_beside_a_template_say_where_it_belongs_and_what_is_done(page):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("library/intro-letter-shared-client/")
    steps = page.get_by_role("navigation", name="The steps")
    expect(steps.get_by_role("link", name="3 Make the Initial Contact")).to_have_attribute("aria-current", "step")
    steps.get_by_role("link", name="3 Make the Initial Contact").click()
    expect(page).to_have_url(re.compile("/guide/contact/$"))
    for box in page.locator("[data-checklist=contact] input").all():
        box.check()
    page.go_back()
    expect(steps.get_by_role("link", name="3 Make the Initial Contact (done)")).to_be_visible()


def test_on_a_phone_a_label_keeps_its_line_beside_it(phone):
    phone.goto("library/provider-referral-form/")
    phone.evaluate("document.fonts.ready")
    boxes = """() => [...document.querySelectorAll('.kit-line')].map((line) => {
      const label = document.createRange();
      label.selectNode(line.firstChild);
      const blank = line.lastElementChild.getBoundingClientRect();
      return [label.getBoundingClientRect().bottom - blank.top > 0, blank.right <= innerWidth];
    })"""
    found = phone.evaluate(boxes)
    assert len(found) > 5
    assert all(beside and within for beside, within in found)
