"""Lay out a text as the black and white squares of a QR code: the very ones that the site lays out (`theme/web/card/code.js`).

Both take the smallest code that holds the text, with as much mending of errors as it has room for. Of eight ways to mix the
squares the standard wants the one that readers find easiest (ISO/IEC 18004:2015, 7.8.3). The library here weighs edges
otherwise than Lean QR does on the site, so the eight are weighed here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import segno

MASKS = range(8)
RUN = re.compile(r"(.)\1{4,}")  # five or more squares of one color
FINDER = re.compile("(?=10111010000|00001011101)")  # as at a code's corners, where a reader looks for them


@lru_cache(maxsize=16)
def squares_of(text: str) -> tuple[str, ...]:
    """Lay a text out: a line of digits for each row, "1" where a square is black."""
    return min((_laid_out(text, mask) for mask in MASKS), key=_penalty)


def _laid_out(text: str, mask: int) -> tuple[str, ...]:
    """Lay a text out in one way.

    Letters beyond ASCII are announced as UTF-8 (ECI 26). Without that, a reader guesses, and some take "Müller" for Chinese.
    """
    is_plain = text.isascii()
    code = segno.make_qr(text, error="l", mask=mask, encoding=None if is_plain else "utf-8", eci=not is_plain)
    return tuple("".join(map(str, row)) for row in code.matrix)


def _penalty(rows: tuple[str, ...]) -> int:
    lines = (*rows, *map("".join, zip(*rows, strict=True)))
    runs = sum(len(run[0]) - 2 for line in lines for run in RUN.finditer(line))
    finders = sum(len(FINDER.findall(line)) for line in lines)
    blocks = sum(
        len({*upper, *lower}) == 1
        for above, below in pairwise(rows)
        for upper, lower in zip(pairwise(above), pairwise(below), strict=True)
    )
    share = sum(row.count("1") for row in rows) / len(rows) ** 2
    return runs + 40 * finders + 3 * blocks + 10 * int(10 * abs(2 * share - 1))
