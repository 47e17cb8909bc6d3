"""Draw a contact card as a QR code: as an SVG for paper, as a PNG for Word. Same text, same bytes, here and on the site."""

from __future__ import annotations

import struct
import zlib
from itertools import groupby
from typing import TYPE_CHECKING

from kitbuilder.renderers.qr_squares import squares_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDE = 35.0  # mm, without the white around it: see model/contact_card.py. With two lines and a half a square, two of 13 were lost
MM_PER_INCH = 25.4
DOTS = 12  # of the picture for Word to each square
SIGNATURE = b"\x89PNG\r\n\x1a\n"
GRAY = (1, 0, 0, 0, 0)  # bits a dot, gray, and the only compression, filtering and order of lines


def bars_of(text: str) -> Iterator[tuple[int, int, int]]:
    """List the black bars of the code, row by row: how far from the left and the top each begins, and how wide it is."""
    for top, row in enumerate(squares_of(text)):
        left = 0
        for square, run in groupby(row):
            wide = len(tuple(run))
            if square == "1":
                yield left, top, wide
            left += wide


def as_svg(text: str) -> str:
    """Draw the code as one shape that fills its picture. The page around it is the white that readers of codes need."""
    shape = "".join(f"M{left} {top}h{wide}v1h-{wide}z" for left, top, wide in bars_of(text))
    side = len(squares_of(text))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{shape}"/></svg>'


def as_png(text: str) -> bytes:
    """Draw the code as a picture of black and white dots that fills its frame.

    Its dots are not packed, which the Word file does: two programs pack alike only what they leave as it is.
    """
    rows = squares_of(text)
    side = len(rows) * DOTS
    lines = b"".join((b"\0" + _line(row)) * DOTS for row in rows)
    head = struct.pack(">II", side, side) + bytes(GRAY)
    return SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(lines, 0)) + _chunk(b"IEND", b"")


def _line(row: str) -> bytes:
    """Write a row of squares as a line of dots, eight to a byte; white is 1."""
    dots = "".join(("0" if square == "1" else "1") * DOTS for square in row)
    size = -(-len(dots) // 8)
    return int(dots.ljust(size * 8, "1"), 2).to_bytes(size, "big")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
