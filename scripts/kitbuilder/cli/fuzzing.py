"""`kit test fuzz`: seconds become a search, with fresh seeds, for an example that a property test does not hold for."""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from typing import TYPE_CHECKING

from kitbuilder.cli import guarding
from kitbuilder.cli.project import project_of, surroundings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PROPERTIES = ("pytest", "-q", "-x", "-m", "hypothesis", "--hypothesis-profile=fuzz", "-p", "no:cacheprovider")
FOUND = 1  # pytest's own word for it
LONGEST = 100_000_000


def fuzz(chosen: argparse.Namespace) -> int:
    """Search until time is up, or one round with a seed that is told: 0 when nothing was found, 1 when something was."""
    asked, rest = _parser().parse_known_args(chosen.rest[1:])
    project, end, rounds = project_of(chosen), time.monotonic() + asked.seconds, 0
    while rounds == 0 or (asked.seed is None and time.monotonic() < end):
        seed = secrets.randbelow(2**32) if asked.seed is None else asked.seed
        left = LONGEST if asked.seed is not None else max(0, round(end - time.monotonic()))
        print(f"\n· fuzz, seed {seed}", flush=True)
        status = _round(project, seed, left, rest)
        if status == FOUND:
            print(f"found: keep the failing case above as an @example of its test; kit test fuzz --seed {seed} finds it again")
        if status:
            return 1
        rounds += 1
    print(f"nothing found in {rounds} round{'s' if rounds > 1 else ''}, the last one as far as time allowed")
    return 0


def _round(project: Path, seed: int, seconds: int, rest: Sequence[str]) -> int:
    """Try every property with the examples of a seed, as long as there is time; return pytest's exit status."""
    told = (f"--hypothesis-seed={seed}", f"--fuzz-seconds={seconds}")
    return guarding.run([sys.executable, "-m", *PROPERTIES, *told, *rest], project, surroundings())


def _parser() -> argparse.ArgumentParser:
    about = "Tries the property tests with examples nobody has seen. What else it is told is pytest's."
    parser = argparse.ArgumentParser(prog="kit test fuzz", description=about, allow_abbrev=False)
    parser.add_argument("--seconds", type=int, default=60, help="how long to search (60); a test that has begun is ended")
    parser.add_argument("--seed", type=int, help="one round with this seed, as long as it takes")
    return parser
