"""A contact card as a code: zbar reads it off a page that the coarsest fax machine has sent, and off a Word file.

The method. Each page that has one is filled in, drawn as a fax machine sends it, 204 dots to the inch across and 98 lines, black
and white, and drawn back to full height. A code of the largest size is tried as well, and one that announces its letters.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pikepdf
import pytest
from lxml import etree
from PIL import Image

from codes import codes_in, needs_zbar
from fax_paper import as_sent, drawn, pages
from kitbuilder.model.contact_card import code_text
from kitbuilder.model.document import ContactCode
from kitbuilder.model.merge import merge_catalogue
from kitbuilder.model.traverse import walk
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.contact_code import SIDE, as_png, as_svg

if TYPE_CHECKING:
    from pathlib import Path

    import pypdfium2

    from kitbuilder.model.catalogue import Catalogue

COUNTS = {
    "referral-slip-for-patients": 4,
    "ficha-de-referencia": 4,
    "one-page-practice-overview": 1,
    "business-card": 8,
}
LARGEST = {
    "your_name": "Łukasz Wiśniewski-Müller, MS",
    "practice_name": "Ćwiczenia & Más, Núñez",
    "practice_website": "https://ćwiczenia.example",
}
LONG = {
    "your_name": "María-José O’Brien-Núñez, MS",
    "your_role": "Medical exercise professional and owner",
    "practice_name": "Harbor Medical Exercise and Functional Fitness, PLLC",
    "practice_phone": "+1 (207) 555-0142, ext. 12",
    "practice_email": "maria-jose@harbormedicalexercise.example",
}
CUT = 20  # points between the last line of a card and the first of the next, at the least
LEAST_SIDE = 25  # mm
UNITS_PER_MM = 36_000
PICTURE = "word/media/contact-code.png"
ALT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"


@pytest.fixture(scope="module")
def largest(real: Catalogue) -> Catalogue:
    """The real kit with details whose code is of the largest size, with letters beyond ASCII."""
    return merge_catalogue(real, {**{name: field.example for name, field in real.fields.items()}, **LARGEST})


def test_these_pages_have_a_place_for_a_code(real: Catalogue) -> None:
    found = {one.slug for one in real.templates if any(isinstance(node, ContactCode) for node in walk(one.document))}
    assert found == set(COUNTS)


@needs_zbar
@pytest.mark.parametrize("slug", COUNTS)
def test_a_faxed_page_still_says_the_card(slug: str, filled: Catalogue, largest: Catalogue, tmp_path: Path) -> None:
    for catalogue in (filled, largest):
        (page,) = pages(catalogue.template(slug), catalogue)
        assert codes_in(as_sent(drawn(page)), tmp_path) == [code_text(catalogue.details)] * COUNTS[slug]


@needs_zbar
def test_a_code_of_two_fifths_the_size_does_not_come_through(largest: Catalogue, tmp_path: Path) -> None:
    (page,) = pages(largest.template("one-page-practice-overview"), largest)
    assert codes_in(as_sent(drawn(page, 0.4)), tmp_path) == []


@pytest.mark.parametrize("slug", COUNTS)
def test_a_pdf_says_aloud_whose_card_it_is(slug: str, filled: Catalogue) -> None:
    template = filled.template(slug)
    with pikepdf.open(io.BytesIO(FORMATS["pdf"].render(template, filled))) as pdf:
        figures = [
            str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]
    words = "Tarjeta de contacto de {}: escanee para guardarla" if template.translation else "Contact card of {}: scan to add"
    assert figures == [words.format("Harbor Medical Exercise")] * COUNTS[slug]


@pytest.mark.parametrize("slug", COUNTS)
def test_a_blank_page_has_places_for_codes_and_no_word_of_one(slug: str, real: Catalogue) -> None:
    template = real.template(slug)
    with pikepdf.open(io.BytesIO(FORMATS["pdf"].render(template, real))) as pdf:
        assert not [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"]
        tags = pdf.Root.StructTreeRoot
        keys = [int(key) for key in list(tags.ParentTree.Nums)[::2]]
        assert keys == list(range(int(tags.ParentTreeNextKey)))
        [page] = pdf.pages
        assert [int(place.StructParent) for place in page.obj.Annots] == sorted(set(keys) - {int(page.obj.StructParents)})
        assert len(tags["/XXCodes"]) == COUNTS[slug]
        assert all(place[0].objgen == page.obj.objgen for place in tags["/XXCodes"])
    with zipfile.ZipFile(io.BytesIO(FORMATS["word"].render(template, real))) as word:
        assert PICTURE not in word.namelist()
        assert b"Scan to" not in word.read("word/document.xml")


@needs_zbar
@pytest.mark.parametrize("slug", COUNTS)
def test_a_word_file_holds_the_card_once_and_shows_it_as_often_as_it_should(
    slug: str, largest: Catalogue, tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(FORMATS["word"].render(largest.template(slug), largest))) as word:
        picture = Image.open(io.BytesIO(word.read(PICTURE))).convert("L")
        document = etree.fromstring(word.read("word/document.xml"))
        assert b"media/contact-code.png" in word.read("word/_rels/document.xml.rels")
        assert b'Extension="png" ContentType="image/png"' in word.read("[Content_Types].xml")
    framed = Image.new("L", (picture.width + 200, picture.height + 200), 255)
    framed.paste(picture, (100, 100))
    assert codes_in(framed, tmp_path) == [code_text(largest.details)]
    about = list(document.iter(ALT))
    assert len(about) == len({one.get("id") for one in about}) == COUNTS[slug]
    assert all(LARGEST["practice_name"] in str(one.get("descr")) for one in about)
    assert all(int(str(one.get("cx"))) >= LEAST_SIDE * UNITS_PER_MM for one in document.iter(EXTENT))


def test_cards_with_long_details_keep_within_the_lines_they_are_cut_along(real: Catalogue) -> None:
    known = merge_catalogue(real, {**{name: field.example for name, field in real.fields.items()}, **LONG})
    (page,) = pages(known.template("business-card"), known)
    first, last = (places(page, words) for words in (LONG["your_name"].split()[0], LONG["practice_email"]))
    assert len(first) == len(last) == COUNTS["business-card"]
    rows = sorted({round(top) for _, top in first}, reverse=True)
    ends = sorted({round(bottom) for bottom, _ in last}, reverse=True)
    assert all(end > below + CUT for end, below in zip(ends, rows[1:], strict=False))


def places(page: pypdfium2.PdfPage, words: str) -> list[tuple[float, float]]:
    """The bottom and the top of each place where a page says these words, in points from its foot."""
    text = page.get_textpage()
    search, found = text.search(words), []
    while match := search.get_next():
        boxes = [text.get_charbox(place) for place in range(match[0], match[0] + match[1])]
        found.append((min(box[1] for box in boxes), max(box[3] for box in boxes)))
    return found


def test_a_practice_without_a_phone_gets_no_code(real: Catalogue) -> None:
    known = merge_catalogue(real, {"practice_name": "Harbor Medical Exercise"})
    card = known.template("business-card")
    assert FORMATS["word"].render(card, known).count(b"contact-code") == 0


def test_the_same_card_is_drawn_the_same(filled: Catalogue) -> None:
    text = code_text(filled.details)
    assert as_svg(text) == as_svg(text)
    assert as_png(text) == as_png(text)
    assert SIDE >= LEAST_SIDE
