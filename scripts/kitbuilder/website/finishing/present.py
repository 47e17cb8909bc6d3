"""Know what a site's pages and scripts have that a style sheet may ask for: elements, ids, classes, the theme's settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Need = tuple[str, str]  # one of the sorts below, and a name
ELEMENT, ID, CLASS, SETTING = "element", "id", "class", "setting"
SETTINGS = "data-md-"  # how attributes begin that only the theme's styles ask for
TAG = re.compile(r"<([a-z][a-z0-9-]*)((?:\s[^<>]*)?)>", re.IGNORECASE)
ATTRIBUTE = re.compile(r'([\w:-]+)(?:="([^"]*)")?')
SCRIPT = re.compile(r"<script\b[^>]*>(.+?)</script>", re.DOTALL)  # one that is within a page
WORD = re.compile(r"[\w-]+")
AS_READ = frozenset({"html", "head", "body", "tbody"})  # a browser makes them where a page does not write them


class Present:
    """Holds what is there. A script may make anything that it has a word for."""

    def __init__(self, pages: Iterable[str], scripts: Iterable[str]) -> None:
        pages = tuple(pages)
        within = {script for page in pages for script in SCRIPT.findall(page)}
        self._words = {word for script in (*scripts, *within) for word in WORD.findall(script)} | AS_READ
        self._needs = {need for page in pages for need in _needs_met(page)}

    def has(self, need: Need) -> bool:
        """Say whether something on the site meets a need; for a setting with a value the value counts."""
        return need in self._needs or need[1].rpartition("=")[2] in self._words


def _needs_met(page: str) -> Iterator[Need]:
    for tag in set(TAG.findall(page)):
        yield ELEMENT, tag[0].lower()
        for name, value in ATTRIBUTE.findall(tag[1]):
            if name == "class":
                yield from ((CLASS, word) for word in value.split())
            elif name == "id":
                yield ID, value
            elif name.startswith(SETTINGS):
                yield from ((SETTING, name), (SETTING, f"{name}={value}"))
