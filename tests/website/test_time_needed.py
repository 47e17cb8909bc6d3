"""How long a template takes: as long as its own title and summary promise."""

from __future__ import annotations

import pytest

from kitbuilder.website.content.time_needed import TIMES, seconds_needed, time_choice, time_words


def words_of(template):
    return time_words(template, seconds_needed(template))


@pytest.mark.parametrize(
    ("slug", "least", "most"),
    [
        ("voicemail-script", 25, 30),  # three messages, each left by itself
        ("thirty-second-introduction", 30, 75),  # its longest form is the one of sixty seconds
        ("front-desk-visit-script", 45, 60),  # "a sixty-second visit"
        ("physician-call-shared-client", 70, 90),  # "ninety seconds"
        ("fee-conversation-script", 90, 150),
    ],
)
def test_a_script_takes_as_long_as_what_is_said(real, slug, least, most):
    assert least <= seconds_needed(real.template(slug)) <= most


def test_what_is_not_said_is_measured_by_reading_and_filling_in(real):
    short, long = (
        seconds_needed(real.template(slug)) for slug in ("referral-slip-for-patients", "baseline-functional-assessment")
    )
    assert short < 2 * 60 < 10 * 60 < long


def test_a_deck_takes_the_minutes_it_promises(real):
    assert words_of(real.template("team-talk-deck")) == "about 20 minutes"


def test_a_card_says_it_in_words(real):
    assert words_of(real.template("voicemail-script")) == "about 30 seconds to say"
    assert words_of(real.template("client-carry-letter")) == "about 3 minutes"


def test_every_choice_holds_templates_and_agrees_with_the_cards(real):
    assert {time_choice(seconds_needed(template)) for template in real.templates} == {name for name, _, _ in TIMES}
    for template in real.templates:
        assert ("seconds" in words_of(template)) >= (time_choice(seconds_needed(template)) == "minute")
