"""A finished page becomes one whose browser runs the few scripts we know, each by its hash, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from typing import NamedTuple

from kitbuilder.website import from_disk, lost, repairs
from kitbuilder.website.policy import BASE, CHARSET, SHOWN, FinishingError


class Known(NamedTuple):
    """A script that stands within pages, and what it is for."""

    what: str
    code: str


KNOWN = (
    Known("ours: scripts run, from a server or from a disk; our letters early", from_disk.CODE),
    Known("the theme's, mended: what a browser's store is asked and told", repairs.SCOPE),
    Known("ours, for the theme's: the colors, before anything is shown", repairs.EARLY_COLORS),
    Known(
        "the theme's: a tab that an address names is open",
        "var target=document.getElementById(location.hash.slice(1));"
        'target&&target.name&&(target.checked=target.name.startsWith("__tabbed_"))',
    ),
)
KNOWN_WHEN_LOST = (Known("ours: the lost page's way to the front page", lost.CODE),)

BEGUN = re.compile(r"<script", re.IGNORECASE)
WITHIN = re.compile(r'<script(?: data-(?:font|scope)="[^"<>]*")?>(?P<code>.*?)</script>', re.DOTALL)
FROM_FILE = re.compile(r'<script src="(?:\.\./)*assets/javascripts/\w+\.js" defer></script>')
DATA = re.compile(r'<script type="application/ld\+json">[^<]*</script>')  # no browser runs it


def check_scripts(html: str, page: str) -> None:
    """Raise `FinishingError` when a page holds a script that is not in the list above, in whatever it stands."""
    known = {one.code for one in (*KNOWN, *KNOWN_WHEN_LOST)}
    for begun in BEGUN.finditer(html):
        place = begun.start()
        within = WITHIN.match(html, place)
        if not (within and within["code"] in known) and not FROM_FILE.match(html, place) and not DATA.match(html, place):
            raise FinishingError(f"{page}: a script nobody knows: {html[place : place + SHOWN]}")


def with_policy(html: str) -> str:
    """Turn a page into the same with its content security policy."""
    metas = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy_of(html))}">',
        '<meta name="referrer" content="same-origin">',
    )
    return html.replace(CHARSET, CHARSET + "".join(metas), 1)


def policy_of(html: str) -> str:
    """Turn a page, or several, into the policy that fits. Which scripts it names is never read from the page itself."""
    is_lost = BASE in html
    known = (*KNOWN, *KNOWN_WHEN_LOST) if is_lost else KNOWN
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *(_hash(one.code) for one in known))),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'" if is_lost else "base-uri 'none'",
            "form-action 'self'",
            "require-trusted-types-for 'script'",  # no words become markup or a script
            "trusted-types kit",  # but addresses that our own loader vouches for
        )
    )


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
