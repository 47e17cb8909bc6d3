"""What was rendered once is kept by the digest of everything it was made from; what is torn or tampered with is not used."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DIGEST_BYTES = 32


class Cache:
    """A folder of results. Each file begins with the SHA-256 of what follows, so that a damaged one is made again."""

    def __init__(self, folder: Path | None) -> None:
        """Keep results in `folder`; None keeps nothing."""
        self.folder = folder
        self._used: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """Turn a key (a digest of all inputs) into its result; None when it is not there whole."""
        self._used.add(key)
        if self.folder is None:
            return None
        try:
            data = (self.folder / key).read_bytes()
        except OSError:
            return None
        digest, result = data[:DIGEST_BYTES], data[DIGEST_BYTES:]
        return result if hashlib.sha256(result).digest() == digest else None

    def put(self, key: str, result: bytes) -> None:
        """Keep a result if that can be done: a full disk must not stop a build that would still fit."""
        self._used.add(key)
        if self.folder is None:
            return
        part = self.folder / f"{key}.{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(hashlib.sha256(result).digest() + result)
            part.replace(self.folder / key)
        except OSError:
            with suppress(OSError):
                part.unlink()

    def forget_unused(self) -> None:
        """Remove what this build did not ask for."""
        if self.folder is not None and self.folder.is_dir():
            for file in self.folder.iterdir():
                if file.name not in self._used:
                    with suppress(OSError):
                        file.unlink()
