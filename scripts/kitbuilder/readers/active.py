"""Find what would run on a page or in a drawing of the site, or would ask another host."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TAGS = frozenset({"applet", "base", "embed", "foreignobject", "frame", "frameset", "iframe", "link", "meta", "object", "script"})
LEADING = frozenset({"href", "xlink:href", "cite"})  # a visitor may follow it, anywhere; the rest a browser asks by itself
ASKED = frozenset({"src", "srcset", "poster", "background", "data", "action", "formaction", "ping", "manifest"})
FOLLOWED = ("", "http", "https", "mailto", "tel")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
UNSEEN_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]")
MARKDOWN_LINK = re.compile(r"(!?)\[[^\[\]]*\](?:\(|:)[ \t]*<?([^)>\s]*)")
ATTRIBUTES = re.compile(r"(?<!\{)\{:?([^{}%#\n][^{}\n]*)\}(?!\})")
ATTRIBUTE = re.compile(r"""(?<![\w:-])([\w:-]++)[ \t]*=[ \t]*("[^"]*"|'[^']*'|[^\s"']+)""")
STYLE = ("style",)


def active_content(text: str, path: str) -> Iterator[Problem]:
    """Find each thing in the text of a page, or of a drawing (.svg), that would run or ask another host."""
    drawing = path.endswith(".svg")
    reader = _Tags(drawing=drawing)
    reader.feed(text)
    reader.close()
    found = reader.found
    if not drawing:
        found += [(text.count("\n", 0, place) + 1, culprit) for place, culprit in _markdown(text)]
    for line, culprit in found:
        yield Problem(
            Location(path, line),
            Code.ACTIVE_CONTENT,
            f"{culprit} has no place here",
            "nothing on a page runs or asks another host",
        )


class _Tags(HTMLParser):
    """Gathers what is wrong with each tag, with its line."""

    def __init__(self, *, drawing: bool) -> None:
        super().__init__()
        self.refused = TAGS if drawing else TAGS | set(STYLE)
        self.kept = STYLE if drawing else ()
        self.found: list[tuple[int, str]] = []

    def set_cdata_mode(self, *_: object, **__: object) -> None:
        """Go on reading within <script> and its like: all that is wrong is told at once."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if tag in self.refused:
            self.found.append((line, f"<{tag}>"))
        given = [(name, value or "") for name, value in attrs if name not in self.kept]
        self.found += [(line, culprit) for culprit in _attributes(given)]


def _attributes(given: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in given:
        if name.startswith("on") or name in (*STYLE, "srcdoc"):
            yield f'"{name}="'
        elif name in LEADING and _scheme(value) not in FOLLOWED:
            yield f'an address that begins with "{_scheme(value)}:"'
        elif name in ASKED and (_scheme(value) or _bare(value).startswith("//")):
            yield f'"{name}=" with another host\'s address'


def _markdown(text: str) -> Iterator[tuple[int, str]]:
    """Find the same in Markdown: links, pictures, and attributes in braces."""
    for found in MARKDOWN_LINK.finditer(text):
        name = "src" if found[1] else "href"
        yield from ((found.start(), culprit) for culprit in _attributes([(name, unescape(found[2]))]))
    for found in ATTRIBUTES.finditer(text):
        given = ((attribute[1].lower(), unescape(attribute[2].strip("\"'"))) for attribute in ATTRIBUTE.finditer(found[1]))
        yield from ((found.start(), culprit) for culprit in _attributes(given))


def _scheme(address: str) -> str:
    """Return what stands before the first colon of an address, as a browser reads it; "" of one on this site."""
    found = SCHEME.match(_bare(address))
    return found[1] if found else ""


def _bare(address: str) -> str:
    return UNSEEN_IN_ADDRESS.sub("", address).lower().replace("\\", "/")
