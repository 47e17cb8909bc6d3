"""Fax proof: every page that goes to other people can be read after a fax machine of the coarsest kind has had it.

The method. A page is drawn as a fax machine sees it in standard mode: 204 dots to the inch across, 98 lines to the inch
down, each dot the mean of the paper under it, black from half black on. The lines are drawn back to full height, and the
ink in the box of every character is compared with the ink on the page before: Pearson's correlation, 1 for the same ink,
0 for none. Where the first line falls on the paper is chance, so that each character has the worse of two positions, half a
line apart. Positions come from PDFium's own text page, which had no part in writing the file.

The threshold. Of our characters half come out above 0.86, one in a hundred below 0.72, and no letter below 0.63. The same
pages in light grey keep nothing (0). Set smaller, they have characters below 0.6: in 5 points, where e, a and s run together,
one in nine, in 8 points one in six hundred, in 9 points none. So 0.6 is where a character counts as lost, one lost character
fails the proof, and the two tests at the end show that a page in grey or in 5 points does.

What is not asked. A dash not much higher than a line of the fax can fall between two and leave both white; words and numbers
are read without it. Only dashes are that low, which is asserted.
The form number in the foot, in 8 points, is for the sender's files. The details are the made-up examples of `fields.yml`,
set as text; what an empty form field shows is for whoever types over it. Sheets of cards for a hand, which are cut apart, are set
smaller.
"""

from __future__ import annotations

import re
from math import sqrt
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PIL import Image

from fax_paper import COARSE_LINE, COARSE_LINES, DOTS, FORM_NUMBER, HALF_BLACK, POINTS, drawn, is_white, pages
from kitbuilder.model.catalogue import BY_FAX
from kitbuilder.model.document import Cut

if TYPE_CHECKING:
    import pypdfium2

    from kitbuilder.model.catalogue import Catalogue, Template

POSITIONS = (0, 1)  # dots from the top of the page to the first line; half a line is one dot
AROUND = (2, 3)  # dots beside and above a character: a box of nothing but ink would have nothing to correlate
SLIPS = 4  # on a sheet: each is large enough for a fax
LEGIBLE = 0.6
DASHES = {"-", "–", "−", "\ufffe"}  # the last is how pdfium reads a hyphen at the end of a line


class Glyph(NamedTuple):
    """A character, and the box of its ink in points from the top left: left, top, right, bottom."""

    character: str
    box: tuple[float, float, float, float]
    is_white: bool = False

    @property
    def may_fall_between_lines(self) -> bool:
        """Whether it is lower than a line of the fax and the dot by which drawing blurs it, half a line."""
        return self.box[3] - self.box[1] < 1.5 * POINTS / COARSE_LINES


def is_handed_only(template: Template) -> bool:
    """Whether a page is a sheet of cards for a hand alone, more of them than slips: they are small, and nobody faxes them."""
    first = template.document[0]
    return isinstance(first, Cut) and first.count > SLIPS and BY_FAX not in template.channel


@pytest.mark.slow
def test_every_character_that_leaves_the_practice_survives_a_fax(filled: Catalogue) -> None:
    lost: dict[str, list[str]] = {}
    checked = 0
    for template in (one for one in filled.templates if one.leaves_practice and not is_handed_only(one)):
        unseen: list[str] = []
        for number, page in enumerate(pages(template, filled), start=1):
            glyphs = glyphs_of(page)
            unseen += [glyph.character for glyph in glyphs if glyph.is_white]
            assert {glyph.character for glyph in glyphs if glyph.may_fall_between_lines and not glyph.is_white} <= DASHES
            printed = [glyph for glyph in glyphs if not glyph.is_white and not glyph.may_fall_between_lines]
            found = zip(printed, likenesses(printed, drawn(page)), strict=True)
            if gone := [f"{glyph.character} {likeness:.2f}" for glyph, likeness in found if likeness < LEGIBLE]:
                lost[f"{template.slug}, page {number}"] = gone
            checked += len(printed)
        assert "".join(unseen) in ("", re.sub(r"\s", "", template.title)), f"{template.slug}: white on white"
    assert lost == {}
    assert checked > 50_000


def test_light_grey_does_not_pass(filled: Catalogue) -> None:
    page = pages(filled.template("thirty-day-progress-report"), filled)[0]
    grey = drawn(page).point([255 - (255 - shade) * 2 // 5 for shade in range(256)])
    assert share_lost(likenesses(glyphs_of(page), grey)) == 1


def test_type_of_five_points_does_not_pass_and_eleven_does(filled: Catalogue) -> None:
    page = pages(filled.template("thirty-day-progress-report"), filled)[0]
    glyphs = [glyph for glyph in glyphs_of(page) if not glyph.may_fall_between_lines]
    small = [Glyph(glyph.character, shrink(glyph.box, 5 / 11)) for glyph in glyphs]
    assert share_lost(likenesses(glyphs, drawn(page))) == 0
    assert share_lost(likenesses(small, drawn(page, 5 / 11))) > 0.1


def glyphs_of(page: pypdfium2.PdfPage) -> list[Glyph]:
    """Every character of a page but the spaces and the form number."""
    text, height = page.get_textpage(), page.get_height()
    characters = [text.get_text_range(place, 1) for place in range(text.count_chars())]
    left_out = {
        place for found in FORM_NUMBER.finditer("".join(one[:1] or " " for one in characters)) for place in range(*found.span())
    }
    glyphs = []
    for place, character in enumerate(characters):
        if character.strip() and place not in left_out:
            left, bottom, right, top = text.get_charbox(place)
            glyphs.append(Glyph(character, (left, height - top, right, height - bottom), is_white(text, place)))
    return glyphs


def likenesses(glyphs: list[Glyph], ink: Image.Image) -> list[float]:
    """How much of each character is left, in the worse position."""
    faxes = [faxed(ink, position) for position in POSITIONS]
    boxes = [dots(glyph.box) for glyph in glyphs]
    return [min(correlation(ink.crop(box).tobytes(), fax.crop(box).tobytes()) for fax in faxes) for box in boxes]


def faxed(ink: Image.Image, position: int) -> Image.Image:
    """A page in grey becomes what arrives: lines of black and white dots, drawn as high as they are on paper."""
    wide, high = ink.size
    lines = int((high - position) / COARSE_LINE)
    end = position + lines * COARSE_LINE
    sent = ink.resize((wide, lines), Image.Resampling.BOX, box=(0, position, wide, end))
    sent = sent.point([0 if shade < HALF_BLACK else 255 for shade in range(256)])
    arrived = Image.new("L", ink.size, 255)
    arrived.paste(sent.resize((wide, round(end) - position), Image.Resampling.NEAREST), (0, position))
    return arrived


def correlation(one: bytes, other: bytes) -> float:
    """Pearson's correlation of two series of shades; 0 where one of them is all of a shade."""
    count, first, second = len(one), sum(one), sum(other)
    spread = (count * sum(map(mul, one, one)) - first**2) * (count * sum(map(mul, other, other)) - second**2)
    return (count * sum(map(mul, one, other)) - first * second) / sqrt(spread) if spread else 0.0


def dots(box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * DOTS / POINTS) for edge in box)
    beside, above = AROUND
    return max(0, left - beside), max(0, top - above), right + beside, bottom + above


def shrink(box: tuple[float, float, float, float], size: float) -> tuple[float, float, float, float]:
    left, top, right, bottom = (edge * size for edge in box)
    return left, top, right, bottom


def share_lost(found: list[float]) -> float:
    return sum(one < LEGIBLE for one in found) / len(found)
