"""Account for what was built, and tell whether it still holds: name, kind, step, pages, bytes and SHA-256 of every file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from kitbuilder.bundle.inputs import digest_of_inputs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kitbuilder.model.logo import Logo

MANIFEST, CHECKSUMS = "manifest.json", "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the kit. `path` is where it lies below `build/kit/`; `name` is what a person calls it.

    `slug`, `kind`, `step` and `pages` are None where they make no sense (the ZIP has no pages). `fax_seconds` is how long all
    pages of a PDF keep a fax line busy; None where it is not faxed.
    """

    path: str
    name: str
    format: str
    bytes: int
    sha256: str
    slug: str | None = None
    kind: str | None = None
    step: int | None = None
    pages: int | None = None
    fax_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that was built. `inputs` is the digest of all it was built from."""

    title: str
    edition: str
    inputs: str
    files: tuple[Entry, ...]

    def find(self, format_name: str, slug: str | None = None) -> Entry:
        """Find the entry of a format, and of a template's slug if it is one template's file. Raises KeyError."""
        return {(entry.format, entry.slug): entry for entry in self.files}[format_name, slug]


def sha256(data: bytes) -> str:
    """Calculate the checksum, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def to_json(manifest: Manifest) -> bytes:
    """Write a manifest as its file."""
    return (json.dumps(asdict(manifest), indent=1, ensure_ascii=False) + "\n").encode()


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Write files by name as the list that `sha256sum --check` reads."""
    return "".join(f"{sha256(data)}  {name}\n" for name, data in sorted(files.items())).encode()


def read_manifest(folder: Path) -> Manifest | None:
    """Read the manifest of a published kit; None when there is none that can be read."""
    try:
        loaded = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = tuple(Entry(**entry) for entry in loaded.pop("files"))
        return Manifest(files=files, **loaded)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def is_whole(folder: Path, manifest: Manifest) -> bool:
    """Tell whether every file that the manifest names is there with its checksum."""
    try:
        return all(sha256((folder / entry.path).read_bytes()) == entry.sha256 for entry in manifest.files)
    except OSError:
        return False


def up_to_date(kit: Path, target: Path, details: Mapping[str, str], paper: str = "", logo: Logo | None = None) -> Manifest | None:
    """Return the manifest of a published folder if it was built from just these inputs and is whole; else None.

    `paper` is "" for that of `kit.yml`.
    """
    manifest = read_manifest(target)
    if manifest and manifest.inputs == digest_of_inputs(kit, details, paper, logo) and is_whole(target, manifest):
        return manifest
    return None
