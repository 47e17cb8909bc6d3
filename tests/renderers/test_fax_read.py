"""Fax reading: a program that reads faxes into an office's computer finds the words of our pages.

The method. Every page of a template that is faxed, with a practice's details in it, is drawn as a fax machine of the coarsest
kind sends it, 204 dots to the inch across and 98 lines, black and white, and read by tesseract as such programs do: drawn back
to full height, half as large again. Of the words that can be seen, those it read are counted, in any order. A capital I, a small
l and the figure 1 are one letter here, and two words read as one are read: both are told apart by whoever looks. Not asked for:
the form number in the foot, which is for the sender's files.

The threshold. Tesseract 5.3.0 read 98 in a hundred of our words, and of the poorest page 94; in 8 points instead of 11 it reads
fewer than `LEAST`, as the test at the end shows.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from fax_paper import DOTS, FORM_NUMBER, as_sent, drawn, is_white, pages
from kitbuilder.model.catalogue import BY_FAX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pypdfium2
    from PIL import Image

    from kitbuilder.model.catalogue import Catalogue

LEAST, LEAST_OF_A_PAGE = 0.97, 0.93
TESSERACT, PACKAGES = "tesseract", "tesseract-ocr tesseract-ocr-spa"
MODELS = {"es": "spa"}  # what tesseract calls the language of a translation
ALIKE = str.maketrans("il|", "111")

pytestmark = pytest.mark.optional(shutil.which(TESSERACT) or PACKAGES, f"nobody reads our faxes ({TESSERACT})")


@pytest.mark.slow
def test_a_program_reads_the_words_of_every_page_that_is_faxed(filled: Catalogue, tmp_path: Path) -> None:
    seen = read = 0
    poor: dict[str, str] = {}
    for template in filled.templates:
        if not (template.leaves_practice and BY_FAX in template.channel):
            continue
        model = MODELS[template.translation.language.code] if template.translation else "eng"
        for number, page in enumerate(pages(template, filled), start=1):
            words = visible_words(page)
            lost = unread(words, as_read(drawn(page), model, tmp_path))
            seen, read = seen + len(words), read + len(words) - len(lost)
            if len(lost) > (1 - LEAST_OF_A_PAGE) * len(words):
                poor[f"{template.slug}, page {number}"] = f"{len(lost)} of {len(words)}: {' '.join(lost)}"
    assert poor == {}
    assert seen > 5000
    assert read >= LEAST * seen, f"{read} of {seen} words"


def test_type_of_eight_points_is_read_too_poorly(filled: Catalogue, tmp_path: Path) -> None:
    page = pages(filled.template("referral-status-notice"), filled)[0]
    words = visible_words(page)
    assert len(unread(words, as_read(drawn(page), "eng", tmp_path))) < (1 - LEAST) * len(words)
    assert len(unread(words, as_read(drawn(page, 8 / 11), "eng", tmp_path))) > (1 - LEAST) * len(words)


def visible_words(page: pypdfium2.PdfPage) -> list[str]:
    """The words that can be seen, without the white titles of letters, which are for bookmarks."""
    text = page.get_textpage()
    characters = [text.get_text_range(place, 1) for place in range(text.count_chars())]
    return words_of("".join(" " if one.strip() and is_white(text, place) else one for place, one in enumerate(characters)))


def words_of(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", FORM_NUMBER.sub("", text)).replace("\ufffe", "-")
    return [word.translate(ALIKE) for word in re.findall(r"[^\W_]+", plain.lower().replace("|", "l"))]


def as_read(ink: Image.Image, model: str, folder: Path) -> list[str]:
    """The words that tesseract reads on a page after a fax machine has had it."""
    as_sent(ink).save(folder / "fax.png")
    command = [TESSERACT, str(folder / "fax.png"), "-", "--dpi", str(DOTS), "-l", model, "-c", "tessedit_do_invert=0"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env={"OMP_THREAD_LIMIT": "1"})
    return words_of(ran.stdout)


def unread(words: list[str], found: list[str]) -> list[str]:
    """The words that are not among those found; two that stand side by side may be found as one."""
    left = Counter(found)
    missed = [place for place, word in enumerate(words) if not taken(word, left)]
    return [words[place] for place in missed if not any(left[pair] for pair in pairs(words, place))]


def taken(word: str, left: Counter[str]) -> bool:
    is_there = left[word] > 0
    left[word] -= is_there
    return is_there


def pairs(words: list[str], place: int) -> Iterator[str]:
    if place:
        yield words[place - 1] + words[place]
    if place + 1 < len(words):
        yield words[place] + words[place + 1]
