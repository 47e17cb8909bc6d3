"""The page takes the same words for "none" as the command, and leaves out the same words with them."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from lxml import html

from filled_files import parts
from kitbuilder.model.merge import merge, merge_catalogue
from kitbuilder.readers import read_fields_file
from kitbuilder.readers.markdown import Reading, read_document
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.plain_text import text_of, to_file
from kitbuilder.renderers.web_page import blocks_of
from kitbuilder.website.content.fill_files import labels_of, phrases_of

if TYPE_CHECKING:
    from kitbuilder.model.document import Document

TESTS = Path(__file__).resolve().parent.parent
FIELDS = read_fields_file(TESTS.parent / "kit")
CASES = json.loads((TESTS / "phrase_cases.json").read_text(encoding="utf-8"))
NONE_CASES = json.loads((TESTS / "none_cases.json").read_text(encoding="utf-8"))
SAID_NONE = """
import { isNone } from "WEB/details/phrases.js";
const run = (values) => values.map(isNone);
"""
FILLED = """
import { fillText } from "WEB/fill/text/fill_text.js";
const run = ({ file, values, ...tools }) => base64(fillText(bytes(file), values, tools).bytes);
"""
FILLED_WORD = """
import { fillWord } from "WEB/fill/word/fill_word.js";
const run = async ({ file, values, phrases }) => base64((await fillWord(bytes(file), values, { phrases })).bytes);
"""
FILLED_SLIDES = """
import { fillSlides } from "WEB/fill/slides/fill_slides.js";
const run = ({ file, values, phrases }) => base64(fillSlides(bytes(file), values, { phrases }).bytes);
"""
SHOWN = """
import { shownAt } from "WEB/details/placeholder.js";
const run = ({ places, values }) => places.map((dataset) => shownAt(dataset, values));
"""


def test_what_people_write_for_none_is_none(in_node) -> None:
    assert in_node(SAID_NONE, [case["typed"] for case in NONE_CASES]) == [case["is_none"] for case in NONE_CASES]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["written"])
def test_a_text_file_leaves_words_out_as_the_table_says(in_node, case: dict) -> None:
    document = read_document(case["written"], Reading("t.md", FIELDS, []))
    given = {"file": base64_of(to_file(text_of(document))), "values": case["values"], **labels_of(FIELDS)}
    assert in_node(FILLED, {**given, **phrases_of(only(document))}) == base64_of(to_file(case["said"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["written"])
def test_a_word_file_leaves_words_out_as_the_command_does(in_node, real, case: dict) -> None:
    document = read_document(case["written"], Reading("t.md", FIELDS, []))
    letter = replace(real.template("intro-letter-shared-client"), document=document)
    merged = replace(letter, document=merge(document, case["values"]))
    given = {"file": base64_of(FORMATS["word"].render(letter, real)), "values": case["values"]}
    made = base64.b64decode(in_node(FILLED_WORD, {**given, **phrases_of(only(document))}))
    expected = FORMATS["word"].render(merged, merge_catalogue(real, case["values"]))
    assert parts(made)["word/document.xml"] == parts(expected)["word/document.xml"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["written"])
def test_slides_leave_words_out_as_the_command_does(in_node, real, case: dict) -> None:
    document = read_document(f"## One\n\n{case['written']}\n\n## Two\n\nEnd", Reading("t.md", FIELDS, []))
    deck = replace(real.template("team-talk-deck"), document=document)
    merged = replace(deck, document=merge(document, case["values"]))
    given = {"file": base64_of(FORMATS["slides"].render(deck, real)), "values": case["values"]}
    made = base64.b64decode(in_node(FILLED_SLIDES, {**given, **phrases_of(only(document))}))
    assert parts(made) == parts(FORMATS["slides"].render(merged, merge_catalogue(real, case["values"])))


def test_a_page_shows_one_period_where_the_words_between_are_left_out(in_node) -> None:
    document = read_document(CASES[0]["written"], Reading("t.md", FIELDS, []))
    places = [dataset_of(place) for place in html.fromstring(blocks_of(document)).iter("span") if "data-field" in place.attrib]
    shown = [in_node(SHOWN, {"places": places, "values": case["values"]})[0] for case in CASES[:2]]
    assert shown == ["Harbor Co", "Harbor Co."]


def only(document: Document) -> SimpleNamespace:
    """A catalogue of nothing but one document, as far as its phrases are looked for."""
    return SimpleNamespace(templates=[SimpleNamespace(document=document)])


def dataset_of(element: html.HtmlElement) -> dict[str, str]:
    """The attributes of an element as a page's script sees them: `data-stops-without` is `stopsWithout`."""
    names = {name: name.removeprefix("data-").split("-") for name in element.attrib}
    return {first + "".join(map(str.title, rest)): element.attrib[name] for name, (first, *rest) in names.items()}


def base64_of(content: bytes) -> str:
    return base64.b64encode(content).decode()
