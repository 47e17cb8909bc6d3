"""Contracts every real template is held to, one by one. Words may change at will; these may not."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from kitbuilder.model.document import Blank, Note, Text, TickBox
from kitbuilder.model.translation import language_of
from kitbuilder.model.traverse import walk, words
from kitbuilder.readers import load_catalogue
from kitbuilder.renderers import FORMATS, formats_for
from real_templates import KIT, SLUGS

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template


@pytest.fixture(params=SLUGS, scope="module")
def template(request: pytest.FixtureRequest, real: Catalogue) -> Template:
    return real.template(request.param)


@pytest.fixture(scope="module")
def pdf(template: Template, real: Catalogue) -> bytes:
    """Its PDF, made once for all that look at it."""
    return FORMATS["pdf"].render(template, real)


def test_the_kit_is_all_there(real: Catalogue) -> None:
    assert sorted(template.slug for step in real.steps for template in step.templates) == SLUGS
    assert all(step.templates for step in real.steps)
    assert real.start_here


def test_every_template_has_a_form_number_that_it_keeps() -> None:
    texts = {file.stem: file.read_text(encoding="utf-8") for file in (KIT / "templates").glob("*.md")}
    assert [slug for slug, text in texts.items() if not re.search(r"^number: \d+$", text, re.MULTILINE)] == []


def test_it_keeps_its_page_promise_and_is_a_whole_pdf(template: Template, pdf: bytes) -> None:
    assert len(PdfReader(io.BytesIO(pdf)).pages) == template.pages
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == template.title
    root = reader.trailer["/Root"]
    assert root["/Lang"] == language_of(template, "en-US")
    assert root["/MarkInfo"]["/Marked"]


def handed_over(template: Template) -> list[object]:
    """Every node a reader of the page sees: notes are left out of what leaves the practice."""
    notes = [node for node in walk(template.document) if isinstance(node, Note)] if template.leaves_practice else []
    hidden = {id(inner) for note in notes for inner in walk(note)}
    return [node for node in walk(template.document) if id(node) not in hidden]


def test_every_blank_is_a_field_with_its_label(template: Template, pdf: bytes) -> None:
    own = {node.label for node in handed_over(template) if isinstance(node, (Blank, TickBox))}
    shared = {placeholder.field.label for placeholder in template.placeholders}
    fields = PdfReader(io.BytesIO(pdf)).get_fields() or {}
    labels = {str(field["/TU"]) for field in fields.values() if "/FT" in field}
    assert all(labels)
    assert own <= labels <= own | shared


def test_it_renders_in_every_format_and_the_same_twice(template: Template, real: Catalogue, pdf: bytes) -> None:
    offered = formats_for(template)
    assert ("spreadsheet" in offered) == (template.kind.name == "tracker") != ("word" in offered)
    for name, made_as in offered.items():
        once = pdf if name == "pdf" else made_as.render(template, real)
        assert once == made_as.render(template, real)


def test_its_text_holds_every_word_that_is_handed_over(template: Template, real: Catalogue) -> None:
    text = FORMATS["text"].render(template, real).decode("utf-8-sig")
    assert "[[" not in text
    for node in handed_over(template):
        if isinstance(node, Text):
            missing = [word for word in node.text.split() if word not in text]
            assert missing == []


def test_notes_are_never_handed_over(template: Template, real: Catalogue, pdf: bytes) -> None:
    if not template.leaves_practice:
        assert "word" not in formats_for(template) or FORMATS["word"].render(template, real)
        return
    pages = PdfReader(io.BytesIO(pdf)).pages
    shown = " ".join(" ".join(page.extract_text() for page in pages).split())
    for node in walk(template.document):
        if isinstance(node, Note):
            first = words(node)[:60]
            assert first not in shown


def test_it_loads_again_to_the_very_same(real: Catalogue) -> None:
    assert load_catalogue(KIT) == real
