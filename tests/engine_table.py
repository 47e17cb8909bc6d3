"""Print what each engine did as the table that stands in `tests/README.md`: `pytest tests/engines -n 2 --engine-table`."""

from __future__ import annotations

from collections import defaultdict

import pytest

FOUND = pytest.StashKey[dict[str, dict[str, str]]]()
VERSIONS = pytest.StashKey[dict[str, str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine-table", action="store_true", help="print what each engine did as a table")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FOUND] = defaultdict(dict)
    config.stash[VERSIONS] = {}
    config.pluginmanager.register(Collected(config), "table of engines")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if row := item.get_closest_marker("row"):
            item.user_properties += [("row", row.args[0]), ("engine", item.callspec.params["engine"])]


class Collected:
    """Notes each report as it comes, from other processes too."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        said = dict(report.user_properties)
        if "row" not in said or (report.when != "call" and report.passed):
            return
        row, engine = str(said["row"]), str(said["engine"])
        self.config.stash[FOUND][row][engine] = str(said.get("differs", "yes")) if report.passed else f"**{report.outcome}**"
        if "version" in said:
            self.config.stash[VERSIONS][engine] = str(said["version"])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    found, versions = config.stash[FOUND], config.stash[VERSIONS]
    if not config.getoption("--engine-table") or not found:
        return
    engines = sorted({engine for cells in found.values() for engine in cells})
    head = ("", *(f"{engine} {versions.get(engine, '')}".rstrip() for engine in engines))
    rows = ((row, *(cells.get(engine, "not asked") for engine in engines)) for row, cells in sorted(found.items()))
    for line in (head, ["---"] * len(head), *rows):
        terminalreporter.write_line(f"| {' | '.join(line)} |")
