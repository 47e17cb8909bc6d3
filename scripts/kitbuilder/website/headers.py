"""The pages' policies become one, in the file of headers that some hosts read: it is worked out, so it never drifts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.website.policy import FinishingError

if TYPE_CHECKING:
    from pathlib import Path

HEADERS, PLACE = "_headers", "{policy}"
ONLY_IN_HEADERS = "frame-ancestors 'none'"  # a browser ignores it in a page


def complete_headers(site: Path, policy: str) -> None:
    """Write a policy that fits every page into the site's headers. No such file, nothing to do.

    Raises `FinishingError` when the file has no place for it.
    """
    file = site / HEADERS
    if not file.exists():
        return
    text = file.read_text(encoding="utf-8")
    if text.count(PLACE) != 1:
        raise FinishingError(f"{HEADERS}: the policy has no place, or more than one")
    file.write_text(text.replace(PLACE, f"{policy}; {ONLY_IN_HEADERS}"), encoding="utf-8", newline="\n")
