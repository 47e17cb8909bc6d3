"""A logo: whatever picture somebody has comes out small, plain and alike, or is refused in words, whatever it is."""

from __future__ import annotations

import base64
import io
import json
import random
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kitbuilder.model.logo import HIGHEST, LARGEST, WIDEST
from kitbuilder.model.problem import KitError
from kitbuilder.readers import printable_characters, read_details, read_fields_file
from kitbuilder.readers.logo import LARGEST_FILE, SIGNATURE, UnusableLogoError, is_plain, plain_logo

if TYPE_CHECKING:
    from kitbuilder.model.details import Details

KIT = Path(__file__).resolve().parent.parent.parent / "kit"
RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)
NEARLY = 3  # of 255: what JPEG and other ways to tell colors may change


def saved(picture: Image.Image, form: str = "PNG", **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, format=form, **how)
    return out.getvalue()


def noise(width: int, height: int) -> Image.Image:
    """Make a picture that nothing packs."""
    return Image.frombytes("RGB", (width, height), random.Random(1).randbytes(width * height * 3))  # noqa: S311  # no secret


def half_clear() -> Image.Image:
    """Make a picture whose left half is clear and whose right half is blue."""
    picture = Image.new("RGBA", (40, 20), (*RED, 0))
    picture.paste((*BLUE, 255), (20, 0, 40, 20))
    return picture


def left_white(mode: str, left: object, right: object) -> Image.Image:
    """Make a picture of two halves, of which the left one will be white."""
    picture = Image.new(mode, (40, 20), left)
    picture.paste(right, (20, 0, 40, 20))
    return picture


def clear_palette() -> bytes:
    picture = Image.new("P", (40, 20), 0)
    picture.putpalette([*RED, *BLUE])
    picture.paste(1, (20, 0, 40, 20))
    return saved(picture, transparency=0)


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def headed(width: int, height: int) -> bytes:
    """Make a PNG that says it is this large, and holds a thousand bytes."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return SIGNATURE + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def pixels(png: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(png))
    picture.load()
    assert (picture.mode, picture.info, is_plain(png)) == ("RGB", {}, True)
    return picture


def near(found: object, color: tuple[int, int, int]) -> bool:
    return isinstance(found, tuple) and all(abs(one - other) <= NEARLY for one, other in zip(found, color, strict=True))


GRAY_16 = Image.new("I;16", (40, 20), 32_896)
TURNED = Image.Exif()
TURNED[0x0112] = 6  # held upright, so that it has to be turned a quarter
KINDS = {
    "8-bit RGB": (saved(Image.new("RGB", (40, 20), RED)), RED, RED),
    "black and white": (saved(left_white("1", 1, 0)), WHITE, (0, 0, 0)),
    "gray": (saved(Image.new("L", (40, 20), 128)), (128, 128, 128), (128, 128, 128)),
    "gray of 16 bits": (saved(GRAY_16), (128, 128, 128), (128, 128, 128)),
    "a palette": (saved(Image.new("RGB", (40, 20), RED).convert("P")), RED, RED),
    "a clear palette": (clear_palette(), WHITE, BLUE),
    "half clear": (saved(half_clear()), WHITE, BLUE),
    "gray and half clear": (saved(Image.new("LA", (40, 20), (0, 128))), (127, 127, 127), (127, 127, 127)),
    "a color that is clear": (saved(left_white("RGB", RED, BLUE), transparency=RED), WHITE, BLUE),
    "JPEG": (saved(Image.new("RGB", (40, 20), RED), "JPEG"), RED, RED),
    "JPEG for a press": (saved(Image.new("CMYK", (40, 20), (0, 255, 255, 0)), "JPEG"), RED, RED),
    "JPEG with a note of where it was taken": (saved(Image.new("RGB", (20, 40), RED), "JPEG", exif=TURNED), RED, RED),
    "several pictures, of which the first counts": (
        saved(Image.new("RGB", (40, 20), RED), save_all=True, append_images=[Image.new("RGB", (40, 20), BLUE)]),
        RED,
        RED,
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_sort_of_picture_keeps_its_colors_on_white(kind: str) -> None:
    data, left, right = KINDS[kind]
    png, width, height = plain_logo(data)
    picture = pixels(png)
    assert (width, height) == picture.size == (40, 20)
    assert near(picture.getpixel((1, 1)), left)
    assert near(picture.getpixel((38, 18)), right)


def test_what_a_camera_notes_is_gone() -> None:
    data = saved(Image.new("RGB", (20, 40), RED), "JPEG", exif=TURNED, comment=b"taken at home", icc_profile=b"profile")
    assert b"Exif" in data
    png, _, _ = plain_logo(data)
    assert not any(word in png for word in (b"Exif", b"home", b"profile", b"eXIf", b"iCCP"))


@pytest.mark.parametrize(("width", "height"), [(1500, 420), (4000, 30), (30, 4000), (24, 1), (5000, 1), (480, 168)])
def test_a_large_picture_is_made_smaller_and_a_small_one_is_left(width: int, height: int) -> None:
    png, wide, high = plain_logo(saved(Image.new("RGB", (width, height), RED)))
    assert wide <= WIDEST
    assert high <= HIGHEST
    scale = min(1, WIDEST / width, HIGHEST / height)
    assert abs(wide - max(1, width * scale)) <= 1
    assert abs(high - max(1, height * scale)) <= 1
    assert pixels(png).size == (wide, high)


def test_a_picture_that_nothing_packs_is_small_enough_and_fine_enough_for_print() -> None:
    png, width, height = plain_logo(saved(noise(900, 315)))
    assert len(png) <= LARGEST
    assert width >= 0.9 * 40 / 25.4 * 150
    assert abs(width / height - 900 / 315) < 0.05


def test_a_logo_comes_out_the_same_twice_and_is_then_left_as_it_is() -> None:
    data = saved(half_clear())
    png, width, height = plain_logo(data)
    assert plain_logo(data) == plain_logo(png) == (png, width, height)


SOUND = saved(noise(60, 30))
REFUSED = {
    "more pixels than any camera makes": headed(60_000, 60_000),
    "8,000 by 8,000 pixels; at most 40 million": headed(8_000, 8_000),
    "not all of the picture": SOUND[:2000],
    "not all of the picture can be read": headed(300, 100),
    "is damaged": SOUND[:300] + b"?" + SOUND[301:],
    "its beginning cannot be read": SIGNATURE,
    "is damaged: its beginning": b"\xff\xd8\xff",
    "is GIF; PNG and JPEG": saved(Image.new("P", (9, 9)), "GIF", save_all=True, append_images=[Image.new("P", (9, 9), 1)]),
    "is WebP": saved(Image.new("RGB", (9, 9)), "WEBP"),
    "is TIFF": saved(Image.new("RGB", (9, 9)), "TIFF"),
    "is SVG, which": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "is SVG": b"\xef\xbb\xbf\n<svg/>",
    "is an empty file": b"",
    "is no picture": b"logo.png",
    "2,000,001 bytes; at most 2,000,000": bytes(LARGEST_FILE + 1),
}


@pytest.mark.parametrize("words", REFUSED)
def test_what_is_no_usable_picture_is_refused_in_words(words: str) -> None:
    with pytest.raises(UnusableLogoError, match=words) as refused:
        plain_logo(REFUSED[words])
    assert "save" in refused.value.hint


@settings(max_examples=150)
@given(st.sampled_from([SOUND, KINDS["JPEG"][0], KINDS["a clear palette"][0]]), st.data())
def test_a_damaged_picture_is_read_or_refused_and_never_anything_else(sound: bytes, data: st.DataObject) -> None:
    damaged = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    try:
        png, width, height = plain_logo(bytes(damaged[: data.draw(st.integers(0, len(damaged)))]))
    except UnusableLogoError:
        return
    assert pixels(png).size == (width, height)


def test_a_details_file_names_a_logo_beside_it_or_holds_it(tmp_path: Path) -> None:
    png, width, height = plain_logo(saved(half_clear()))
    (tmp_path / "our logo.png").write_bytes(png)
    within = "data:image/png;base64," + base64.b64encode(png).decode()
    for entry in ("our logo.png", within):
        logo = details(tmp_path, entry).logo
        assert logo is not None
        assert (logo.png, logo.width, logo.height, logo.alt) == (png, width, height, "Harbor")
    unnamed = details(tmp_path, within, {}).logo
    assert unnamed is not None
    assert unnamed.alt == "Logo"
    assert details(tmp_path, None).logo is None


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("nowhere.png", "the logo cannot be read: No such file or directory (its path begins at the folder of this file)"),
        ("", 'the logo has to be the name of a picture, in quotes ("logo": "logo.png")'),
        (7, 'the logo has to be the name of a picture, in quotes ("logo": "logo.png")'),
        ("a\0b", "the logo cannot be read: it has no name that a file can have (its path begins at the folder of this file)"),
        ("details.json", "the logo is no picture that can be read; PNG and JPEG are read (save it as PNG)"),
        (
            "data:image/png;base64,%%%",
            "the logo in this file is damaged (save the file anew on the site, or name a picture beside it)",
        ),
        (
            "data:image/svg+xml,<svg/>",
            "the logo in this file is damaged (save the file anew on the site, or name a picture beside it)",
        ),
    ],
)
def test_a_logo_that_cannot_be_used_is_told_at_its_line_with_all_else(entry: object, words: str, tmp_path: Path) -> None:
    with pytest.raises(KitError) as refused:
        details(tmp_path, entry, {"nobody": "x"})
    file = tmp_path / "details.json"
    assert [str(problem) for problem in refused.value.problems][1:] == [f"{file}:7: bad-detail: {words}"]


def details(folder: Path, logo: object, values: dict[str, str] | None = None) -> Details:
    values = {"practice_name": "Harbor"} if values is None else values
    text = json.dumps({"kit": "details", "version": 1, "values": values, "logo": logo}, indent=1)
    file = folder / "details.json"
    file.write_text(text, encoding="utf-8")
    return read_details(file, read_fields_file(KIT), printable_characters(KIT))


@pytest.mark.parametrize(
    ("picture", "told"),
    [
        (Image.new("RGB", (400, 100), (250, 255, 249)), "shows nothing on white paper"),
        (Image.new("RGBA", (400, 100), (*RED, 0)), "shows nothing on white paper"),
        (Image.new("RGB", (1, 1), RED), "is only 1 by 1 pixels, a speck on paper"),
    ],
    ids=["white", "clear", "a speck"],
)
def test_a_picture_that_nobody_would_see_is_refused(picture: Image.Image, told: str) -> None:
    with pytest.raises(UnusableLogoError, match=told):
        plain_logo(saved(picture))
