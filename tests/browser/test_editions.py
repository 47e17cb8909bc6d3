"""The offline copy, where hosts and networks fail and editions change: it is whole and of one edition, or not there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, expect

from editions import PAGES, Host, hosted, publish, shown
from waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[2]
CACHES = "caches.keys()"
WORKERS = "navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => new URL(scope).pathname))"
UPDATED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update().catch(() => {});
  while (registration.installing) await new Promise((resolve) => setTimeout(resolve, 50));
  return Boolean(registration.waiting);
}"""
LOSE = """async (lost) => {
  for (const name of await caches.keys()) await (await caches.open(name)).delete(lost);
}"""
FORMER = """(folders) => Promise.all(folders.map(async (folder, place) => {
  const cache = await caches.open(`referral-kit.offline.0${place}`);
  await cache.put(`${folder}404.html`, new Response("kept"));
}))"""
LETTER, FONT, EVERYTHING = r"/library/letter/", r"/assets/fonts/.+\.woff2", r".*"
REFUSED = "The offline copy could not be saved. The site works as before."


@pytest.fixture(scope="session")
def editions(draw: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A site's first two editions."""
    folder = tmp_path_factory.mktemp("editions")
    return [publish(draw, folder / str(number), number) for number in (1, 2)]


@pytest.fixture
def host(editions: list[Path], tmp_path: Path) -> Iterator[Host]:
    """A host with the first edition."""
    deploy(editions[0], tmp_path / "host")
    with hosted(tmp_path / "host") as host:
        yield host


@pytest.fixture
def context(browser: Browser, host: Host) -> Iterator[BrowserContext]:
    """A visitor whose browser may complain: what is tried here is what goes wrong."""
    with browser.new_context(base_url=host.address) as context:
        yield context


def deploy(edition: Path, folder: Path) -> None:
    """Exchange what a host has for an edition, as a host does that keeps nothing of the old one."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(edition, folder)


def ask_to_save(page: Page, address: str = "") -> None:
    page.goto(address)
    page.locator("[data-offline]").scroll_into_view_if_needed()
    page.get_by_role("button", name="Save for offline").click()


def state(page: Page):
    return expect(page.locator(".kit-offline"))


def save(page: Page, address: str = "") -> None:
    ask_to_save(page, address)
    state(page).to_contain_text("Offline copy ready.")


def refused(page: Page) -> None:
    """The copy could not be saved: nothing of it is left, and the site works."""
    state(page).to_contain_text(REFUSED)
    assert page.evaluate(WORKERS) == []
    assert page.evaluate(CACHES) == []
    page.goto("about/")
    assert shown(page) == {"1"}


def every_page_is(page: Page, edition: str) -> None:
    for address in PAGES:
        page.goto(address)
        assert shown(page) == {edition}, address


@pytest.mark.parametrize(
    ("what", "wrong"),
    [
        (LETTER, 404),
        (LETTER, Host.CUT),
        (LETTER, Host.SIGN_IN),
        (FONT, 500),
        (FONT, Host.CUT),
        (FONT, Host.SIGN_IN),
        (EVERYTHING, Host.SIGN_IN),
    ],
    ids=str,
)
def test_what_comes_wrong_while_it_is_saved_is_refused(page: Page, host: Host, what: str, wrong: int | str) -> None:
    page.goto("")
    page.locator("[data-offline]").scroll_into_view_if_needed()
    button = page.get_by_role("button", name="Save for offline")
    expect(button).to_be_visible()
    host.answer = lambda path: wrong if re.fullmatch(what, path) and path != "/sw.js" else None
    button.click()
    state(page).to_contain_text(REFUSED)
    host.answer = lambda _: None
    refused(page)
    save(page)


def test_a_full_disk_is_refused(page: Page, context: BrowserContext, host: Host) -> None:
    tools = context.new_cdp_session(page)
    tools.send("Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": 2000})
    ask_to_save(page)
    refused(page)


def test_a_network_lost_in_the_middle_of_an_update_leaves_the_old_copy(
    page: Page, context: BrowserContext, host: Host, editions: list[Path]
) -> None:
    save(page)
    deploy(editions[1], host.folder)
    host.answer = lambda path: Host.LOST if "/library/" in path else None
    assert page.evaluate(UPDATED) is False
    context.set_offline(True)
    every_page_is(page, "1")
    context.set_offline(False)
    host.answer = lambda _: None
    assert page.evaluate(UPDATED) is True


def test_a_worker_that_comes_before_the_rest_waits_for_it(
    page: Page, context: BrowserContext, host: Host, editions: list[Path]
) -> None:
    save(page)
    shutil.copy(editions[1] / "sw.js", host.folder)
    assert page.evaluate(UPDATED) is False
    every_page_is(page, "1")
    deploy(editions[1], host.folder)
    page.goto("")
    update = page.get_by_role("button", name="Use the new edition")
    expect(update).to_be_visible()
    update.click()
    expect(update).to_be_hidden()
    state(page).to_contain_text("Offline copy ready.")
    context.set_offline(True)
    every_page_is(page, "2")


def test_a_worker_that_comes_before_the_rest_saves_nothing(page: Page, host: Host, editions: list[Path]) -> None:
    shutil.copy(editions[1] / "sw.js", host.folder)
    ask_to_save(page)
    refused(page)


@pytest.mark.parametrize("caching", ["no-cache", "max-age=600", ""], ids=str)
def test_a_new_edition_is_never_mixed_with_the_old_one(page: Page, host: Host, editions: list[Path], caching: str) -> None:
    host.caching = caching
    for address in PAGES[:2]:
        page.goto(address)
    deploy(editions[1], host.folder)
    for address in PAGES:
        page.goto(address)
        assert shown(page) == {"2"} or (address in PAGES[:2] and shown(page) == {"1"}), address


def test_a_new_edition_is_never_mixed_with_the_old_copy(
    page: Page, context: BrowserContext, host: Host, editions: list[Path]
) -> None:
    save(page)
    deploy(editions[1], host.folder)
    every_page_is(page, "2")
    context.set_offline(True)
    every_page_is(page, "1")


def test_the_form_of_another_edition_is_opened_as_a_page(page_of_changing: Page, changing: Path) -> None:
    page = page_of_changing
    page.goto("about/")
    form = changing / "your-details" / "index.html"
    html = form.read_text(encoding="utf-8")
    form.write_text(html.replace('name="kit-page" content="', 'name="kit-page" content="1'), encoding="utf-8")
    page.get_by_role("banner").get_by_role("link", name="Your details").click()
    page.wait_for_url("**/your-details/")


def test_two_editions_on_one_host_keep_a_copy_each(
    page: Page, context: BrowserContext, host: Host, editions: list[Path], tmp_path: Path
) -> None:
    deploy(editions[1], tmp_path / "host" / "next")
    save(page)
    save(page, "next/")
    assert page.evaluate(WORKERS) == ["/", "/next/"]
    context.set_offline(True)
    page.goto("about/")
    assert shown(page) == {"1"}
    page.goto("next/about/")
    assert shown(page) == {"2"}
    context.set_offline(False)
    page.goto("next/")
    page.get_by_role("button", name="Remove the offline copy").click()
    state(page).to_contain_text("The offline copy is removed.")
    page.goto("next/")
    page.locator("[data-offline]").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Save for offline")).to_be_visible()
    context.set_offline(True)
    every_page_is(page, "1")


@pytest.mark.parametrize("way", ["saved anew", "removed"])
def test_what_the_first_edition_kept_goes_where_it_is_ours(page: Page, way: str) -> None:
    if way == "saved anew":
        page.goto("")
        page.evaluate(FORMER, ["/", "/next/"])
        save(page)
    else:
        save(page)
        page.evaluate(FORMER, ["/", "/next/"])
        page.get_by_role("button", name="Remove the offline copy").click()
        state(page).to_contain_text("The offline copy is removed.")
    former = [name for name in page.evaluate(CACHES) if "referral-kit.offline." in name]
    assert former == ["referral-kit.offline.01"]


def test_pages_of_others_below_ours_are_not_answered_for(page: Page, context: BrowserContext) -> None:
    save(page)
    context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        context.new_page().goto("others/page/")  # the browser goes on to a page of its own
    page.goto("library/nowhere/")
    expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()


def test_a_host_that_leaves_out_the_last_slash_is_understood(page: Page, context: BrowserContext, host: Host) -> None:
    def answer(path: str) -> str | None:
        return path.rstrip("/") if path.endswith("/") and path != "/" else None

    host.answer = answer
    save(page)
    context.set_offline(True)
    for address in ("about/", "about", "about/index.html"):
        page.goto(address)
        assert shown(page) == {"1"}, address


def test_a_page_lost_from_the_copy_is_not_denied_and_comes_back(page: Page, context: BrowserContext, host: Host) -> None:
    save(page)
    page.evaluate(LOSE, f"{host.address}about/")
    context.set_offline(True)
    with pytest.raises(Error, match="ERR_FAILED"):
        context.new_page().goto("about/")
    page.goto("")
    state(page).to_contain_text("Part of the offline copy is missing")
    context.set_offline(False)
    page.reload()
    state(page).to_contain_text("Offline copy ready.")
    context.set_offline(True)
    every_page_is(page, "1")


def test_a_copy_that_is_gone_is_not_called_ready(page: Page, context: BrowserContext) -> None:
    save(page)
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    page.reload()
    state(page).to_contain_text("Offline copy ready.")  # fetched again
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    context.set_offline(True)
    with pytest.raises(Error, match="ERR_"):
        page.goto("")


@pytest.mark.parametrize("status", [500, 503])
def test_a_host_that_fails_is_stood_in_for(page: Page, host: Host, status: int) -> None:
    save(page)
    host.answer = lambda _: status
    every_page_is(page, "1")


def test_a_host_that_is_slow_is_stood_in_for(page: Page, host: Host) -> None:
    save(page)
    host.answer = lambda path: Host.LATE if path == "/about/" else None
    page.goto("about/")
    assert shown(page) == {"1"}


def test_an_address_asks_and_then_removes_the_copy_whatever_else_is_broken(
    page: Page, context: BrowserContext, host: Host, draw: Callable[..., str], tmp_path: Path
) -> None:
    save(page)
    publish(draw, tmp_path / "host", 1, script="throw new Error('broken');")
    page.goto("about/?offline=off")
    expect(page.get_by_role("heading")).to_have_text("Remove the offline copy?")
    assert Axe().run(page).violations_count == 0
    assert page.evaluate(WORKERS) == ["/"]
    page.get_by_role("button", name="Remove the offline copy").click()
    expect(page.get_by_role("status")).to_have_text("The offline copy is removed.")
    assert (page.evaluate(WORKERS), page.evaluate(CACHES)) == ([], [])
    page.get_by_role("link", name="Back to the site").click()
    page.wait_for_url("**/about/")
    context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        page.goto("about/")


def test_without_a_copy_that_address_says_so(page: Page) -> None:
    page.goto("about/?offline=off")
    state(page).to_contain_text("There is no offline copy in this browser.")
    expect(page.locator(".kit-offline")).to_be_in_viewport()


def test_a_worker_that_ends_itself_is_the_way_out_for_everybody(page: Page, host: Host) -> None:
    save(page)
    [code] = re.findall(r"```js\n(.+?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)
    (host.folder / "sw.js").write_text(code, encoding="utf-8")
    page.goto("about/")
    until(page, "navigator.serviceWorker.getRegistrations().then((all) => !all.length)")
    until(page, "caches.keys().then((names) => !names.length)")
    page.goto("")
    assert shown(page) == {"1"}
