"""What a form asks for: one of several answers, a date, one of several words, what is filled in already; in every format."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import pikepdf
import pytest
from lxml import etree
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from kitbuilder.model import document as doc
from kitbuilder.model.traverse import walk
from kitbuilder.readers import load_catalogue
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.web_page import article

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RADIO, COMBO = 1 << 15, 1 << 17


@pytest.fixture(scope="module")
def pdf(sample: Catalogue) -> bytes:
    return FORMATS["pdf"].render(sample.template("every-answer"), sample)


@pytest.fixture(scope="module")
def word(sample: Catalogue) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(FORMATS["word"].render(sample.template("every-answer"), sample))) as package:
        return etree.fromstring(package.read("word/document.xml"))


def shown(sample: Catalogue, name: str) -> str:
    made = FORMATS[name].render(sample.template("every-answer"), sample)
    if name == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    return made.decode("utf-8-sig")


def test_answers_of_a_line_a_list_and_a_row_exclude_each_other(pdf: bytes) -> None:
    fields = PdfReader(io.BytesIO(pdf)).get_fields() or {}
    groups = {name: field for name, field in fields.items() if field.get("/FT") == "/Btn" and "/_States_" in field}
    sizes = {field["/TU"]: len(set(field["/_States_"]) - {"/Off"}) for field in groups.values()}
    assert sizes == {
        "Side": 3,
        "How did you hear of us?": 4,  # over two lines
        "How ready are you?": 3,
        "Does your chest hurt when you move?": 2,
        "Do you lose your balance?": 2,
    }
    assert all(field["/Ff"] == RADIO for field in groups.values())
    chosen = {field["/TU"]: field["/V"] for field in groups.values() if field["/V"] != "/Off"}
    assert chosen == {"Side": "/side_right", "Do you lose your balance?": "/do_you_lose_your_balance_no"}


def test_each_answer_is_read_aloud_with_its_question(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        kids = [one for page in opened.pages for one in page.Annots if "/Parent" in one and "/TU" in one]
        assert {str(one.TU) for one in kids} >= {"Side: Left", "How ready are you?: Nearly", "Do you lose your balance?: Yes"}
        for one in kids:
            if one.Subtype == "/Widget" and one.Parent.get("/Ff") == RADIO:
                assert one.AS in one.AP.N


def test_an_answer_chosen_by_another_program_is_the_only_one(pdf: bytes) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        writer.update_page_form_field_values(page, {"every-answer.side": "/side_left"}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    with pikepdf.open(out) as opened:
        side = [one for page in opened.pages for one in page.Annots if str(one.get("/TU", "")).startswith("Side: ")]
        assert [str(one.AS) for one in side] == ["/side_left", "/Off", "/Off"]
    assert NameObject("/side_left") == (PdfReader(out).get_fields() or {})["every-answer.side"]["/V"]


def test_one_of_several_words_is_a_list_to_choose_from(pdf: bytes, word: etree._Element) -> None:
    fields = PdfReader(io.BytesIO(pdf)).get_fields() or {}
    pace = fields["every-answer.pace"]
    assert (pace["/FT"], pace["/Ff"], list(pace["/Opt"])) == ("/Ch", COMBO, ["slow", "steady", "fast"])
    lists = [[item.get(f"{W}value") for item in found] for found in word.iter(f"{W}dropDownList")]
    assert lists == [["slow", "steady", "fast"], ["slow", "fast"]]


def test_a_date_has_a_calendar_in_word_and_no_script_in_the_pdf(pdf: bytes, word: etree._Element) -> None:
    assert len(list(word.iter(f"{W}date"))) == 5  # two on the first page, one in each of three rows
    assert b"/JavaScript" not in pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not any("/AA" in one for page in opened.pages for one in page.Annots)


def test_what_is_filled_in_already_is_seen_and_can_be_changed(sample: Catalogue, pdf: bytes, word: etree._Element) -> None:
    state = (PdfReader(io.BytesIO(pdf)).get_fields() or {})["every-answer.state"]
    assert (state["/V"], state["/DV"]) == ("ME", "ME")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        look = next(one.AP.N.read_bytes() for page in opened.pages for one in page.Annots if one.get("/V") == "ME")
    assert b"(ME) Tj" in look
    control = next(one for one in word.iter(f"{W}sdt") if one.find(f"{W}sdtPr/{W}alias").get(f"{W}val") == "State")
    assert "".join(control.itertext()) == "ME"
    assert control.find(f"{W}sdtPr/{W}showingPlcHdr") is None
    assert "State: ME" in shown(sample, "text")


@pytest.mark.parametrize("name", ["pdf", "text"])
def test_what_may_stand_in_a_blank_is_said_to_whoever_writes_by_hand(sample: Catalogue, name: str) -> None:
    text = re.sub(r"\s+", " ", shown(sample, name))
    assert "(slow, steady or fast)" in text
    assert "(month/day/year)" in text


@pytest.mark.parametrize("name", ["pdf", "text"])
def test_a_blank_that_nothing_names_shows_its_label(sample: Catalogue, name: str) -> None:
    assert "Name in print" in shown(sample, name)
    assert "Role" in shown(sample, name)


def test_a_blank_that_nothing_names_shows_its_label_in_word(word: etree._Element) -> None:
    assert {"Name in print", "Role"} <= {node.text for node in word.iter(f"{W}t")}


def test_a_comment_reaches_nobody(sample: Catalogue, pdf: bytes) -> None:
    template = sample.template("every-answer")
    everything = [str(article(template, sample)), shown(sample, "text"), shown(sample, "pdf"), repr(template.document)]
    everything += [repr(FORMATS["word"].render(template, sample))]
    assert not any("lawyer" in said or "keep this one last" in said for said in everything)
    assert b"lawyer" not in pdf


def test_a_row_written_once_stands_as_often_as_told(sample: Catalogue) -> None:
    tables = [node for node in walk(sample.template("every-answer").document) if isinstance(node, doc.Table)]
    labels = [[node.label for node in walk(row) if isinstance(node, doc.Blank)] for row in tables[-1].rows]
    assert labels == [[f"Row {row}: {name}" for name in ("Date", "What we did", "Why")] for row in (1, 2, 3)]


def test_a_table_without_heads_has_no_head(sample: Catalogue, word: etree._Element) -> None:
    html = str(article(sample.template("every-answer"), sample))
    assert html.count("<table") == 3
    assert html.count("<thead") == 2
    assert [table.find(f".//{W}tblHeader") is not None for table in word.iter(f"{W}tbl")] == [True, False, True]
    assert "\n\nTo | __________\n" in shown(sample, "text").replace("\r", "")


def test_a_tall_blank_in_a_cell_is_as_high_on_paper_as_elsewhere(pdf: bytes, word: etree._Element) -> None:
    heights = {}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            heights |= {str(one.TU): float(one.Rect[3] - one.Rect[1]) for one in page.Annots if "/TU" in one}
    assert heights["Row 1: Why"] == pytest.approx(3 * 20 - 4, abs=0.5)
    assert 3 * 400 in [int(height.get(f"{W}val")) for height in word.iter(f"{W}trHeight")]


def test_a_landscape_template_lies_on_its_side(sample: Catalogue, pdf: bytes, word: etree._Element) -> None:
    assert {(int(page.mediabox.width), int(page.mediabox.height)) for page in PdfReader(io.BytesIO(pdf)).pages} == {(792, 612)}
    assert {size.get(f"{W}orient") for size in word.iter(f"{W}pgSz")} == {"landscape"}
    assert "kit-paper--landscape" in str(article(sample.template("every-answer"), sample))


def test_pages_that_come_apart_say_whose_they_are_and_which(sample: Catalogue) -> None:
    pages = shown(sample, "pdf").split("More of it")
    assert "page 1 of 2" in pages[0]
    assert "Client’s initials" not in pages[0]
    assert "Every answer" in pages[1]
    assert "page 2 of 2" in pages[1]
    assert "Client’s initials:" in pages[1]


def test_cells_of_a_case_from_outside_have_room_for_what_they_ask(sample_kit: Path) -> None:
    """A referral's boxes, two of them behind words in their cell, were one line high on paper."""
    file = sample_kit / "templates" / "every-block.md"
    head = file.read_text(encoding="utf-8").split("---\n")[1].replace("pages: 2", "pages: 1")
    body = r"""
::: letterhead
:::

| Reason | Tests |
|---|---|
| [[? Reason \| 5 lines]] | [[? Tests \| 5 lines]] |
| **What the doctor does** [[? Management \| 5 lines]] | **What must not be done** [[? Remarks \| 5 lines]] |
"""
    file.write_text(f"---\n{head}---\n{body}", encoding="utf-8")
    catalogue = load_catalogue(sample_kit)
    with pikepdf.open(io.BytesIO(FORMATS["pdf"].render(catalogue.template("every-block"), catalogue))) as opened:
        sizes = {
            str(one.TU): (float(one.Rect[2] - one.Rect[0]), float(one.Rect[3] - one.Rect[1]))
            for one in opened.pages[0].Annots
            if "/TU" in one
        }
    for label in ("Reason", "Tests", "Management", "Remarks"):
        assert sizes[label][0] > 200
        assert sizes[label][1] == pytest.approx(5 * 20 - 4, abs=0.5)
