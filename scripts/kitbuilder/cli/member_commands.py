"""Fill the kit for each member of an institute: `kit members`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kitbuilder.cli.build_commands import make
from kitbuilder.cli.project import progress, project_of
from kitbuilder.model.problem import Code, KitError, Location, Problem

if TYPE_CHECKING:
    from kitbuilder.members import Outcome, Run, Shard


def add_options(command: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    command.add_argument("list", type=Path, help="a CSV file: a line a member, a column a field (kit fields lists them)")
    command.add_argument("--out", type=Path, required=True, help="where to; kits that are finished there stay as they are")
    command.add_argument("--shard", type=shard, help="one part of the list, such as 3/8; other machines do the rest")
    command.add_argument("--at-a-time", type=int, default=os.cpu_count() or 1, help="how many kits at a time (one a core)")


def shard(text: str) -> Shard:
    """Read the option `--shard`."""
    from kitbuilder.members import Shard

    try:
        return Shard.read(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is no part of a list: write 3/8 for the third of eight') from None


def members(chosen: argparse.Namespace) -> int:
    """Fill a kit for each member; print what became of them, and return 1 where a line was left out."""
    from kitbuilder.members import fill_all, find_node
    from kitbuilder.readers import printable_characters, read_fields_file, read_members

    project, began, node = project_of(chosen), time.monotonic(), find_node()
    folder = _folder(chosen.out)
    kit = project / "kit"
    listed, wrong = read_members(chosen.list, read_fields_file(kit), printable_characters(kit))
    for problem in wrong:
        print(problem, file=sys.stderr)
    make(project, None, project / "build" / "kit")
    counts, show = {"made": 0, "kept": 0, "failed": 0}, progress()
    with tempfile.TemporaryDirectory() as lent:
        run = _run(project, node, folder, chosen.at_a_time, Path(lent))
        for outcome in fill_all((chosen.shard or shard("1/1")).of(listed), run):
            show(outcome.member.file)
            counts["failed" if outcome.error else "made" if outcome.is_new else "kept"] += 1
            _tell(outcome, chosen.list)
    left_out = len({problem.where for problem in wrong}) + counts["failed"]
    lines = f"; {left_out} line{'s' if left_out > 1 else ''} left out" if left_out else ""
    took = time.monotonic() - began
    print(f"{folder}: {counts['made']} kits made, {counts['kept']} there already{lines} ({took:.1f} s)")
    return 1 if left_out else 0


def _folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"kits cannot be written here: {error.strerror}"
        raise KitError([Problem(Location(str(folder)), Code.CANNOT_WRITE, message)]) from None
    return folder.resolve()


def _run(project: Path, node: str, folder: Path, at_a_time: int, lent: Path) -> Run:
    """Lay out what fills the kits: the blank ZIP that is published, and the files that a browser would fetch."""
    from kitbuilder.bundle.cache import Cache
    from kitbuilder.bundle.manifest import read_manifest
    from kitbuilder.bundle.reading_cache import CachedReading
    from kitbuilder.members import Run
    from kitbuilder.readers import load_catalogue
    from kitbuilder.website.content.fill_files import FIELDS, filling_files

    published, build = project / "build" / "kit", project / "build"
    manifest = read_manifest(published)
    assert manifest is not None  # noqa: S101  # it has just been made
    catalogue = load_catalogue(project / "kit", memory=CachedReading(Cache(build / "cache")))
    for path, content in filling_files(catalogue, build / "fonts").items():
        (lent / Path(path).name).write_bytes(content)
    fonts = {file.stem: file for file in sorted(lent.glob("*.ttf"))}
    return Run(node, published / manifest.find("kit-zip").path, lent / FIELDS, fonts, folder, at_a_time)


def _tell(outcome: Outcome, listing: Path) -> None:
    """Print what a person has to know of a member's kit."""
    where = Location(str(listing), outcome.member.line)
    if outcome.error:
        print(Problem(where, Code.CANNOT_WRITE, f"{outcome.member.file}: {outcome.error}"), file=sys.stderr)
    for note in outcome.notes:
        print(f"{where}: {note}", file=sys.stderr)
