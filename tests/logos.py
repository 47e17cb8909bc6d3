"""A made-up logo, as the reader makes one of a picture, and as a browser keeps it."""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image, ImageDraw

from kitbuilder.model.logo import Logo
from kitbuilder.readers.logo import plain_logo

GREEN, INK = (15, 91, 87), (28, 42, 45)


def drawn_logo(width: int = 480, height: int = 168, alt: str = "Harbor Medical Exercise") -> Logo:
    """Draw a logo of this size in pixels: a frame with a full circle at its left and bars beside it."""
    picture = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((1, 1, width - 2, height - 2), outline=INK, width=4)
    side = min(width, height)
    pen.ellipse((side // 8, side // 8, side - side // 8, side - side // 8), fill=GREEN)
    for place in range(side, width - 12, 24):
        pen.rectangle((place, height // 4, place + 11, height - height // 4), fill=INK)
    out = io.BytesIO()
    picture.save(out, format="PNG")
    return Logo(*plain_logo(out.getvalue()), alt)


def as_kept(logo: Logo | None) -> dict[str, Any] | None:
    """Write a logo as JSON can hold it."""
    if logo is None:
        return None
    png = base64.b64encode(logo.png).decode()
    return {"png": png, "width": logo.width, "height": logo.height, "alt": logo.alt}
