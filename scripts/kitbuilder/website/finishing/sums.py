"""List the SHA-256 of each download, because the scripts that fill a file in fit only the file of their edition."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING

from kitbuilder.website.content.addresses import DOWNLOADS

if TYPE_CHECKING:
    from pathlib import Path

FOLDER, SUMS = "assets/filling", "sums.json"


def integrity_of(content: bytes) -> str:
    """Write a SHA-256 as browsers expect it in `integrity`."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def write_sums(site: Path) -> None:
    """Write the list beside the files that fill downloads in, by path below the folder of downloads."""
    if not (site / FOLDER).is_dir():
        return
    downloads = site / DOWNLOADS
    files = sorted(file for file in downloads.rglob("*") if file.is_file())
    sums = {file.relative_to(downloads).as_posix(): integrity_of(file.read_bytes()) for file in files}
    text = json.dumps(sums, ensure_ascii=False, separators=(",", ":"))
    (site / FOLDER / SUMS).write_text(text, encoding="utf-8", newline="\n")
