"""A visitor signs up for updates: a list service gets exactly what it asks for, and nothing is lost where it does not answer."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from drawing import make_page
from kitbuilder.model.institute import SERVICES, Offer, Updates
from kitbuilder.website.content.institute import offer, updates
from kitbuilder.website.finishing.locking import read_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
OFFER = Offer("A course", "$149", "https://example.org/", "All pages.", "A day with a teacher.", "$199", "2026-12-31")
OWN = {"listmonk": {"l": "7f0c"}}  # what only the owner of a list knows
WHO = ["Łucja Reyes & Co", "lucja+kit@example.org"]
POSTED = {
    "buttondown": [("embed", "1"), ("metadata__name", WHO[0]), ("email", WHO[1])],
    "listmonk": [("l", "7f0c"), ("name", WHO[0]), ("email", WHO[1])],
    "mailchimp": [("FNAME", WHO[0]), ("EMAIL", WHO[1])],
    "plain": [("name", WHO[0]), ("email", WHO[1]), ("consent", "yes")],
}


@contextmanager
def serving(handler: object) -> Iterator[tuple[str, ThreadingHTTPServer]]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", server
        server.shutdown()


@pytest.fixture
def receiver() -> Iterator[SimpleNamespace]:
    """A list service that keeps what it is sent."""
    got = SimpleNamespace(posts=[], headers=[])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            got.posts.append((self.path, parse_qsl(body, keep_blank_values=True)))
            got.headers.append(dict(self.headers))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"Look into your mail.")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with serving(Handler) as (address, _):
        got.address = address
        yield got


@pytest.fixture
def shown(draw, tmp_path: Path):
    """Serve a page of the theme with this in it, under the policy it would have."""
    (tmp_path / "assets").symlink_to(ROOT / "theme" / "assets", target_is_directory=True)
    quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})

    @contextmanager
    def serve(content: str, given: Updates | None = None) -> Iterator[str]:
        extra = {"policy": read_lock(ROOT, given).settings()}
        (tmp_path / "index.html").write_text(draw(make_page("", content=content), extra=extra), encoding="utf-8")
        with serving(partial(quiet, directory=str(tmp_path))) as (address, _):
            yield f"{address}/"

    return serve


def form_for(address: str, name: str = "plain") -> Updates:
    service = SERVICES[name]
    also = {**dict(service.also), **OWN.get(name, {})}
    return Updates(
        "Updates", "Four letters a year.", f"{address}/in?u=1&id=2", "post", "Send them.", f"{address}/p", service, also
    )


def sign_up(page) -> None:
    page.get_by_label("Your name, if you like").fill(WHO[0])
    page.get_by_label("Your e-mail address").fill(WHO[1])
    if page.get_by_role("button", name="Go on").is_visible():
        page.get_by_role("button", name="Go on").click()
    page.get_by_label("Send them.").check()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_each_service_gets_exactly_what_it_asks_for(browser, receiver, shown, scripts) -> None:
    with browser.new_context(java_script_enabled=scripts) as context:
        page = context.new_page()
        for name in SERVICES:
            given = form_for(receiver.address, name)
            with shown(updates(given), given) as address:
                page.goto(address)
                sign_up(page)
                assert receiver.posts == []
                with context.expect_page() as answer:
                    page.get_by_role("button", name="Sign me up").click()
                expect(answer.value.get_by_text("Look into your mail.")).to_be_visible()
                assert receiver.posts.pop() == ("/in?u=1&id=2", POSTED[name])
                assert not {key.lower() for key in receiver.headers.pop()} & {"referer", "cookie"}
                assert page.get_by_label("Your e-mail address").input_value() == WHO[1]


def test_the_bar_tells_the_truth_and_a_step_is_not_skipped(browser, receiver, shown) -> None:
    given = form_for(receiver.address)
    with shown(updates(given), given) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        bar = page.get_by_role("progressbar")
        expect(bar).to_have_accessible_name("Step 1 of 2")
        assert bar.evaluate("bar => bar.position") == 0.5
        page.get_by_label("Your e-mail address").fill("nobody")
        page.keyboard.press("Enter")
        expect(bar).to_have_accessible_name("Step 1 of 2")
        page.get_by_label("Your e-mail address").fill(WHO[1])
        page.keyboard.press("Enter")
        expect(bar).to_have_accessible_name("Step 2 of 2")
        assert bar.evaluate("bar => bar.position") == 1
        expect(page.get_by_label("Send them.")).to_be_focused()
        page.get_by_role("button", name="Sign me up").click()
        assert receiver.posts == []  # without consent nothing is sent
        page.get_by_role("button", name="Back").click()
        expect(page.get_by_label("Your e-mail address")).to_have_value(WHO[1])


def test_a_service_that_is_gone_costs_nothing_that_was_typed(browser, shown) -> None:
    with serving(BaseHTTPRequestHandler) as (gone, _):
        given = form_for(gone)
    with shown(updates(given), given) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(address)
        sign_up(page)
        with context.expect_page():
            page.get_by_role("button", name="Sign me up").click()
        expect(page.locator("[data-said]")).to_contain_text("If it shows an error, or none comes, what you typed is still here")
        context.set_offline(True)
        page.get_by_role("button", name="Sign me up").click()
        expect(page.locator("[data-said]")).to_contain_text("You have no network, so nothing was sent.")
        page.get_by_role("button", name="Back").click()
        expect(page.get_by_label("Your e-mail address")).to_have_value(WHO[1])


@pytest.mark.parametrize(("day", "price"), [("2026-12-31T23:50", "$149 until December 31"), ("2027-01-01T00:10", "$199.")])
def test_the_price_that_holds_is_shown_on_each_day(browser, shown, day: str, price: str) -> None:
    with shown(offer(OFFER)) as address, browser.new_context(timezone_id="America/New_York") as context:
        page = context.new_page()
        page.clock.set_fixed_time(f"{day}:00-05:00")
        page.goto(address)
        seen = page.locator(".kit-offer__price:visible")
        expect(seen).to_have_count(1)
        expect(seen).to_contain_text(price)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")])
def test_offer_and_updates_are_for_everyone_at_both_steps(browser, receiver, shown, width: int, scheme: str) -> None:
    given = form_for(receiver.address)
    with shown(offer(OFFER) + updates(given), given) as address, browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        for step in ("Step 1 of 2", "Step 2 of 2"):
            expect(page.get_by_role("progressbar")).to_have_accessible_name(step)
            said = Axe().run(page, context=".md-content")  # the page around it is judged where it is whole
            assert said.violations_count == 0, said.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            if step == "Step 1 of 2":
                page.get_by_label("Your e-mail address").fill(WHO[1])
                page.keyboard.press("Enter")
        assert receiver.posts == []
        assert [url for url in asked if not url.startswith(address)] == []
