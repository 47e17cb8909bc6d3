"""Keep what was rendered once, by the digest of everything it was made from.

A file's time says when it was last asked for. What was not asked for during `KEPT_FOR` is removed, so that one kind of build
(blank, with details, a check) does not throw away what the others come back for.
"""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DIGEST_BYTES = 32
KEPT_FOR = 14 * 24 * 60 * 60  # seconds since something was last asked for


class Cache:
    """Keeps results in a folder, and never returns one that is torn or tampered with.

    Each file begins with the SHA-256 of its key and of what follows, so that one that is damaged, or has the name of another
    one, is made again.
    """

    def __init__(self, folder: Path | None) -> None:
        """Keep results in `folder`; None keeps nothing."""
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """Return the result kept under a key (a digest of all inputs); None when it is not there whole."""
        if self.folder is None:
            return None
        file = self.folder / key
        try:
            data = file.read_bytes()
        except OSError:
            return None
        digest, result = data[:DIGEST_BYTES], data[DIGEST_BYTES:]
        if _digest(key, result) != digest:
            return None
        with suppress(OSError):  # a folder that belongs to somebody else can be read all the same
            os.utime(file)
        return result

    def put(self, key: str, result: bytes) -> None:
        """Keep a result if that can be done: a full disk must not stop a build that would still fit."""
        if self.folder is None:
            return
        part = self.folder / f"{key}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(_digest(key, result) + result)
            part.replace(self.folder / key)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def forget_old(self) -> None:
        """Remove what was not asked for during `KEPT_FOR`. No result depends on it: what is removed is made again when needed."""
        if self.folder is None or not self.folder.is_dir():
            return
        oldest = time.time() - KEPT_FOR
        for file in self.folder.iterdir():
            with suppress(OSError):
                if file.stat().st_mtime < oldest:
                    file.unlink()


def _digest(key: str, result: bytes) -> bytes:
    whole = hashlib.sha256(key.encode())
    whole.update(result)
    return whole.digest()
