"""The same walk in every engine: Chromium, Firefox and WebKitGTK, each driven by Selenium."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from serving import served

from engines.starting import STARTING
from engines.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Record = Callable[[str, str], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker("engine")


@pytest.fixture(scope="session", params=STARTING)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine."""
    return str(request.param)


def started(engine: str, home: Path, *, keeps: bool) -> Iterator[Visitor]:
    """Start an engine's browser for somebody whose `home` is empty."""
    downloads = home / "downloads"
    downloads.mkdir()
    with STARTING[engine](home, keeps=keeps) as driver:
        yield Visitor(driver, engine, downloads)


@pytest.fixture(scope="session")
def browser(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """A browser that lasts for every test of its engine."""
    yield from started(engine, tmp_path_factory.mktemp("home"), keeps=True)


@pytest.fixture
def visitor(browser: Visitor, record: Record) -> Iterator[Visitor]:
    """A visitor who has one tab again afterwards. The site is at another address in each test, so nothing is kept there."""
    record("version", browser.version)
    tab = browser.tab()
    yield browser
    browser.close_others(tab)


@pytest.fixture
def refused(engine: str, tmp_path: Path) -> Iterator[Visitor]:
    """A visitor whose browser is set to keep nothing."""
    yield from started(engine, tmp_path, keeps=False)


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """Where the site is served, for one test alone."""
    with served(site) as address:
        yield address


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Record:
    """Note something for the table of engines: a version, or how an engine differs by nature."""
    return lambda name, words: request.node.user_properties.append((name, words))
