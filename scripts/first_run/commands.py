"""The words after `run.py` become what they ask for: everything set up, then the `kit` command."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from first_run.environment import set_up
from first_run.place import Place
from first_run.processes import become, end_when_told, say, stop
from first_run.programs import find_browser, find_validators
from first_run.surroundings import own

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE = """usage: python3 scripts/run.py site [--no-serve | --port N]   build the kit and the site, serve it
       python3 scripts/run.py test [pytest options]         run every check and test"""
KIT = ("-m", "kitbuilder.cli")


def main(words: Sequence[str]) -> int:
    """Turn the command line into an exit status; where all goes well, that is the `kit` command's, which we become."""
    commands = {"site": site, "test": test}
    if not words or words[0] not in commands:
        stop(f"say what to do\n{USAGE}")
    end_when_told()
    try:
        commands[words[0]](Place(Path(__file__).resolve().parents[2]), words[1:])
    except KeyboardInterrupt:
        say("interrupted")
        return 130


def site(place: Place, words: Sequence[str]) -> NoReturn:
    """Set up, build the kit and the site, and serve it unless told otherwise."""
    ports = [word for before, word in pairwise(["", *words]) if before == "--port"]
    if unknown := [word for word in words if word.partition("=")[0] not in ("--no-serve", "--port") and word not in ports]:
        stop(f"site does not know {unknown[0]}\n{USAGE}")
    set_up(place, [place.root / "requirements.txt"])
    become(place.python, *KIT, "site", *words, cwd=place.root)


def test(place: Place, words: Sequence[str]) -> NoReturn:
    """Set up, find a browser and what the validators run on, and run every check and test."""
    set_up(place, [place.root / "requirements.txt", place.root / "requirements-test.txt"])
    environment = {**own(), "KIT_BROWSER": find_browser(place)}
    find_validators(place)
    become(place.python, "-P", "-m", "testing", *words, cwd=place.root, environment=environment)
