"""Search, with fresh seeds, for an example that breaks a property test: `kit test fuzz`."""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from typing import TYPE_CHECKING

from testing import guard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PROPERTIES = ("pytest", "-q", "-x", "-m", "hypothesis", "--hypothesis-profile=fuzz", "-p", "no:cacheprovider")
FOUND = 1  # pytest's exit status when a test failed
LONGEST = 100_000_000


def fuzz(project: Path, words: Sequence[str]) -> int:
    """Search until time is up, or for one round with a given seed. Return 0 when nothing was found, 1 otherwise."""
    asked, rest = _parser().parse_known_args(words)
    end, rounds = time.monotonic() + asked.seconds, 0
    while rounds == 0 or (asked.seed is None and time.monotonic() < end):
        seed = secrets.randbelow(2**32) if asked.seed is None else asked.seed
        left = LONGEST if asked.seed is not None else max(0, round(end - time.monotonic()))
        print(f"\n· fuzz, seed {seed}", flush=True)
        options = (f"--hypothesis-seed={seed}", f"--fuzz-seconds={left}")
        status = guard.run([sys.executable, "-m", *PROPERTIES, *options, *rest], project)
        if status == FOUND:
            print(f"found: keep the failing case above as an @example of its test; kit test fuzz --seed {seed} finds it again")
        if status:
            return 1
        rounds += 1
    print(f"nothing found in {rounds} round{'s' if rounds > 1 else ''}; the last one may have run out of time")
    return 0


def _parser() -> argparse.ArgumentParser:
    about = "Try the property tests with new examples. Other options are pytest's."
    parser = argparse.ArgumentParser(prog="kit test fuzz", description=about, allow_abbrev=False)
    parser.add_argument("--seconds", type=int, default=60, help="how long to search (60)")
    parser.add_argument("--seed", type=int, help="run one round with this seed, however long it takes")
    return parser
