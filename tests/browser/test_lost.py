"""The lost page, shown by a host at any wrong address: it is styled and its doors lead into the site, wherever that lies."""

from __future__ import annotations

import http.server
import shutil
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from serving import Quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

INK = "getComputedStyle(document.querySelector('.md-header')).position"
FOLDERS = ("", "kit/", "a/folder/guide/")


class Host(Quiet):
    """A host that answers each wrong address with the lost page of the site nearest above it, as hosts of pages do."""

    def send_error(self, code: int, *_: object) -> None:
        [page] = self.root.rglob("404.html")
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    @property
    def root(self) -> Path:
        return Path(self.directory)


@pytest.fixture(scope="module", params=FOLDERS, ids=["root", "folder", "deep"])
def hosted(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site lies on a host, which knows nothing of it and of which it knows nothing."""
    host = tmp_path_factory.mktemp("host")
    shutil.copytree(site, host / request.param, ignore=shutil.ignore_patterns("downloads"), dirs_exist_ok=True)
    handler = partial(Host, directory=str(host))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{request.param}"
        server.shutdown()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A tab of somebody who prefers it dark."""
    with browser.new_context(color_scheme="dark") as context:
        yield context.new_page()


@pytest.mark.parametrize("wrong", ["nowhere", "library/nowhere/", "guide/contact/too/deep/page.html"])
def test_a_wrong_address_is_styled_and_leads_into_the_site(hosted: str, tab: Page, wrong: str) -> None:
    failures: list[str] = []
    tab.on("pageerror", lambda error: failures.append(str(error)))
    tab.on("console", lambda message: failures.append(message.text) if "Content Security" in message.text else None)
    asked = tab.goto(hosted + wrong)
    assert asked is not None
    assert asked.status == 404
    assert tab.evaluate(INK) == "sticky"
    expect(tab.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    links = tab.locator("a[href]").evaluate_all("all => all.map(one => one.href)")
    assert len(links) > 20
    assert all(link.startswith(hosted) for link in links)
    assert tab.locator("form[role=search]").evaluate("form => form.action") == f"{hosted}library/"
    tab.get_by_role("main").get_by_role("link", name="The script library").click()
    expect(tab).to_have_url(f"{hosted}library/")
    tab.goto(hosted + wrong)
    tab.locator("header").get_by_role("link", name="Your details").click()
    expect(tab.get_by_role("dialog")).to_be_visible()
    assert failures == []


def test_the_choice_of_colors_is_the_sites_own(hosted: str, tab: Page) -> None:
    tab.goto(hosted)
    scope = tab.evaluate("__md_scope.pathname")
    tab.goto(f"{hosted}library/nowhere/")
    assert tab.evaluate("__md_scope.pathname") == scope


def test_from_a_disk_the_lost_page_lies_beside_the_others(site: Path, tab: Page) -> None:
    tab.goto((site / "404.html").as_uri())
    assert tab.evaluate(INK) == "sticky"
    tab.get_by_role("main").get_by_role("link", name="The guide").click()
    expect(tab).to_have_url((site / "guide" / "index.html").as_uri())
