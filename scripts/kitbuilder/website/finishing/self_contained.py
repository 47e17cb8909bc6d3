"""Refuse a built page that loads anything from another host, or carries code in an attribute."""

from __future__ import annotations

import re
from html.parser import HTMLParser

LOST = "404.html"  # the page for a wrong address; only it says what its addresses are relative to
PAGES_WITHIN = ("applet", "embed", "frame", "frameset", "iframe", "object", "portal")
ASKED = ("background", "data", "poster", "src", "srcset")
ASKED_BY_LINK = ("stylesheet", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "icon", "manifest")
ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
# Parsing every page takes a second for the whole site, so a page (in lower case) without any of these is not parsed.
SUSPECT = re.compile(
    rf"<(?:base|{'|'.join(PAGES_WITHIN)})|http-equiv|\bon[a-z]+\s*=(?!>)|\bstyle\s*=|srcdoc|srcset"
    r"|\b(?:src|data|poster|background)\s*=[^>]*//"
    rf"|<link[^>]*(?:{'|'.join(ASKED_BY_LINK)})[^>]*//|<link[^>]*//[^>]*(?:{'|'.join(ASKED_BY_LINK)})"
)
SHOWN = 120  # characters of the finding that a message quotes


class FinishingError(Exception):
    """Reports that a built site is not as expected. The message names the page or file, and the problem."""


def check_self_contained(html: str, page: str, *, bases: int = 0) -> None:
    """Raise `FinishingError` when a page would load something from another host, or carries code in an attribute.

    `bases` is how many `<base>` elements it must have.
    """
    if SUSPECT.search(html.lower()) is None:
        return
    tags = _Tags()
    tags.feed(html)
    tags.close()
    found = tags.found if tags.bases == bases else ["a base of its own", *tags.found]
    if found:
        raise FinishingError(f"{page}: {found[0]}")


class _Tags(HTMLParser):
    """Collects what no page may have, with its tag. Text in an attribute is text, whatever it looks like."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.bases = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}  # browsers use the first of two
        self.bases += tag == "base"
        wrong = _wrong(tag, given)
        if wrong:
            self.found.append(f"{wrong}: {(self.get_starttag_text() or '')[:SHOWN]}")


def _wrong(tag: str, given: dict[str, str]) -> str:
    """Name what is wrong with a tag; "" if nothing is."""
    if tag in PAGES_WITHIN:
        return "a page within the page"
    if "http-equiv" in given:
        return "an order to the browser"
    if any(name.startswith("on") or name in ("style", "srcdoc") for name in given):
        return "code in an attribute"
    asked = [address for name in ASKED for address in given.get(name, "").split("," if name == "srcset" else None)]
    if tag == "link" and any(word in ASKED_BY_LINK for word in given.get("rel", "").lower().split()):
        asked.append(given.get("href", ""))
    return "another host" if any(ELSEWHERE.match(address) for address in asked) else ""
