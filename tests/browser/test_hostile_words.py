"""Words that would be markup run nothing in a visitor's browser, and no words become a script there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from hostile import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = ("", "library/short-letter/", "library/every-block/", "library/counts/", "settled/", "asked/", "404.html")
REFUSED = """(act) => {
  const script = document.createElement("script");
  const acts = {
    markup: () => document.body.insertAdjacentHTML("beforeend", "<b>bold</b>"),
    address: () => (script.src = "assets/javascripts/site.js"),
    words: () => (script.textContent = "document.documentElement.dataset.ran = 'yes'"),
    policy: () => trustedTypes.createPolicy("another", {}),
    elsewhere: () => kitScripts.scriptUrl("https://elsewhere.example/assets/a.js"),
    beside: () => kitScripts.scriptUrl(new URL("downloads/a.js", document.baseURI)),
    above: () => kitScripts.scriptUrl("../../assets/%2e%2e/downloads/a.js"),
  };
  try { acts[act](); } catch (error) { return error.name; }
  return "done";
}"""


def test_hostile_words_are_words_and_run_nothing(hostile_page: Page) -> None:
    for address in PAGES:
        hostile_page.goto(address)
        hostile_page.wait_for_load_state("networkidle")
        assert HOSTILE in hostile_page.title(), address
        assert hostile_page.evaluate("document.documentElement.dataset.ran") is None, address
        assert hostile_page.locator("img[src=x]").count() == 0, address
    hostile_page.goto("library/short-letter/")
    expect(hostile_page.get_by_role("heading", level=1)).to_have_text(f"Short letter — a sample{HOSTILE}")
    hostile_page.goto("")
    expect(hostile_page.locator(".kit-card h3").first).to_contain_text(HOSTILE)
    hostile_page.get_by_label("What do you need?").fill("asked")
    expect(hostile_page.locator(".kit-library__results .kit-list a").first).to_contain_text("Asked </title><script>")


@pytest.mark.parametrize("act", ["markup", "address", "words", "policy"])
def test_no_words_become_markup_or_a_script(page: Page, complaints: list[str], act: str) -> None:
    page.goto("library/")
    with page.expect_console_message(lambda message: message.text.startswith("CSP")) as told:
        assert page.evaluate(REFUSED, act) == "TypeError"
    assert "trusted-types" in told.value.text
    complaints.expect("trusted-types", "requires 'Trusted")  # the browser tells of it, as it should


@pytest.mark.parametrize("act", ["elsewhere", "beside", "above"])
def test_our_loader_vouches_for_none_but_our_scripts(page: Page, act: str) -> None:
    page.goto("library/")
    assert page.evaluate(REFUSED, act) == "TypeError"


def test_a_script_of_ours_that_is_asked_for_comes(page: Page) -> None:
    page.goto("library/front-desk-phone-script/")
    assert page.evaluate("kitScripts.load('fill_download').then(() => 'here')") == "here"
    assert page.evaluate("kitScripts.scriptUrl('fill.js').toString()").endswith("/assets/javascripts/fill.js")
