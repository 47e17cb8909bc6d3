"""Every check and every tier of tests is run, none stops another, and each is accounted for: `kit test`; and `kit bench`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from kitbuilder.cli import guarding
from kitbuilder.cli.project import project_of, surroundings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from kitbuilder.cli.account import Went
    from kitbuilder.cli.tiers import Tier


KEPT = "build/test"  # what tiers leave behind, below the project


def test(chosen: argparse.Namespace) -> int:
    """Run everything, or what `fuzz` asks for, and return 0 when something passed and nothing failed."""
    from kitbuilder.cli.fuzzing import fuzz

    with guarding.ending_when_told():
        return fuzz(chosen) if chosen.rest[:1] == ["fuzz"] else _test(chosen)


def _test(chosen: argparse.Namespace) -> int:
    from kitbuilder.cli.account import failures, summary
    from kitbuilder.cli.tiers import TIERS

    project, strict = project_of(chosen), is_strict(os.environ.get("CI", ""))
    went = [_checks(project), *(_tier(tier, project, chosen.rest) for tier in TIERS)]
    covered: list[str] = []
    if not chosen.rest:
        covered, watched = _coverage(project)
        went.append(watched)
    print("\n" + "\n".join((*covered, *summary(went, strict=strict))))
    return 1 if failures(went, strict=strict) or not any(one.passed for one in went[1:]) else 0


def is_strict(ci: str) -> bool:
    """Whether what the environment says of CI asks that nothing be skipped: some set it to say no."""
    return ci.strip().lower() not in ("", "0", "false", "no", "off")


def bench(chosen: argparse.Namespace) -> int:
    """Measure, as `benchmarks/` says."""
    project = project_of(chosen)
    with guarding.ending_when_told():
        return guarding.run([sys.executable, "benchmarks/run.py", *chosen.rest], project, surroundings())


def _checks(project: Path) -> Went:
    from kitbuilder.cli.account import Went
    from kitbuilder.cli.tiers import CHECKS, CHECKS_TAKE

    print(f"\n· checks, {CHECKS_TAKE}: {', '.join(name for name, _ in CHECKS)}", flush=True)
    began, failed = time.monotonic(), 0
    for _, command in CHECKS:
        failed += guarding.run([sys.executable, *command], project, surroundings()) != 0
    return Went("checks", time.monotonic() - began, len(CHECKS) - failed, failed)


def _tier(tier: Tier, project: Path, extra: Sequence[str], *program: str, **environment: str) -> Went:
    """Run a tier under `program`, pytest unless told otherwise."""
    from kitbuilder.cli.account import read_account

    print(f"\n· {tier.name} tests, {tier.takes}", flush=True)
    account = (project / KEPT / f"{tier.name}.json").resolve()  # pytest runs in the project, whatever that is called from here
    account.parent.mkdir(parents=True, exist_ok=True)
    account.unlink(missing_ok=True)
    marked, rest = narrowed(tier.marked, extra)
    command = [sys.executable, "-m", *program, "pytest", "-q", *tier.options, *rest, "-m", marked, f"--account={account}"]
    began = time.monotonic()
    status = guarding.run(command, project, surroundings() | environment)
    return read_account(tier.name, time.monotonic() - began, account, status)


def narrowed(marked: str, extra: Sequence[str]) -> tuple[str, list[str]]:
    """Take `-m …` out of what pytest is told and join it to a tier's own marks, so that neither undoes the other."""
    rest, wanted = list(extra), marked
    while "-m" in rest[:-1]:
        place = rest.index("-m")
        wanted = f"({wanted}) and ({rest[place + 1]})"
        del rest[place : place + 2]
    return wanted, rest


def _coverage(project: Path) -> tuple[list[str], Went]:
    """Watch the fast tests and return the table of what they do not run, and how that went.

    What passed or was left out is accounted for already; what fails only when it is watched, or cannot be measured, is not.
    """
    from kitbuilder.cli.account import Went
    from kitbuilder.cli.covered import table
    from kitbuilder.cli.tiers import COVERAGE

    kept = (project / KEPT).resolve()
    measured, report = kept / "coverage", kept / "covered.json"
    for old in (*kept.glob("coverage*"), *kept.glob(report.name)):
        old.unlink()
    went = _tier(COVERAGE, project, (), "coverage", "run", "-m", COVERAGE_FILE=str(measured))
    # What a killed build had measured is torn, and coverage would warn of each: tests kill some.
    environment = surroundings() | {"COVERAGE_FILE": str(measured), "PYTHONWARNINGS": "ignore"}
    for words in (["combine", "-q"], ["json", "-q", "-o", str(report)]):
        subprocess.call([sys.executable, "-m", "coverage", *words], cwd=project, env=environment)
    measured_all = report.is_file()
    told = list(table(report)) if measured_all else ["coverage: not measured; the lines above say why"]
    return told, Went(COVERAGE.name, went.seconds, failed=went.failed or int(not measured_all))
