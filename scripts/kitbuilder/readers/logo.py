"""Read a picture that somebody calls their logo, and make it the small plain PNG that every file of the kit takes.

The picture may be anything: its size is read before its pixels, and only readers of PNG and JPEG are let near it.
"""

from __future__ import annotations

import base64
import io
import struct
import warnings
import zlib
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from kitbuilder.model.logo import HIGHEST, LARGEST, WIDEST, Logo

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 2_000_000  # bytes
MOST_PIXELS = 40_000_000  # decoded they take 160 MB; cameras make fewer
WHITE, LEAST = 248, 24  # of 255, in each color: lighter is white on paper; pixels of the longer side: less is a speck
FORMATS = ("PNG", "JPEG")
SIGNATURE = b"\x89PNG\r\n\x1a\n"
RGB_8 = b"\x08\x02\x00\x00\x00"  # bits a color, RGB, and the only compression, filtering and order of lines
PLAIN_CHUNKS = {b"IHDR", b"IDAT", b"IEND"}
STEP = 0.9  # how much smaller each try is, until the file is small enough
# What the readers of formats raise on files that are not as they should be.
BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
)
OTHERS = ((b"GIF8", "GIF"), (b"RIFF", "WebP"), (b"BM", "BMP"), (b"II*\x00", "TIFF"), (b"MM\x00*", "TIFF"), (b"%PDF", "PDF"))
WITHIN = "data:image/png;base64,"  # how a details file that the site saved begins its logo
DRAWINGS = (b"<svg", b"<?xml", b"<!DOCTYPE svg")


class UnusableLogoError(Exception):
    """Says in words for the person who chose the picture why it cannot be used; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Hold the words."""
        super().__init__(message)
        self.hint = hint


def read_logo(entry: object, folder: Path, alt: str) -> Logo:
    """Read the logo that a details file in `folder` names by its path, or holds within itself; `alt` is read in its place.

    Raises UnusableLogoError in words that go on from "the logo".
    """
    if not isinstance(entry, str) or not entry.strip():
        raise UnusableLogoError("has to be the name of a picture, in quotes", '"logo": "logo.png"')
    return Logo(*plain_logo(_within(entry) if entry.startswith("data:") else _beside(entry, folder)), alt)


def _within(entry: str) -> bytes:
    try:
        if entry.startswith(WITHIN) and len(entry) < LARGEST_FILE:
            return base64.b64decode(entry.removeprefix(WITHIN), validate=True)
    except ValueError:
        pass  # said below
    raise UnusableLogoError("in this file is damaged", "save the file anew on the site, or name a picture beside it")


def _beside(entry: str, folder: Path) -> bytes:
    file = folder / entry
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise _too_large(file.stat().st_size)
        return file.read_bytes()
    except (OSError, ValueError) as error:  # a name with a null character is a ValueError
        reason = getattr(error, "strerror", None) or "it has no name that a file can have"
        raise UnusableLogoError(f"cannot be read: {reason}", "its path begins at the folder of this file") from None


def plain_logo(data: bytes) -> tuple[bytes, int, int]:
    """Turn a picture into a PNG of 8-bit RGB on white, and say how wide and high it is in pixels.

    A picture in that form already comes back byte for byte. Raises UnusableLogoError.
    """
    if len(data) > LARGEST_FILE:
        raise _too_large(len(data))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of sizes, which are checked here, and of remarks beside the picture, which are dropped
        picture = _opened(data)
        if picture.width * picture.height > MOST_PIXELS:
            raise _too_many_pixels(f"{picture.width:,} by {picture.height:,} pixels")
        try:
            pixels = _on_white(ImageOps.exif_transpose(picture))
        except BROKEN:
            raise UnusableLogoError("is damaged: not all of the picture can be read", "save it anew as PNG") from None
    _seen(pixels)
    if is_plain(data):
        return data, picture.width, picture.height
    return _small_enough(pixels)


def _seen(pixels: Image.Image) -> None:
    """Refuse a picture that nobody would see on white paper, as the site does. Raises UnusableLogoError."""
    if not any(any(color.histogram()[:WHITE]) for color in pixels.split()):
        raise UnusableLogoError("shows nothing on white paper", "take the version for light backgrounds")
    if max(pixels.size) < LEAST:
        raise UnusableLogoError(f"is only {pixels.width} by {pixels.height} pixels, a speck on paper", "take a larger one")


def is_plain(data: bytes) -> bool:
    """Tell whether a file is a PNG as every logo is kept: small, 8-bit RGB, and nothing in it but the pixels."""
    if len(data) > LARGEST or not data.startswith(SIGNATURE) or data[24:29] != RGB_8:
        return False
    width, height = struct.unpack(">II", data[16:24])
    return 0 < width <= WIDEST and 0 < height <= HIGHEST and set(_chunks(data)) == PLAIN_CHUNKS


def _chunks(data: bytes) -> list[bytes]:
    """List the names of a PNG's parts; one of no name stands for what is cut off."""
    names, place = [], len(SIGNATURE)
    while place < len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        names.append(data[place + 4 : place + 8])
        place += 12 + length
    return [*names, *([] if place == len(data) else [b""])]


def _opened(data: bytes) -> Image.Image:
    """Read the header of a picture and none of its pixels."""
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError:
        raise _too_many_pixels("more pixels than any camera makes") from None
    except BROKEN:
        raise _unknown(data) from None


def _too_large(size: int) -> UnusableLogoError:
    return UnusableLogoError(f"has {size:,} bytes; at most {LARGEST_FILE:,} are read", "save it smaller")


def _too_many_pixels(has: str) -> UnusableLogoError:
    return UnusableLogoError(f"has {has}; at most {MOST_PIXELS // 1_000_000} million are read", "save it smaller")


def _unknown(data: bytes) -> UnusableLogoError:
    if not data:
        return UnusableLogoError("is an empty file", "save it as PNG")
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(DRAWINGS):
        return UnusableLogoError("is SVG, which not every file can hold", "save it as PNG")
    if data.startswith((SIGNATURE, b"\xff\xd8")):
        return UnusableLogoError("is damaged: its beginning cannot be read", "save it anew as PNG")
    named = next((f"is {name}" for begin, name in OTHERS if data.startswith(begin)), "is no picture that can be read")
    return UnusableLogoError(f"{named}; PNG and JPEG are read", "save it as PNG")


def _on_white(picture: Image.Image) -> Image.Image:
    """Make a picture of any sort 8-bit RGB; what shines through it is white. Whatever was beside the pixels is gone."""
    picture.load()
    if picture.mode.startswith("I"):  # 16 bits of gray, which the library would cut off rather than scale
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        clear = picture.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        picture = Image.alpha_composite(white, clear)
    pixels = picture.convert("RGB")
    pixels.info.clear()
    return pixels


def _small_enough(pixels: Image.Image) -> tuple[bytes, int, int]:
    """Write pixels as a PNG no larger than a logo may be: as large as it can be drawn, and smaller until the file is small.

    At 150 pixels an inch a logo has so few that they fit uncompressed, so no color need be given up.
    """
    room = (float(WIDEST), float(HIGHEST))
    while True:
        smaller = pixels.copy()
        smaller.thumbnail((max(1, int(room[0])), max(1, int(room[1]))), Image.Resampling.LANCZOS)
        smaller.info.clear()
        out = io.BytesIO()
        smaller.save(out, format="PNG", compress_level=9)
        if len(out.getvalue()) <= LARGEST:
            return out.getvalue(), smaller.width, smaller.height
        room = (room[0] * STEP, room[1] * STEP)
