"""A built site, served to a real Chromium that may go nowhere else; every page visited is watched for complaints."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from serving import CHROMIUM, chromium, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

PATIENCE = 20_000  # milliseconds until what a test expects has to be there: a busy machine is no fault of the site
CLIPBOARD = ["clipboard-read", "clipboard-write"]
MODULES = Path(__file__).resolve().parents[2] / "theme" / "web"
WATCH = """
document.addEventListener('securitypolicyviolation', (event) => console.error('CSP', event.violatedDirective, event.blockedURI))
"""

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, from KIT_BROWSER or the path."""
    if not CHROMIUM:
        pytest.skip("no Chromium found; set KIT_BROWSER to its path")
    with chromium() as browser:
        yield browser


def module(route: Route) -> None:
    """Answer with one of the site's own modules, so that a test can import it: the site itself serves scripts made from them."""
    route.fulfill(path=MODULES / route.request.url.partition("/modules/")[2], content_type="text/javascript")


@contextmanager
def visitor(browser: Browser, address: str, complaints: list[str], **options: object) -> Iterator[BrowserContext]:
    """One visitor with an empty browser, whose pages' complaints and strange requests are noted."""
    context = browser.new_context(base_url=address, **options)  # type: ignore[arg-type]
    context.add_init_script(WATCH)

    def watch(page: Page) -> None:
        page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: None if is_cut_short(request) else complaints.append(f"failed: {request.url}"))
        page.on("response", lambda answer: complaints.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
        page.on("request", lambda asked: None if is_ours(asked.url) else complaints.append(f"elsewhere: {asked.url}"))

    def is_ours(url: str) -> bool:
        return url.startswith((address, "blob:" + address, "data:"))

    def is_cut_short(request: Request) -> bool:
        """Whether a request only ended because the visitor moved on, or took a download."""
        return request.failure == "net::ERR_ABORTED"

    context.on("page", watch)
    try:
        yield context
    finally:
        context.close()


class Complaints(list[str]):
    """What browsers complained of during a test. What a test expects may come late: it is named, not taken out."""

    def __init__(self) -> None:
        super().__init__()
        self.expected: tuple[str, ...] = ()

    def expect(self, *parts: str) -> None:
        """Let every complaint pass that holds one of these parts, whenever it comes."""
        self.expected += parts

    def unexpected(self) -> list[str]:
        return [complaint for complaint in self if not any(part in complaint for part in self.expected)]


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """What browsers complained of during a test; at its end only what the test expects may have come."""
    noted = Complaints()
    yield noted
    assert noted.unexpected() == []


@pytest.fixture
def context(browser: Browser, address: str, complaints: list[str]) -> Iterator[BrowserContext]:
    """A visitor who lets the site use the clipboard."""
    with visitor(browser, address, complaints, permissions=CLIPBOARD) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A visitor's first tab."""
    return context.new_page()


@pytest.fixture
def modules(context: BrowserContext) -> None:
    """Serve the site's own modules as well. Only for who imports them: a visitor with routes keeps no file from page to page."""
    context.route("**/modules/**", module)


@pytest.fixture
def phone(browser: Browser, address: str, complaints: list[str]) -> Iterator[Page]:
    """The tab of a visitor with a phone."""
    held = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    with visitor(browser, address, complaints, permissions=CLIPBOARD, **held) as context:
        yield context.new_page()


@pytest.fixture
def abroad(browser: Browser, address: str, complaints: list[str]) -> Iterator[Page]:
    """The tab of a visitor in Britain."""
    with visitor(browser, address, complaints, locale="en-GB") as context:
        yield context.new_page()


@pytest.fixture
def objections(page: Page) -> Callable[[str, int, Iterable[str]], Iterator[str]]:
    """What axe objects to on pages, in a scheme of colors and at a width; each is left open after it was looked at."""

    def found(scheme: str, width: int, addresses: Iterable[str]) -> Iterator[str]:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 800})
        for address in addresses:
            page.goto(address)
            said = Axe().run(page)
            yield f"{address}\n{said.generate_report()}" if said.violations_count else ""

    return found


@pytest.fixture
def changing(site: Path, tmp_path: Path) -> Path:
    """A copy of the site that a test may change while it is visited."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("downloads"))
    return folder


@pytest.fixture
def page_of_changing(browser: Browser, changing: Path, complaints: list[str]) -> Iterator[Page]:
    """A tab of somebody who visits that copy."""
    with served(changing) as address, visitor(browser, address, complaints) as context:
        yield context.new_page()


@pytest.fixture
def hostile_page(browser: Browser, hostile_site: Path, complaints: list[str]) -> Iterator[Page]:
    """A tab of somebody who visits a site all of whose words would be markup."""
    with served(hostile_site) as address, visitor(browser, address, complaints) as context:
        yield context.new_page()
