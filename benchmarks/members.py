"""Measures members' kits: `python benchmarks/members.py`, with Node. It takes about 1 s a member, and room for some kits.

A run over all of them, whose kits are summed and removed as they come, but ten, which are opened; over some of them, a run that
is killed at a random moment and goes on, and eight shards, with the same kits; and what `kit build --details` takes for one.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import CommandError, Run, run

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

ROOT = Path(__file__).resolve().parent.parent
KIT = (sys.executable, "-m", "kitbuilder.cli", "--project", ROOT)
SHARDS, OPENED = 8, 10
PAUSE = 0.2  # seconds between two looks for kits that are finished
FIRST = ("Ana", "Łukasz", "Jordan", "Mina", "Óscar", "Priya", "Chloé", "Søren", "Dana", "Imre")
LAST = ("Reyes", "Okafor", "Kowalski", "Álvarez", "Smith", "Haddad", "Novák")


def main() -> int:
    """Measure everything once and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=1000, help="how many (1000)")
    parser.add_argument("--some", type=int, default=64, help="how many a killed run and the shards have (64)")
    parser.add_argument("--room", type=Path, help="where there is room for the kits of some, twice (a temporary folder)")
    chosen = parser.parse_args()
    members = invented(chosen.members)
    with tempfile.TemporaryDirectory(dir=chosen.room) as room:
        for what, figure in measured(Path(room), members, members[: chosen.some]):
            print(f"| {what} | {figure} |", flush=True)
    return 0


def invented(count: int) -> list[dict[str, str]]:
    """Make up members, the same ones every time."""
    at = random.Random(count)  # noqa: S311  # the same for the same number
    return [
        {
            "your_name": f"{at.choice(FIRST)} {at.choice(LAST)}",
            "your_role": "Medical exercise professional",
            "practice_name": f"{at.choice(LAST)} Medical Exercise {number}",
            "practice_address": f"{number} Harbor Street, Portland, ME 04101",
            "practice_phone": f"207-555-{number:04}",
            "practice_fax": "none" if number % 9 == 0 else f"207-556-{number:04}",
        }
        for number in range(count)
    ]


def measured(room: Path, members: list[dict[str, str]], some: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Measure all of it. Raises CommandError where kits differ that have to be the same."""
    details, count = room / "details.json", len(members)
    details.write_text(json.dumps({"kit": "details", "version": 1, "values": members[0]}), encoding="utf-8")
    run((*KIT, "build"), ROOT)
    alone = run((*KIT, "build", "--details", details, "--out", room / "one"), ROOT)
    yield "kit build --details for one member", f"{alone.wall:.1f} s waited, {alone.cpu:.1f} s computed"
    shutil.rmtree(room / "one")
    made, few = yield from repeated(room, listed(room / "some.csv", some))
    names = random.Random(0).sample(sorted(made), min(OPENED, len(made)))  # noqa: S311  # any will do
    with summed(room / "whole", set(names)) as sums_of_all:
        whole = fill(listed(room / "members.csv", members), room / "whole")
    if len(sums_of_all) != count:
        raise CommandError(f"of {count} kits {len(sums_of_all)} were made")
    same(made, {name: sums_of_all[name] for name in made}, "the whole list")
    each = whole.wall / count
    yield (
        f"{count:,} members",
        f"{whole.wall:.0f} s waited, {whole.cpu:.0f} s computed: {each:.2f} s and {whole.cpu / count:.2f} s each",
    )
    yield "the most memory, all processes", f"{whole.memory / 1e6:.0f} MB; of {len(some)} members {few.memory / 1e6:.0f} MB"
    for name in names:
        with zipfile.ZipFile(room / "whole" / name) as kit:
            if kit.testzip() is not None:
                raise CommandError(f"{name} is damaged")
    yield f"{len(names)} kits opened", "every file whole"
    faster = f"1/{alone.wall / each:.0f} waited, 1/{alone.cpu / (whole.cpu / count):.0f} computed"
    yield "of kit build --details, a member here takes", faster


def repeated(room: Path, listing: Path) -> Generator[tuple[str, str], None, tuple[dict[str, str], Run]]:
    """Make some members' kits in one run, in one that is killed, and in shards; return their sums, and how the first went."""
    few = fill(listing, room / "few")
    made = sums(room / "few")
    killed = interrupted(listing, room / "again", len(made))
    resumed = fill(listing, room / "again")
    same(made, sums(room / "again"), "a run that was killed")
    yield f"{len(made)} members, killed after {killed} kits, then the rest", f"{resumed.wall:.0f} s; the same kits"
    shutil.rmtree(room / "again")
    for number in range(1, SHARDS + 1):
        fill(listing, room / "shards", "--shard", f"{number}/{SHARDS}")
    same(made, sums(room / "shards"), f"{SHARDS} shards")
    yield f"the same in {SHARDS} shards", "the same kits"
    for name in ("few", "shards"):
        shutil.rmtree(room / name)
    return made, few


def listed(file: Path, members: list[dict[str, str]]) -> Path:
    """Write a list of members."""
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(members[0]))
        writer.writeheader()
        writer.writerows(members)
    return file


@contextmanager
def summed(folder: Path, kept: set[str]) -> Iterator[dict[str, str]]:
    """Sum kits as they are finished in a folder, and remove all but those to keep: a thousand would take 11 GB."""
    found: dict[str, str] = {}
    ended = threading.Event()

    def look() -> None:
        for file in folder.glob("*.zip"):
            if file.name not in found:
                found[file.name] = hashlib.sha256(file.read_bytes()).hexdigest()
                if file.name not in kept:
                    file.unlink()

    def watch() -> None:
        while not ended.wait(PAUSE):
            look()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield found
    finally:
        ended.set()
        watcher.join()
        look()


def fill(listing: Path, folder: Path, *more: str) -> Run:
    """Run `kit members`."""
    return run((*KIT, "members", listing, "--out", folder, *more), ROOT)


def interrupted(listing: Path, folder: Path, count: int) -> int:
    """Kill a run at a random moment; return how many kits were there."""
    until = random.SystemRandom().randint(1, max(1, count - 1))
    with subprocess.Popen([str(part) for part in (*KIT, "members", listing, "--out", folder)], cwd=ROOT) as running:
        while running.poll() is None and len(list(folder.glob("*.zip"))) < until:
            time.sleep(0.05)
        running.kill()
    return len(list(folder.glob("*.zip")))


def sums(folder: Path) -> dict[str, str]:
    """Calculate the checksum of each kit, by its name."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.glob("*.zip")}


def same(one: dict[str, str], other: dict[str, str], what: str) -> None:
    """Raise CommandError where kits differ."""
    if one != other:
        raise CommandError(f"{what} made other kits: {len(one)} and {len(other)}")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CommandError as error:
        sys.exit(f"members: {error}")
