"""A visitor reads a template and copies it."""

from __future__ import annotations

from playwright.sync_api import expect

from kitbuilder.renderers.plain_text import text_of

SCRIPT = "library/front-desk-phone-script/"
READ_CLIPBOARD = "navigator.clipboard.readText()"
TEXTS_OF = """async (slugs) => {
  const { textOf } = await import('/assets/javascripts/text_of.js');
  const read = async (slug) => new DOMParser().parseFromString(await (await fetch(`/library/${slug}/`)).text(), 'text/html');
  return (await Promise.all(slugs.map(read))).map((page) => textOf(page.getElementById('kit-text')));
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


def test_when_copying_is_refused_the_text_is_selected_and_said_so(page):
    page.add_init_script("delete window.ClipboardItem; document.execCommand = () => false")
    page.goto(SCRIPT)
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".kit-status")).to_contain_text("The text is selected")
    assert "Good morning" in page.evaluate("getSelection().toString()")


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
