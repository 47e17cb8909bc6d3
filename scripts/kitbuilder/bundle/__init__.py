"""What goes into the kit, under which name: rendered, archived, accounted for and published."""

from kitbuilder.bundle.build import build_kit
from kitbuilder.bundle.manifest import Entry, Manifest, read_manifest

__all__ = ["Entry", "Manifest", "build_kit", "read_manifest"]
