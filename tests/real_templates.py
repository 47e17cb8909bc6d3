"""Name and count the templates of the real kit by their files, so that tests follow the kit."""

from __future__ import annotations

from pathlib import Path

KIT = Path(__file__).resolve().parent.parent / "kit"
SLUGS = sorted(file.stem for file in (KIT / "templates").glob("**/*.md"))
COUNT = len(SLUGS)
