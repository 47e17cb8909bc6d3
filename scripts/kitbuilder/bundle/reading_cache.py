"""Remember in the cache what readers found without fault, by its text, the kit's words and our own code."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kitbuilder.bundle.inputs import digest_of_machinery
from kitbuilder.bundle.plain_form import UNREADABLE, from_plain, plain
from kitbuilder.model.digest import digest_of

if TYPE_CHECKING:
    from kitbuilder.bundle.cache import Cache


class CachedReading:
    """Keeps values in a cache, in a plain form. An entry that cannot be read counts as missing."""

    def __init__(self, cache: Cache) -> None:
        """Keep values in `cache`."""
        self.cache = cache

    def recall(self, *parts: str | bytes) -> Any:
        """Return the value that was made from these parts; None when it is not there."""
        kept = self.cache.get(self._key(parts))
        with suppress(*UNREADABLE):
            return None if kept is None else from_plain(kept)
        return None

    def keep(self, value: object, *parts: str | bytes) -> None:
        """Remember a value by the parts it was made from."""
        self.cache.put(self._key(parts), plain(value))

    @staticmethod
    def _key(parts: tuple[str | bytes, ...]) -> str:
        return digest_of(digest_of_machinery(), "reading", *parts)
