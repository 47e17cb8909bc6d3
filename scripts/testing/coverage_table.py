"""Summarize a coverage report: the modules that the quick tests cover least, and the total."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = 8


def coverage_table(report: Path) -> Iterator[str]:
    """Yield lines from the file that `coverage json` writes, the least covered module first."""
    measured = json.loads(report.read_text(encoding="utf-8"))
    rows = sorted((entry["summary"]["percent_covered"], entry["summary"]["missing_lines"], name)
                  for name, entry in measured["files"].items())  # fmt: skip
    yield "least covered by the fast tests and the built site:"
    yield from (f"  {percent:3.0f} %  {missing:4d} lines not run  {name}" for percent, missing, name in rows[:SHOWN])
    yield f"  {measured['totals']['percent_covered']:3.0f} %  of all {len(rows)} modules"
