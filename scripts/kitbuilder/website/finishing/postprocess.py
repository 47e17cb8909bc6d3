"""Finish a built site: check each page, join the styles, name the assets and the edition, fill in the headers."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kitbuilder.website.finishing.edition import mark_edition
from kitbuilder.website.finishing.headers import complete_headers
from kitbuilder.website.finishing.hosts import write_host_files
from kitbuilder.website.finishing.naming import name_assets
from kitbuilder.website.finishing.self_contained import LOST, check_self_contained
from kitbuilder.website.finishing.spaces import close_up
from kitbuilder.website.finishing.styles import join_styles
from kitbuilder.website.finishing.sums import write_sums

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.website.finishing.locking import Lock


def finish(site: Path, lock: Lock, site_url: str = "", *, is_served: bool = False) -> None:
    """Finish the site in the folder `site`, in place. A site that is being served has no content security policy.

    `site_url`: its address, where known, for hosts that have it in a folder. Raises `FinishingError` when a page is not as
    the theme made it, or holds what this project did not put there.
    """
    pages = {}
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).as_posix()
        html = page.read_text(encoding="utf-8")
        bare = html if is_served else lock.without_policy(html, name)
        check_self_contained(bare, name, bases=1 if name == LOST else 0)
        lock.check(html, name)
        pages[name] = close_up(html)
    write_sums(site)
    pages, named = name_assets(site, join_styles(site, pages))
    for name, html in mark_edition(site, pages, named).items():
        _write(site / name, html.encode())
    _steady_sitemap(site)
    complete_headers(site, lock.policy(is_lost=True), named)
    write_host_files(site, urlsplit(site_url).path)


def _steady_sitemap(site: Path) -> None:
    """Pack the sitemap again without the time of the build: two builds of the same kit are the same bytes."""
    sitemap = site / "sitemap.xml"
    if sitemap.exists():
        sitemap.with_suffix(".xml.gz").write_bytes(gzip.compress(sitemap.read_bytes(), mtime=0))


def _write(file: Path, content: bytes) -> None:
    if file.read_bytes() != content:
        file.write_bytes(content)
