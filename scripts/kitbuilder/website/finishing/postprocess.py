"""The built site becomes the finished one: pages repaired and locked down, dead weight and dates dropped, offline listed."""

from __future__ import annotations

import gzip
import re
import shutil
from typing import TYPE_CHECKING

from kitbuilder.website.finishing.host_files import complete_headers, complete_worker
from kitbuilder.website.finishing.joining import join_modules
from kitbuilder.website.finishing.self_contained import LOST, check_self_contained
from kitbuilder.website.finishing.styles import join_styles

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.website.finishing.locking import Lock

DEAD_FOLDERS = ("assets/javascripts/lunr", "assets/javascripts/workers", "search")  # the theme's own search
SOURCE_MAP = re.compile(rb"\s*(?://#|/\*#) sourceMappingURL=\S+?(?: \*/)?\s*\Z")
LAST_MODIFIED = re.compile(r"\s*<lastmod>[^<]*</lastmod>")


def finish(site: Path, lock: Lock, *, is_served: bool = False) -> None:
    """Finish the site in the folder `site`, in place. A site that is being served has no content security policy.

    Raises `FinishingError` when a page is not as the theme made it, or holds what this project did not put there.
    """
    pages = {}
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).as_posix()
        html = page.read_text(encoding="utf-8")
        bare = html if is_served else lock.without_policy(html, name)
        check_self_contained(bare, name, bases=1 if name == LOST else 0)
        lock.check(html, name)
        pages[name] = html
    join_modules(site)
    _drop_dead_weight(site)
    pages = join_styles(site, pages)
    for name, html in pages.items():
        _write(site / name, html.encode())
    _steady_sitemap(site)
    complete_headers(site, lock.policy(is_lost=True))
    complete_worker(site)


def _drop_dead_weight(site: Path) -> None:
    for folder in DEAD_FOLDERS:
        shutil.rmtree(site / folder, ignore_errors=True)
    for script in site.glob("assets/javascripts/bundle.*.js"):
        script.unlink()
    for source_map in sorted(site.rglob("*.map")):
        source_map.unlink()
    for file in sorted((*site.rglob("*.js"), *site.rglob("*.css"))):
        _write(file, SOURCE_MAP.sub(b"\n", file.read_bytes()))


def _steady_sitemap(site: Path) -> None:
    """Take the day of the build out of the sitemap: two builds of the same kit are the same bytes."""
    sitemap = site / "sitemap.xml"
    if sitemap.exists():
        text = LAST_MODIFIED.sub("", sitemap.read_text(encoding="utf-8")).encode()
        _write(sitemap, text)
        _write(sitemap.with_suffix(".xml.gz"), gzip.compress(text, mtime=0))


def _write(file: Path, content: bytes) -> None:
    if file.read_bytes() != content:
        file.write_bytes(content)
