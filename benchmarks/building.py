"""The whole build as a person waits for it: from nothing, nothing changed, one template changed; and of many times as many."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import yaml
from measuring import CommandError, Figure, Run, figure_of, repeat, run

HERE = Path(__file__).resolve().parent
BUILD, GROWTH = "kit build, all formats, PDF and ZIP", "Growth"
WHOLE = "whole"
PARTS_OF_GROWTH = {WHOLE: "whole cold build", "pdf": "the kit PDF alone", "text": "read, checked, and plain text of each"}
CHANGED = "thirty-second-introduction.md"


def whole_builds(project: Path, times: int) -> list[Figure]:
    """Cold, warm and after one change. `project` is a copy to work in."""
    template = project / "kit" / "templates" / CHANGED
    original = template.read_text(encoding="utf-8")
    changes = iter(range(1, times + 1))

    def cold() -> Run:
        shutil.rmtree(project / "build", ignore_errors=True)
        return build(project)

    def one_changed() -> Run:
        """Each time another full stop more behind its summary: nothing kept fits."""
        template.write_text(original.replace("\nkind:", "." * next(changes) + "\nkind:", 1), encoding="utf-8")
        return build(project)

    figures = [repeat(BUILD, "cold", cold, times), repeat(BUILD, "nothing changed", lambda: unchanged(project), times)]
    figures.append(repeat(BUILD, "one template changed", one_changed, times))
    template.write_text(original, encoding="utf-8")
    figures.append(while_served(project, times))
    return figures


def unchanged(project: Path) -> Run:
    """Run `kit build` alone, no site and no check, when there is nothing to do."""
    made = build(project)
    if "nothing has changed" not in made.said:
        raise CommandError(f"something was built: {made.said}")
    return made


def while_served(project: Path, times: int) -> Figure:
    """One template changed under a process that has everything loaded: what `kit site` does before it asks MkDocs for pages."""
    told = run([sys.executable, HERE / "ours.py", "served", project, str(times)], project)
    runs = [Run(*map(float, line.split()), memory=told.memory) for line in told.said.splitlines()]
    return figure_of(BUILD, "one template changed, while the site is served", runs, "read, rendered and published in one process")


def build(project: Path) -> Run:
    """Run `kit build` as anybody would."""
    return run([sys.executable, "-m", "kitbuilder.cli", "--project", project, "build"], project)


def growth(kit: Path, folder: Path, fold: int, times: int, part: str) -> Figure:
    """Measure one `part` of making a kit of `fold` times as many templates, as named in PARTS_OF_GROWTH."""
    project = folder / f"grown-{fold}"
    shutil.rmtree(project, ignore_errors=True)
    count = grow(kit, project / "kit", fold)

    def cold() -> Run:
        shutil.rmtree(project / "build", ignore_errors=True)
        return build(project)

    def alone() -> Run:
        out = project / "made"
        out.mkdir(exist_ok=True)
        return run([sys.executable, HERE / "ours.py", part, project / "kit", out], HERE)

    what = f"{count:,} templates, {PARTS_OF_GROWTH[part]}"
    figure = repeat(GROWTH, what, cold if part == WHOLE else alone, times)
    shutil.rmtree(project, ignore_errors=True)
    return figure


def grow(kit: Path, grown: Path, fold: int) -> int:
    """Write a kit in which every template stands `fold` times, each under a slug and a title of its own; return how many."""
    shutil.copytree(kit, grown)
    files = sorted((grown / "templates").glob("*.md"))
    for number in range(2, fold + 1):
        for file in files:
            text = file.read_text(encoding="utf-8")
            (file.parent / f"{file.stem}-{number}.md").write_text(_retitled(text, number), encoding="utf-8")
    listing = _load(grown / "kit.yml")
    for step in listing["steps"]:
        step["templates"] = _copied(step["templates"], fold)
    _dump(listing, grown / "kit.yml")
    language = _load(grown / "language.yml")
    language["exceptions"] = [
        {**one, "words": list(one["words"]), **({"template": slug} if slug else {})}
        for one in language["exceptions"]
        for slug in (_copied([one["template"]], fold) if "template" in one else [""])
    ]
    language["client_details"]["templates"] = _copied(language["client_details"]["templates"], fold)
    _dump(language, grown / "language.yml")
    return len(files) * fold


def _retitled(text: str, number: int) -> str:
    lines = text.split("\n")
    place = next(n for n, line in enumerate(lines) if line.startswith("title:"))
    title = yaml.safe_load(lines[place])["title"]
    lines[place] = yaml.safe_dump({"title": f"{title} {number}"}, allow_unicode=True, width=1000).strip()
    return "\n".join(line for line in lines if line != "start_here: true")


def _copied(slugs: list[str], fold: int) -> list[str]:
    return [slug if number == 1 else f"{slug}-{number}" for number in range(1, fold + 1) for slug in slugs]


def _load(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def _dump(what: object, file: Path) -> None:
    file.write_text(yaml.safe_dump(what, sort_keys=False, allow_unicode=True), encoding="utf-8")
