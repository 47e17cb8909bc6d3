"""The institute's offer and updates: nothing of them while they are off, and never a price that is no longer true."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kitbuilder.model.institute import SERVICES, Institute, Offer, Updates
from kitbuilder.readers import load_catalogue
from kitbuilder.renderers.pdf.book.own_parts import OwnParts
from kitbuilder.renderers.pdf.book.part import SOURCES
from kitbuilder.website.content.institute import institute, offer, privacy, updates
from kitbuilder.website.finishing.locking import read_lock

ROOT = Path(__file__).resolve().parents[2]
OFFER = Offer(
    "The course & the kit",
    "$149",
    "https://example.org/course",
    "Every page here.",
    "A day with a teacher.",
    "$199",
    "2026-12-31",
)
UPDATES = Updates(
    "Updates",
    "Four letters a year.",
    "https://lists.example.org/s?u=1&id=2",
    "post",
    "Send me them.",
    "https://example.org/privacy",
    SERVICES["mailchimp"],
    {},
)
IN_KIT = """
offer:
  title: The course
  price: 149 USD
  free: Every page here.
  behind: A day with a teacher.
  link: https://example.org/course
updates:
  title: Updates
  lead: Four letters a year.
  service: listmonk
  action: https://lists.example.org:8443/subscription/form
  consent: Send me them.
  privacy: https://example.org/privacy
  also: {l: 7f0c}
"""


def test_a_kit_without_them_shows_nothing_and_sends_nothing(sample) -> None:
    assert institute(sample.kit.institute) == privacy(sample.kit.institute.updates) == ""
    assert "form-action 'none';" in read_lock(ROOT, sample.kit.institute.updates).policy(is_lost=False)


def test_a_kit_with_them_opens_its_policy_to_that_one_origin(sample_kit: Path) -> None:
    file = sample_kit / "kit.yml"
    file.write_text(file.read_text(encoding="utf-8") + IN_KIT, encoding="utf-8")
    given = load_catalogue(sample_kit).kit.institute
    shown = institute(given)
    assert "<strong>149 USD</strong>." in shown
    assert "until" not in shown
    assert '<input type="hidden" name="l" value="7f0c">' in shown
    assert "go to lists.example.org:8443." in privacy(given.updates)
    with_form = read_lock(ROOT, given.updates).policy(is_lost=False)
    assert "form-action https://lists.example.org:8443;" in with_form
    closed = with_form.replace("https://lists.example.org:8443", "'none'")
    assert closed == read_lock(ROOT).policy(is_lost=False)


def test_the_price_is_true_on_any_day_without_a_script() -> None:
    html = offer(OFFER)
    assert (
        '<p class="kit-offer__price" data-until="2026-12-31"><strong>$149</strong> until December 31, 2026, then $199.</p>'
        in html
    )
    assert '<p class="kit-offer__price" hidden><strong>$199</strong>.</p>' in html
    assert "The course &amp; the kit" in html


def test_the_last_page_of_the_kit_tells_it_too(sample) -> None:
    with_offer = replace(sample, kit=replace(sample.kit, institute=Institute(OFFER)))
    begins = {template.slug: 1 for template in sample.templates} | {SOURCES: 9}
    told = {part.name: part.data for part in OwnParts(with_offer, begins).written()}[SOURCES]["offer"]
    assert told["price"] == "$149 until December 31, 2026, then $199."
    assert OwnParts(sample, begins).written()[-1].data["offer"] is None


@pytest.mark.parametrize("service", SERVICES.values(), ids=SERVICES)
def test_the_form_is_whole_without_a_script_and_loads_nothing(service) -> None:
    html = updates(replace(UPDATES, service=service, also=dict(service.also)))
    assert 'action="https://lists.example.org/s?u=1&amp;id=2" method="post" target="_blank" rel="noopener"' in html
    assert html.count("required") == 2
    assert "src=" not in html
    assert "<fieldset data-step" in html.replace(' hidden="', "")
    assert html.count(" hidden") == 3  # the bar and the two buttons that a script brings to life
