"""Calculate digests of what a build depends on: the kit's files, our code, the libraries, the details."""

from __future__ import annotations

import sys
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from kitbuilder.model.authored import authored
from kitbuilder.model.digest import digest_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.logo import Logo

PACKAGE = Path(__file__).resolve().parent.parent
FLOORS = ("model", "formula", "readers", "renderers", "bundle")  # cli and website do not affect what is made
LIBRARIES = (
    "fonttools",
    "lxml",
    "Markdown",
    "markdown-it-py",
    "pikepdf",
    "pillow",
    "pyphen",
    "python-pptx",
    "PyYAML",
    "segno",
    "typst",
    "XlsxWriter",
)


def digest_of_folder(folder: Path, pattern: str) -> str:
    """Calculate one digest of the files below a folder that match a pattern, and of their names."""
    files = [file for file in authored(folder, f"**/{pattern}") if file.is_file() and "__pycache__" not in file.parts]
    return digest_of(*(part for file in files for part in (file.relative_to(folder).as_posix(), file.read_bytes())))


@cache
def digest_of_machinery() -> str:
    """Calculate the digest of our own code and the libraries: a change in either makes every cached result stale."""
    versions = [f"{name} {metadata.version(name)}" for name in LIBRARIES]
    return digest_of(*(digest_of_folder(PACKAGE / floor, "*.py") for floor in FLOORS), *versions, sys.version)


def digest_of_inputs(kit: Path, details: Mapping[str, str], paper: str = "", logo: Logo | None = None) -> str:
    """Calculate the digest of everything: the kit's folder, the machinery, what is merged in, and what paper it is for.

    `paper` is "" for that of `kit.yml`.
    """
    return digest_of(digest_of_folder(kit, "*"), digest_of_machinery(), repr(sorted(details.items())), paper, repr(logo))
