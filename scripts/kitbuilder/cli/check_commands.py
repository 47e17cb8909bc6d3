"""Report on the kit without building it: `kit check` and `kit fields`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.cli.project import progress, project_of
from kitbuilder.model.problem import KitError
from kitbuilder.model.translation import originals_among

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from kitbuilder.model.problem import Problem


def check(chosen: argparse.Namespace) -> int:
    """Read and render everything, report every problem, and count what there is."""
    from kitbuilder.bundle.cache import Cache  # slow to import, and not every command needs it
    from kitbuilder.bundle.contents import render_all
    from kitbuilder.bundle.reading_cache import CachedReading
    from kitbuilder.readers import load_catalogue

    project = project_of(chosen)
    cache = Cache(project / "build" / "cache")
    flat = _flat_addresses(project)
    try:
        catalogue = load_catalogue(project / "kit", project / "docs", CachedReading(cache))
    except KitError as error:
        raise KitError([*flat, *error.problems]) from None
    if flat:
        raise KitError(flat)
    render_all(catalogue, cache, progress())
    originals = originals_among(catalogue.templates)
    counts = " / ".join(str(len(originals_among(step.templates))) for step in catalogue.steps)
    translated = len(catalogue.templates) - len(originals)
    more = f", and {translated} in other languages" if translated else ""
    print(f"{len(originals)} templates: {counts} by step{more}")
    print(f"{len(catalogue.fields)} fields, {len(catalogue.sources)} sources, {len(catalogue.start_here)} to start with")
    print("no problems")
    return 0


def _flat_addresses(project: Path) -> list[Problem]:
    """Find problems in the site's settings; a project without a site has no settings."""
    from kitbuilder.readers.files import read_text
    from kitbuilder.website.mkdocs.export_config import FILE, flat_addresses

    return flat_addresses(read_text(project / FILE, FILE, []) or "")


def fields(chosen: argparse.Namespace) -> int:
    """List every field with the templates that use it."""
    from kitbuilder.readers import load_catalogue  # slow to import

    catalogue = load_catalogue(project_of(chosen) / "kit")
    for field in catalogue.fields.values():
        users = [t.slug for t in catalogue.templates if field.name in {p.field.name for p in t.placeholders}]
        print(f"{field.name} ({field.group}): {field.label}\n    {', '.join(users) or 'not used in a template'}")
    return 0
