"""List what the gate consists of: its checks, and the tiers of tests by their marks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tier:
    """Holds a choice of tests by their marks; `options` are pytest's."""

    name: str
    marked: str
    options: tuple[str, ...] = ()


CHECKS = (
    ("ruff", ("-m", "ruff", "check", ".")),
    ("mypy", ("-m", "mypy")),
    ("imports", ("-c", "from importlinter.cli import lint_imports_command as lint; lint()")),
    ("commit subjects", ("-m", "testing.commit_subjects")),
    ("web", ("-m", "testing.web")),
)
SIDE_BY_SIDE = ("-n", "2", "--dist", "worksteal")  # neighbors share what was made for them, so they stay together
TIERS = (
    Tier("fast", "not site and not browser and not engine and not validator and not slow", SIDE_BY_SIDE),
    # Both need the same built site. A third test at once was tried, and took as long: both cores are busy with two.
    Tier("browser", "(site or browser) and not engine and not validator and not slow", SIDE_BY_SIDE),
    Tier("engines", "engine and not validator and not slow", SIDE_BY_SIDE),
    Tier("validators", "validator and not slow", SIDE_BY_SIDE),
    Tier("slow", "slow", SIDE_BY_SIDE),
)
WATCHED = ("fast", "browser")  # what these run is what coverage reports: in a whole gate they are measured as they run
# The quick tests that need no browser, for a separate run.
COVERAGE = Tier("coverage", "not browser and not engine and not validator and not slow", SIDE_BY_SIDE)
PARTS = ("checks", *(tier.name for tier in TIERS), COVERAGE.name)
# What these need is installed with the test tools; `run.py site` alone leaves them out.
TOOLS = ("coverage", "hypothesis", "importlinter", "mypy", "pytest", "ruff", "xdist")
USAGE = "kit test [part ...] [options of pytest], kit test fuzz [--seconds N | --seed N], or kit test readers"
ABOUT = f"Parts, run in the order given; without one, all of them: {', '.join(PARTS)}."
