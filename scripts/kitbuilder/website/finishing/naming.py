"""Put a digest of its content into the name of every asset, so that each page gets the scripts and styles it was built with.

A name always holds the same bytes: browsers may keep it for good, and after a new edition an old page can never get a new
script, nor a new page an old one.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from kitbuilder.website.content.addresses import PICTURE
from kitbuilder.website.finishing.self_contained import FinishingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ASSETS = "assets/"
NAMED = (".css", ".js", ".json", ".png", ".svg", ".ttf", ".woff2")
LENGTH = 12  # of a digest in a name, in hexadecimal digits
IN_ATTRIBUTE = re.compile(r'(?P<before>="(?:[^"<>]*/)?)(?P<path>assets/[^"<>?#]+)(?=[?#"])')
IN_STYLE = re.compile(r"\.\./(?P<path>(?:fonts|images)/[^\"')?#]+)")
# The first script fetches others, the files that fill in downloads, and sheets of what opens over a page. It gets their digests.
SHEETS = ("details", "dialog", "offices", "rehearse")
LOADER, PLACE = "assets/javascripts/site.js", '{"digest":"of each file"}'
ASKED_BY_SCRIPTS = ("assets/javascripts/", "assets/filling/", *(f"assets/stylesheets/{name}.css" for name in SHEETS))


def name_assets(site: Path, pages: dict[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Rename the assets of a site; return its pages, by name, with the new addresses, and the new names.

    Raises `FinishingError` when the first script does not have exactly one place for the digests.
    """
    names: dict[str, str] = {}
    paths = {file.relative_to(site).as_posix() for file in (site / ASSETS).rglob("*") if file.suffix in NAMED}
    styles = {path for path in paths if path.endswith(".css")}
    loader = paths & {LOADER}
    # What asks for others is named last: its own digest depends on theirs.
    for group, complete in ((paths - styles - loader - {PICTURE}, None), (styles, _with_names), (loader, _with_digests)):
        for path in sorted(group):
            if complete:
                text = (site / path).read_text(encoding="utf-8")
                (site / path).write_text(complete(text, names), encoding="utf-8", newline="\n")
            names |= {path: _rename(site, path)}
    named = {page: IN_ATTRIBUTE.sub(_renamed(names), html) for page, html in pages.items()}
    return named, tuple(sorted(names.values()))


def _rename(site: Path, path: str) -> str:
    """Rename a file after its content, such as site.css to site.4f3c….css. Return its new path."""
    stem, _, suffix = path.rpartition(".")
    digest = hashlib.sha256((site / path).read_bytes()).hexdigest()[:LENGTH]
    named = f"{stem}.{digest}.{suffix}"
    (site / path).rename(site / named)
    return named


def _renamed(names: dict[str, str]) -> Callable[[re.Match[str]], str]:
    return lambda match: match["before"] + names.get(match["path"], match["path"])


def _with_names(css: str, names: dict[str, str]) -> str:
    """Name the fonts and pictures that a style sheet asks for as they are named now."""

    def named(match: re.Match[str]) -> str:
        path = f"{ASSETS}{match['path']}"
        return f"../{names.get(path, path).removeprefix(ASSETS)}"

    return IN_STYLE.sub(named, css)


def _with_digests(script: str, names: dict[str, str]) -> str:
    if script.count(PLACE) != 1:
        raise FinishingError(f"{LOADER}: no place for the digests of the other files, or more than one")
    asked = {path: name for path, name in names.items() if path.startswith(ASKED_BY_SCRIPTS)}
    digests = {path.removeprefix(ASSETS): name.split(".")[-2] for path, name in asked.items()}
    return script.replace(PLACE, json.dumps(digests, separators=(",", ":")))
