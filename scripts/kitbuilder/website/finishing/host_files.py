"""Fill in the offline worker: what it keeps, and a version of that."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from kitbuilder.website.content.addresses import DOWNLOADS, PICTURE
from kitbuilder.website.finishing.self_contained import FinishingError

if TYPE_CHECKING:
    from pathlib import Path

WORKER = "sw.js"
VERSION, FILES = 'const VERSION = "unbuilt";', "const FILES = [];"
KEPT = (".html", ".css", ".js", ".json", ".svg", ".png", ".woff2")
NOT_KEPT = (PICTURE, WORKER)  # the picture is for other sites
INDEX = "index.html"
LENGTH = 16  # of a version, in hexadecimal digits


def complete_worker(site: Path) -> None:
    """List for the offline worker what it keeps: pages, styles, scripts, pictures, no downloads. No worker is fine too.

    The list has a version that changes with any byte of those files, and with nothing else. Raises `FinishingError` when
    the worker does not have exactly one place for each.
    """
    worker = site / WORKER
    if not worker.exists():
        return
    code = worker.read_text(encoding="utf-8")
    if code.count(VERSION) != 1 or code.count(FILES) != 1:
        raise FinishingError(f"{WORKER}: no place for the list of files")
    kept = {_address(name): site / name for name in _names(site)}
    listed = f"const FILES = {json.dumps(list(kept), ensure_ascii=False)};"
    digest = hashlib.sha256(code.encode())
    for address, file in kept.items():
        digest.update(f"{address}\n{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    version = f'const VERSION = "{digest.hexdigest()[:LENGTH]}";'
    worker.write_text(code.replace(VERSION, version).replace(FILES, listed), encoding="utf-8", newline="\n")


def _names(site: Path) -> list[str]:
    files = (file.relative_to(site).as_posix() for file in site.rglob("*") if file.suffix in KEPT)
    return sorted(name for name in files if name not in NOT_KEPT and not name.startswith(f"{DOWNLOADS}/"))


def _address(name: str) -> str:
    """Return the address a browser asks for: "kit/" for "kit/index.html", and "" for the front page."""
    return name.removesuffix(INDEX) if name == INDEX or name.endswith(f"/{INDEX}") else name
