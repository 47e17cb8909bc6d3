"""Measures members' kits: `python benchmarks/members.py`, with Node. A thousand take 22 GB in a folder that is removed again.

A run over all of them; one that is killed at a random moment and goes on; eight shards; ten kits opened; and, in the same run,
what `kit build --details` takes for one member.
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
import time
import zipfile
from pathlib import Path

from measuring import CommandError, Run, run

ROOT = Path(__file__).resolve().parent.parent
KIT = (sys.executable, "-m", "kitbuilder.cli", "--project", ROOT)
SHARDS, OPENED = 8, 10
FIRST = ("Ana", "Łukasz", "Jordan", "Mina", "Óscar", "Priya", "Chloé", "Søren", "Dana", "Imre")
LAST = ("Reyes", "Okafor", "Kowalski", "Álvarez", "Smith", "Haddad", "Novák")


def main() -> int:
    """Measure everything once and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=1000, help="how many (1000)")
    parser.add_argument("--room", type=Path, help="where there is room for them all, twice (a temporary folder)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.room) as room:
        for what, figure in measured(Path(room), invented(chosen.members)):
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


def measured(room: Path, members: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Measure all of it. Raises CommandError where kits differ that have to be the same."""
    listing, details, count = room / "members.csv", room / "details.json", len(members)
    with listing.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(members[0]))
        writer.writeheader()
        writer.writerows(members)
    details.write_text(json.dumps({"kit": "details", "version": 1, "values": members[0]}), encoding="utf-8")
    run((*KIT, "build"), ROOT)
    alone = run((*KIT, "build", "--details", details, "--out", room / "one"), ROOT)
    whole = fill(listing, room / "whole")
    made = sums(room / "whole")
    killed = interrupted(listing, room / "again", count)
    resumed = fill(listing, room / "again")
    same(made, sums(room / "again"), "a run that was killed")
    shutil.rmtree(room / "again")
    for number in range(1, SHARDS + 1):
        fill(listing, room / "shards", "--shard", f"{number}/{SHARDS}")
    same(made, sums(room / "shards"), f"{SHARDS} shards")
    opened = random.Random(0).sample(sorted(made), min(OPENED, count))  # noqa: S311  # any will do
    for name in opened:
        with zipfile.ZipFile(room / "whole" / name) as kit:
            if kit.testzip() is not None:
                raise CommandError(f"{name} is damaged")
    each = whole.wall / count
    return [
        (f"{count:,} members", f"{whole.wall:.0f} s waited, {whole.cpu:.0f} s computed, {each:.2f} s each"),
        ("the most memory, all processes", f"{whole.memory / 1e6:.0f} MB"),
        (f"killed after {killed} kits, then the rest", f"{resumed.wall:.0f} s; the same kits"),
        (f"{SHARDS} shards", "the same kits"),
        (f"{len(opened)} kits opened", "every file whole"),
        ("kit build --details for one member", f"{alone.wall:.1f} s waited, {alone.cpu:.1f} s computed"),
        ("of that, a member here takes", f"1/{alone.wall / each:.0f} waited, 1/{alone.cpu / (whole.cpu / count):.0f} computed"),
    ]


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
