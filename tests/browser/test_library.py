"""A visitor finds a template: by what it is, by what is happening, by a word they misspell."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from real_templates import COUNT

CARDS = ".kit-card:visible"
FITTING = {  # others are asked in Node, by modules/test_search.py
    "voicemial": ("voicemail-script",),
    "gatekeeper": ("front-desk",),
    "what do I say on the phone": ("front-desk-phone-script",),
}


def slugs(page) -> list[str]:
    links = page.eval_on_selector_all(f"{CARDS} h3 a", "(links) => links.map((link) => link.href)")
    return [re.sub(r".*/library/|/$", "", link) for link in links]


HEADER = "Search scripts and the guide"
SHIFTS = """
window.shift = 0;
const inThePage = (source) => source.node?.parentElement?.closest("main");  // a busy machine paints the header in parts
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  if (entry.sources.some(inThePage)) window.shift += entry.value;
}))
  .observe({ type: "layout-shift", buffered: true });
"""
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}


def status(page):
    return page.locator(".kit-library__status")


@pytest.mark.parametrize(("words", "fitting"), FITTING.items())
def test_a_fitting_template_comes_first(page, words, fitting):
    page.goto("library/")
    page.get_by_role("searchbox", name="What do you need?").fill(words)
    expect(status(page)).to_contain_text(f" of {COUNT} templates")
    assert slugs(page)[0].startswith(fitting), slugs(page)[:5]


@pytest.mark.parametrize(("words", "fitting"), FITTING.items())
def test_a_question_in_the_header_leads_to_a_fitting_template(page, words, fitting):
    page.goto("library/fax-cover-sheet/")
    page.get_by_role("searchbox", name=HEADER).fill(words)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/library/$"))
    expect(status(page)).to_contain_text(f" of {COUNT} templates")
    assert slugs(page)[0].startswith(fitting), slugs(page)[:5]


@pytest.mark.parametrize("box", [HEADER, "What do you need?"])
def test_a_question_asked_elsewhere_leads_to_its_answers_once(page, box):
    page.goto("")
    page.get_by_role("searchbox", name=box).fill("gatekeeper")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Front-desk phone script")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/library/$"))
    page.reload()
    expect(status(page)).to_contain_text(f" of {COUNT} templates")
    expect(page.locator("body")).to_be_focused()


@pytest.mark.parametrize("query", ["#find=gatekeeper", "?find=gatekeeper"])
def test_a_shared_address_moves_no_focus(page, query):
    page.goto(f"library/{query}")
    expect(status(page)).to_contain_text(f" of {COUNT} templates")
    expect(page.locator("body")).to_be_focused()


def test_a_question_in_the_header_of_the_library_is_answered_there(page):
    page.goto("library/?channel=phone")
    page.get_by_role("searchbox", name=HEADER).fill("gatekeeper")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Front-desk phone script")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/library/\?channel=phone$"))


@pytest.mark.parametrize(
    ("words", "title", "place"),
    [
        ("no reply", "No one has replied", "/situations/#no-one-has-replied"),
        ("half a day time needed", "Follow Up Consistently: time needed", "/guide/follow-up/#time-needed"),
    ],
)
def test_a_question_leads_into_the_guide_as_well(page, words, title, place):
    page.goto("library/")
    expect(page.get_by_role("heading", name="On other pages")).to_be_hidden()
    page.get_by_label("What do you need?").fill(words)
    first = page.locator(".kit-library__guide li:visible a").first
    expect(first).to_have_text(title)
    first.click()
    expect(page).to_have_url(re.compile(re.escape(place)))
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_page_that_fits_better_than_every_template_comes_first(page):
    page.goto("library/")
    page.get_by_label("What do you need?").fill("where do I type my name")
    expect(status(page)).to_have_text(re.compile(rf" of {COUNT} templates. First: Your details.$"))
    page.keyboard.press("Enter")
    best = page.get_by_role("link", name="Your details", exact=True).and_(page.locator(".kit-library__first a"))
    expect(best).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/your-details/$"))


def test_answers_stand_below_a_heading_of_their_own(page):
    page.goto("library/#find=fax+cover")
    expect(page.get_by_role("heading", level=2).first).to_have_text("What fits")
    page.get_by_role("button", name="Show everything").click()
    expect(page.get_by_role("heading", name="What fits")).to_have_count(0)


def test_the_first_answer_is_read_aloud_even_where_the_number_stays(page):
    page.goto("library/")
    said = set()
    for words, first in (("superbill", "Itemized receipt for client records"), ("parq", "Client health history and intake")):
        page.get_by_label("What do you need?").fill(words)
        expect(page.get_by_role("status")).to_contain_text(f"1 of {COUNT} templates. First: {first}.")
        said.add(status(page).text_content())
    assert len(said) == 2
    page.get_by_label("What do you need?").fill("no reply")
    expect(page.get_by_role("status")).to_contain_text("places on other pages")


def test_answers_are_sorted_by_how_well_they_fit_unless_another_order_is_chosen(page):
    page.goto("library/")
    order = page.get_by_label("Sort")
    expect(order.locator("option:checked")).to_have_text("In the order of the steps")
    page.get_by_label("What do you need?").fill("letter to a surgeon")
    expect(order.locator("option:checked")).to_have_text("Best match")
    best = slugs(page)
    order.select_option("Start here first")
    starts = page.locator(f"{CARDS}:has(.kit-start)").count()
    expect(page.locator(f"{CARDS} >> nth=0")).to_contain_text("Start here")
    assert sorted(slugs(page)) == sorted(best)
    assert 0 < starts < len(best)
    page.get_by_label("What do you need?").fill("")
    expect(order.locator("option").first).to_have_text("In the order of the steps")


def test_a_search_that_loads_says_so_and_one_that_does_not_come_shows_everything(page, complaints):
    complaints.expect("library_words", "ERR_FAILED")
    held = []
    page.route("**/library_words.*.js", lambda route: held.append(route))  # noqa: PLW0108  # a built-in cannot be a handler
    with page.expect_request("**/library_words.*.js"):
        page.goto("library/#find=fax", wait_until="commit")  # a page whose script is held back never ends to load
    expect(status(page)).to_have_text("Searching …")
    held[0].abort()
    expect(status(page)).to_have_text(re.compile(r"^\d+ of \d+ templates. The search did not load; this is everything.$"))
    expect(page.locator(CARDS)).to_have_count(COUNT)
    page.unroute("**/library_words.*.js")
    page.get_by_label("What do you need?").fill("fax cover")
    expect(status(page)).to_contain_text("First: Fax cover sheet.")


def test_a_question_of_many_words_leaves_only_what_fits_most_of_them(page):
    page.goto("library/#find=doctor+won%27t+call+back")
    expect(status(page)).to_contain_text(f" of {COUNT} templates")
    assert 0 < len(slugs(page)) <= 8


def test_on_a_narrow_screen_the_lens_leads_into_the_librarys_box(page):
    page.set_viewport_size(PHONE)
    page.goto("")
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    expect(page.get_by_label("What do you need?")).to_be_focused()


def by_phone(real) -> int:
    """How many templates of step 3 are for the phone."""
    return sum(template.step == 3 and "phone" in template.channel for template in real.templates)


def test_a_shared_address_shows_its_first_card_on_a_phone(page, real):
    page.set_viewport_size(PHONE)
    page.goto("library/?step=3&channel=phone")
    expect(status(page)).to_have_text(f"{by_phone(real)} of {COUNT} templates")
    expect(page.locator(CARDS).first).to_be_in_viewport(ratio=0.9)
    expect(page.locator("details")).not_to_have_attribute("open", "")


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(
    "query", ["?step=3&channel=phone", "#find=voicemail", "?mine=starred", "?sort=start", "?kind=banana", "#find=zzqq"]
)
def test_nothing_jumps_where_an_address_asks_for_something(page, screen, query):
    page.set_viewport_size(screen)
    page.add_init_script(SHIFTS)
    page.goto(f"library/{query}")
    expect(page.locator(".kit-library__results")).to_have_css("visibility", "visible")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") < 0.001


def test_what_is_chosen_is_taken_back_one_by_one(page):
    page.goto("library/?step=3&channel=phone&channel=fax")
    chosen = page.get_by_role("list", name="Chosen").get_by_role("button")
    expect(chosen).to_have_text(["Step 3", "Phone", "Fax"])
    chosen.nth(1).click()
    expect(chosen).to_have_text(["Step 3", "Fax"])
    expect(chosen.nth(1)).to_be_focused()
    expect(page).to_have_url(re.compile(r"/library/\?step=3&channel=fax$"))


def test_on_a_phone_a_button_leads_from_the_filters_to_the_results(page, real):
    page.set_viewport_size(PHONE)
    page.goto("library/?step=3")
    page.get_by_text("Narrow it down", exact=True).click()
    expect(page.locator("label:visible", has_text="Worksheets")).to_have_count(0)  # a choice that leaves nothing
    page.get_by_role("checkbox", name="Phone").check()
    page.get_by_role("button", name=f"Show {by_phone(real)} templates").click()
    expect(page.get_by_role("checkbox", name="Phone")).to_be_hidden()
    expect(page.locator(CARDS).first.get_by_role("link")).to_be_focused()
    expect(page.locator(CARDS).first).to_be_in_viewport()


def test_enter_leads_from_the_box_to_the_first_result(page):
    page.goto("library/")
    page.get_by_label("What do you need?").press_sequentially("voicemial")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Voicemail scripts")).to_be_focused()


def test_one_key_passes_all_filters_by(page):
    page.goto("library/")
    page.get_by_label("What do you need?").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the templates")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(CARDS).first.get_by_role("link")).to_be_focused()


def test_templates_are_found_by_the_time_they_take(page):
    page.goto("library/?time=minute&kind=script")
    assert "voicemail-script" in slugs(page)
    assert "fee-conversation-script" not in slugs(page)
    expect(page.locator(CARDS, has_text="Voicemail scripts")).to_contain_text("about 30 seconds to say")


@pytest.mark.parametrize(
    ("shelf", "words"), [("starred", "You have starred nothing yet."), ("recent", "You have used nothing yet.")]
)
def test_an_empty_shelf_says_how_it_fills(page, shelf, words):
    page.goto(f"library/?mine={shelf}")
    expect(page.locator(".kit-library__nothing")).to_contain_text(words)
    page.goto("library/?sort=recent")
    expect(status(page)).to_contain_text("You have used none yet")


def test_choices_widen_within_a_facet_and_narrow_across_facets(page, real):
    page.goto("library/")
    expect(page.locator(CARDS)).to_have_count(len(real.templates))
    page.get_by_role("checkbox", name="Letters").check()
    letters = [template for template in real.templates if template.kind.name == "letter"]
    expect(page.locator(CARDS)).to_have_count(len(letters))
    page.get_by_role("checkbox", name="E-mails").check()
    both = [template for template in real.templates if template.kind.name in ("letter", "email")]
    expect(page.locator(CARDS)).to_have_count(len(both))
    assert page.locator(".kit-card:visible").count() == len(both)
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
    expect(status(page)).to_contain_text(f" of {COUNT} templates")
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator(CARDS)).to_have_count(COUNT)
    expect(page).to_have_url(re.compile(r"/library/$"))


def test_nothing_found_says_what_to_do(page):
    page.goto("library/")
    page.get_by_label("What do you need?").fill("zzzzqqqq")
    expect(page.get_by_text("No template fits these words.")).to_be_visible()
    expect(page.locator(".kit-library__elsewhere").get_by_role("link")).to_be_in_viewport()


def test_filters_that_leave_nothing_offer_the_nearest(page):
    page.goto("library/?step=5&channel=text#find=fax+cover")
    nothing = page.locator(".kit-library__nothing")
    expect(nothing).to_contain_text("These come nearest:")
    nothing.get_by_role("link", name="Fax cover").first.click()
    expect(page).to_have_url(re.compile("/library/fax-cover-sheet/$"))


def test_words_nobody_knows_offer_who_can_be_taken(page, real):
    page.goto("library/#find=zzzzqqqq")
    nothing = page.locator(".kit-library__nothing")
    expect(nothing).to_contain_text("Is it a condition?")
    offered = [real.template(slug).title for slug in real.kit.search.otherwise]
    expect(nothing.get_by_role("link")).to_have_text(offered)


def test_nonsense_in_the_address_is_named_and_left_out(page):
    page.goto("library/?step=99&kind=%3Cscript%3E&sort=upside-down&mine=&colour=red&channel=Phone")
    expect(page.locator("[data-library] input:checked")).to_have_count(1)
    expect(status(page)).to_contain_text(f" of {COUNT} templates. Not known here, and left out: upside-down, 99, <script>.")
    expect(page).to_have_url(re.compile(r"/library/\?channel=phone$"))
    page.get_by_role("checkbox", name="Fax").check()
    expect(status(page)).not_to_contain_text("Not known")


def test_the_ones_to_start_with_come_first_when_asked(page, real):
    page.goto("library/")
    page.get_by_label("Sort").select_option("Start here first")
    expect(page).to_have_url(re.compile(r"sort=start$"))
    assert slugs(page)[: len(real.start_here)] == [template.slug for template in real.start_here]
    page.reload()
    assert slugs(page)[0] == real.start_here[0].slug


def test_a_star_and_what_was_used_lately_are_found_again_and_forgotten(page):
    page.goto("library/")
    voicemail = page.get_by_role("link", name="Voicemail scripts", exact=True)
    voicemail.scroll_into_view_if_needed()  # a card gets its star as it is seen
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
    expect(page.locator(CARDS)).to_have_count(COUNT)
    expect(page.locator("[data-library] form")).to_be_hidden()
    expect(page.locator(".kit-star")).to_have_count(0)
    for way in ("What do you need?", "Save the site for offline"):
        page.goto("")
        expect(page.get_by_text(way)).to_be_hidden()
    expect(page.get_by_role("banner").get_by_role("link", name="Search")).to_be_hidden()
    context.close()


def test_nothing_jumps_while_the_library_loads(page):
    page.add_init_script(SHIFTS)
    page.goto("library/")
    page.wait_for_timeout(500)
    assert page.evaluate("window.shift") < 0.01


def test_the_page_is_light_until_it_is_scrolled(page):
    page.goto("library/", wait_until="networkidle")
    of_cards = page.locator(".kit-card, .kit-card *").count()
    assert of_cards <= 5.5 * COUNT
    assert page.evaluate("document.querySelectorAll('*').length") - of_cards <= 420
