"""A finished page becomes one that may load nothing from elsewhere and run no script we did not put there."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape

CHARSET = '<meta charset="utf-8">'
BASE = "<base "  # only the lost page has one
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
ELSEWHERE = r"""=["']?(?:https?:)?//[^\s>]*"""
FOREIGN = re.compile(r"<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*\b(?:src|data)" + ELSEWHERE)
FOREIGN_STYLE = re.compile(r"<link\b(?=[^>]*\brel=.?(?:stylesheet|preload|preconnect|icon))[^>]*\bhref" + ELSEWHERE)
INLINE_CODE = re.compile(r"<[a-z][^>]*\s(?:on[a-z]+|style)=[^>]*>")


class FinishingError(Exception):
    """A built page is not what we expected; it names the page and the matter."""


def with_policy(html: str) -> str:
    """Turn a page into the same with its content security policy, which names each inline script by its hash."""
    metas = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy_of(html))}">',
        '<meta name="referrer" content="same-origin">',
    )
    return html.replace(CHARSET, CHARSET + "".join(metas), 1)


def policy_of(html: str) -> str:
    """Turn a page into the policy that fits it."""
    hashes = dict.fromkeys(_hash(body) for body in _inline_scripts(html))
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *hashes)),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'" if BASE in html else "base-uri 'none'",
            "form-action 'self'",
        )
    )


def check_self_contained(html: str, page: str) -> None:
    """Raise `FinishingError` when a page would load something from another host, or carries code in an attribute."""
    for what, pattern in (("another host", FOREIGN), ("another host", FOREIGN_STYLE), ("code in an attribute", INLINE_CODE)):
        found = pattern.search(html)
        if found:
            raise FinishingError(f"{page}: {what}: {found[0][:120]}")


def _inline_scripts(html: str) -> list[str]:
    return [
        script["body"]
        for script in SCRIPT.finditer(html)
        if "src=" not in script["attributes"] and "json" not in script["attributes"]
    ]


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
