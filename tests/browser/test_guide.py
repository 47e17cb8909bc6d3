"""A reader ticks a check-list: the ticks stay, add up over the steps, follow in other tabs, and are forgotten when asked."""

from __future__ import annotations

import io
import json
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

PAGES = ("guide/", "guide/prepare/", "guide/follow-up/", "take-action/", "takeaways/", "situations/", "evidence/")
KEY = "referral-kit.checklist"
REFUSES = """for (const way of ["getItem", "setItem"]) {
  const theirs = Storage.prototype[way];
  Storage.prototype[way] = function (key, value) {
    if (key.startsWith("referral-kit.")) throw new Error("refused");
    return theirs.call(this, key, value);
  };
}"""
SHARES = "[...document.querySelectorAll('[data-step]')].map((step) => +(+step.style.getPropertyValue('--kit-done')).toFixed(3))"
# How far right the bright line ends and the dot is, of 1000.
REACHED = "document.querySelector('.kit-climb__you').getPointAtLength(0).x"


def progress(page):
    return page.locator(".kit-progress")


def test_ticks_stay_and_add_up_over_the_steps(page, real):
    lists = {step.name: [task.line for task in step.checklist] for step in real.steps}
    prepare, contact, every = lists["prepare"], lists["contact"], sum(map(len, lists.values()))
    page.goto("guide/prepare/")
    expect(progress(page)).to_have_text(f"0 of {len(prepare)} here · 0 of {every} in all")
    page.get_by_label(prepare[0]).check()
    page.get_by_label(prepare[2]).check()
    expect(progress(page)).to_have_text(f"2 of {len(prepare)} here · 2 of {every} in all")
    page.reload()
    expect(page.get_by_label(prepare[0])).to_be_checked()
    expect(page.get_by_label(prepare[1])).not_to_be_checked()
    page.goto("guide/contact/")
    page.get_by_label(contact[0]).check()
    expect(progress(page)).to_have_text(f"1 of {len(contact)} here · 3 of {every} in all")
    page.goto("")
    expect(progress(page)).to_have_text(f"3 of {every} ticked so far")
    assert page.evaluate(SHARES) == [round(2 / len(prepare), 3), 0, round(1 / len(contact), 3), 0, 0]


def test_a_tick_can_be_taken_back_and_a_finished_step_is_told(page):
    page.goto("guide/materials/")
    boxes = page.locator("[data-checklist=materials] input")
    for box in boxes.all():
        box.check()
    expect(progress(page)).to_have_text("6 of 6 here · 6 of 33 in all · this step is done")
    told = page.locator(".kit-status")
    expect(told).to_have_text("✓ Step 2 is done. Next: Make the Initial Contact")
    expect(told.get_by_role("link")).to_have_attribute("href", re.compile("/guide/contact/$"))
    expect(page.get_by_role("link", name="2 Bring the Right Materials (done)")).to_be_visible()
    boxes.first.uncheck()
    expect(page.get_by_role("link", name="2 Bring the Right Materials", exact=True)).to_be_visible()
    expect(progress(page)).to_have_text("5 of 6 here · 5 of 33 in all")
    page.reload()
    expect(boxes.first).not_to_be_checked()


def test_it_works_by_keyboard_and_is_told_politely(page):
    page.goto("guide/prepare/")
    first, second = (
        page.get_by_label("Your role is written down."),
        page.get_by_label("Your intake, consent and permission forms"),
    )
    first.focus()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    expect(page.get_by_role("status").filter(has_text="of 33")).to_have_text("1 of 7 here · 1 of 33 in all")
    for _ in range(3):  # past the two templates of the first line
        page.keyboard.press("Tab")
    expect(second).to_be_focused()
    page.keyboard.press("Space")
    expect(progress(page)).to_have_text("2 of 7 here · 2 of 33 in all")


def test_forget_everything_forgets_ticks_here_and_in_other_tabs(context, page):
    page.goto("guide/prepare/")
    page.get_by_label("Your role is written down.").check()
    other = context.new_page()
    other.goto("your-details/")
    other.get_by_role("button", name="Forget everything").click()
    other.get_by_role("button", name="Yes, forget everything").click()
    expect(page.get_by_label("Your role is written down.")).not_to_be_checked()
    expect(progress(page)).to_have_text("0 of 7 here · 0 of 33 in all")
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None


def test_another_tab_follows(context, page):
    page.goto("guide/prepare/")
    other = context.new_page()
    other.goto("guide/prepare/")
    other.get_by_label("You measure every client the same way.").check()
    expect(page.get_by_label("You measure every client the same way.")).to_be_checked()


@pytest.mark.parametrize(
    "stored", ["not json", "[]", "null", '{"version": 9, "done": ["prepare.role"]}', '{"version": 1, "done": "all"}']
)
def test_what_it_did_not_write_itself_is_no_tick(page, stored):
    page.goto("guide/prepare/")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, stored])
    page.reload()
    expect(progress(page)).to_have_text("0 of 7 here · 0 of 33 in all")
    page.get_by_label("Your role is written down.").check()
    expect(progress(page)).to_have_text("1 of 7 here · 1 of 33 in all")


def test_a_tick_that_belongs_to_no_line_is_not_counted(page):
    page.goto("guide/prepare/")
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)", [KEY, '{"version": 1, "done": ["prepare.gone", "prepare.role"]}']
    )
    page.reload()
    expect(progress(page)).to_have_text("1 of 7 here · 1 of 33 in all")


def test_the_plan_counts_its_own_days(page):
    page.goto("take-action/")
    expect(progress(page)).to_have_text("0 of 20 days done")
    page.get_by_label("Day 4.").check()
    page.reload()
    expect(progress(page)).to_have_text("1 of 20 days done")
    page.goto("")
    expect(progress(page)).to_have_text("0 of 33 ticked so far")


def test_a_browser_that_keeps_nothing_ticks_for_as_long_as_the_page(page):
    page.add_init_script(REFUSES)
    page.goto("guide/prepare/")
    page.get_by_label("Your role is written down.").check()
    expect(progress(page)).to_have_text("1 of 7 here · 1 of 33 in all")


def test_without_scripts_it_is_a_list_with_boxes(browser, address):
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("guide/prepare/")
        page.get_by_label("Your role is written down.").check()
        expect(page.locator("[data-checklist=prepare] > li")).to_have_count(7)
        expect(progress(page)).to_be_hidden()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_in_the_guide(page, objections, scheme, width):
    for objection in objections(scheme, width, PAGES):
        assert objection == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


def test_the_line_of_the_front_page_is_as_far_as_the_visitor_has_come(page, real):
    page.goto("")
    expect(page.locator(".kit-climb")).not_to_have_attribute("data-begun", "")
    for done, landing in ((1, 100), (3, 500), (5, 900)):
        tasks = [f"{step.name}.{task.name}" for step in real.steps[:done] for task in step.checklist]
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps({"version": 1, "done": tasks})])
        page.reload()
        expect(page.locator(".kit-climb")).to_have_attribute("data-begun", "")
        assert abs(page.evaluate(REACHED) - landing) < 1


def test_a_name_typed_into_the_sample_is_in_its_words_at_once_and_on_every_page(page):
    page.goto("")
    sample = page.locator(".kit-sample")
    sample.get_by_label("Your name").fill("Jordan Reyes")
    expect(sample.locator(".kit-say")).to_contain_text("Good morning, this is Jordan Reyes from [Practice name].")
    expect(sample.get_by_role("status")).to_have_text("Kept in this browser. Nothing is sent.")
    page.goto("library/front-desk-phone-script/")
    expect(page.locator("#kit-text")).to_contain_text("Good morning, this is Jordan Reyes")
    page.goto("")
    expect(sample.get_by_label("Your name")).to_have_value("Jordan Reyes")


def test_the_sample_is_seen_without_scrolling(page, phone):
    page.set_viewport_size({"width": 1280, "height": 800})
    for visitor in (page, phone):
        visitor.goto("")
        for words in ("Your name", "Practice name"):
            expect(visitor.locator(".kit-sample").get_by_label(words)).to_be_in_viewport(ratio=1)
        expect(visitor.locator(".kit-sample .kit-say")).to_be_in_viewport(ratio=0.9)


def test_the_takeaways_print_as_one_card(page):
    page.goto("takeaways/")
    assert len(PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages) == 1


def test_a_printed_step_leaves_the_furniture_out(page):
    page.goto("guide/prepare/")
    page.emulate_media(media="print")
    for furniture in page.locator(".kit-steps, .md-header").all():
        expect(furniture).to_be_hidden()


def test_a_question_opens_where_it_stands_and_for_who_is_sent_to_it(page):
    page.goto("situations/")
    answer = page.get_by_text("Stack two sheets for the desk")
    expect(answer).to_be_hidden()
    page.locator("summary", has_text="I have a visit tomorrow").click()
    expect(answer).to_be_visible()
    page.goto("")
    page.get_by_role("link", name="I have a visit coming up").click()
    expect(answer).to_be_visible()


def test_the_address_of_an_open_question_leads_others_to_its_answer(page):
    page.goto("situations/")
    page.locator("summary", has_text="I have a visit tomorrow").click()
    expect(page).to_have_url(re.compile("#i-have-a-visit-tomorrow$"))
    page.reload()
    expect(page.get_by_text("Stack two sheets for the desk")).to_be_visible()
    page.locator("summary", has_text="I have a visit tomorrow").click()
    expect(page).to_have_url(re.compile("/situations/$"))
    assert page.locator(".md-sidebar--secondary .md-nav--secondary a").count() == 8


def test_every_question_is_a_short_line_on_a_phone(phone):
    phone.goto("situations/")
    assert phone.locator("details.kit-question").count() > 40
    assert phone.evaluate("document.documentElement.scrollHeight") < 5000


def test_home_begins_with_something_to_do(phone):
    phone.goto("")
    box = phone.get_by_role("search", name="Find a template").get_by_label("What do you need?")
    ways = [phone.get_by_role("link", name=words) for words in ("I have a visit coming up", "Start with step 1")]
    for first in (box, *ways):
        expect(first).to_be_in_viewport(ratio=1)
    box.fill("voicemail")
    phone.get_by_role("button", name="Find it").click()
    expect(phone).to_have_url(re.compile(r"library/$"))
    expect(phone.get_by_role("link", name="Voicemail scripts")).to_be_visible()
