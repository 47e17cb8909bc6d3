"""Measure the build of this checkout beside that of another revision, in turns: `kit bench --against 737aae4`.

Each builds its own kit with its own packages. Kits grow, so the ratio of what a template takes stands beside the plain one.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from building import CHANGED
from measuring import CommandError, Run, load, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HEAD = "| What | Theirs | Ours | Ratio | A template | Waited, theirs | Ours | Memory, theirs | Ours |"


@dataclass(frozen=True, slots=True)
class Side:
    """A copy of the project to work in, and the Python that has its packages."""

    project: Path
    python: Path

    def build(self) -> Run:
        """Run `kit build` as anybody would."""
        source = {"PYTHONPATH": str(self.project / "scripts")}
        return run([self.python, "-m", "kitbuilder.cli", "--project", self.project, "build"], self.project, source)

    def cold(self) -> Run:
        """Build from nothing."""
        shutil.rmtree(self.project / "build", ignore_errors=True)
        return self.build()

    def one_changed(self) -> Run:
        """Build after one more full stop behind a summary: nothing that is kept of that template fits."""
        template = self.project / "kit" / "templates" / CHANGED
        template.write_text(template.read_text(encoding="utf-8").replace("\nkind:", ".\nkind:", 1), encoding="utf-8")
        return self.build()

    @property
    def templates(self) -> int:
        """How many templates the kit has."""
        return sum(1 for _ in (self.project / "kit" / "templates").rglob("*.md"))


CASES: dict[str, Callable[[Side], Run]] = {
    "cold": Side.cold,
    "nothing changed": Side.build,
    "one template changed": Side.one_changed,
}


def compare_with(revision: str, ours: Path, root: Path, folder: Path, times: int) -> Iterator[str]:
    """Yield the lines of a table: medians of `times` runs, theirs and ours in turns. `ours` is a copy to work in.

    Raises CommandError where there is no such revision, or it cannot be built.
    """
    theirs = checked_out(revision, root, folder)
    sides = (theirs, Side(ours, Path(sys.executable)))
    before = load()
    yield f"{theirs.templates} templates theirs, {sides[1].templates} ours; computing in seconds, medians of {times}, in turns"
    yield from ("", HEAD, "|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for what, case in CASES.items():
        turns = [tuple(case(side) for side in sides) for _ in range(times)]
        yield row(what, *zip(*turns, strict=True), sides[1].templates / theirs.templates)
    yield ""
    yield f"load {before:.1f} before and {load():.1f} after"


def row(what: str, theirs: tuple[Run, ...], ours: tuple[Run, ...], more: float) -> str:
    """Write one case; `more` is how many times as many templates ours has."""
    cpu = [statistics.median(one.cpu for one in runs) for runs in (theirs, ours)]
    wall = [statistics.median(one.wall for one in runs) for runs in (theirs, ours)]
    memory = [max(one.memory for one in runs) / 1e6 for runs in (theirs, ours)]
    ratio = cpu[1] / cpu[0]
    spread = [f"{middle:.2f} ({min(r.cpu for r in runs):.2f}–{max(r.cpu for r in runs):.2f})"
              for middle, runs in zip(cpu, (theirs, ours), strict=True)]  # fmt: skip
    cells = [what, *spread, f"{ratio:.2f}", f"{ratio / more:.2f}", *(f"{one:.2f}" for one in wall)]
    return f"| {' | '.join([*cells, *(f'{one:.0f} MB' for one in memory)])} |"


def checked_out(revision: str, root: Path, folder: Path) -> Side:
    """Write a revision's files below `folder`, as they were, and give it the packages it pins, once."""
    named = _told(["git", "rev-parse", "--verify", f"{revision}^{{commit}}"], root)
    place = folder / named[:12]
    project, environment = place / "project", place / "environment"
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir(parents=True)
    archive = place / "files.tar"
    _told(["git", "archive", "--output", str(archive), named], root)
    shutil.unpack_archive(archive, project, filter="data")
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    stamp = place / "installed"
    if not stamp.exists():
        venv.create(environment, with_pip=True, clear=True)
        _told([str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", "requirements.txt"], project)
        stamp.touch()
    return Side(project, python)


def _told(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CommandError(f"{' '.join(command)}: {done.stderr.strip()[-400:]}")
    return done.stdout.strip()
