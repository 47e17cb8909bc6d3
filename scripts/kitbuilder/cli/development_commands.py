"""Start the tools for the project's own development, which only a checkout has: `kit test` and `kit bench`."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from kitbuilder.cli.project import project_of

if TYPE_CHECKING:
    import argparse


def hand_over(chosen: argparse.Namespace) -> int:
    """Replace this process with the program that tests or measures, so that signals meant for it reach it.

    That program is no part of this package; on Windows it runs as a child.
    """
    project = project_of(chosen).resolve()
    if importlib.util.find_spec("testing") is None:
        print(f"kit {chosen.name}: only a checkout of the project can do this; here is its package alone", file=sys.stderr)
        return 1
    program = ("testing", "--project", str(project)) if chosen.name == "test" else ("testing.bench",)
    command = [sys.executable, "-P", "-m", *program, *chosen.rest]
    os.chdir(project)
    if os.name != "nt":  # Windows cannot replace a process
        sys.stdout.flush()
        os.execv(sys.executable, command)  # noqa: S606  # no shell, on purpose
    return subprocess.call(command)
