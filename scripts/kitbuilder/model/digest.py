"""Calculate the digest under which something is kept, from all that it was made from."""

from __future__ import annotations

import hashlib


def digest_of(*parts: str | bytes) -> str:
    """Calculate one digest of several parts. Their boundaries count: ("ab", "c") and ("a", "bc") differ."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()
