"""Draw a contact card as a QR code: as an SVG for paper, as a PNG for Word. Same text, same bytes."""

from __future__ import annotations

import io
from itertools import groupby
from typing import TYPE_CHECKING

import segno

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDE = 35.0  # mm, without the white around it: see model/contact_card.py. With two lines and a half a square, two of 13 were lost
MM_PER_INCH = 25.4
DOTS = 12  # of the picture for Word to each square


def as_svg(text: str) -> str:
    """Draw the code as one shape that fills its picture. The page around it is the white that readers of codes need."""
    squares = tuple(bytes(row) for row in _code(text).matrix)
    shape = "".join(f"M{left} {top}h{wide}v1h-{wide}z" for top, row in enumerate(squares) for left, wide in _bars(row))
    side = len(squares)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{shape}"/></svg>'


def as_png(text: str) -> bytes:
    """Draw the code as a picture of black and white dots that fills its frame."""
    made = io.BytesIO()
    _code(text).save(made, kind="png", scale=DOTS, border=0)
    return made.getvalue()


def _code(text: str) -> segno.QRCode:
    """Make the code, with as much mending of errors as its size has room for.

    Letters beyond ASCII are announced as UTF-8 (ECI 26). Without that, a reader guesses, and some take "Müller" for Chinese.
    """
    return segno.make_qr(text, error="l", encoding=None if text.isascii() else "utf-8", eci=not text.isascii())


def _bars(row: bytes) -> Iterator[tuple[int, int]]:
    """List the black bars of a row of squares: where each begins, and how many squares it is wide."""
    place = 0
    for is_black, run in groupby(row):
        wide = len(tuple(run))
        if is_black:
            yield place, wide
        place += wide
