"""Measures everything once and writes what came out: `python benchmarks/run.py`, with the project's own Python."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from against import compare_with
from beside import PDF, WORD, compare
from browsing import SITE, site
from building import BUILD, GROWTH, WHOLE, growth, whole_builds
from measuring import CommandError, Figure, load, machine
from offices import CHANGED, OFFICES, OPENED, PACKED, PRINTED, offices
from report import page, picture

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FOLDER = ROOT / "build" / "bench"
PARTS = ("builds", "beside", "site", "offices", "growth")
RESULTS = HERE / "results.json"
MOST_GROWTH, MOST_MEMORY = 11, 1.5e9


def main() -> int:
    """Turn the command line into figures, a page and a picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="how often each thing is measured (5)")
    parser.add_argument("--grown-repeats", type=int, default=1, help="how often the kits of many templates are (1)")
    parser.add_argument("--largest", type=int, default=100, help="how many fold the largest kit is (100: 7,200 templates)")
    parser.add_argument("--only", choices=PARTS, help="measure this again, keep the other figures")
    parser.add_argument("--redraw", action="store_true", help="measure nothing; write the page again from results.json")
    parser.add_argument("--against", metavar="REVISION", help="measure `kit build` beside this revision's, and nothing else")
    chosen = parser.parse_args()
    if chosen.against:
        return against(chosen.against, chosen.repeats)
    result = read_result() if chosen.redraw or chosen.only else Result({}, {}, [])
    if not chosen.redraw:
        measure(result, chosen)
    draw(result)
    for line in result.failed:
        print(f"· not measured: {line}", file=sys.stderr)
    return 1 if result.failed else 0


def against(revision: str, times: int) -> int:
    """Print how this checkout's build compares with another revision's; the page stays as it is."""
    try:
        for line in compare_with(revision, copy_project(FOLDER / "project"), ROOT, FOLDER / "against", times):
            print(line, flush=True)
    except CommandError as error:
        print(f"kit bench --against: {' '.join(str(error).split())}", file=sys.stderr)
        return 1
    return 0


@dataclass
class Result:
    """What is known so far: the machine, the figures of each part, and what could not be measured."""

    about: dict[str, str]
    parts: dict[str, list[Figure]]
    failed: list[str]

    @property
    def figures(self) -> list[Figure]:
        """Every figure, in the order of the page."""
        return [figure for part in PARTS for figure in self.parts.get(part, [])]


def measure(result: Result, chosen: argparse.Namespace) -> None:
    """Measure every part, or the one chosen; what came out is written after each."""
    project = copy_project(FOLDER / "project")
    os.environ["PYTHONPATH"] = str(project / "scripts")  # so that somebody at work on the code does not disturb a run
    kit, times = project / "kit", chosen.grown_repeats
    peers: list[str] = []
    parts = {
        "builds": lambda: whole_builds(project, chosen.repeats),
        "beside": lambda: compare(kit, FOLDER, chosen.repeats, peers),
        "site": lambda: site(project, chosen.repeats),
        "offices": lambda: offices(project, FOLDER / "npm", chosen.repeats),
        "growth": lambda: [
            growth(kit, FOLDER, 10, times, WHOLE),
            growth(kit, FOLDER, 10, times, "pdf"),
            growth(kit, FOLDER, 1, times, "text"),
            growth(kit, FOLDER, chosen.largest, times, "text"),
        ],
    }
    result.about.update(machine())
    for name in [chosen.only] if chosen.only else parts:
        before = load()
        result.failed = [line for line in result.failed if not line.startswith(f"{name}: ")]  # those of the last time
        try:
            result.parts[name] = parts[name]()
        except CommandError as error:
            result.failed.append(_one_line(name, error))
        result.failed += [_one_line(name, peer) for peer in peers]
        peers.clear()
        when = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M")
        result.about[f"{name}, measured"] = f"{when} UTC, load {before:.1f} before and {load():.1f} after, on these cores"
        save(result)


def _one_line(part: str, what: object) -> str:
    return f"{part}: {' '.join(str(what).split())}"


def copy_project(folder: Path) -> Path:
    """Copy what a build and the site need, so that what is published here stays as it is."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("kit", "docs", "scripts", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "sbom.cdx.json"):
        shutil.copy(ROOT / name, folder)
    return folder


def save(result: Result) -> None:
    """Keep the bare figures."""
    bare = {
        "machine": result.about,
        "failed": result.failed,
        "parts": {name: [asdict(one) for one in figures] for name, figures in result.parts.items()},
    }
    RESULTS.write_text(json.dumps(bare, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_result() -> Result:
    """The figures of the last run."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8"))
    parts = {
        name: [Figure(**{**one, "waited": tuple(one["waited"]), "computed": tuple(one["computed"])}) for one in figures]
        for name, figures in kept["parts"].items()
    }
    return Result(kept["machine"], parts, kept["failed"])


def draw(result: Result) -> None:
    """Write the page and the picture."""
    said = verdicts(result.figures) + [f"Not measured: {one}" for one in result.failed]
    (HERE / "README.md").write_text(page(result.figures, result.about, said, targets(result.figures)), encoding="utf-8")
    (HERE / "results.svg").write_text(picture(result.figures), encoding="utf-8")


def verdicts(figures: list[Figure]) -> list[str]:
    """Ours against each peer in computing time: ahead, or not and by how much."""
    said = []
    for case in (PDF, WORD):
        rows = [one for one in figures if one.case == case]
        mine = next((_computing(one) for one in rows if one.what == "ours"), None)
        for peer in (one for one in rows if one.what != "ours" and mine):
            ratio = _computing(peer) / mine if mine else 0
            behind = f"**ours is not ahead**: it computes {1 / ratio:.1f} times as long as"
            ahead = f"ours computes 1/{ratio:.1f} of the time of" if ratio > 1 else behind
            said.append(f"{case}: {ahead} {peer.what}. Ours reads and checks the whole kit first; {peer.note}.")
    return said


def targets(figures: list[Figure]) -> list[tuple[str, str, bool]]:
    """Hold the figures against what the design wishes for, in waited time."""
    found = {(one.case, one.what): one for one in figures}
    rows = []
    for wish, key, most in (
        ("whole build, cold, at most 8 s on 2 cores", (BUILD, "cold"), 8.0),
        ("one template changed, at most 2 s", (BUILD, "one template changed"), 2.0),
        ("the same while the site is served", (BUILD, "one template changed, while the site is served"), 2.0),
        ("nothing changed, at most 0.5 s", (BUILD, "nothing changed"), 0.5),
        ("site, at most 4 s", (SITE, "build, after the kit"), 4.0),
        ("first view of a template page, at most 110 kB", (SITE, "template page, first view"), 110.0),
        ("at most 15 requests", (SITE, "requests of that view"), 15.0),
        ("merge, at most 16 ms", (SITE, "merge of every field on the largest page"), 16.0),
        ("2,000 offices, 20,000 contacts: the list opens in at most 100 ms", (OFFICES, OPENED), 100.0),
        ("a change there, at most 16 ms", (OFFICES, CHANGED), 16.0),
        ("25 letters in print, at most 1 s", (OFFICES, PRINTED), 1000.0),
        ("200 Word files in a ZIP, at most 3 s", (OFFICES, PACKED), 3000.0),
    ):
        if one := found.get(key):
            rows.append((wish, f"{one.median:.1f} {one.unit}".strip() + (_also(one)), one.median <= most))
    cold = found.get((BUILD, "cold"))
    grown = next((one for one in figures if one.case == GROWTH and "whole" in one.what), None)
    if cold and grown:
        ratio = _computing(grown) / _computing(cold)
        rows.append(("720 templates cost at most 11 times 72, computing", f"{ratio:.1f} times", ratio <= MOST_GROWTH))
        book = next(
            (f", of which the kit PDF {one.memory / 1e9:.2f} GB" for one in figures if "the kit PDF alone" in one.what), ""
        )
        rows.append(("and hold less than 1.5 GB", f"{grown.memory / 1e9:.2f} GB{book}", grown.memory < MOST_MEMORY))
    return rows


def _also(one: Figure) -> str:
    return f", of which {_computing(one):.1f} s computing" if one.computed else ""


def _computing(one: Figure) -> float:
    return sorted(one.computed)[len(one.computed) // 2]


if __name__ == "__main__":
    sys.exit(main())
