"""A practice without a fax: words that go with the number are left out, or others are said, and no mark is left behind."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from lxml import etree

from kitbuilder.model.merge import merge, merge_catalogue
from kitbuilder.model.traverse import walk
from kitbuilder.readers import read_fields_file
from kitbuilder.readers.markdown import Reading, read_document
from kitbuilder.renderers import FORMATS, formats_for
from kitbuilder.renderers.plain_text import text_of

if TYPE_CHECKING:
    from kitbuilder.model.problem import Problem

TESTS = Path(__file__).resolve().parent.parent
FIELDS = read_fields_file(TESTS.parent / "kit")
CASES = json.loads((TESTS / "phrase_cases.json").read_text(encoding="utf-8"))
NONE_CASES = json.loads((TESTS / "none_cases.json").read_text(encoding="utf-8"))
FAX = {"practice_fax": "207-555-0143", "practice_phone": "207-555-0142"}
NO_FAX = {"practice_fax": "none", "practice_phone": "207-555-0142"}
# What nobody would write: two spaces, one that leads to a mark, marks that follow each other, a mark that begins or ends a line.
STRAY = re.compile(r"\w {2,}\w| [,.;:!?)](?=\s|$)|· ·|[,;] ?[,;.]|^ *[·,;]|·$|\(\)|\bfax to (?!the)|\bnone\b", re.MULTILINE)


def read(written: str) -> tuple[tuple, list[Problem]]:
    problems: list[Problem] = []
    return read_document(written, Reading("t.md", FIELDS, problems)), problems


@pytest.mark.parametrize(
    ("written", "with_fax", "without"),
    [
        ("Answer [[by fax to {practice_fax} or ]]by phone.", "Answer by fax to 207-555-0143 or by phone.", "Answer by phone."),
        ("Call[[, or fax {practice_fax}]].", "Call, or fax 207-555-0143.", "Call."),
        ("[[Fax {practice_fax} | Call]] us.", "Fax 207-555-0143 us.", "Call us."),
        ("**[[Fax {practice_fax} · ]]Call**", "Fax 207-555-0143 · Call", "Call"),
        ("A[[ · Fax {practice_fax}]] · B", "A · Fax 207-555-0143 · B", "A · B"),
        ("Fax: [[practice_fax]]", "Fax: 207-555-0143", "Fax: none"),
        ("[[It's \"{practice_fax}\" | Don't fax]].", "It’s “207-555-0143”.", "Don’t fax."),
        ("| A | B |\n|---|---|\n| x | [[to {practice_fax} \\| by hand]] |", "A | B\nx | to 207-555-0143", "A | B\nx | by hand"),
    ],
)
def test_words_go_with_their_field(written: str, with_fax: str, without: str) -> None:
    document, problems = read(written)
    assert problems == []
    assert text_of(merge(document, FAX)) == with_fax
    assert text_of(merge(document, NO_FAX)) == without
    assert text_of(merge(document, {"practice_fax": "None"})) == without.replace("none", "None")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("[[fax {practise_fax}]] us", 'no field is called "practise_fax"'),
        ("Write to [[our {your_name}]].", "nobody has no “Your name”"),
        ("A [[{practice_fax}]] b", "here stand words that go with one field"),
        ("A [[fax {practice_fax} or {practice_phone}]] b", "here stand words that go with one field"),
        ("A [[fax {practice_fax} | call {practice_phone}]] b", "here stand words that go with one field"),
        ("A [[fax {practice_fax}]] b", "left out, these words leave a space too many"),
        ("[[Fax {practice_fax}]] b", "left out, these words leave a space too many"),
        ("A[[ fax {practice_fax} ]]b", "left out, these words leave others that touch"),
        ("back[[ to fax {practice_fax} | by hand]]", "the words said instead of these leave others that touch"),
        ("[[Fax {practice_fax} | Call us.]].", "the words said instead of these leave two periods"),
        ("[[Fax {practice_fax}]]\\\nPhone", "left out, these words leave an empty line"),
        ("**[[Fax {practice_fax}]]**", "left out, these words leave an empty line"),
        ("**[[Fax {practice_fax}]]** us", "left out, these words leave a space too many"),
        ("Call us ([[fax {practice_fax}]]).", "left out, these words leave empty brackets"),
        ("Our “[[fax {practice_fax}]]” is new.", "left out, these words leave empty quotation marks"),
        ('Our "*[[fax {practice_fax}]]*" is new.', "left out, these words leave empty quotation marks"),
        ("Mail,[[ fax {practice_fax}]], phone", "left out, these words leave two marks that follow each other"),
        ("Mail · [[fax {practice_fax}]] · phone", "left out, these words leave two marks that follow each other"),
        ("Write to Mail Co.[[ or fax {practice_fax}]].", "left out, these words leave two periods"),
        ("Write to [[practice_name]][[. Fax {practice_fax}]].", "a period before words that may be left out"),
        ("[[Fax {practice_fax}]], phone", "left out, these words leave a mark at the beginning of the line"),
        ("Phone · [[fax {practice_fax}]]\\\nMail", "left out, these words leave a mark at the end of the line"),
        ("Mail [[fax {practice_fax}]], please", "left out, these words leave a space too many"),
        ("[[Fax {practice_fax}]][[ or {practice_website}]]", "left out, these words leave a space too many"),
        ("[[Fax {practice_fax}]][[{practice_website} is ours]]", "left out, these words leave an empty line"),
    ],
)
def test_words_that_would_leave_a_stray_mark_are_refused(written: str, says: str) -> None:
    _, problems = read(written)
    assert [problem.message.replace('"Your name"', "“Your name”") for problem in problems] != []
    assert says in problems[0].message.replace('"Your name"', "“Your name”")


@pytest.mark.parametrize(
    "written",
    [
        "Answer[[ by fax to {practice_fax}]][[ or at {practice_website}]] please.",
        "**[[Fax {practice_fax} · ]]Phone** and **[[fax {practice_fax} | call us]]** and **more[[ by fax to {practice_fax}]]**.",
        "Call us ([[fax {practice_fax} or ]]207-555-0142).",
        "Write to Mail Co.[[ or fax {practice_fax}]], or call.",
        "And so on...[[ or fax {practice_fax}]]",
    ],
)
def test_words_that_leave_nothing_odd_are_taken(written: str) -> None:
    assert read(written)[1] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["written"])
def test_words_are_left_out_as_the_table_says(case: dict) -> None:
    document, problems = read(case["written"])
    assert problems == []
    assert text_of(merge(document, case["values"])) == case["said"]


@pytest.mark.parametrize("case", NONE_CASES, ids=lambda case: case["typed"] or "nothing")
def test_what_people_write_for_none_is_none(case: dict) -> None:
    assert FIELDS["practice_fax"].is_none(case["typed"]) is case["is_none"]


@pytest.mark.parametrize("name", ["text", "word", "pdf"])
def test_no_template_of_the_real_kit_names_a_fax_or_leaves_a_stray_mark(real, name: str) -> None:
    details = {field.name: field.example for field in real.fields.values()}
    merged = merge_catalogue(real, {**details, "practice_fax": "none", "practice_website": "none"})
    usual = merge_catalogue(real, details)
    naming = [
        one for one in merged.templates if "practice_fax" in {node.field.name for node in real.template(one.slug).placeholders}
    ]
    found = {}
    for template in naming if name == "text" else naming[:4]:
        if name not in formats_for(template) or template.slug == "fax-cover-sheet":  # which says "Fax: none", as it should
            continue
        said, before = (said_by(FORMATS[name].render(one.template(template.slug), one)) for one in (merged, usual))
        assert "207-555-0143" in before
        stray = set(STRAY.findall(said)) - set(STRAY.findall(before))
        found |= {template.slug: (stray, "Fax" in said)} if stray or "207-555-0143" in said else {}
    assert found == {}


def test_a_page_without_a_fax_keeps_its_pages_and_its_head(real) -> None:
    merged = merge_catalogue(real, {field.name: field.example for field in real.fields.values()} | {"practice_fax": "none"})
    letter = merged.template("intro-letter-shared-client")
    pdf = pypdf.PdfReader(io.BytesIO(FORMATS["pdf"].render(letter, merged)))
    assert len(pdf.pages) == 1
    assert "Phone 207-555-0142\nhello@harbormedex.example" in pdf.pages[0].extract_text()
    assert [node for node in walk(letter.document) if getattr(node, "is_none", False)]


def said_by(made: bytes) -> str:
    if made.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    if not made.startswith(b"PK"):
        return made.decode()
    with zipfile.ZipFile(io.BytesIO(made)) as word:
        roots = [
            etree.fromstring(word.read(name)) for name in ("word/document.xml", "word/header1.xml") if name in word.namelist()
        ]
    return "\n".join("".join(text.text or "" for text in part.iter("{*}t")) for root in roots for part in root.iter("{*}p"))


def fields_of(template) -> set[str]:
    return {node.field.name for node in template.placeholders}
