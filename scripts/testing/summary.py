"""Read the results of each tier and write the gate's last lines: what took long, failed, was skipped or left out, and why."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NOTHING_RAN = 5  # pytest's exit status when it selected no test
SLOWEST = 10  # how many of the longest tests the last lines name


@dataclass(frozen=True, slots=True)
class Time:
    """Holds seconds by the clock, and seconds computed by all processes together."""

    waited: float
    computed: float = 0


@dataclass(frozen=True, slots=True)
class TierResult:
    """Holds the counts of a tier. Each line of `skipped` and `left_out` names a test and says why.

    `slowest` are the seconds and names of the tests that took longest, with what was set up for them.
    """

    name: str
    time: Time
    passed: int = 0
    failed: int = 0
    skipped: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    slowest: tuple[tuple[float, str], ...] = ()

    def strictly(self) -> TierResult:
        """Count skipped tests as failed, for places where nothing may be skipped."""
        return replace(self, failed=self.failed + len(self.skipped))


def read_result(name: str, time: Time, file: Path, status: int) -> TierResult:
    """Read the file that pytest wrote, and its exit status.

    A run that broke off, or whose file is torn, counts as a failure even where no test is named as failed.
    """
    counts, torn = _read_counts(file)
    result = TierResult(
        name,
        time,
        int(counts.get("passed", 0)),
        int(counts.get("failed", 0)),
        tuple(counts.get("skipped", ())),
        tuple(counts.get("left_out", ())),
        tuple((seconds, name) for seconds, name in counts.get("slowest", ())),
    )
    broke_off = torn or status not in (0, NOTHING_RAN)
    return replace(result, failed=1) if broke_off and not result.failed else result


def _read_counts(file: Path) -> tuple[dict[str, Any], bool]:
    """Return what a results file holds, and whether it is torn; a run that ended early leaves none."""
    if not file.is_file():
        return {}, False
    try:
        counts = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        return {}, True
    return (counts, False) if isinstance(counts, dict) else ({}, True)


def summary(results: Sequence[TierResult], *, strict: bool) -> Iterator[str]:
    """Yield the last lines; the very last one holds the counts alone. `strict` says that nothing may be skipped."""
    slowest = sorted((line for result in results for line in result.slowest), reverse=True)[:SLOWEST]
    yield from (f"slow: {seconds:6.1f} s  {name}" for seconds, name in slowest)
    for result in results:
        shown = result.strictly() if strict else result
        counts = f"{shown.passed:5d} passed {shown.failed:4d} failed {len(shown.skipped):4d} skipped"
        yield f"{shown.name:10s} {counts} {shown.time.waited:6.0f} s, {shown.time.computed:6.0f} s computed"
    reason = "skipped, which here is a failure" if strict else "skipped"
    yield from (f"{reason}: {line}" for result in results for line in result.skipped)
    yield from (f"left out: {line}" for result in results for line in result.left_out)
    passed, failed = sum(result.passed for result in results), failures(results, strict=strict)
    skipped = 0 if strict else sum(len(result.skipped) for result in results)
    yield f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")


def failures(results: Sequence[TierResult], *, strict: bool) -> int:
    """Count the failures of all tiers."""
    return sum((result.strictly() if strict else result).failed for result in results)
