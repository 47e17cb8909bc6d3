"""Lines of a PDF that is filled in close up behind a short value, and lose the words that go with what a practice has none of."""

from __future__ import annotations

import io
from collections import Counter
from ctypes import c_double
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pikepdf
import pypdfium2
import pytest

from filled_files import flattened
from kitbuilder.model.details import Details
from kitbuilder.model.document import Letterhead, Paragraph, Placeholder, Text
from kitbuilder.model.merge import merge_catalogue
from kitbuilder.model.phrase import Phrase
from kitbuilder.model.traverse import walk
from kitbuilder.renderers import FORMATS, formats_for
from kitbuilder.renderers.pdf import packet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.catalogue import Catalogue

NONE = {"practice_fax": "none", "practice_website": "n/a"}
KERNED = 2.0  # points: what two letters may come closer
EDGE = 53.0  # points: the margin, but for what a letter reaches beyond its width


class Letter(NamedTuple):
    """What stands somewhere on a page."""

    letter: str
    y: float
    left: float
    right: float


@pytest.fixture(scope="module")
def examples(real: Catalogue) -> dict[str, str]:
    return {field.name: field.example for field in real.fields.values()}


def filled(real: Catalogue, slug: str, values: dict[str, str]) -> bytes:
    return packet_of([real.template(slug)], "", real, Details(values))


def lines_of(pdf: bytes) -> list[list[Letter]]:
    """The letters that a viewer shows, line by line; pages one after the other."""
    lines: list[list[Letter]] = []
    with pypdfium2.PdfDocument(flattened(pdf)) as document:
        for page in document:
            height = None
            for letter in sorted(letters_of(page.get_textpage()), key=lambda letter: -letter.y):
                if height is None or height - letter.y > 1:
                    height = letter.y
                    lines.append([])
                lines[-1].append(letter)
    return [sorted(line, key=lambda letter: letter.left) for line in lines]


def letters_of(text: pypdfium2.PdfTextPage) -> Iterator[Letter]:
    x, y = c_double(), c_double()
    for place in range(text.count_chars()):
        letter = text.get_text_range(place, 1)
        if letter.strip():
            pypdfium2.raw.FPDFText_GetCharOrigin(text, place, x, y)
            left, _, right, _ = text.get_charbox(place, loose=True)
            yield Letter(letter, y.value, left, right)


def said_by(line: list[Letter]) -> str:
    """A line as somebody reads it: a gap is a space, a wide one is two."""
    words = line[0].letter
    for before, letter in pairwise(line):
        gap = letter.left - before.right
        words += (" " if gap > 1 else "") + (" " if gap > 5 else "") + letter.letter
    return words


def said(pdf: bytes) -> str:
    return "\n".join(map(said_by, lines_of(pdf)))


def test_punctuation_and_words_follow_a_value_that_is_shorter_than_its_place(real: Catalogue, examples: dict[str, str]) -> None:
    short = {
        **examples,
        "provider_greeting": "Dr. Li",
        "report_days": "30",
        "client_initials": "R.M.",
        "practice_fax": "555-0100",
    }
    letter = said(filled(real, "intro-letter-shared-client", short))
    assert "Dear Dr. Li,\n" in letter
    assert "One page every 30 days, and before the next visit" in letter
    assert "back to fax 555-0100. Your patient" in letter
    assert "Re: your patient R.M. · authorization on file" in letter


def test_letters_beyond_the_small_font_close_up_too(real: Catalogue, examples: dict[str, str]) -> None:
    assert "Dear Dr. Łódź,\n" in said(filled(real, "intro-letter-shared-client", {**examples, "provider_greeting": "Dr. Łódź"}))


def test_what_is_still_empty_and_what_is_longer_leaves_its_line_alone(real: Catalogue) -> None:
    blank = FORMATS["pdf"].render(real.template("intro-letter-shared-client"), real)
    long = filled(real, "intro-letter-shared-client", {"provider_greeting": "Dr. Bartholomew Featherstonehaugh-Example"})
    assert drawings(long) == drawings(blank)
    assert rectangles(long) == rectangles(blank)


def drawings(pdf: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [page.obj.Contents.read_bytes() for page in opened.pages]


def rectangles(pdf: bytes) -> list[list[float]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [[float(side) for side in place.Rect] for page in opened.pages for place in page.obj.get("/Annots", ())]


def test_other_words_are_said_where_a_practice_has_no_fax_and_none_is_nowhere(real: Catalogue, examples: dict[str, str]) -> None:
    letter = said(filled(real, "intro-letter-chiropractor", examples | NONE))
    assert "send this page back with\nyour patient?" in letter
    assert "none" not in letter
    brief = said(filled(real, "condition-brief-low-back", examples | NONE))
    assert "To refer: give the referral form to your patient. Questions: 207-555-0142.\n" in brief
    notice = said(filled(real, "change-in-status-notice", examples | NONE))
    assert "Your reply, by phone to 207-555-0142:" in notice


def test_every_page_says_what_it_would_say_if_it_were_set_without_a_fax(real: Catalogue, examples: dict[str, str]) -> None:
    """Each letter and mark, on every page with such words: as the command sets it, which lays out the lines anew.

    Not compared: a provider's address, which it sets on one line, and the client in the foot, who is written there by hand.
    """
    values = {name: value for name, value in examples.items() if not name.startswith(("provider_", "client_"))} | NONE
    merged = merge_catalogue(real, values)
    different = {}
    for template in real.templates:
        body = tuple(block for block in template.document if not isinstance(block, Letterhead))
        if any(isinstance(node, Phrase) for node in walk(body)) and "pdf" in formats_for(template):
            pdfs = filled(real, template.slug, values), FORMATS["pdf"].render(merged.template(template.slug), merged)
            ours, theirs = (Counter("".join(said(pdf).split())) for pdf in pdfs)
            different |= {template.slug: (ours - theirs, theirs - ours)} if ours != theirs else {}
    assert different == {}


def test_no_line_runs_over_its_edge_and_no_letter_over_another(real: Catalogue, examples: dict[str, str]) -> None:
    for slug in ("refer-back-letter", "provider-guidance-request", "desk-card-how-to-refer", "quarterly-outcomes-brief"):
        for line in lines_of(filled(real, slug, examples | NONE)):
            assert line[-1].right < 612 - EDGE, said_by(line)
            apart = [letter.left - before.right for before, letter in pairwise(line) if letter.left != before.left]  # no ligature
            assert min(apart, default=0) > -KERNED, said_by(line)


def test_of_two_such_fields_in_a_row_each_takes_its_own_words_away(sample: Catalogue) -> None:
    fax, website = (replace(sample.fields[name], may_be_none=True) for name in ("practice_fax", "practice_phone"))
    pieces = [Phrase(one, " · ", "", (Text(" · "), Placeholder(one))) for one in (fax, website)]
    document = (Paragraph((Text("Hours on request"), *pieces, Text(" · Free parking"))),)
    template = replace(sample.template("short-letter"), document=document)
    for none, left in (("practice_fax", "1"), ("practice_phone", "2")):
        values = {"practice_phone": "1", "practice_fax": "2", none: "none"}
        assert f"Hours on request · {left} · Free parking" in said(packet_of([template], "", sample, Details(values)))
