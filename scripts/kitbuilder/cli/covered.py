"""A coverage report becomes a short table: the modules the fast tests run least of, and all together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWN = 8


def table(report: Path) -> Iterator[str]:
    """Turn the JSON that `coverage json` writes into lines, the least covered module first."""
    told = json.loads(report.read_text(encoding="utf-8"))
    rows = sorted((about["summary"]["percent_covered"], about["summary"]["missing_lines"], name)
                  for name, about in told["files"].items())  # fmt: skip
    yield "least covered by the fast tests and the built site:"
    yield from (f"  {percent:3.0f} %  {missing:4d} lines not run  {name}" for percent, missing, name in rows[:SHOWN])
    yield f"  {told['totals']['percent_covered']:3.0f} %  of all {len(rows)} modules"
