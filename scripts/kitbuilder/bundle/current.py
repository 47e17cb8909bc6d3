"""Compare a published kit with its inputs: where nothing has changed, nothing need be loaded, let alone rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.bundle.inputs import digest_of_inputs
from kitbuilder.bundle.manifest import is_whole, read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.bundle.manifest import Manifest


def is_current(kit: Path, target: Path, details: dict[str, str]) -> Manifest | None:
    """Return the manifest of a published folder if it was built from just these inputs and is whole; else None."""
    manifest = read_manifest(target)
    if manifest and manifest.inputs == digest_of_inputs(kit, details) and is_whole(target, manifest):
        return manifest
    return None
