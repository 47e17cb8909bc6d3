"""A logo in every engine: each decodes pictures, draws drawings and reads canvases in its own way."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from engines.visitor import Visitor

STATUS = "//form//*[@role='status']"
# No driver of all three puts a file into an input, so a script does.
CHOOSE = """const [name, letters] = arguments;
const given = new DataTransfer();
given.items.add(new File([Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))], name));
const input = document.querySelector("[data-logo] input");
document.querySelector(".kit-details__status").textContent = "";
input.files = given.files;
input.dispatchEvent(new Event("change", { bubbles: true }));"""
ENABLED = "return document.querySelector('[data-logo] input:enabled') !== null"
FAXED = """const canvas = document.querySelector("canvas");
const { data } = canvas.getContext("2d").getImageData(canvas.width / 4, canvas.height / 2, 1, 1);
return [data[0], canvas.width > canvas.height];"""
SHOWN = "return document.querySelector('.kit-logo')?.naturalWidth ?? 0"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0H40V10H0Z" fill="#fd8"/></svg>'


def on_its_side() -> bytes:
    """A camera's photo of a dark block, in the colors of a press, whose first quarter is white once it stands upright."""
    picture = Image.new("CMYK", (200, 400), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 199, 9), fill=(0, 0, 0, 255))
    pen.rectangle((0, 200, 199, 399), fill=(255, 90, 0, 120))
    exif = Image.Exif()
    exif[0x0112] = 8  # upright when turned to the left: what is at the bottom is at the right
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif, quality=95)
    return file.getvalue()


def choose(visitor: Visitor, name: str, content: bytes) -> None:
    visitor.run(CHOOSE, name, base64.b64encode(content).decode())
    visitor.shows(STATUS, "mm on paper")


@pytest.mark.row("A logo chosen, another in its place: each is kept, faxed as it is, and in the letter")
def test_a_logo_is_kept_faxed_and_shown(visitor, address):
    visitor.open(f"{address}your-details/")
    visitor.until(lambda: visitor.run(ENABLED))
    photo = on_its_side()
    choose(visitor, "photo.jpg", photo)
    first, is_wide = visitor.run(FAXED)
    choose(visitor, "pale.svg", SVG)
    assert "too light" in visitor.text(STATUS)  # of the second one, and not of the first once more
    choose(visitor, "photo.jpg", photo)
    assert visitor.run(FAXED) == [first, is_wide] == [255, True]
    visitor.open(f"{address}library/intro-letter-shared-client/")
    visitor.until(lambda: visitor.run(SHOWN) > 300, lambda: str(visitor.run(SHOWN)))
