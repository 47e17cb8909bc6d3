"""Run the gate, or the parts of it that are asked for. No failure stops what comes after it, and each part is counted."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from first_run.surroundings import is_ci
from testing import guard, tiers
from testing.coverage_table import coverage_table
from testing.fuzz import fuzz
from testing.readers import readers
from testing.request import missing_tools, read_request
from testing.summary import TierResult, Time, failures, read_result, summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testing.tiers import Tier

ROOT = Path(__file__).resolve().parents[2]
RESULTS = Path("build") / "test"  # what the tiers leave behind, below the project
NOT_MEASURED = "coverage: not measured; the lines above say why"


def main(words: Sequence[str]) -> int:
    """Run what was asked for; return 0 when tests passed and nothing failed."""
    parser = argparse.ArgumentParser(prog="kit test", usage=tiers.USAGE, description=tiers.ABOUT, allow_abbrev=False)
    parser.add_argument("--project", type=Path, default=ROOT, help="the folder to test (the one this program is in)")
    chosen, rest = parser.parse_known_args(words)
    if missing := missing_tools():
        print(f"kit test: {missing}", file=sys.stderr)
        return 1
    project = chosen.project.resolve()
    with guard.ending_on_signals():
        try:
            match rest:
                case ["fuzz", *options]:
                    return fuzz(project, options)
                case ["readers"]:
                    return readers(project)
                case _:
                    return _test(project, rest)
        except KeyboardInterrupt:
            print("kit test: interrupted", file=sys.stderr)
            return 130


def _test(project: Path, words: Sequence[str]) -> int:
    try:
        parts, options = read_request(words, project)
    except ValueError as error:
        print(f"kit test: {error}", file=sys.stderr)
        return 1
    gate = Gate(project, options, watching=measured_meanwhile(parts))
    results = [gate.run(part) for part in parts]
    strict = is_ci()
    print("\n" + "\n".join((*gate.covered, *summary(results, strict=strict))))
    tested = [result for result in results if result.name != "checks"]
    return 1 if failures(results, strict=strict) or (tested and not any(result.passed for result in tested)) else 0


class Gate:
    """Runs parts of the gate in a project. `watching` says that coverage is measured while the tests run anyway."""

    def __init__(self, project: Path, options: Sequence[str], *, watching: bool) -> None:
        self.project, self.options, self.watching = project, options, watching
        self.covered: list[str] = []
        self.results = project / RESULTS
        self.results.mkdir(parents=True, exist_ok=True)
        self.measured, self.report = self.results / "coverage", self.results / "covered.json"
        for old in (*self.results.glob("coverage*"), *self.results.glob(self.report.name)):
            old.unlink()
        self.shared = self.results / "shared"  # the built site and kit, made once for all tiers
        shutil.rmtree(self.shared, ignore_errors=True)

    def run(self, part: str) -> TierResult:
        """Run a part by its name, and count what happened."""
        if part == "checks":
            return self._checks()
        if part == tiers.COVERAGE.name:
            return self._coverage()
        tier = next(tier for tier in tiers.TIERS if tier.name == part)
        return self._tier(tier, watched=self.watching and part in tiers.WATCHED)

    def _checks(self) -> TierResult:
        print(f"\n· checks: {', '.join(name for name, _ in tiers.CHECKS)}", flush=True)
        began = _now()
        failed = sum(self._run(command) != 0 for _, command in tiers.CHECKS)
        return TierResult("checks", _since(began), len(tiers.CHECKS) - failed, failed)

    def _tier(self, tier: Tier, *, watched: bool) -> TierResult:
        print(f"\n· {tier.name} tests", flush=True)
        file = self.results / f"{tier.name}.json"
        file.unlink(missing_ok=True)
        marked, rest = narrowed(tier.marked, self.options)
        program = ("coverage", "run", "-m", "pytest") if watched else ("pytest",)
        options = (*tier.options, *rest, "-m", marked, f"--results={file}")
        environment = {"KIT_TEST_SHARED": str(self.shared)}
        environment |= {"COVERAGE_FILE": str(self.measured)} if watched else {}
        began = _now()
        status = self._run(("-m", *program, "-q", *options), **environment)
        return read_result(tier.name, _since(began), file, status)

    def _run(self, words: Sequence[str], **environment: str) -> int:
        return guard.run([sys.executable, *words], self.project, **bytecode_kept(self.results), **environment)

    def _coverage(self) -> TierResult:
        """Summarize what the watched tiers measured; where they were not all asked for, run the quick tests to measure it."""
        began, result = _now(), TierResult(tiers.COVERAGE.name, Time(0, 0))
        if not self.watching:
            result = self._tier(tiers.COVERAGE, watched=True)
        # Tests kill builds on purpose; ignore their truncated coverage files.
        environment = {**os.environ, "COVERAGE_FILE": str(self.measured), "PYTHONWARNINGS": "ignore"}
        for words in (["combine", "-q"], ["json", "-q", "-o", str(self.report)]):
            subprocess.call([sys.executable, "-m", "coverage", *words], cwd=self.project, env=environment)
        self.covered = list(coverage_table(self.report)) if self.report.is_file() else [NOT_MEASURED]
        return replace(result, time=_since(began), failed=result.failed or int(not self.report.is_file()))


def measured_meanwhile(parts: Sequence[str]) -> bool:
    """Say whether every watched tier runs before coverage is asked for, so that it can be measured while they run."""
    before = parts[: parts.index(tiers.COVERAGE.name)] if tiers.COVERAGE.name in parts else ()
    return set(tiers.WATCHED) <= set(before)


def narrowed(marked: str, options: Sequence[str]) -> tuple[str, list[str]]:
    """Join each `-m …` among pytest's options to a tier's own marks, so that neither overrides the other."""
    rest, wanted = list(options), marked
    while "-m" in rest[:-1]:
        place = rest.index("-m")
        wanted = f"({wanted}) and ({rest[place + 1]})"
        del rest[place : place + 2]
    return wanted, rest


def bytecode_kept(results: Path) -> dict[str, str]:
    """Return the environment in which Python keeps what it compiles, where it was told to leave nothing beside our files.

    A gate starts Python hundreds of times, and pytest compiles each test anew, and itself, where nothing is kept.
    """
    if not os.environ.get("PYTHONDONTWRITEBYTECODE"):
        return {}
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(results / "bytecode")}


def _now() -> Time:
    spent = os.times()
    return Time(time.monotonic(), spent.children_user + spent.children_system)


def _since(began: Time) -> Time:
    now = _now()
    return Time(now.waited - began.waited, now.computed - began.computed)
