"""Find the files of templates in a kit's folder, and tell which of them are translations, by the folders they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.model.authored import authored
from kitbuilder.model.problem import Code, Location, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

FOLDER = "templates"


def find_templates(folder: Path, problems: list[Problem]) -> dict[str, Location]:
    """List the slugs of the templates in a kit's folder, in order, each with its place. No two languages share a slug."""
    found: dict[str, Location] = {}
    for file in (file for pattern in ("*.md", "*/*.md") for file in authored(folder / FOLDER, pattern)):
        where = Location(f"{folder.name}/{file.relative_to(folder).as_posix()}")
        twin = next((other for slug, other in found.items() if slug.lower() == file.stem.lower()), None)
        if twin is not None:
            problems.append(Problem(where, Code.DUPLICATE_SLUG, _told(file.stem, twin)))
        found[file.stem] = where
    if not found:
        where = Location(f"{folder.name}/{FOLDER}")
        problems.append(Problem(where, Code.MISSING_FILE, "the kit needs its templates here, as .md files"))
    return found


def _told(slug: str, twin: Location) -> str:
    if twin.path.endswith(f"/{slug}.md"):
        return f'"{slug}" is the name of {twin.path} too; on the site the two would have one address'
    return f'"{slug}.md" differs from {twin.path} only in capitals; on other systems the two are one'


def translations_among(found: dict[str, Location], languages: Collection[str], problems: list[Problem]) -> dict[str, str]:
    """List the slugs of the translations, each with the code of its language, which is the name of its folder.

    One in a folder of no language is told, and taken out of those found.
    """
    folders = {slug: where.path.split("/")[2:-1] for slug, where in found.items()}
    codes = {slug: folder[0] for slug, folder in folders.items() if folder}
    for slug, code in codes.items():
        if code not in languages:
            message = f'this is in the folder "{code}", and kit.yml has no such language'
            problems.append(Problem(found.pop(slug), Code.UNKNOWN_LANGUAGE, message, did_you_mean(code, languages)))
    return {slug: code for slug, code in codes.items() if code in languages}


def rules_of(code: str) -> str:
    """Name the file that holds the rules of a language."""
    return f"language.{code}.yml"
