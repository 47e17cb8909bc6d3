"""A round is rehearsed in every engine, by keyboard alone; what is heard is all that a screen reader gets, in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.webdriver.common.keys import Keys

if TYPE_CHECKING:
    from engines.visitor import Visitor

SECONDS = 9
# The clock of the page stands still but for what the test lets pass, and each announcement is noted as it is made.
HELD = f"""window.heard = [];
let now = 1000;
performance.now = () => now;
window.pass = () => {{ now += {SECONDS}_000; }};
new MutationObserver((changes) => {{
  for (const {{ target }} of changes) if (target.matches?.(".kit-round [role=status]")) window.heard.push(target.textContent);
}}).observe(document.documentElement, {{ subtree: true, childList: true }});"""
FOCUSED = "return document.activeElement.textContent"
RATE = "How did it go? 1: I stumbled. 2: I got through. 3: It sounded like me."
TURNS = (
    ("Good morning, Lakeside Family Medicine. This is Dana.", 15),
    ("No, go ahead. What can I do for you?", 20),
    ("That comes to our referral coordinator, Priya.", 15),
    ("Anything else?", 10),
)
RATINGS = "3233"


def heard_of(number: int, words: str, seconds: int) -> list[str]:
    return [
        f"Turn {number} of {len(TURNS)}. They say: {words} Your answer: about {seconds} seconds.",
        f"You took {SECONDS} seconds; the script allows {seconds}. {RATE}",
    ]


def focuses(visitor: Visitor, words: str) -> None:
    visitor.until(lambda: visitor.run(FOCUSED) == words, lambda: f"{visitor.run(FOCUSED)!r} has the focus, not {words!r}")


@pytest.mark.row("A round is rehearsed by keyboard, and heard turn by turn; the front page says what is left")
def test_a_round_is_rehearsed_by_keyboard_and_heard_turn_by_turn(visitor: Visitor, address: str) -> None:
    visitor.open(f"{address}rehearse/")
    visitor.until(lambda: visitor.run("return !document.querySelector('[data-begins]').disabled"))
    visitor.run(HELD)
    visitor.run("document.querySelector('[aria-label=\"Rehearse: Calm desk\"]').focus()")
    visitor.press(Keys.ENTER)
    for rating in RATINGS:
        focuses(visitor, "Say it now")
        visitor.press(Keys.ENTER)
        focuses(visitor, "I have said it")
        visitor.run("window.pass()")
        visitor.press(Keys.ENTER)
        focuses(visitor, "2 I got through")
        visitor.press(rating)
    focuses(visitor, "Once more")
    printed = sum(seconds for _, seconds in TURNS)
    took = SECONDS * len(TURNS)
    assert visitor.run("return window.heard") == [
        *(said for number, turn in enumerate(TURNS, start=1) for said in heard_of(number, *turn)),
        f"Done. 3 of 4 sounded like you. You talked for {took} seconds; the script allows {printed}.",
    ]
    visitor.press(Keys.ESCAPE)
    visitor.shows("//*[@data-round='calm-desk']", "✓ Rehearsed once")
    visitor.open(address)
    visitor.shows("//*[@data-rounds]", "4 rounds left")
