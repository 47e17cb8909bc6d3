"""Several letters in one Word file: a detail typed once is in all of them, and each is as it would be in a file of its own."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from dataclasses import replace

import pytest
from lxml import etree

from kitbuilder.bundle.letter_collection import TITLE, letters_of
from kitbuilder.model.document import Letterhead, Link, Paragraph, Text
from kitbuilder.model.merge import merge_catalogue
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.word import render_together

render = FORMATS["word"].render
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STORE_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
FILLED = re.compile(r"word/(document|header\d+)\.xml")


def parts(made: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def controls(read):
    return [control for name in sorted(read) if FILLED.fullmatch(name) for control in read[name].iter(f"{W}sdt")]


def words(root) -> str:
    return "".join(node.text or "" for node in root.iter(f"{W}t"))


def value(element, path):
    found = element.find("/".join(W + name for name in path.split("/")))
    return None if found is None else found.get(f"{W}val")


def sections(read):
    """Each section as the paragraphs and tables in it and its properties."""
    found, content = [], []
    for child in read["word/document.xml"].find(f"{W}body"):
        properties = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
        content += [] if child is properties else [child]
        if properties is not None:
            found.append((content, properties))
            content = []
    assert not content
    return found


def furniture(read, properties):
    """What stands around a section, by kind and pages, as the words in its part."""
    targets = {node.get("Id"): node.get("Target") for node in read["word/_rels/document.xml.rels"]}
    references = [node for node in properties if node.tag in (f"{W}headerReference", f"{W}footerReference")]
    return {
        (node.tag.removeprefix(W), node.get(f"{W}type")): words(read[f"word/{targets[node.get(f'{R}id')]}"])
        for node in references
    }


@pytest.fixture(scope="module")
def letters(real):
    return [letter for letter, _ in letters_of(real)]


@pytest.fixture(scope="module")
def read(real):
    return parts(render_together(letters_of(real), TITLE))


def test_what_goes_to_an_office_is_in_it_and_nothing_that_stays(letters):
    assert {"thirty-day-progress-report", "referral-received-notice", "refer-back-letter"} <= {one.slug for one in letters}
    assert all(one.leaves_practice and set(one.audience) - {"self", "client"} for one in letters)


def test_every_binding_finds_the_one_place_of_its_detail(read, real, letters):
    bindings = [(value(one, "sdtPr/tag"), one.find(f".//{W}dataBinding")) for one in controls(read)]
    bound = [(tag, binding) for tag, binding in bindings if binding is not None]
    assert [name for name in read if re.fullmatch(r"customXml/item\d+\.xml", name)] == ["customXml/item1.xml"]
    for tag, binding in bound:
        prefix, address = re.fullmatch(r"xmlns:(\w+)='(.+)'", binding.get(f"{W}prefixMappings")).groups()
        found = read["customXml/item1.xml"].xpath(binding.get(f"{W}xpath"), namespaces={prefix: address})
        assert [etree.QName(node).localname for node in found] == [tag]
        assert binding.get(f"{W}storeItemID") == read["customXml/itemProps1.xml"].get(STORE_ID)
    alone = [value(one, "sdtPr/tag") for letter in letters for one in bound_alone(letter, real)]
    assert Counter(tag for tag, _ in bound) == Counter(alone)


def bound_alone(letter, real):
    return [one for one in controls(parts(render(letter, real))) if one.find(f".//{W}dataBinding") is not None]


def test_no_two_controls_in_the_text_or_in_any_head_share_an_id(read):
    ids = [value(one, "sdtPr/id") for one in controls(read)]
    assert len(ids) > 300
    assert len(set(ids)) == len(ids)


def test_each_has_a_section_with_its_own_head_and_foot(read, real, letters):
    found = sections(read)
    assert len(found) == len(letters)
    for letter, (_, properties) in zip(letters, found, strict=True):
        around = furniture(read, properties)
        assert around["footerReference", "first"].startswith(real.form_number(letter))
        said_of_whose = "Client’s initials: «Client’s initials»" if real.whose(letter) else ""
        is_ours = letter.is_one_paper or any(isinstance(block, Letterhead) for block in letter.later_pages)
        expected = around["footerReference", "first"] + said_of_whose if is_ours else ""
        assert around["footerReference", "default"] == expected
        assert "[Practice name]" in around["headerReference", "first"]
        assert properties.find(f"{W}titlePg") is not None
        assert properties.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert properties.find(f"{W}type") is None  # the next page is what a section without a type begins on


def test_no_paragraph_that_ends_a_section_has_words_in_it(read):
    """LibreOffice drops the line breaks of such a paragraph, and ran the lines under a signature together."""
    body = read["word/document.xml"].find(f"{W}body")
    ends = [paragraph for paragraph in body.iter(f"{W}p") if paragraph.find(f"{W}pPr/{W}sectPr") is not None]
    assert ends
    assert [words(paragraph) for paragraph in ends if len(paragraph) > 1] == []


def test_pages_are_counted_in_each_and_not_in_all_of_them(real):
    """What goes to offices has one page for each reader, so that others are taken here."""
    slugs = ("refer-back-letter", "informed-consent-medical-exercise", "client-health-history-intake")
    papers = [real.template(slug) for slug in slugs]
    together = parts(render_together([(one, FORMATS["word"].context(one, real)) for one in papers], TITLE))
    fields = [
        [node.text.strip() for node in together[f"word/footer{number}.xml"].iter(f"{W}instrText")][-2:] for number in (1, 2, 3)
    ]
    assert fields == [[], ["PAGE", "SECTIONPAGES"], ["PAGE", "SECTIONPAGES"]]


def test_the_navigation_pane_lists_every_title_and_a_letter_does_not_print_it(read, letters):
    styles = {style.get(f"{W}styleId"): value(style, "name") for style in read["word/styles.xml"].iter(f"{W}style")}
    for letter, (content, _) in zip(letters, sections(read), strict=True):
        headings = [one for one in content if styles.get(value(one, "pPr/pStyle")) == "heading 1"]
        assert headings == content[:1]
        assert words(headings[0]) == letter.title
        look = [value(headings[0], f"r/rPr/{name}") for name in ("color", "sz")]
        assert look == (["FFFFFF", "2"] if letter.kind.name == "letter" else [None, None])
        assert headings[0].find(f".//{W}vanish") is None  # Word does not list what is hidden


def test_the_text_of_each_is_what_it_is_in_its_own_file(read, real, letters):
    for letter, (content, _) in zip(letters, sections(read), strict=True):
        alone = words(parts(render(letter, real))["word/document.xml"])
        together = "".join(map(words, content))
        assert together.removeprefix(letter.title) == alone.removeprefix(letter.title)


def test_every_relationship_finds_its_part_and_every_link_its_own(sample):
    links = [Paragraph((Link(f"https://example.org/{number}", (Text("there"),)),)) for number in (1, 2)]
    letter = sample.template("short-letter")
    both = [replace(letter, document=(*letter.document, link)) for link in links]
    read = parts(render_together([(one, FORMATS["word"].context(one, sample)) for one in both], "Two"))
    targets = {node.get("Id"): node for node in read["word/_rels/document.xml.rels"]}
    assert len(targets) == len(read["word/_rels/document.xml.rels"])
    inside = [node.get("Target") for node in targets.values() if node.get("TargetMode") != "External"]
    assert all(posixpath.normpath(posixpath.join("word", target)) in read for target in inside)
    linked = [targets[node.get(f"{R}id")].get("Target") for node in read["word/document.xml"].iter(f"{W}hyperlink")]
    assert linked == ["https://example.org/1", "https://example.org/2"]


def test_merged_details_are_in_every_letter_and_two_runs_give_the_same_bytes(real):
    merged = merge_catalogue(real, {"practice_name": "Harbor & Söhne (fictional)"})
    first, second = (render_together(letters_of(merged), TITLE) for _ in range(2))
    assert first == second
    heads = [words(root) for name, root in parts(first).items() if name.startswith("word/header")]
    assert len(heads) == len(letters_of(merged))
    assert all("Harbor & Söhne (fictional)" in head for head in heads)
