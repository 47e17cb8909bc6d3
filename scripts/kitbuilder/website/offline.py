"""The finished site becomes the list its offline worker keeps, and the version that changes with any byte of it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from kitbuilder.website.addresses import DOWNLOADS, PICTURE
from kitbuilder.website.policy import FinishingError

if TYPE_CHECKING:
    from pathlib import Path

WORKER = "sw.js"
VERSION, FILES = 'const VERSION = "unbuilt";', "const FILES = [];"
KEPT = (".html", ".css", ".js", ".json", ".svg", ".png", ".woff2")
NOT_KEPT = (PICTURE, WORKER)  # the picture is for others' sites
INDEX = "index.html"
LENGTH = 16  # of a version, in hexadecimal digits


def complete_worker(site: Path) -> None:
    """Write into the site's worker what it keeps: pages, styles, scripts, pictures, no downloads. No worker, nothing to do.

    Raises `FinishingError` when the worker has no place for its list.
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
    """Turn a file's name into the address it is asked for by: "kit/index.html" is "kit/", the front page is ""."""
    return name.removesuffix(INDEX) if name == INDEX or name.endswith(f"/{INDEX}") else name
