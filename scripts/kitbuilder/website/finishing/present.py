"""Know what a site's pages and scripts have that a style sheet may ask for: elements, ids, classes, attributes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Need = tuple[str, str]  # one of the sorts below, and a name
Asked = frozenset[Need]  # what one element must have for a part of a selector to match it
ELEMENT, ID, CLASS, SETTING = "element", "id", "class", "setting"
SETTINGS = "data-md-"  # how attributes begin that only the theme's styles ask for
GIVEN = "md-"  # how classes of the theme begin; a script of ours gives no others of it
TAG = re.compile(r"<([a-z][a-z0-9-]*)((?:\s[^<>]*)?)>", re.IGNORECASE)
ATTRIBUTE = re.compile(r'([\w:-]+)(?:="([^"]*)")?')
SCRIPT = re.compile(r"<script\b[^>]*>(.+?)</script>", re.DOTALL)  # one that is within a page
WORD = re.compile(r"[\w-]+")
MADE = re.compile(r"(?<=[\"'`<])[a-z][a-z0-9]*(?=[\"'`\s>])")  # what may be the name of an element, rather than a short variable
AS_READ = frozenset({"html", "head", "body", "tbody"})  # a browser makes them where a page does not write them


class Present:
    """Holds what is there. A script may make anything that it has a word for."""

    def __init__(self, pages: Iterable[str], scripts: Iterable[str]) -> None:
        pages = tuple(pages)
        within = {script for page in pages for script in SCRIPT.findall(page)}
        self._words = {word for script in (*scripts, *within) for word in WORD.findall(script)}
        self._made = {name for script in (*scripts, *within) for name in MADE.findall(script)} | AS_READ
        self._elements = {_needs_met(*tag) for page in pages for tag in set(TAG.findall(page))}
        self._needs = {need for element in self._elements for need in element}

    def has(self, asked: Asked) -> bool:
        """Say whether something on the site may be all that is asked, in pages or by a script; that may set any attribute."""
        return all(need in self._needs or self._is_worded(need) or _is_ours(need) for need in asked)

    def has_of_theme(self, asked: Asked) -> bool:
        """Say whether an element has all that a sheet of the theme asks.

        Pages have the theme's elements. A script makes elements without its classes, and gives those that begin as it names them.
        """
        left = {need for need in asked if not self._is_made(need)}
        return not left or any(left <= element for element in self._elements)

    def _is_worded(self, need: Need) -> bool:
        sort, name = need
        return name in self._made if sort == ELEMENT else name.rpartition("=")[2] in self._words

    def _is_made(self, need: Need) -> bool:
        sort, name = need
        if sort == CLASS and not name.startswith(GIVEN):
            return False
        return self._is_worded(need) and ("=" not in name or name.partition("=")[0] in self._words)


def _is_ours(need: Need) -> bool:
    return need[0] == SETTING and not need[1].startswith(SETTINGS)


def _needs_met(name: str, attributes: str) -> Asked:
    needs = {(ELEMENT, name.lower())}
    for attribute, value in ATTRIBUTE.findall(attributes):
        if attribute == "class":
            needs |= {(CLASS, word) for word in value.split()}
        elif attribute == "id":
            needs.add((ID, value))
        else:
            needs |= {(SETTING, attribute), (SETTING, f"{attribute}={value}")}
    return frozenset(needs)
