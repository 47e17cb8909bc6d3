"""Read what the gate is asked to run: parts of it, in that order, and options for pytest."""

from __future__ import annotations

import difflib
import importlib.util
from itertools import takewhile
from typing import TYPE_CHECKING

from testing.tiers import COVERAGE, PARTS, TOOLS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def read_request(words: Sequence[str], project: Path) -> tuple[tuple[str, ...], list[str]]:
    """Split words into parts and pytest's options. Raise ValueError, in one line, for a part that does not exist.

    Without parts, all of them are meant. Options select tests, so coverage is then left out, because it would mislead.
    """
    named = list(takewhile(lambda word: not word.startswith("-"), words))
    parts = tuple(takewhile(lambda word: word in PARTS or not (project / word.partition("::")[0]).exists(), named))
    options = list(words[len(parts) :])
    for part in parts:
        if part not in PARTS:
            near = difflib.get_close_matches(part, PARTS, 1)
            meant = f' (did you mean "{near[0]}"?)' if near else ""
            raise ValueError(f'there is no part "{part}"{meant}; the parts are {", ".join(PARTS)}')
    everything = tuple(part for part in PARTS if not options or part != COVERAGE.name)
    return parts or everything, options


def missing_tools() -> str:
    """Say in one line which test tools are not installed and what installs them, or "" where all are."""
    missing = [name for name in TOOLS if importlib.util.find_spec(name) is None]
    if not missing:
        return ""
    return f"the test tools are not installed ({', '.join(missing)}): python3 scripts/run.py setup installs them"
