"""Fill in the headers that some hosts read: the policy, and which addresses a browser need not ask for twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.website.finishing.naming import ASSETS
from kitbuilder.website.finishing.self_contained import FinishingError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

HEADERS, POLICY, CACHING = "_headers", "{policy}", "{caching}"
ONLY_IN_HEADERS = "frame-ancestors 'none'"  # a browser ignores it in a page
FOR_GOOD, EACH_TIME = "public, max-age=31536000, immutable", "no-cache"


def complete_headers(site: Path, policy: str, named: Collection[str]) -> None:
    """Write the policy, which fits every page, and how long each address may be kept. Do nothing on a site without the file.

    `named` are the files whose names hold a digest of their content. Raises `FinishingError` when the file does not have
    exactly one place for each of the two.
    """
    file = site / HEADERS
    if not file.exists():
        return
    text = file.read_text(encoding="utf-8")
    if text.count(POLICY) != 1 or text.count(CACHING) != 1:
        raise FinishingError(f"{HEADERS}: the policy or the caching has no place, or more than one")
    rules = "\n".join(f"{address}\n  Cache-Control: {value}" for address, value in _rules(site, named))
    text = text.replace(POLICY, f"{policy}; {ONLY_IN_HEADERS}").replace(CACHING, rules)
    file.write_text(text, encoding="utf-8", newline="\n")


def _rules(site: Path, named: Collection[str]) -> Iterator[tuple[str, str]]:
    """List addresses and their rules, no address within another: hosts join what two rules for one address say.

    Those with a digest in their name come last, because where the site is in a folder, other hosts go by the end of an address,
    and there the last rule wins.
    """
    yield "/", EACH_TIME
    for path in sorted(site.iterdir()):
        if path.name == ASSETS.strip("/"):
            files = (file.relative_to(site).as_posix() for file in path.rglob("*") if file.is_file())
            yield from ((f"/{name}", EACH_TIME) for name in sorted(files) if name not in named)
        elif path.name != HEADERS:
            yield f"/{path.name}/*" if path.is_dir() else f"/{path.name}", EACH_TIME
    yield from ((f"/{name}", FOR_GOOD) for name in sorted(named))
