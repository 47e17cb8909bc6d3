"""The site's own letters: cut from the kit's, current, light, and whole enough for the names people type."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

import site_fonts

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

FONTS = Path(__file__).resolve().parent.parent / "theme" / "assets" / "fonts"
HEAVIEST = 15_000  # bytes; every visitor gets it


def test_both_are_cut_from_the_kits_fonts_as_they_are_now() -> None:
    assert site_fonts.main(["--check"]) == 0


def test_one_light_file_has_every_weight_and_another_the_letters_of_names() -> None:
    files = [FONTS / "source-sans-3.woff2", FONTS / "source-sans-3-names.woff2"]
    assert files[0].stat().st_size <= HEAVIEST
    for file in files:
        [axis] = TTFont(file)["fvar"].axes
        assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)
    text, names = (set(TTFont(file).getBestCmap()) for file in files)
    assert {ord(letter) for letter in "Dr. O’Brien – 207·… § 5"} <= text
    assert {ord(letter) for letter in "Łukasz Şen Müller"} <= text | names
    assert not text & names


def test_a_browser_is_told_which_letters_the_second_file_is_for() -> None:
    sheet = (FONTS.parents[1] / "web" / "tokens.css").read_text(encoding="utf-8")
    [told] = re.findall(r"unicode-range:([^;]+);", sheet)
    spans = [span.strip().removeprefix("U+").split("-") for span in told.split(",")]
    letters = {letter for span in spans for letter in range(int(span[0], 16), int(span[-1], 16) + 1)}
    assert letters == set(site_fonts.IN_NAMES)


def test_every_title_is_set_in_the_face_of_titles(real: Catalogue) -> None:
    pages = (FONTS.parents[2] / "docs").rglob("*.md")
    written = [
        line.lstrip("# ") for page in pages for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("#")
    ]
    headings = [re.sub(r"\{.*?\}+", "", line) for line in written]
    letters = {letter for title in (*headings, *(template.title for template in real.templates)) for letter in title}
    with TTFont(site_fonts.SITE / "source-serif-4-semibold.woff2") as font:
        assert {letter for letter in letters if ord(letter) not in font.getBestCmap()} == set()
