"""Pack the site's files beforehand: a host that hands out `.br` and `.gz` need not pack a page again for each visitor."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli

from kitbuilder.website.finishing.hosts import PACKED

if TYPE_CHECKING:
    from pathlib import Path

LEAST = 1024  # bytes: what is smaller fits into one network packet anyway


def compress(site: Path) -> None:
    """Write each file's `.br` and `.gz` beside it where they are smaller.

    The packed files hold no time, so that the same site packs to the same bytes.
    """
    for file in sorted(site.rglob("*")):
        if file.suffix not in PACKED or file.stat().st_size < LEAST:
            continue
        plain = file.read_bytes()
        for ending, packed in ((".br", brotli.compress(plain)), (".gz", gzip.compress(plain, mtime=0))):
            if len(packed) < len(plain):
                file.with_name(file.name + ending).write_bytes(packed)
