"""Read the basis of all pages: the catalogue, and the files that visitors can download."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.bundle.build import build_kit
from kitbuilder.bundle.cache import Cache
from kitbuilder.bundle.manifest import read_manifest, up_to_date
from kitbuilder.bundle.reading_cache import CachedReading
from kitbuilder.readers import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kitbuilder.bundle.manifest import Entry, Manifest
    from kitbuilder.model.catalogue import Catalogue, Template
    from kitbuilder.model.page_size import PageSize

KIT_FOLDER, PAGES_FOLDER, BUILD_FOLDER, CACHE_FOLDER = "kit", "docs", "build/kit", "build/cache"
FONTS_FOLDER = "build/fonts"
_READ: dict[Path, SiteContext] = {}


@dataclass(frozen=True, slots=True)
class WholeKit:
    """Holds the files that have the whole kit, the PDF and the ZIP, on one paper.

    `folder` has them; `under` is where they stand among the site's downloads.
    """

    paper: PageSize
    files: tuple[Entry, ...]
    folder: Path
    under: str = ""


@dataclass(frozen=True, slots=True)
class SiteContext:
    """Holds the kit as the site shows it. `folder` has the built files that `manifest` lists; `others` are on other paper."""

    catalogue: Catalogue
    manifest: Manifest
    folder: Path
    others: tuple[WholeKit, ...] = ()

    def files_of(self, template: Template) -> tuple[Entry, ...]:
        """List a template's downloads, in the order of the manifest."""
        return tuple(file for file in self.manifest.files if file.slug == template.slug)

    @property
    def whole_kits(self) -> tuple[WholeKit, ...]:
        """List the whole kit on each paper, its own first."""
        return (WholeKit(self.catalogue.kit.paper, _whole(self.manifest), self.folder), *self.others)

    @property
    def downloads(self) -> Iterator[tuple[str, Path]]:
        """List what visitors can download: the path below the downloads, and the file."""
        yield from ((file.path, self.folder / file.path) for file in self.manifest.files)
        yield from ((f"{kit.under}{file.path}", kit.folder / file.path) for kit in self.others for file in kit.files)


def read_site_context(project: Path) -> SiteContext:
    """Read the project in this folder, and build the parts of its kit that are out of date. Raises `KitError`."""
    cache = Cache(project / CACHE_FOLDER)
    catalogue = load_catalogue(project / KIT_FOLDER, project / PAGES_FOLDER, CachedReading(cache))
    folder = project / BUILD_FOLDER
    is_served = project in _READ  # a site that is only built reads its kit once
    manifest = up_to_date(project / KIT_FOLDER, folder, {}) or build_kit(catalogue, folder, cache=cache, stays=is_served)
    others = tuple(_on(paper, catalogue, project, cache, is_served=is_served) for paper in catalogue.kit.other_papers)
    _READ[project] = SiteContext(catalogue, manifest, folder, others)
    return _READ[project]


def _on(paper: PageSize, catalogue: Catalogue, project: Path, cache: Cache, *, is_served: bool) -> WholeKit:
    """Build the kit on other paper, where that is out of date.

    While it is served, what it was at the start is enough: a template is looked at on the kit's own paper.
    """
    folder = project / f"{BUILD_FOLDER}-{paper.name}"
    manifest = up_to_date(project / KIT_FOLDER, folder, {}, paper.name) or (read_manifest(folder) if is_served else None)
    manifest = manifest or build_kit(catalogue.on(paper), folder, cache=cache)
    return WholeKit(paper, _whole(manifest), folder, f"{paper.name}/")


def _whole(manifest: Manifest) -> tuple[Entry, ...]:
    return tuple(file for file in manifest.files if file.slug is None)


def site_context(project: Path) -> SiteContext:
    """Return the context last read for `project`, so that one build of the site reads the kit once."""
    return _READ.get(project) or read_site_context(project)
