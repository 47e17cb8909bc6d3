"""A visitor rehearses: by keyboard alone, by ear, with a thumb, without a network; and the front page says what is left."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

HEARD = """
globalThis.heard = [];
new MutationObserver((changes) => {
  for (const { target } of changes) if (target.matches?.('.kit-round [role=status]')) heard.push(target.textContent);
}).observe(document.documentElement, { subtree: true, childList: true });
"""
MORNING = datetime(2026, 11, 30, 10)  # noqa: DTZ001  # the browser's own time
RATE = "How did it go? 1: I stumbled. 2: I got through. 3: It sounded like me."


def test_a_round_is_rehearsed_by_keyboard_and_heard_turn_by_turn(page: Page) -> None:
    """The announcements are all that a screen reader gets, in this order."""
    page.clock.install(time=MORNING)
    page.goto("/rehearse/")
    page.clock.pause_at(MORNING + timedelta(minutes=1))  # a busy machine would add seconds of its own
    page.evaluate(HEARD)
    page.get_by_label("Your visit is on").fill("2099-01-01")
    page.get_by_role("button", name="Rehearse: Calm desk").press("Enter")
    for rating in "3233":
        expect(page.get_by_role("button", name="Say it now")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="I have said it")).to_be_focused()
        page.clock.run_for(9_000)
        page.keyboard.press("Enter")
        page.keyboard.press(rating)
    expect(page.get_by_role("button", name="Once more")).to_be_focused()
    heard = page.evaluate("heard")
    assert heard == [
        "Turn 1 of 4. They say: Good morning, Lakeside Family Medicine. This is Dana. Your answer: about 15 seconds.",
        f"You took 9 seconds; the script allows 15. {RATE}",
        "Turn 2 of 4. They say: No, go ahead. What can I do for you? Your answer: about 20 seconds.",
        f"You took 9 seconds; the script allows 20. {RATE}",
        "Turn 3 of 4. They say: That comes to our referral coordinator, Priya. Your answer: about 15 seconds.",
        f"You took 9 seconds; the script allows 15. {RATE}",
        "Turn 4 of 4. They say: Anything else? Your answer: about 10 seconds.",
        f"You took 9 seconds; the script allows 10. {RATE}",
        "Done. 3 of 4 sounded like you. You talked for 36 seconds; the script allows 60.",
    ]
    page.clock.resume()
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Rehearse: Calm desk")).to_be_focused()
    expect(page.get_by_text("✓ Rehearsed once")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("link", name="4 rounds left before January 1")).to_be_visible()


def test_a_round_that_was_only_looked_through_does_not_count(page: Page) -> None:
    page.clock.install(time=MORNING)
    page.goto("/rehearse/")
    page.clock.pause_at(MORNING + timedelta(minutes=1))
    page.get_by_role("button", name="Rehearse: Calm desk").press("Enter")
    for _ in range(4):
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        page.keyboard.press("3")
    expect(page.locator(".kit-round__they")).to_have_text("Done. Nothing was said aloud, so this does not count as rehearsed.")
    page.keyboard.press("Escape")
    assert page.evaluate("localStorage.getItem('referral-kit.rehearsal')") is None


def test_an_objection_is_played_once_and_who_begins_is_told_so(page: Page) -> None:
    page.goto("/library/objection-response-scripts/")
    page.get_by_role("button", name="Rehearse", exact=True).click()
    heard = page.locator(".kit-round [role=status]")
    count = int(page.locator(".kit-round__place").text_content().rpartition(" ")[2])
    met = []
    for _ in range(count):
        met.append(page.locator(".kit-round__they").text_content())
        page.get_by_role("button", name="Say it now").click()
        page.get_by_role("button", name="I have said it").click()
        page.get_by_role("button", name="2 I got through").click()
    assert sorted(met) == sorted(set(met))
    assert "My patients can’t pay for that." in met
    page.goto("/library/physician-sixty-second-script/")
    page.get_by_role("button", name="Rehearse", exact=True).click()
    expect(heard).to_contain_text("You begin. You have about")


def test_a_recording_stops_on_a_phone_and_a_script_is_rehearsed_without_a_network(phone: Page) -> None:
    phone.clock.install()
    phone.goto("/rehearse/")
    phone.get_by_role("button", name="Rehearse: Voicemail").tap()
    say = phone.get_by_role("button", name="Say it now")
    box = say.bounding_box()
    assert box is not None
    assert (box["y"] > 600, box["height"] >= 44) == (True, True), "it is at the thumb"
    say.tap()
    phone.clock.run_for(60_000)
    expect(phone.locator(".kit-round [role=status]")).to_contain_text("The recording has stopped.")
    phone.get_by_role("button", name="2 I got through").tap()
    phone.get_by_role("button", name="Close").tap()

    phone.goto("/library/worry-rehearsal-worksheet/")
    phone.get_by_role("button", name="More").click()
    phone.get_by_role("button", name="Rehearse").click()
    expect(phone.locator(".kit-round__they")).to_have_text("They will see me as only a trainer.")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Show my words").tap()
    expect(phone.locator(".kit-round__words")).to_contain_text("I coach exercise after therapy ends")
