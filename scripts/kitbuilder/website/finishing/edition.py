"""Mark each page with the edition of the site, and list for the offline worker what it keeps of that edition."""

from __future__ import annotations

import hashlib
import json
import re
from html import escape
from typing import TYPE_CHECKING

from kitbuilder.website.finishing.self_contained import FinishingError
from kitbuilder.website.finishing.sums import integrity_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MARK = '<meta name="kit-page" content="'  # the edition, and the page's own address
HEAD_END = "</head>"
WORKER = "sw.js"
EDITION, PAGES, FILES = 'const EDITION = "unbuilt";', "const PAGES = [];", "const FILES = {};"
# What the offline copy goes without: fonts for filling downloads in, which need a network anyway; what only a disk needs.
NOT_KEPT = re.compile(r"\.ttf$|/details_parts\.\w+\.js$")
INDEX = "index.html"
LENGTH = 16  # of an edition, in hexadecimal digits


def mark_edition(site: Path, pages: dict[str, str], named: Iterable[str]) -> dict[str, str]:
    """Mark each page of a site, by name, with its edition, and fill in the offline worker if the site has one. Return the pages.

    `named` are the files that pages need, whose names hold a digest of their content. The edition changes with any byte of
    those files, of the pages and of the worker, and with nothing else. Raises `FinishingError` when a page has no head, or
    when the worker does not have exactly one place for each list.
    """
    worker = site / WORKER
    code = worker.read_text(encoding="utf-8") if worker.exists() else ""
    kept = {name: integrity_of((site / name).read_bytes()) for name in sorted(named) if not NOT_KEPT.search(name)}
    edition = _edition_of({WORKER: integrity_of(code.encode()), **kept}, pages)
    if code:
        worker.write_text(_completed(code, edition, list(map(_address, pages)), kept), encoding="utf-8", newline="\n")
    return {name: _marked(html, name, edition) for name, html in pages.items()}


def _edition_of(digests: dict[str, str], pages: dict[str, str]) -> str:
    parts = {**digests, **{name: integrity_of(html.encode()) for name, html in pages.items()}}
    whole = "".join(f"{name}\n{digest}\n" for name, digest in sorted(parts.items()))
    return hashlib.sha256(whole.encode()).hexdigest()[:LENGTH]


def _completed(code: str, edition: str, addresses: list[str], kept: dict[str, str]) -> str:
    """Write the edition and the two lists into the worker's code."""
    lists = {
        EDITION: f'const EDITION = "{edition}";',
        PAGES: f"const PAGES = {json.dumps(addresses, ensure_ascii=False)};",
        FILES: f"const FILES = {json.dumps(kept, ensure_ascii=False)};",
    }
    for place, written in lists.items():
        if code.count(place) != 1:
            raise FinishingError(f"{WORKER}: no place for the list of files")
        code = code.replace(place, written)
    return code


def _marked(html: str, name: str, edition: str) -> str:
    if html.count(HEAD_END) != 1:
        raise FinishingError(f"{name}: a page without a head, or with two")
    return html.replace(HEAD_END, f'{MARK}{edition} {escape(_address(name))}">{HEAD_END}')


def _address(name: str) -> str:
    """Return the address a browser asks for: "kit/" for "kit/index.html", and "" for the front page."""
    return name.removesuffix(INDEX) if name == INDEX or name.endswith(f"/{INDEX}") else name
