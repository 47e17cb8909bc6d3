"""What came of each tier becomes the lines a person reads last: passed, failed, skipped and why, left out and why."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NOTHING_RAN = 5  # pytest's own word for it


@dataclass(frozen=True, slots=True)
class Went:
    """How a tier went. `skipped` and `left_out` are lines that name a test and say why."""

    name: str
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def strictly(self) -> Went:
        """The same where nothing may be skipped: what was skipped has failed."""
        return replace(self, failed=self.failed + len(self.skipped))


def read_account(name: str, seconds: float, file: Path, status: int) -> Went:
    """Turn the account pytest left behind, and its exit status, into how a tier went.

    A run that broke off, or whose account is torn, does not say everything: it counts as a failure where it tells of none.
    """
    told, torn = _told(file)
    went = Went(
        name,
        seconds,
        int(told.get("passed", 0)),
        int(told.get("failed", 0)),
        tuple(told.get("skipped", ())),
        tuple(told.get("left_out", ())),
    )
    broke_off = torn or status not in (0, NOTHING_RAN)
    return replace(went, failed=1) if broke_off and not went.failed else went


def _told(file: Path) -> tuple[dict[str, Any], bool]:
    """What an account says, and whether it is torn; a run that ended early leaves none."""
    if not file.is_file():
        return {}, False
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        return {}, True
    return (told, False) if isinstance(told, dict) else ({}, True)


def summary(all_went: Sequence[Went], *, strict: bool) -> Iterator[str]:
    """Turn how the tiers went into the last lines; the very last holds the counts alone. `strict`: nothing may be skipped."""
    for went in all_went:
        one = went.strictly() if strict else went
        counts = f"{one.passed:5d} passed {one.failed:4d} failed {len(one.skipped):4d} skipped"
        yield f"{one.name:10s} {counts} {one.seconds:6.0f} s"
    reason = "skipped, which here is a failure" if strict else "skipped"
    yield from (f"{reason}: {line}" for went in all_went for line in went.skipped)
    yield from (f"left out: {line}" for went in all_went for line in went.left_out)
    passed, failed = sum(went.passed for went in all_went), failures(all_went, strict=strict)
    skipped = 0 if strict else sum(len(went.skipped) for went in all_went)
    yield f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")


def failures(all_went: Sequence[Went], *, strict: bool) -> int:
    """How much failed, in all tiers."""
    return sum((went.strictly() if strict else went).failed for went in all_went)
