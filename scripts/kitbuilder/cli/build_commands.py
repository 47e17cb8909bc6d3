"""Make the kit or one template of it: `kit build`, `kit new` and `kit preview`."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from kitbuilder.cli.project import progress, project_of
from kitbuilder.model.digest import digest_of
from kitbuilder.model.problem import Code, KitError, Location, Problem, did_you_mean

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from kitbuilder.bundle.cache import Cache
    from kitbuilder.bundle.manifest import Manifest
    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.details import Details


def build(chosen: argparse.Namespace) -> int:
    """Build the kit and print what was made."""
    project, began = project_of(chosen), time.monotonic()
    own = "my-kit" if chosen.details else "kit"
    target = _named(chosen.out) if chosen.out else project / "build" / (f"{own}-{chosen.paper}" if chosen.paper else own)
    manifest = make(project, chosen.details, target, chosen.paper)
    if manifest is None:
        print(f"nothing has changed; {target} is up to date ({time.monotonic() - began:.1f} s)")
        return 0
    book = manifest.find("kit-pdf")
    print(f"{target}: {len(manifest.files)} files, {book.pages} pages in the kit PDF ({time.monotonic() - began:.1f} s)")
    return 0


def _named(folder: Path) -> Path:
    """Return the folder a person named. Raises KitError where it holds something else: publishing would replace all of it."""
    from kitbuilder.bundle.manifest import read_manifest
    from kitbuilder.bundle.publish import refuse_foreign

    target = folder.resolve()
    refuse_foreign(target, lambda place: read_manifest(place) is not None)
    return target


def make(project: Path, details_file: Path | None, target: Path, paper: str = "") -> Manifest | None:
    """Build the kit for the paper of this name, "" for that of `kit.yml`; return None when it is up to date already."""
    from kitbuilder.bundle.cache import Cache
    from kitbuilder.bundle.manifest import up_to_date

    kit, cache = project / "kit", Cache(project / "build" / "cache")
    details = _details(kit, details_file)
    current = up_to_date(kit, target, details.values, paper, details.logo)

    def read() -> Catalogue:
        return _merged(kit, details, paper, cache)

    manifest = None if current else _built(read(), target, cache)
    for line in _overruns(read, current or manifest, cache) if details else ():
        print(f"{details_file}: {line}", file=sys.stderr)
    return manifest


def _built(catalogue: Catalogue, target: Path, cache: Cache) -> Manifest:
    from kitbuilder.bundle.build import build_kit  # the renderers take a while to load, and are needed only now

    return build_kit(catalogue, target, cache=cache, progress=progress())


def _merged(kit: Path, details: Details, paper: str, cache: Cache) -> Catalogue:
    from kitbuilder.bundle.reading_cache import CachedReading
    from kitbuilder.model.merge import merge_catalogue
    from kitbuilder.model.page_size import PAGE_SIZES
    from kitbuilder.readers import load_catalogue

    catalogue = merge_catalogue(load_catalogue(kit, memory=CachedReading(cache)), details.values, details.logo)
    return catalogue.on(PAGE_SIZES[paper]) if paper else catalogue


def _overruns(read: Callable[[], Catalogue], manifest: Manifest | None, cache: Cache) -> list[str]:
    """List what the details made too long: from the cache, or worked out now and kept there."""
    if manifest is None:
        return []
    key = digest_of("overruns", manifest.inputs)
    known = cache.get(key)
    if known is not None:
        return known.decode().splitlines()
    from kitbuilder.bundle.overruns import overruns

    lines = list(overruns(read(), manifest))
    cache.put(key, "\n".join(lines).encode())
    return lines


def _details(kit: Path, file: Path | None) -> Details:
    """Read the details file; return no details where no file was named."""
    from kitbuilder.model.details import Details

    if file is None:
        return Details()
    from kitbuilder.readers import printable_characters, read_details, read_fields_file

    return read_details(file, read_fields_file(kit), printable_characters(kit))


def new(chosen: argparse.Namespace) -> int:
    """Write the beginning of a template, for a person to go on from."""
    from kitbuilder.cli.new_template import add_template
    from kitbuilder.readers import load_catalogue  # slow to import

    project = project_of(chosen)
    file = add_template(load_catalogue(project / "kit"), chosen.kind, chosen.title, chosen.step)
    situations = project / "docs" / "situations.md"
    naming = f", name it in {situations}" if situations.is_file() else ""
    print(f"{file}: write it{naming}, then kit check; kit preview {file.stem} shows it")
    return 0


def preview(chosen: argparse.Namespace) -> int:
    """Write one template in every format into build/preview/, and open the files unless asked not to."""
    import webbrowser

    from kitbuilder.readers import load_catalogue  # slow to import
    from kitbuilder.renderers import formats_for

    project = project_of(chosen)
    catalogue = load_catalogue(project / "kit")
    known = {template.slug: template for template in catalogue.templates}
    if chosen.slug not in known:
        raise KitError([Problem(Location("kit preview"), Code.UNKNOWN_TEMPLATE, f'there is no template "{chosen.slug}"',
                                did_you_mean(chosen.slug, known))])  # fmt: skip
    folder = project / "build" / "preview"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the files cannot be written here: {error.strerror}"
        raise KitError([Problem(Location(str(folder)), Code.CANNOT_WRITE, message)]) from None
    for made_as in formats_for(known[chosen.slug]).values():
        file = folder / f"{chosen.slug}{made_as.extension}"
        file.write_bytes(made_as.render(known[chosen.slug], catalogue))
        print(file)
        if not chosen.no_open:
            webbrowser.open(file.resolve().as_uri())
    return 0
