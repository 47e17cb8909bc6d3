"""Hold every page to a fixed list of scripts: its content security policy names them by hash, and the build refuses any other."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import escape

from kitbuilder.website.finishing.self_contained import LOST, SHOWN, FinishingError

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.institute import Updates

FOLDER = "theme/inline"
ON_EVERY_PAGE = ("early.js", "store.js", "early_colors.js")
WHEN_LOST = ("way_home.js",)
NOWHERE = "'none'"

BEGUN = re.compile(r"<script", re.IGNORECASE)
WITHIN = re.compile(r'<script(?: data-(?:sans|serif|scope)="[^"<>]*")*>(?P<code>.*?)</script>', re.DOTALL)
FROM_FILE = re.compile(r'<script src="(?:\./|(?:\.\./)*)assets/javascripts/\w+\.js" defer></script>')
DATA = re.compile(r'<script type="application/ld\+json">[^<]*</script>')  # no browser runs it


class Lock(NamedTuple):
    """Holds the code of each script that may be within any page, and within the page for a wrong address only."""

    on_every_page: tuple[str, ...]
    when_lost: tuple[str, ...]
    form_origin: str = ""  # where the one form that is sent goes; "" without one

    def check(self, html: str, page: str) -> None:
        """Raise `FinishingError` when a page holds a script that is not in the list, whatever element it is in."""
        known = self._known(is_lost=page == LOST)
        for begun in BEGUN.finditer(html):
            place = begun.start()
            within = WITHIN.match(html, place)
            if not (within and within["code"] in known) and not FROM_FILE.match(html, place) and not DATA.match(html, place):
                raise FinishingError(f"{page}: an unknown script: {html[place : place + SHOWN]}")

    def without_policy(self, html: str, page: str) -> str:
        """Remove from a page the one tag that holds its policy. Raises `FinishingError` when it does not hold exactly that."""
        tag = f'<meta http-equiv="Content-Security-Policy" content="{escape(self.policy(is_lost=page == LOST))}">'
        if html.count(tag) != 1:
            raise FinishingError(f"{page}: its content security policy is missing; was it built with this project's theme/?")
        return html.replace(tag, "")

    def policy(self, *, is_lost: bool) -> str:
        """Write the content security policy. Which scripts it names never depends on what a page holds."""
        return "; ".join(
            (
                "default-src 'none'",
                " ".join(("script-src 'self'", *map(_hash, self._known(is_lost=is_lost)))),
                "style-src 'self'",
                "img-src 'self' data:",
                "font-src 'self'",
                "connect-src 'self'",
                "worker-src 'self'",
                "manifest-src 'self'",
                "base-uri 'self'" if is_lost else "base-uri 'none'",
                f"form-action {self.form_origin or NOWHERE}",  # what is typed into other forms is handed over within the tab
                "require-trusted-types-for 'script'",  # no words become markup or a script
                "trusted-types kit",  # except addresses that the site's own loader vouches for
            )
        )

    def settings(self) -> dict[str, str]:
        """List the policies as the theme asks for them, under `extra.policy` in the site's settings."""
        return {"page": escape(self.policy(is_lost=False)), "lost": escape(self.policy(is_lost=True))}

    def _known(self, *, is_lost: bool) -> tuple[str, ...]:
        return (*self.on_every_page, *(self.when_lost if is_lost else ()))


def read_lock(project: Path, updates: Updates | None = None) -> Lock:
    """Read the scripts that the theme puts into pages, and where a form for updates goes.

    Raises `FinishingError` when a script is missing.
    """

    def read(name: str) -> str:
        try:
            return (project / FOLDER / name).read_text(encoding="utf-8").removesuffix("\n")  # as Jinja includes it
        except OSError:
            raise FinishingError(f"{FOLDER}/{name} is missing: every page includes it") from None

    return Lock(tuple(map(read, ON_EVERY_PAGE)), tuple(map(read, WHEN_LOST)), updates.origin if updates else "")


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
