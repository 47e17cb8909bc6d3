"""Fax time: no page keeps an office's line for long, and `fax.yml` says of each template how long it does.

The method. A page with a practice's details in it is drawn as a fax machine sends it in fine mode, 204 by 196 dots to the inch
and 1728 dots across, and written as a Group 3 TIFF in two dimensions (MR) by libtiff, which had no part in making the page. Its
bytes at 14,400 bit/s, and `SET_UP` seconds for dialing in, training and signing off, are what two V.17 modems took back to back
without noise: measured 2026-11-27 with spandsp 0.0.6, 29.9 s for a page of 25,169 bytes.
"""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

import pytest
from PIL import Image, TiffImagePlugin

from fax_paper import DOTS, HALF_BLACK, WHITE, drawn, pages
from kitbuilder.model.catalogue import BY_FAX
from kitbuilder.model.document import Cut

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template

LINES, ACROSS = 196, 1728  # to the inch; dots of a line
BITS_A_SECOND = 14_400
SET_UP = 16
LONGEST = 45  # seconds for a page, by itself
CLOSE = 2  # seconds: less is no reason to write the file anew
GROUP_3, IN_TWO_DIMENSIONS, T4_OPTIONS, ROWS_A_STRIP, STRIP_BYTES = "group3", 1, 292, 278, 279
HEAD = """# How many seconds each template that is faxed keeps the line busy: all its pages, at 14,400 bit/s in fine mode, with a
# practice's details. tests/renderers/test_fax_time.py measures it; with --update-golden it writes this file.
seconds:
"""


@pytest.mark.slow
def test_no_page_keeps_the_line_for_long_and_the_kit_says_how_long(
    real: Catalogue, filled: Catalogue, request: pytest.FixtureRequest
) -> None:
    handed_over = [template for template in filled.templates if template.leaves_practice and not is_cut_apart(template)]
    times = {template.slug: line_times(template, filled) for template in handed_over}
    assert [slug for slug, seconds in times.items() if max(seconds) + SET_UP > LONGEST] == []
    faxed = [template.slug for template in filled.templates if template.leaves_practice and BY_FAX in template.channel]
    measured = {slug: math.ceil(sum(times[slug]) + SET_UP) for slug in sorted(faxed)}
    if request.config.getoption("--update-golden"):
        lines = "".join(f"  {slug}: {seconds}\n" for slug, seconds in measured.items())
        (real.folder / "fax.yml").write_text(HEAD + lines, encoding="utf-8")
        return
    said = real.kit.fax_seconds
    far = {slug: (said.get(slug), time) for slug, time in measured.items() if abs(said.get(slug, 0) - time) > CLOSE}
    assert far == {}, "pytest tests/renderers/test_fax_time.py --update-golden"
    assert set(said) == set(measured)


def test_a_gray_page_takes_far_too_long() -> None:
    gray = Image.effect_noise((ACROSS, 11 * LINES), 60).convert("L")
    assert line_time(gray) > 2 * LONGEST


def test_an_empty_page_takes_next_to_nothing() -> None:
    assert 0 < line_time(Image.new("L", (ACROSS, 11 * LINES), WHITE)) < SET_UP / 4


def is_cut_apart(template: Template) -> bool:
    """Whether a page is a sheet of slips or cards: nobody faxes eight of the same, and a fax of one is short."""
    return isinstance(template.document[0], Cut)


def line_times(template: Template, catalogue: Catalogue) -> list[float]:
    """How many seconds each page of a template is on the line, besides the call's own."""
    return [line_time(drawn(page)) for page in pages(template, catalogue)]


def line_time(page: Image.Image) -> float:
    wide, high = page.size[0], round(page.size[1] * LINES / DOTS)
    ink = page.resize((wide, high), Image.Resampling.BOX).point([0 if shade < HALF_BLACK else WHITE for shade in range(256)])
    sent = Image.new("1", (ACROSS, high), 1)
    sent.paste(ink.convert("1", dither=Image.Dither.NONE), (0, 0))
    options = TiffImagePlugin.ImageFileDirectory_v2()
    options[T4_OPTIONS], options[ROWS_A_STRIP] = IN_TWO_DIMENSIONS, high
    file = io.BytesIO()
    sent.save(file, "TIFF", compression=GROUP_3, tiffinfo=options, dpi=(DOTS, LINES))
    with Image.open(file) as written:
        return sum(written.tag_v2[STRIP_BYTES]) * 8 / BITS_A_SECOND
