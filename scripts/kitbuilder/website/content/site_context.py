"""Read the basis of all pages: the catalogue, and the files that visitors can download."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitbuilder.bundle.build import build_kit
from kitbuilder.bundle.cache import Cache
from kitbuilder.bundle.manifest import up_to_date
from kitbuilder.bundle.reading_cache import CachedReading
from kitbuilder.readers import load_catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.bundle.manifest import Entry, Manifest
    from kitbuilder.model.catalogue import Catalogue, Template

KIT_FOLDER, PAGES_FOLDER, BUILD_FOLDER, CACHE_FOLDER = "kit", "docs", "build/kit", "build/cache"
FONTS_FOLDER = "build/fonts"
_READ: dict[Path, SiteContext] = {}


@dataclass(frozen=True, slots=True)
class SiteContext:
    """Holds the kit as the site shows it. `folder` has the built files that `manifest` lists."""

    catalogue: Catalogue
    manifest: Manifest
    folder: Path

    def files_of(self, template: Template) -> tuple[Entry, ...]:
        """List a template's downloads, in the order of the manifest."""
        return tuple(file for file in self.manifest.files if file.slug == template.slug)

    @property
    def whole_kit(self) -> tuple[Entry, ...]:
        """List the files that hold the whole kit: the PDF and the ZIP."""
        return tuple(file for file in self.manifest.files if file.slug is None)


def read_site_context(project: Path) -> SiteContext:
    """Read the project in this folder, and build the parts of its kit that are out of date. Raises `KitError`."""
    cache = Cache(project / CACHE_FOLDER)
    catalogue = load_catalogue(project / KIT_FOLDER, project / PAGES_FOLDER, CachedReading(cache))
    folder = project / BUILD_FOLDER
    is_served = project in _READ  # a site that is only built reads its kit once
    manifest = up_to_date(project / KIT_FOLDER, folder, {}) or build_kit(catalogue, folder, cache=cache, stays=is_served)
    _READ[project] = SiteContext(catalogue, manifest, folder)
    return _READ[project]


def site_context(project: Path) -> SiteContext:
    """Return the context last read for `project`, so that one build of the site reads the kit once."""
    return _READ.get(project) or read_site_context(project)
