"""What Word files and presentations write alike: texts that XML 1.0 can hold, and lengths in their smallest unit."""

from __future__ import annotations

import math
import re

EMU = 12_700  # to the point: English Metric Units, in which DrawingML counts
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(text: str) -> str:
    """Remove what XML 1.0 cannot hold from a text: control characters and lone surrogates."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def in_emu(points: float) -> int:
    """Turn points into EMU, rounded as a browser rounds, since the site writes the same."""
    return math.floor(points * EMU + 0.5)
