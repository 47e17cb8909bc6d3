"""A built page is looked at before it is locked: what it asks of other hosts or carries as code in a tag stops the build."""

from __future__ import annotations

import re
from html.parser import HTMLParser

LOST = "404.html"  # the page for a wrong address; only it says what its addresses are relative to
PAGES_WITHIN = ("applet", "embed", "frame", "frameset", "iframe", "object", "portal")
ASKED = ("background", "data", "poster", "src", "srcset")
ASKED_BY_LINK = ("stylesheet", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "icon", "manifest")
ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
# A page in small letters that has none of these is not taken apart, which takes a second for the whole site.
SUSPECT = re.compile(
    rf"<(?:base|{'|'.join(PAGES_WITHIN)})|http-equiv|\bon[a-z]+\s*=(?!>)|\bstyle\s*=|srcdoc|srcset"
    r"|\b(?:src|data|poster|background)\s*=[^>]*//"
    rf"|<link[^>]*(?:{'|'.join(ASKED_BY_LINK)})[^>]*//|<link[^>]*//[^>]*(?:{'|'.join(ASKED_BY_LINK)})"
)
SHOWN = 120  # letters of what was found


class FinishingError(Exception):
    """A built page is not what we expected; it names the page and the matter."""


def check_self_contained(html: str, page: str, *, bases: int = 0) -> None:
    """Raise `FinishingError` when a page would load something from another host, or carries code in an attribute.

    `bases` is how many times it may say what its addresses are seen from.
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
    """Gathers what no page may have, each with the tag it stands in. Words in a value are words, whatever they look like."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.bases = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}  # of two, a browser takes the first
        self.bases += tag == "base"
        wrong = _wrong(tag, given)
        if wrong:
            self.found.append(f"{wrong}: {(self.get_starttag_text() or '')[:SHOWN]}")


def _wrong(tag: str, given: dict[str, str]) -> str:
    """What is wrong with a tag; "" when nothing is."""
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
