"""The site's own letters: cut from the kit's, current, light, and whole enough for the names people type."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

import site_fonts

FONTS = Path(__file__).resolve().parent.parent / "theme" / "assets" / "fonts"
HEAVIEST = 25_000  # bytes


def test_both_are_cut_from_the_kits_fonts_as_they_are_now() -> None:
    assert site_fonts.main(["--check"]) == 0


def test_one_light_file_has_every_weight_and_the_letters_of_names() -> None:
    file = FONTS / "source-sans-3.woff2"
    assert file.stat().st_size <= HEAVIEST
    font = TTFont(file)
    [axis] = font["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)
    assert {ord(letter) for letter in "Łukasz Şen Müller O’Brien – 207·…"} <= set(font.getBestCmap())
