"""Write down what a run of pytest did, for the gate's summary: passed, failed, skipped, left out with reasons, and seconds.

A test marked `optional("program", "why it cannot run without")` is left out, openly, where the program is missing.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

LEFT_OUT = pytest.StashKey[list[str]]()
SLOWEST = 10  # how many of the longest tests are named


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--results", type=Path, help="write what passed, failed, was skipped and left out into this JSON file")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = []
    if config.getoption("--results") and not hasattr(config, "workerinput"):  # among several processes only the first one counts
        config.pluginmanager.register(ResultsFile(config), "results of this run")


@pytest.hookimpl(trylast=True)  # after the marks have chosen: what would not have run anyway is not left out
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    without: list[pytest.Item] = []
    for item in items:
        for mark in item.iter_markers("optional"):
            program, why = mark.args
            if not shutil.which(program):
                without.append(item)
                config.stash[LEFT_OUT].append(f"{item.nodeid}: {program} is not installed, so {why}")
    if without:
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item not in without]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what was left out in this process to the one that counts."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash[LEFT_OUT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object, error: object) -> None:
    known = node.config.stash[LEFT_OUT]
    known += [line for line in getattr(node, "workeroutput", {}).get("left_out", []) if line not in known]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for line in config.stash[LEFT_OUT]:
        terminalreporter.write_line(f"left out: {line}")


class ResultsFile:
    """Counts reports as they come and writes them down at the end."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.passed: set[str] = set()
        self.failed: set[str] = set()
        self.skipped: dict[str, str] = {}
        self.seconds: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] += report.duration  # type: ignore[assignment]  # of setting up and clearing away as well
        if report.failed:
            self.failed.add(report.nodeid)
        elif report.skipped:
            self.skipped[report.nodeid] = reason(report)
        elif report.when == "call":
            self.passed.add(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.failed.add(report.nodeid)
        elif report.skipped:
            self.skipped[report.nodeid] = reason(report)

    def pytest_sessionfinish(self) -> None:
        counts = {
            "passed": len(self.passed - self.failed),
            "failed": len(self.failed),
            "skipped": [f"{name}: {why}" for name, why in self.skipped.items()],
            "left_out": self.config.stash[LEFT_OUT],
            "slowest": [[round(seconds, 1), name] for name, seconds in self.seconds.most_common(SLOWEST)],
        }
        self.config.getoption("--results").write_text(json.dumps(counts), encoding="utf-8")


def reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return why something was skipped, or why it was expected to fail."""
    place = report.longrepr
    return place[2].removeprefix("Skipped: ") if isinstance(place, tuple) else getattr(report, "wasxfail", str(place))
