"""A value that ends in a period and a sentence that ends in one have one period between them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdf
import pytest
from lxml import etree

from kitbuilder.model.merge import merge, merge_catalogue
from kitbuilder.model.traverse import walk
from kitbuilder.readers import read_fields_file
from kitbuilder.readers.markdown import Reading, read_document
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.plain_text import text_of

FIELDS = read_fields_file(Path(__file__).resolve().parent.parent.parent / "kit")
INC, JUNIOR, PLAIN, ELLIPSIS = "Harbor MedEx, Inc.", "Jordan Reyes Jr.", "Harbor MedEx", "Harbor ..."
CASES = [
    ("Send it to [[practice_name]].", INC, "Send it to Harbor MedEx, Inc."),
    ("Send it to [[practice_name]].", PLAIN, "Send it to Harbor MedEx."),
    ("To [[practice_name]]. We wait.", INC, "To Harbor MedEx, Inc. We wait."),
    ("To **[[practice_name]]**. We wait.", INC, "To Harbor MedEx, Inc. We wait."),
    ("To **[[practice_name]].** We wait.", INC, "To Harbor MedEx, Inc. We wait."),
    ("To *the [[practice_name]]*. We wait.", INC, "To the Harbor MedEx, Inc. We wait."),
    ("At [[practice_name]]? [[practice_name]], [[practice_name]]: yes.", INC, f"At {INC}? {INC}, {INC}: yes."),
    ("And so on, [[practice_name]]...", INC, "And so on, Harbor MedEx, Inc...."),
    ("Ask [[practice_name]].", ELLIPSIS, "Ask Harbor ...."),
    ("[[practice_name]][[? Day]].", INC, "Harbor MedEx, Inc.[Day]."),
    ("[[practice_name]]\\\n.5 hours", INC, "Harbor MedEx, Inc.\n.5 hours"),
    ("| A | B |\n|---|---|\n| [[practice_name]]. | [[practice_name]] |", INC, "A | B\nHarbor MedEx, Inc. | Harbor MedEx, Inc."),
]


@pytest.mark.parametrize(("written", "value", "said"), CASES)
def test_a_sentence_ends_in_one_period(written: str, value: str, said: str) -> None:
    document = read_document(written, Reading("t.md", FIELDS, []))
    assert text_of(merge(document, {"practice_name": value})) == said


def test_a_placeholder_knows_that_its_sentence_ends() -> None:
    document = read_document("[[your_name]] and [[practice_name]]. Or **[[your_role]]**...", Reading("t.md", FIELDS, []))
    assert [node.stops for node in walk(document) if hasattr(node, "stops")] == [False, True, False]


@pytest.mark.parametrize("name", ["word", "pdf"])
def test_a_letter_of_the_real_kit_has_no_two_periods(real, name: str) -> None:
    merged = merge_catalogue(real, dict.fromkeys(real.fields, INC))
    said = _said(FORMATS[name].render(merged.template("intro-letter-shared-client"), merged))
    assert INC in said
    assert f"{INC}." not in said


def test_every_template_of_the_real_kit_reads_right(real) -> None:
    details = dict.fromkeys(real.fields, INC)
    said = {one.slug: text_of(merge(one.document, details)) for one in real.templates}
    assert [slug for slug, text in said.items() if "Inc.." in text] == []


def _said(made: bytes) -> str:
    if made.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    with zipfile.ZipFile(io.BytesIO(made)) as word:
        return "".join(etree.fromstring(word.read("word/document.xml")).itertext())
