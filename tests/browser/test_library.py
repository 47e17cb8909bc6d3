"""A visitor finds a template: by what it is, by what is happening, by a word they misspell."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

CARDS = ".kit-card:visible"
FITTING = {
    "letters": ("intro-letter", "client-carry-letter", "refer-back-letter", "medical-necessity-letter-request"),
    "physican": ("physician", "intro-letter"),
    "voicemial": ("voicemail-script",),
    "doctor": ("physician", "intro-letter", "client-carry-letter", "urgent-provider-call-script", "provider"),
    "gatekeeper": ("front-desk",),
    "no reply": ("no-reply-follow-up-email",),
    "clearance": ("provider-guidance-request",),
    "superbill": ("itemized-receipt",),
    "fax": ("fax-cover-sheet",),
    "thank you": ("after-visit-thank-you", "ethical-thank-you-checklist"),
}


def slugs(page) -> list[str]:
    links = page.eval_on_selector_all(f"{CARDS} h3 a", "(links) => links.map((link) => link.href)")
    return [re.sub(r".*/library/|/$", "", link) for link in links]


def status(page):
    return page.locator(".kit-library__status")


@pytest.mark.parametrize(("words", "fitting"), FITTING.items())
def test_a_fitting_template_comes_first(page, words, fitting):
    page.goto("library/")
    page.get_by_role("searchbox", name="What do you need?").fill(words)
    expect(status(page)).to_contain_text(" of 72 templates")
    assert slugs(page)[0].startswith(fitting), slugs(page)[:5]


def test_choices_widen_within_a_facet_and_narrow_across_facets(page, real):
    page.goto("library/")
    expect(page.locator(CARDS)).to_have_count(len(real.templates))
    page.get_by_role("checkbox", name="Letters").check()
    letters = [template for template in real.templates if template.kind.name == "letter"]
    expect(page.locator(CARDS)).to_have_count(len(letters))
    page.get_by_role("checkbox", name="E-mails").check()
    both = [template for template in real.templates if template.kind.name in ("letter", "email")]
    expect(page.locator(CARDS)).to_have_count(len(both))
    page.get_by_label("3. Make the Initial Contact").check()
    third = [template for template in both if template.step == 3]
    expect(page.locator(CARDS)).to_have_count(len(third))
    expect(status(page)).to_have_text(f"{len(third)} of {len(real.templates)} templates")
    expect(page).to_have_url(re.compile(r"/library/\?step=3&kind=letter&kind=email$"))


def test_a_count_says_what_a_choice_would_leave(page, real):
    page.goto("library/?step=3")
    fax = page.locator("label", has=page.locator("input[name=channel][value=fax]"))
    expected = sum("fax" in template.channel for template in real.templates if template.step == 3)
    expect(fax.locator(".kit-count")).to_have_text(str(expected))


def test_an_address_brings_back_what_was_asked(page):
    page.goto("library/?find=voicemail&channel=phone")
    expect(page.get_by_label("What do you need?")).to_have_value("voicemail")
    expect(page.locator("input[name=channel][value=phone]")).to_be_checked()
    expect(status(page)).to_contain_text(" of 72 templates")
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator(CARDS)).to_have_count(72)
    expect(page).to_have_url(re.compile(r"/library/$"))


def test_nothing_found_says_what_to_do(page):
    page.goto("library/")
    page.get_by_label("What do you need?").fill("zzzzqqqq")
    expect(page.get_by_text("No template knows these words.")).to_be_visible()
    expect(page.get_by_role("link", name="What do I do when …").last).to_be_visible()


def test_filters_that_leave_nothing_offer_the_nearest(page):
    page.goto("library/?find=fax+cover&step=5&channel=text")
    nothing = page.locator(".kit-library__nothing")
    expect(nothing).to_contain_text("These come nearest:")
    nothing.get_by_role("link", name="Fax cover").first.click()
    expect(page).to_have_url(re.compile("/library/fax-cover-sheet/$"))


def test_words_nobody_knows_offer_what_to_begin_with(page, real):
    page.goto("library/?find=zzzzqqqq")
    nothing = page.locator(".kit-library__nothing")
    expect(nothing).to_contain_text("Many begin with these:")
    expect(nothing.get_by_role("link").first).to_have_text(real.start_here[0].title)


def test_nonsense_in_the_address_is_passed_over(page):
    page.goto("library/?step=99&kind=%3Cscript%3E&sort=upside-down&mine=&colour=red&channel=phone")
    expect(page.locator(".kit-facets input:checked")).to_have_count(1)
    expect(status(page)).to_contain_text(" of 72 templates. Not known here, and passed over: 99, <script>, upside-down.")


def test_the_ones_to_start_with_come_first_when_asked(page, real):
    page.goto("library/")
    page.get_by_label("Sort").select_option("Start here first")
    expect(page).to_have_url(re.compile(r"sort=start$"))
    assert slugs(page)[: len(real.start_here)] == [template.slug for template in real.start_here]
    page.reload()
    assert slugs(page)[0] == real.start_here[0].slug


def test_a_star_and_what_was_used_lately_are_found_again_and_forgotten(page):
    page.goto("library/")
    page.get_by_role("button", name="Star Voicemail scripts").click()
    page.goto("library/fax-cover-sheet/")
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator(".kit-status")).to_contain_text("Copied.")
    page.goto("library/?mine=starred")
    expect(page.locator(CARDS)).to_have_count(1)
    assert slugs(page) == ["voicemail-script"]
    page.goto("library/?mine=recent")
    expect(page.locator(CARDS)).to_have_count(1)
    assert slugs(page) == ["fax-cover-sheet"]
    page.goto("your-details/")
    page.get_by_role("button", name="Forget everything").click()
    page.get_by_role("button", name="Yes, forget everything").click()
    page.goto("library/?mine=starred&mine=recent")
    expect(page.locator(CARDS)).to_have_count(0)


def test_without_scripts_the_library_is_a_list(browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("library/")
    expect(page.locator(CARDS)).to_have_count(72)
    expect(page.locator("[data-library] form")).to_be_hidden()
    context.close()


def test_nothing_jumps_while_the_library_loads(page):
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.shift += entry.value))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto("library/")
    page.wait_for_timeout(500)
    assert page.evaluate("window.shift") < 0.01
