"""List what lies in this repository and was made by others, each with its license beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Part:
    """Holds a part that others made: its files, the text of its license, what SPDX calls that, and the package it came in."""

    name: str
    pattern: str
    text: str
    license: str
    package: str = ""  # such as "npm:fflate"; fonts and icons have none of their own

    def files(self, root: Path) -> list[Path]:
        """Return its files. Raises LookupError when they, or the license, are missing."""
        files = sorted(root.glob(self.pattern))
        if not files or not (root / self.text).is_file():
            raise LookupError(f"{self.name}: {self.pattern} and {self.text} belong together, and one is missing")
        return files


SCRIPTS = "theme/assets/javascripts"
PARTS = (
    Part("Source Sans 3", "kit/style/fonts/SourceSans3_*.ttf", "kit/style/fonts/SourceSans3-OFL.txt", "OFL-1.1"),
    Part("Source Serif 4", "kit/style/fonts/SourceSerif4_*.ttf", "kit/style/fonts/SourceSerif4-OFL.txt", "OFL-1.1"),
    Part(
        "Source Sans 3, on the site",
        "theme/assets/fonts/source-sans-3*.woff2",
        "theme/assets/fonts/source-sans-3-OFL.txt",
        "OFL-1.1",
    ),
    Part(
        "Source Serif 4, on the site",
        "theme/assets/fonts/source-serif-4-*.woff2",
        "theme/assets/fonts/source-serif-4-OFL.txt",
        "OFL-1.1",
    ),
    Part(
        "Material for MkDocs",
        "theme/partials/*.html",
        "theme/assets/stylesheets/material-LICENSE.txt",
        "MIT",
        "pypi:mkdocs-material",
    ),
    Part(
        "Material Design Icons",
        "theme/partials/header.html",
        "theme/assets/images/material-design-icons-LICENSE.txt",
        "Apache-2.0",
    ),
    Part("fflate", f"{SCRIPTS}/fill.js", f"{SCRIPTS}/fflate-LICENSE.txt", "MIT", "npm:fflate"),
    Part("fflate, in kit members", "scripts/kitbuilder/members/filling.mjs", f"{SCRIPTS}/fflate-LICENSE.txt", "MIT"),
    Part("idb", f"{SCRIPTS}/offices_book.js", f"{SCRIPTS}/idb-LICENSE.txt", "ISC", "npm:idb"),
    Part("Lean QR", f"{SCRIPTS}/card.js", f"{SCRIPTS}/lean-qr-LICENSE.txt", "MIT", "npm:lean-qr"),
    Part("MiniSearch", f"{SCRIPTS}/library_search.js", f"{SCRIPTS}/minisearch-LICENSE.txt", "MIT", "npm:minisearch"),
)
