"""A visitor types their details once and sees them everywhere; what is about others is gone with the tab."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

PAGES = ("library/front-desk-phone-script/", "library/intro-letter-shared-client/", "library/provider-referral-form/")
HOSTILE = 'Łucja <b>Lee</b> & "Sons" $& 😀'  # an invented name


def typed(page, label: str, value: str) -> None:
    page.get_by_label(label, exact=True).fill(value)


def test_three_pages_change_and_stay_changed_and_are_forgotten(page):
    page.goto("your-details/")
    typed(page, "Your name", "Jordan Reyes")
    typed(page, "Practice name", HOSTILE)
    expect(page.locator(".kit-preview")).to_contain_text(HOSTILE)
    for address in PAGES:
        page.goto(address)
        page.reload()
        expect(page.locator("#kit-text [data-field=practice_name]").first).to_have_text(HOSTILE)
    page.goto("your-details/")
    expect(page.get_by_label("Practice name", exact=True)).to_have_value(HOSTILE)
    page.get_by_role("button", name="Forget everything").click()
    page.get_by_role("button", name="Yes, forget everything").click()
    expect(page.get_by_label("Practice name", exact=True)).to_have_value("")
    page.goto(PAGES[0])
    expect(page.locator("#kit-text [data-field=practice_name]").first).to_have_text("[Practice name]")
    kept = page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)].flat()")
    assert [key for key in kept if "details" in key] == []


def test_what_is_copied_has_the_details_in_it(page):
    page.goto("your-details/")
    typed(page, "Your name", "Jordan Reyes")
    typed(page, "Practice name", "Harbor Medical Exercise")
    page.goto(PAGES[0])
    page.locator(".kit-say").first.get_by_role("button").click()
    expect(page.locator(".kit-status")).to_have_text("Copied. No detail is missing.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Good morning, this is Jordan Reyes from Harbor Medical Exercise.")


def test_what_is_about_others_lives_in_this_tab_only(context, page):
    page.goto("your-details/")
    typed(page, "Provider’s name", "Ada Okafor, MD")
    typed(page, "Client’s initials", "R.M.")
    page.goto(PAGES[1])
    expect(page.locator("[data-field=provider_name]").first).to_have_text("Ada Okafor, MD")
    assert "Okafor" not in page.evaluate("JSON.stringify(localStorage)")
    other = context.new_page()
    other.goto(PAGES[1])
    expect(other.locator("[data-field=provider_name]").first).to_have_text("[Provider’s name]")
    expect(page.get_by_text("gone when you close it")).to_have_count(0)
    other.goto("your-details/")
    expect(other.get_by_text("gone when you close it")).to_be_visible()


def test_a_second_tab_follows(context, page):
    page.goto(PAGES[0])
    other = context.new_page()
    other.goto("your-details/")
    typed(other, "Your name", "Jordan Reyes")
    expect(page.locator("[data-field=your_name]").first).to_have_text("Jordan Reyes")


def test_another_edition_on_the_host_shares_what_was_typed_and_has_its_own_colors(context, page):
    context.route("**/next/**", lambda route: route.fulfill(response=route.fetch(url=route.request.url.replace("/next/", "/"))))
    page.goto("your-details/")
    typed(page, "Practice name", "Harbor Medical Exercise")
    page.get_by_role("button", name="Colors follow your system").press("Enter")
    expect(page.get_by_role("button", name="Colors are dark")).to_be_visible()
    page.goto(f"next/{PAGES[0]}")
    name = page.locator("#kit-text [data-field=practice_name]").first
    expect(name).to_have_text("Harbor Medical Exercise")
    expect(page.get_by_role("button", name="Colors follow your system")).to_be_visible()
    forget_everything(page, "next/")
    page.goto(PAGES[0])
    expect(name).to_have_text("[Practice name]")


def test_what_is_forgotten_is_forgotten_in_every_tab(context, page):
    page.goto(PAGES[1])
    other = context.new_page()
    other.goto("your-details/")
    typed(other, "Provider’s name", "Ada Okafor, MD")
    page.goto("your-details/")
    page.get_by_role("button", name="Forget everything").click()
    page.get_by_role("button", name="Yes, forget everything").click()
    expect(other.get_by_label("Provider’s name", exact=True)).to_have_value("")
    other.goto(PAGES[1])
    expect(other.locator("[data-field=provider_name]").first).to_have_text("[Provider’s name]")
    assert other.evaluate("sessionStorage.length") == 0


def forget_everything(page, edition=""):
    page.goto(f"{edition}your-details/")
    page.get_by_role("button", name="Forget everything").click()
    page.get_by_role("button", name="Yes, forget everything").click()
    expect(page.locator(".kit-details__status")).to_contain_text("Everything is forgotten")


def test_what_is_forgotten_is_forgotten_in_a_tab_that_stands_elsewhere(context, page):
    other = context.new_page()
    other.goto("your-details/")
    typed(other, "Client’s initials", "R.M.")
    other.goto(PAGES[1])
    initials = other.locator("#kit-text [data-field=client_initials]").first
    expect(initials).to_have_text("R.M.")
    other.goto("about:blank")
    forget_everything(page)
    typed(page, "Your name", "Robin Example")  # what is typed afterwards stays
    other.go_back()
    expect(other.locator("#kit-text [data-field=your_name]").first).to_have_text("Robin Example")
    expect(initials).to_have_text("[Client’s initials]")
    other.go_back()
    expect(other.get_by_label("Client’s initials", exact=True)).to_have_value("")
    assert "R.M." not in other.evaluate("JSON.stringify(sessionStorage)")


def test_a_page_the_browser_kept_alive_forgets_when_it_is_shown_again(page):
    page.goto("your-details/")
    typed(page, "Client’s initials", "R.M.")
    page.get_by_label("Practice name", exact=True).focus()
    page.evaluate("localStorage.setItem('referral-kit.forgotten', 'meanwhile, in another tab')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_label("Client’s initials", exact=True)).to_have_value("")
    assert "R.M." not in page.evaluate("JSON.stringify(sessionStorage)")


def test_a_key_that_was_turned_off_stays_off_when_everything_is_forgotten(page):
    page.goto("about/")
    page.get_by_role("button", name="Turn that key off").click()
    forget_everything(page)
    page.goto("about/")
    expect(page.get_by_role("button", name="Turn that key on")).to_be_visible()


def test_the_form_over_a_page_asks_for_what_that_page_needs_and_shows_the_rest_when_wanted(page):
    page.goto(PAGES[0])
    needed = len({place.get_attribute("data-field") for place in page.locator("#kit-text [data-field]").all()})
    page.get_by_role("banner").get_by_role("link", name="Your details").click()
    dialog = page.locator(".kit-dialog")
    assert needed < 10
    expect(dialog.locator("input[name]:visible")).to_have_count(needed)
    expect(dialog.locator("input[name]:focus")).to_have_count(1)
    dialog.get_by_role("button", name="Show all").click()
    expect(dialog.locator("input[name]:visible")).to_have_count(dialog.locator("input[name]").count())
    expect(dialog.get_by_label("Client’s initials")).to_be_visible()


def test_the_form_opens_at_the_first_empty_field_of_its_own_order(phone):
    phone.goto("library/intro-letter-shared-client/")
    first = phone.locator("#kit-text [data-field]").first
    assert first.get_attribute("data-field") == "practice_name"  # a letter begins with the practice, the form with the person
    for name, value in (("Your name", "Jordan Reyes"), ("Your role", "Medical exercise professional")):
        phone.locator("a[data-details]:visible").first.click()
        field = phone.get_by_role("dialog").get_by_label(name, exact=True)
        expect(field).to_be_focused()
        expect(field).to_be_in_viewport()
        field.fill(value)
        phone.get_by_role("button", name="Done").click()


def test_the_form_opens_over_any_page_at_the_field_that_was_clicked(page):
    page.goto(PAGES[0])
    page.locator("#kit-text [data-field=practice_name]").first.click()
    name = page.get_by_role("dialog").get_by_label("Practice name", exact=True)
    expect(name).to_be_focused()
    page.keyboard.type("Harbor Medical Exercise")
    expect(page.locator("#kit-text [data-field=practice_name]").first).to_have_text("Harbor Medical Exercise")
    page.keyboard.press("Escape")
    expect(page.locator(".kit-dialog")).to_be_hidden()
    page.get_by_role("banner").get_by_role("link", name="Your details").press("Enter")
    expect(page.get_by_role("dialog", name="Your details")).to_be_visible()


def test_details_travel_as_a_file(page, tmp_path):
    page.goto("your-details/")
    typed(page, "Practice name", HOSTILE)
    typed(page, "Provider’s name", "Ada Okafor, MD")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save you and your practice to a file").click()
    file = tmp_path / "my-details.json"
    waiting.value.save_as(file)
    saved = json.loads(file.read_text(encoding="utf-8"))
    assert saved == {"kit": "details", "version": 1, "values": {"practice_name": HOSTILE}}  # nobody else's

    saved["values"] |= {"your_name": "  Jordan\tReyes ", "shoe_size": "44", "provider_name": "Ada Okafor, MD"}
    file.write_text(json.dumps(saved), encoding="utf-8")
    page.locator("[data-details-file]").set_input_files(file)
    status = page.locator(".kit-details__status")
    expect(status).to_have_text("3 details loaded, in place of what was here. Not known here, and left out: shoe_size.")
    expect(page.get_by_label("Your name", exact=True)).to_have_value("Jordan, Reyes")
    assert "Okafor" not in page.evaluate("JSON.stringify(localStorage)")


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        ('{"kit": "details", "version": 2, "values": {}}', "of version 2; this page reads version 1"),
        ('{"kit": "details", "values": {}}', "has no version"),
        ('{"values": {}}', "not a details file"),
        ("no JSON", "cannot be read"),
        ('{"kit": "details", "version": 1, "values": {"__proto__": "x", "your_name": 7}}', "No detail in that file is known"),
    ],
)
def test_a_file_that_is_no_details_file_changes_nothing(page, tmp_path, content, answer):
    page.goto("your-details/")
    file = tmp_path / "strange.json"
    file.write_text(content, encoding="utf-8")
    expect(page.locator("[data-details-file]")).to_be_enabled()
    page.locator("[data-details-file]").set_input_files(file)
    expect(page.locator(".kit-details__status")).to_contain_text(answer)
    assert page.evaluate("JSON.stringify(localStorage)").count("your_name") == 0


def test_a_browser_that_keeps_nothing_is_told_about(page):
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    page.goto("your-details/")
    typed(page, "Your name", "Jordan Reyes")
    expect(page.locator(".kit-details__promise").first).to_contain_text("lasts until you leave this page")
    expect(page.get_by_text("Remembered on this device")).to_have_count(0)
    expect(page.locator(".kit-preview")).to_contain_text("Jordan Reyes")


def test_a_browser_that_is_full_by_now_still_shows_what_was_typed_last(page):
    page.goto("your-details/")
    typed(page, "Your name", "Jordan Reyes")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }")
    typed(page, "Your name", "Robin Reyes")
    page.get_by_label("Practice name", exact=True).focus()
    expect(page.get_by_label("Your name", exact=True)).to_have_value("Robin Reyes")
    expect(page.locator(".kit-preview")).to_contain_text("Robin Reyes")


@pytest.mark.parametrize(
    "value",
    [
        "<img src=x onerror=alert(1)><script>alert(2)</script>",
        '"\' onfocus="alert(1)" ${7*7} {{ 7*7 }} $& $`',
        "👩‍⚕️ Łucja Żółć, نورا, 李",  # invented names
        "W" * 2000,
    ],
)
def test_whatever_is_typed_is_shown_as_it_is_and_does_nothing(page, value):
    page.goto("your-details/")
    typed(page, "Practice name", value)
    limit = int(page.get_by_label("Practice name", exact=True).get_attribute("maxlength"))
    page.goto(PAGES[1])
    place = page.locator("#kit-text [data-field=practice_name]").first
    expect(place).to_have_text(value[:limit])
    assert place.evaluate("(place) => place.children.length") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Copy with formatting").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    assert value[:limit] in page.evaluate("navigator.clipboard.readText()")


def test_a_value_that_would_turn_the_line_around_is_straightened(page):
    page.goto("your-details/")
    typed(page, "Practice name", "Harbor \u202eexercise")
    page.goto(PAGES[0])
    expect(page.locator("#kit-text [data-field=practice_name]").first).to_have_text("Harbor exercise")


def test_what_another_program_left_in_the_store_breaks_nothing(page):
    page.goto("404.html")
    store = "['details', 'starred', 'recent', 'checklist'].forEach((name) => localStorage.setItem(`referral-kit.${name}`, VALUE))"
    for value in ("'no JSON'", "'[1, {}]'", '\'{"version":1,"values":[3],"done":7}\''):
        page.evaluate(store.replace("VALUE", value))
        for address in ("library/", PAGES[0], "guide/contact/", "your-details/"):
            page.goto(address)
            expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_browser_that_refuses_its_store_altogether_still_fills_in_and_copies(page, complaints):
    refuse = "Object.defineProperty(window, 'NAME', { get() { throw new DOMException('denied', 'SecurityError') } })"
    page.add_init_script("; ".join(refuse.replace("NAME", name) for name in ("localStorage", "sessionStorage")))
    page.goto(PAGES[0])
    page.locator("#kit-text [data-field=practice_name]").first.click()
    page.get_by_role("dialog").get_by_label("Practice name", exact=True).fill("Harbor Medical Exercise")
    expect(page.locator(".kit-details__promise").first).to_contain_text("keeps nothing")
    expect(page.locator(".kit-details__promise").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    assert "Harbor Medical Exercise" in page.evaluate("navigator.clipboard.readText()")


def test_lines_that_are_pasted_keep_what_told_them_apart(page):
    page.goto("your-details/")
    address = page.get_by_label("Practice address", exact=True)
    address.fill("Harbor House ")
    address.press("End")
    page.evaluate("navigator.clipboard.writeText('12 Harbor Street\\r\\nSuite 3,\\nPortland, ME\\n')")
    address.press("ControlOrMeta+v")
    expect(address).to_have_value("Harbor House 12 Harbor Street, Suite 3, Portland, ME")
    expect(page.locator(".kit-preview")).to_contain_text("Harbor House 12 Harbor Street, Suite 3, Portland, ME")
    page.evaluate("navigator.clipboard.writeText('one line')")
    address.press("ControlOrMeta+a")
    address.press("ControlOrMeta+v")
    expect(address).to_have_value("one line")


def test_lines_that_are_pasted_are_no_longer_than_their_field(page):
    page.goto("your-details/")
    address = page.get_by_label("Practice address", exact=True)
    page.evaluate("navigator.clipboard.writeText('Harbor\\n'.repeat(100))")
    address.press("ControlOrMeta+v")
    expect(address).to_have_value(f"{'Harbor, ' * 20}"[:160].rstrip(", "))


def test_an_email_stays_as_it_was_typed(page):
    page.goto("your-details/")
    typed(page, "Practice e-mail", "hello@café.example")
    page.get_by_label("Website", exact=True).focus()
    expect(page.get_by_label("Practice e-mail", exact=True)).to_have_value("hello@café.example")
    expect(page.locator(".kit-preview")).to_contain_text("hello@café.example")
    expect(page.locator(".kit-details__status")).to_have_text("")
    typed(page, "Practice e-mail", "hello at harbor")
    page.get_by_label("Website", exact=True).focus()
    expect(page.locator(".kit-details__status")).to_contain_text("Practice e-mail: this does not look like an address")


def test_a_practice_without_a_fax_leaves_it_out_of_its_pages(page):
    page.goto("your-details/")
    typed(page, "Practice phone", "207-555-0142")
    none = page.get_by_label("We have none (Practice fax)")
    none.check()
    expect(page.get_by_label("Practice fax", exact=True)).to_have_value("none")
    expect(page.locator(".kit-preview")).not_to_contain_text("Fax", use_inner_text=True)
    page.goto("library/change-in-status-notice/")
    text = page.locator("#kit-text")
    expect(text).to_contain_text("Your reply, by phone to 207-555-0142", use_inner_text=True)
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Your reply, by phone to 207-555-0142" in copied
    assert "none" not in copied.split("Your reply")[1]
    page.goto("library/intro-letter-shared-client/")
    expect(text).to_contain_text("back with your patient.", use_inner_text=True)
    page.get_by_role("link", name="PDF", exact=True).click()
    expect(page.locator(".kit-status")).to_contain_text("Practice fax: the PDF’s printed words stay")
    page.goto("your-details/")
    page.get_by_label("We have none (Practice fax)").uncheck()
    expect(page.get_by_label("Practice fax", exact=True)).to_have_value("")
    expect(page.locator(".kit-preview")).to_contain_text("Fax [Practice fax]", use_inner_text=True)


def test_typing_says_that_it_is_kept_and_the_form_leads_on(page):
    page.goto("your-details/")
    typed(page, "Your name", "Jordan Reyes")
    status = page.locator(".kit-details__status")
    expect(status).to_have_text("Kept in this browser. Nothing is sent.")
    expect(page.locator("[data-kept]")).to_have_count(1)
    page.get_by_label("Provider’s name", exact=True).fill("Ada Okafor, MD")
    expect(status).to_have_text("Kept in this tab, until you close it. Nothing is sent.")
    page.get_by_role("link", name="Now the ten pages to start with").click()
    expect(page.get_by_role("heading", name="Start here")).to_be_in_viewport()
