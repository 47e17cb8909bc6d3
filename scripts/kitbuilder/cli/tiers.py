"""The gate's table: which checks there are, which tests stand in which tier, and how long a tier takes on two quiet cores."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tier:
    """Some of the tests: those whose marks fit `marked`. `options` are what pytest is told besides."""

    name: str
    marked: str
    takes: str
    options: tuple[str, ...] = ()


CHECKS = (
    ("ruff", ("-m", "ruff", "check", ".")),
    ("mypy", ("-m", "mypy")),
    ("imports", ("-c", "from importlinter.cli import lint_imports_command as lint; lint()")),
)
CHECKS_TAKE = "half a minute"
FAST = "not site and not browser and not validator and not slow"
ON_BOTH_CORES = ("-n", "2")
TIERS = (
    Tier("fast", FAST, "under a minute", ON_BOTH_CORES),
    Tier("browser", "(site or browser) and not validator and not slow", "three minutes"),  # both look at the same built site
    Tier("validators", "validator and not slow", "two minutes"),
    Tier("slow", "slow", "ten minutes"),
)
WATCHED = "not browser and not validator and not slow"
COVERAGE = Tier("coverage", WATCHED, "two minutes: the fast tests and the built site once more, watched", ON_BOTH_CORES)
