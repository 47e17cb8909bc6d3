"""A round of `kit test fuzz`: the property tests in an order that follows from the seed, as many as there is time for."""

from __future__ import annotations

import random
import time

import pytest

END = pytest.StashKey[float]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fuzz-seconds", type=int, help="begin no test when so many seconds are over; shuffle them by the seed")


def pytest_configure(config: pytest.Config) -> None:
    seconds = config.getoption("--fuzz-seconds")
    config.stash[END] = float("inf") if seconds is None else time.monotonic() + seconds


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A short search that always began with the same tests would never reach the others."""
    if config.getoption("--fuzz-seconds") is not None:
        random.Random(config.getoption("--hypothesis-seed")).shuffle(items)  # noqa: S311  # the same order for the same seed


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> bool | None:
    """Whoever says True has run the test: nobody else will."""
    return time.monotonic() > item.config.stash[END] or None
