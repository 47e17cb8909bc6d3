"""Carry out the commands of `run.py`: set everything up, then hand over to the `kit` command or the gate."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from first_run.environment import set_up
from first_run.place import Place
from first_run.processes import become, end_when_told, say, stop
from first_run.programs import find_programs
from first_run.surroundings import own

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE = """usage: python3 scripts/run.py site [--no-serve [--compress] | --port N]   build the kit and the site, serve it
       python3 scripts/run.py test [part ...] [pytest options]           run every check and test, or some parts
       python3 scripts/run.py setup                                      install everything for both, and nothing else"""
SITE_OPTIONS = ("--no-serve", "--compress", "--port")
PRODUCT, TOOLS = "requirements.txt", "requirements-test.txt"


def main(words: Sequence[str]) -> int:
    """Run a command and return its exit status. Where all goes well, `site` and `test` replace this process and do not return."""
    commands = {"site": site, "test": test, "setup": setup}
    if not words or words[0] not in commands:
        stop(f"say what to do\n{USAGE}")
    end_when_told()
    try:
        commands[words[0]](Place(Path(__file__).resolve().parents[2]), words[1:])
    except KeyboardInterrupt:
        say("interrupted")
        return 130
    return 0


def site(place: Place, words: Sequence[str]) -> NoReturn:
    """Set up, build the kit and the site, and serve it unless asked not to."""
    ports = [word for before, word in pairwise(["", *words]) if before == "--port"]
    if unknown := [word for word in words if word.partition("=")[0] not in SITE_OPTIONS and word not in ports]:
        stop(f"site does not know {unknown[0]}\n{USAGE}")
    set_up(place, [place.root / PRODUCT])
    become(place.python, "-m", "kitbuilder.cli", "site", *words, cwd=place.root)


def test(place: Place, words: Sequence[str]) -> NoReturn:
    """Set up with the test tools, find a browser and what the validators run on, and start the gate."""
    _set_up_for_tests(place)
    environment = {**own(), "KIT_BROWSER": find_programs(place)}
    become(place.python, "-P", "-m", "testing", *words, cwd=place.root, environment=environment)


def setup(place: Place, words: Sequence[str]) -> None:
    """Install the product's packages and the test tools into `.venv`, and say what can be typed next."""
    if words:
        stop(f"setup takes no more words\n{USAGE}")
    _set_up_for_tests(place)
    find_programs(place)
    say(f"ready: {place.bin.relative_to(place.root) / 'kit'} check, build, new, preview, site, test")


def _set_up_for_tests(place: Place) -> None:
    set_up(place, [place.root / PRODUCT, place.root / TOOLS])
