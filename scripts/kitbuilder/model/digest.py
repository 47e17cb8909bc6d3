"""Parts become one digest: the key under which what was made of them is kept."""

from __future__ import annotations

import hashlib


def digest_of(*parts: str | bytes) -> str:
    """Turn parts into one digest; where one ends and the next begins makes a difference."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()
