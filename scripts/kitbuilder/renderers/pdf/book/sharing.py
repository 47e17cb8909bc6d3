"""Tell what several pieces of a book hold alike: the fonts and the logo of pages, and the looks of boxes and of shared fields."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Stream, String

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kitbuilder.renderers.pdf.widgets import Drawn

OF_PAGES = ("/Font", "/ColorSpace", "/XObject")


def commons(pages: Iterable[Object], drawn: Drawn) -> Array:
    """List each thing that other pieces may hold too: its digest, the object that it hangs on, and its names there."""
    listed = (
        Array([String(digest), holder, Name(first), Name(second)]) for digest, holder, first, second in _found(pages, drawn)
    )
    return Array(listed)


def share(listed: Object, held: dict[str, Object]) -> None:
    """Put what the book holds already in the place of what a piece brings along; keep in `held` what is new."""
    for entry in listed:
        digest, holder, first, second = entry
        above = holder[str(first)]
        above[str(second)] = held.setdefault(str(digest), above[str(second)])


def _found(pages: Iterable[Object], drawn: Drawn) -> Iterator[tuple[str, Object, str, str]]:
    digests: dict[tuple[int, int], str] = {}
    for resources in {page.Resources.objgen: page.Resources for page in pages}.values():
        for kind in OF_PAGES:
            for name, shown in resources.get(kind, Dictionary()).items():
                if shown.objgen not in digests:
                    digests[shown.objgen] = _digest(shown)
                yield digests[shown.objgen], resources, kind, name
    for places, kids in drawn:
        is_shared = "." not in places[0].name
        for kid in kids:
            if places[0].is_tick or (is_shared and "/AP" in kid):
                own = places[0].name if is_shared else ""  # a viewer may fill in a look: no other field has the same
                yield _digest(kid.AP.N, own), kid, "/AP", "/N"


def _digest(thing: Object, name: str = "") -> str:
    """Calculate the digest of an object and of all that it leads to."""
    total = hashlib.sha256(name.encode())
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Stream):
            total.update(one.read_raw_bytes())
            waiting.append(Dictionary({key: value for key, value in one.items() if key != "/Length"}))
        elif b" R" not in (text := one.unparse(resolved=True) if isinstance(one, Object) else repr(one).encode()):
            total.update(text)
        elif isinstance(one, Dictionary):
            for key, value in sorted(one.items()):
                total.update(key.encode())
                waiting.append(value)
        else:
            waiting.extend(one)
    return total.hexdigest()
