"""Find the parts of the written pages that the library's search leads to: title, address, first few words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from kitbuilder.model.authored import authored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NOT_LISTED = ("index.md", "library/index.md")  # the front page repeats the others, and the library holds this list
MOST_WORDS = 14
DESCRIPTION = re.compile(r"^description: *(.+)$", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
HEADING = re.compile(r"^(#{1,3}) +(.+?)(?:(?<! ) *\{[^{}\n]*\})?$", re.MULTILINE)
NAMED = re.compile(r'\{\{ *template\("([a-z0-9-]+)"(?:, *"([^"]*)")?\) *\}\}')
# Macros, attributes, table heads, comments, tags, and "More in" links; then the marks at the start of a line.
UNREAD = re.compile(
    r"\{\{(?:(?!\{\{).)*?\}\}|\{[^{}]*\}|^\|[^\n]*\n[|: -]+$|<!--(?:(?!<!--).)*?-->|<[^<>]*>| More in \[step \d\]\([^()]*\)\.",
    re.MULTILINE | re.DOTALL,
)
LINE_MARKS = re.compile(r"^[ \t]*(?:[-*+>]|\d+\.)[ \t]+", re.MULTILINE)
LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
MARKS = re.compile(r"[*_`\\]|(?<!\s)\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """Holds a heading and the text below it. `place` is its address below the front page, `page` the title of its page."""

    page: str
    title: str
    place: str
    words: str
    file: str


def guide_parts(docs: Path, title_of: Callable[[str], str]) -> Iterator[Part]:
    """Find every page in the folder and every heading on it. `title_of` returns a template's title for its slug."""
    for file in authored(docs, "**/*.md"):
        path = file.relative_to(docs).as_posix()
        if path not in NOT_LISTED:
            yield from _parts(file.read_text(encoding="utf-8"), path, title_of)


def _parts(text: str, path: str, title_of: Callable[[str], str]) -> Iterator[Part]:
    front = FRONT_MATTER.match(text)
    description = DESCRIPTION.search(front[0]) if front else None
    body = NAMED.sub(lambda named: named[2] or title_of(named[1]), text[front.end() :] if front else text)
    headings = list(HEADING.finditer(body))
    if not headings or len(headings[0][1]) != 1:
        return  # a page without a title
    page, address = _plain(headings[0][2]), _address(path)
    seen = {_slug(page)}
    yield Part(page, page, address, description[1] if description else "", path)
    ends = (*(heading.start() for heading in headings[1:]), len(body))
    for heading, end in zip(headings[1:], ends[1:], strict=True):
        title, words = _plain(heading[2]), _plain(body[heading.end() : end])
        name = _unused(_slug(title), seen)
        if words:  # the others hold nothing but what a macro puts there
            yield Part(page, title, f"{address}#{name}", _first(words), path)


def _address(path: str) -> str:
    return f"{path.removesuffix('.md').removesuffix('/index')}/"


def _plain(text: str) -> str:
    """Strip a page's Markdown to its words, as far as a search needs them."""
    return unescape(" ".join(MARKS.sub(" ", LINK.sub(r"\1", LINE_MARKS.sub("", UNREAD.sub("", text)))).split()))


def _first(words: str) -> str:
    """Keep the first sentence or two, cut between words."""
    several = words.split(" ")
    return words if len(several) <= MOST_WORDS else f"{' '.join(several[:MOST_WORDS]).rstrip(',;:.')} …"


def _slug(title: str) -> str:
    """Compute the id that Python-Markdown gives a heading."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _unused(name: str, seen: set[str]) -> str:
    number, free = 0, name
    while free in seen:
        number += 1
        free = f"{name}_{number}"
    seen.add(free)
    return free
