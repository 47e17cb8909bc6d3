"""The Word file: it opens, a detail typed once is everywhere, every blank has a name, and nothing leaves that should not."""

from __future__ import annotations

import io
import posixpath
import re
import shutil
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kitbuilder.model import document as doc
from kitbuilder.model.merge import merge_catalogue
from kitbuilder.model.problem import Code, KitError
from kitbuilder.model.traverse import walk
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.word.blanks import DASHES, plan_rules
from kitbuilder.renderers.word.widths import DASH, flat_lines, width_of

render = FORMATS["word"].render
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"
SEVEN_MILLIMETERS = 397  # twips
WRITTEN = ("word/document.xml", "word/header1.xml")
HOSTILE = [
    "<script>alert(1)</script>",
    "]]>",
    "AT&T",
    "\"'",
    "Łódź 🏋️ Ørsted",
    "&amp;",
    "${practice_name}",
    "[[your_name]]",
    "a" * 10_000,
]


def parts(made: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def with_text(catalogue, *blocks, slug="short-letter", kind=None):
    template = catalogue.template(slug)
    return replace(template, document=blocks, kind=catalogue.kinds[kind] if kind else template.kind)


def words(root) -> str:
    return "".join(node.text or "" for node in root.iter(f"{W}t"))


def controls(read):
    return [control for name in WRITTEN if name in read for control in read[name].iter(f"{W}sdt")]


def value(element, name, attribute="val"):
    found = element.find(f".//{W}{name}")
    return None if found is None else found.get(W + attribute)


def visible(template):
    hidden = {id(node) for note in walk(template.document) if isinstance(note, doc.Note) for node in walk(note)}
    return [node for node in walk(template.document) if not (template.leaves_practice and id(node) in hidden)]


@pytest.fixture(scope="module")
def made(real):
    return {template.slug: parts(render(template, real)) for template in real.templates}


def test_every_part_has_a_type_and_every_relationship_finds_its_part(made):
    for slug, read in made.items():
        types = read["[Content_Types].xml"]
        named = {str(node.get("PartName")).lstrip("/") for node in types if node.get("PartName")}
        assert named <= set(read), slug
        for name, root in read.items():
            if name.endswith(".rels"):
                base = posixpath.dirname(posixpath.dirname(name))
                inside = [node for node in root if node.get("TargetMode") != "External"]
                assert all(posixpath.normpath(posixpath.join(base, node.get("Target"))) in read for node in inside), (slug, name)


def test_every_relationship_a_part_uses_is_declared(made):
    for slug, read in made.items():
        for name in (*WRITTEN, "word/settings.xml"):
            if name in read:
                declared = read.get(f"word/_rels/{posixpath.basename(name)}.rels", ())
                used = {node.get(f"{R}id") for node in read[name].iter() if node.get(f"{R}id")}
                assert used <= {node.get("Id") for node in declared}, (slug, name)


def test_every_style_in_use_is_one_of_the_reference(made):
    for slug, read in made.items():
        known = {style.get(f"{W}styleId") for style in read["word/styles.xml"].iter(f"{W}style")}
        for name in (*WRITTEN, "word/footer1.xml", "word/glossary/document.xml"):
            for tag in ("pStyle", "rStyle", "tblStyle"):
                used = {node.get(f"{W}val") for node in read[name].iter(W + tag)} if name in read else set()
                assert used <= known, (slug, name)


def test_no_style_of_a_table_takes_back_what_the_style_of_its_words_says(real):
    """Bold and its kin are toggles: said by both, they cancel each other in Word (ECMA-376, 17.7.3), not in LibreOffice."""
    styles = parts((real.folder / "style" / "reference.docx").read_bytes())["word/styles.xml"]
    toggles = {f"{W}{name}" for name in ("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "vanish", "outline")}
    tables = [style for style in styles.iter(f"{W}style") if style.get(f"{W}type") == "table"]
    assert tables
    assert [set_ for style in tables for letters in style.iter(f"{W}rPr") for set_ in letters if set_.tag in toggles] == []
    (head,) = [style for style in styles.iter(f"{W}style") if style.find(f"{W}name").get(f"{W}val") == "Table Head"]
    assert head.find(f"{W}rPr/{W}b") is not None


def test_no_two_controls_share_an_id_and_no_name_is_longer_than_word_allows(made):
    for slug, read in made.items():
        ids = [value(control, "id") for control in controls(read)]
        assert len(ids) == len(set(ids)), slug
        assert all(len(value(control, name)) <= 64 for control in controls(read) for name in ("alias", "tag")), slug


def test_every_bound_control_finds_one_element_in_the_details(made):
    for slug, read in made.items():
        store = read["customXml/itemProps1.xml"].get("{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID")
        for binding in (node for control in controls(read) for node in control.iter(f"{W}dataBinding")):
            prefix, address = re.fullmatch(r"xmlns:(\w+)='(.+)'", binding.get(f"{W}prefixMappings")).groups()
            found = read["customXml/item1.xml"].xpath(binding.get(f"{W}xpath"), namespaces={prefix: address})
            assert len(found) == 1, (slug, binding.get(f"{W}xpath"))
            assert binding.get(f"{W}storeItemID") == store


def test_every_empty_control_has_a_placeholder_for_word_to_show_again(made):
    for slug, read in made.items():
        wanted = {value(control, "docPart") for control in controls(read)} - {None}
        kept = {value(part, "name") for part in read["word/glossary/document.xml"].iter(f"{W}docPart")} if wanted else set()
        assert wanted - kept == set(), slug


def test_every_blank_and_tick_box_is_a_control_named_by_its_label(real, made):
    for template in real.templates:
        if any(isinstance(node, doc.Cut) for node in walk(template.document)):
            continue  # its slips are counted by a test of their own
        named = {value(control, "tag"): value(control, "alias") for control in controls(made[template.slug])}
        for node in visible(template):
            if isinstance(node, (doc.Blank, doc.TickBox)):
                assert named[node.key[-64:]], (template.slug, node.key)
                assert node.label.startswith(named[node.key[-64:]].rstrip("…")), (template.slug, node.key)


def test_what_is_handed_over_carries_no_note_and_what_stays_does(real, made):
    for template in real.templates:
        shown = re.sub(r"\s", "", words(made[template.slug]["word/document.xml"]))
        for note in (node for node in walk(template.document) if isinstance(node, doc.Note)):
            told = [re.sub(r"\s", "", node.text) for node in walk(note) if isinstance(node, doc.Text) and len(node.text) > 25]
            assert all((text in shown) is not template.leaves_practice for text in told), template.slug


def test_a_detail_typed_once_is_in_the_head_in_the_text_and_in_the_details(real):
    merged = merge_catalogue(real, {"practice_name": "Harbor (fictional)", "provider_name": "Ada Okafor, MD (fictional)"})
    read = parts(render(merged.template("provider-referral-form"), merged))
    assert "Harbor (fictional)" in words(read["word/header1.xml"])
    assert "Harbor (fictional)" in [node.text for node in read["customXml/item1.xml"]]
    name = next(control for control in controls(read) if value(control, "tag") == "practice_name")
    assert name.find(f".//{W}showingPlcHdr") is None
    letter = parts(render(merged.template("intro-letter-shared-client"), merged))
    assert "Ada Okafor, MD (fictional)" in words(letter["word/document.xml"])
    assert "«Provider’s name»" not in words(letter["word/document.xml"])


def test_a_detail_the_page_does_not_show_is_not_hidden_in_the_file(real):
    merged = merge_catalogue(real, {"fee_program": "$960 (fictional)", "client_initials": "R.M."})
    template = with_text(merged, doc.Paragraph((doc.Placeholder(merged.fields["your_name"]),)), slug="client-carry-letter")
    read = parts(render(template, merged))
    assert all("960" not in etree.tostring(root, encoding="unicode") for root in read.values())


def test_an_unknown_contact_is_a_mail_merge_field_that_names_its_column(sample):
    read = parts(
        render(with_text(sample, doc.Heading(2, (doc.Strong((doc.Placeholder(sample.fields["provider_name"]),)),))), sample)
    )
    text = read["word/document.xml"]
    assert [node.text.split() for node in text.iter(f"{W}instrText")] == [["MERGEFIELD", "provider_name"]]
    assert [node.get(f"{W}fldCharType") for node in text.iter(f"{W}fldChar")] == ["begin", "separate", "end"]
    assert "«Provider’s name»" in words(text)
    assert len(list(text.iter(f"{W}b"))) == 5  # bold before and after the merge


def test_an_empty_line_of_an_address_can_be_left_out(real):
    """Word's mail merge leaves out a paragraph whose fields are all empty, and never a line within one."""
    text = parts(render(real.template("intro-letter-physical-therapist"), real))["word/document.xml"]
    address = [paragraph for paragraph in text.iter(f"{W}p") if value(paragraph, "pStyle") == "Address"]
    fields = [[node.text.split()[1] for node in paragraph.iter(f"{W}instrText")] for paragraph in address]
    assert fields == [["provider_name"], ["provider_practice"], ["provider_address"]]
    assert not [line for paragraph in address for line in paragraph.iter(f"{W}br")]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_value_comes_out_as_it_was_typed(sample, hostile):
    names = ("practice_name", "provider_name")
    inlines = tuple(doc.Placeholder(sample.fields[name], hostile) for name in names)
    read = parts(render(with_text(sample, doc.Paragraph(inlines), doc.Paragraph((doc.Text(hostile),))), sample))
    assert words(read["word/document.xml"]) == hostile * 3
    assert hostile in [node.text for node in read["customXml/item1.xml"]]


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_any_text_makes_a_file_that_can_be_read(sample, text):
    field = sample.fields["practice_name"]
    blocks = (
        doc.Paragraph(
            (
                doc.Text(text),
                doc.Blank("k", text),
                doc.Link(text, (doc.Text(text),)),
                doc.Placeholder(field, text),
                doc.TickBox("t", text),
            )
        ),
    )
    read = parts(render(with_text(sample, *blocks), sample))
    kept = "".join(letter for letter in text if letter in "\t\n\r" or (letter >= " " and letter not in "\ufffe\uffff"))
    assert read["customXml/item1.xml"].findtext("{*}practice_name") == kept


def test_the_same_template_gives_the_same_bytes(real):
    template = real.template("thirty-day-progress-report")
    first = render(template, real)
    assert first == render(template, real)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_letterhead_is_the_first_page_s_header_and_only_there(sample):
    read = parts(render(sample.template("short-letter"), sample))
    assert "[Practice name]" in words(read["word/header1.xml"])
    assert "[Practice name]" not in words(read["word/document.xml"])
    assert read["word/document.xml"].find(f".//{W}titlePg") is not None
    later = with_text(sample, doc.Paragraph((doc.Text("Keep this page."),)), *sample.template("short-letter").document)
    read = parts(render(later, sample))
    assert "word/header1.xml" not in read
    assert "[Practice name]" in words(read["word/document.xml"])


def test_a_letter_has_its_title_only_as_a_property(sample):
    letter, form = (parts(render(sample.template(slug), sample)) for slug in ("short-letter", "every-block"))
    for read, slug in ((letter, "short-letter"), (form, "every-block")):
        core = read["docProps/core.xml"]
        template = sample.template(slug)
        assert (core.findtext(f"{DC}title"), core.findtext(f"{DC}description")) == (template.title, template.summary)
        assert (core.findtext(f"{DC}creator"), core.findtext(f"{DC}language")) == (sample.kit.author, sample.kit.language)
    assert "Short letter" not in words(letter["word/document.xml"])
    title = next(form["word/document.xml"].iter(f"{W}p"))
    assert (value(title, "pStyle"), words(title)) == ("Title", "Every block")


def test_the_foot_carries_the_form_number_and_counts_pages_when_there_are_several(sample):
    one, form = (parts(render(sample.template(slug), sample)) for slug in ("short-letter", "every-block"))
    first, two = form["word/first-footer1.xml"], form["word/footer1.xml"]
    assert words(one["word/footer1.xml"]) == sample.form_number(sample.template("short-letter"))
    number = sample.form_number(sample.template("every-block"))
    assert words(first) == f"{number} · Every blockPage 1 of 2"
    assert words(two).split() == f"{number} · Every blockClient’s initials: «Client’s initials» Page 1 of 2".split()
    assert [node.text.strip() for node in two.iter(f"{W}instrText")] == ["MERGEFIELD client_initials", "PAGE", "NUMPAGES"]


def test_a_page_that_is_sent_alone_does_not_ask_for_another(made):
    """An office that gets "Page 1 of 2" by fax phones for the page that is missing."""
    feet = {
        slug: [words(root) for name, root in sorted(read.items(), reverse=True) if "footer" in name]
        for slug, read in made.items()
    }
    for slug in ("refer-back-letter", "after-visit-thank-you", "discharge-summary", "medical-necessity-letter-request"):
        assert [foot for foot in feet[slug] if "Page" in foot] == []
    assert [foot[-11:] for foot in feet["informed-consent-medical-exercise"]] == ["Page 1 of 2"] * 2
    assert [bool(foot) for foot in feet["medical-necessity-letter-request"]] == [False, True]  # a draft for their letterhead
    assert all(feet["refer-back-letter"])


def test_every_numbered_list_begins_where_its_author_said(sample):
    item = ((doc.Paragraph((doc.Text("Item"),)),),)
    nested = ((doc.Paragraph((doc.Text("Item"),)), doc.Numbered(item, 4)),)
    read = parts(render(with_text(sample, doc.Numbered(item), doc.Numbered(nested, 7), doc.Bullets(item)), sample))
    starts = {node.get(f"{W}numId"): value(node, "startOverride") for node in read["word/numbering.xml"].iter(f"{W}num")}
    used = [(value(p, "ilvl"), starts[value(p, "numId")]) for p in read["word/document.xml"].iter(f"{W}p")]
    assert used == [("0", "1"), ("0", "7"), ("1", "4"), ("0", None)]


def test_a_link_to_another_template_is_words_and_one_to_the_web_is_a_link(sample):
    links = (doc.Link("two-ways.md", (doc.Text("inside"),)), doc.Link("https://example.org/a?b=1&c=2", (doc.Text("outside"),)))
    read = parts(render(with_text(sample, doc.Paragraph(links)), sample))
    (hyperlink,) = read["word/document.xml"].iter(f"{W}hyperlink")
    assert words(hyperlink) == "outside"
    (target,) = [node for node in read["word/_rels/document.xml.rels"] if node.get("TargetMode") == "External"]
    assert (target.get("Id"), target.get("Target")) == (hyperlink.get(f"{R}id"), "https://example.org/a?b=1&c=2")


def test_a_table_repeats_its_head_and_leaves_room_for_handwriting(sample):
    row = ((doc.Text("Chair stand"),), (doc.Blank("chair", "Chair stand: Now"),))
    table = doc.Table(
        ((doc.Text("Measure"),), (doc.Text("Now"),)), (row, ((doc.Text("Total"),), (doc.Text("1"),))), ("left", "right"), (3, 1)
    )
    (written,) = parts(render(with_text(sample, table), sample))["word/document.xml"].iter(f"{W}tbl")
    head, blank, plain = written.iter(f"{W}tr")
    assert head.find(f".//{W}tblHeader") is not None
    assert int(value(blank, "trHeight")) >= SEVEN_MILLIMETERS
    assert value(plain, "trHeight") is None
    assert value(written, "tblCaption") == "Measure, Now"
    wide, narrow = (int(node.get(f"{W}w")) for node in written.iter(f"{W}gridCol"))
    assert wide == 3 * narrow
    assert "_" not in words(blank)  # the cell itself is the line to write on


def test_a_slip_is_repeated_with_controls_of_its_own(sample):
    slip = doc.Cut(4, (doc.Paragraph((doc.Text("Name: "), doc.Blank("name", "Name"), doc.TickBox("yes", "Yes"))),))
    tags = [value(control, "tag") for control in controls(parts(render(with_text(sample, slip), sample)))]
    assert sorted(tags) == sorted(f"{key}-{number}" for key in ("name", "yes") for number in (1, 2, 3, 4))


def test_a_ticked_box_is_ticked(sample):
    items = tuple(
        doc.TickItem(doc.TickBox(f"k{number}", "Walk", ticked=bool(number)), (doc.Paragraph((doc.Text("Walk"),)),))
        for number in (0, 1)
    )
    written = parts(render(with_text(sample, doc.TickList(items)), sample))["word/document.xml"]
    assert [node.get(f"{W14}val") for node in written.iter(f"{W14}checked")] == ["0", "1"]
    assert [words(node) for node in written.iter(f"{W}sdt")] == ["☐", "☒"]


def test_a_script_says_how_long_its_words_take_and_a_letter_does_not(sample):
    say = doc.Say((doc.Paragraph((doc.Text("word " * 140),)),))
    shown = {
        kind: words(parts(render(with_text(sample, say, kind=kind), sample))["word/document.xml"])
        for kind in ("script", "letter")
    }
    assert "(about\u00a060\u00a0seconds)" in shown["script"]
    assert "seconds" not in shown["letter"]


def test_a_tall_blank_has_as_many_lines_and_a_signature_stays_with_its_name(sample):
    tall = doc.Paragraph((doc.Text("Limits: "), doc.Blank("limits", "Limits", lines=3)))
    signed = doc.Signature(
        (doc.Paragraph((doc.Blank("sign", "Signature"),)), doc.Paragraph((doc.Placeholder(sample.fields["your_name"]),)))
    )
    read = parts(render(with_text(sample, tall, signed), sample))
    first = controls(read)[0]
    assert (len(list(first.iter(f"{W}tab"))), len(list(first.iter(f"{W}br")))) == (3, 2)
    (stop,) = {node.get(f"{W}pos") for node in read["word/document.xml"].iter(f"{W}tab") if node.get(f"{W}leader")} - {"4680"}
    assert stop == "10080"  # the margin of US Letter with three quarters of an inch on either side
    styles = {style.get(f"{W}styleId"): style for style in read["word/styles.xml"].iter(f"{W}style")}
    assert styles["Signature"].find(f".//{W}keepNext") is not None


def test_what_closes_a_letter_stays_with_the_signature_wherever_that_stands(sample):
    def kept(*blocks):
        document = parts(render(with_text(sample, *blocks), sample))["word/document.xml"]
        return [words(node) for node in document.iter(f"{W}p") if node.find(f"{W}pPr/{W}keepNext") is not None]

    thanks, closing = doc.Paragraph((doc.Text("Thank you."),)), doc.Paragraph((doc.Text("Sincerely,"),))
    signed = doc.Signature((doc.Paragraph((doc.Blank("sign", "Signature"),)), doc.Paragraph((doc.Text("Jordan"),))))
    assert kept(thanks, closing, signed) == ["Sincerely,"]
    assert kept(thanks, closing, doc.Columns(((signed,), (signed,)))) == ["Sincerely,"]
    assert kept(doc.Say((thanks, closing, signed))) == ["Sincerely,"]
    assert kept(signed, thanks) == []


def test_a_short_blank_at_the_end_of_a_line_is_short_and_an_open_one_beside_it_takes_the_rest(sample):
    def tabs(*inlines):
        document = parts(render(with_text(sample, doc.Paragraph(inlines)), sample))["word/document.xml"]
        return [stop.get(f"{W}pos") for stop in document.iter(f"{W}tab") if stop.get(f"{W}leader")]

    visits, date = doc.Blank("visits", "Visits", size="short"), doc.Blank("date", "Date", size="short")
    assert tabs(doc.Text("Visits: "), visits) == []
    assert tabs(doc.Text("Visits: "), visits, doc.Text(" Date: "), date) == []
    assert len(tabs(doc.Text("Name: "), doc.Blank("name", "Name"), doc.Text(" Date: "), date)) == 1
    assert len(tabs(doc.Text("Name: "), doc.Blank("name", "Name"))) == 1


def test_numbers_within_numbers_are_numbers_as_in_every_other_format(real):
    numbering = parts(render(real.template("intro-letter-shared-client"), real))["word/numbering.xml"]
    levels = numbering.find(f"{W}abstractNum[@{W}abstractNumId='1']").findall(f"{W}lvl")
    assert [(value(one, "numFmt"), value(one, "lvlText")) for one in levels] == [("decimal", f"%{n}.") for n in range(1, 10)]


def test_a_worksheet_becomes_a_landscape_page_to_fill_by_hand(sample):
    read = parts(render(sample.template("counts"), sample))
    sizes = [(node.get(f"{W}w"), node.get(f"{W}h")) for node in read["word/document.xml"].iter(f"{W}pgSz")]
    assert sizes[-1] == ("15840", "12240")
    (table,) = read["word/document.xml"].iter(f"{W}tbl")
    assert len(list(table.iter(f"{W}tr"))) == 16


def copy_style(real, folder):
    shutil.copytree(real.folder / "style", folder / "kit" / "style", ignore=shutil.ignore_patterns("fonts"))
    return replace(real, folder=folder / "kit")


def rewrite(file, name, old, new):
    with zipfile.ZipFile(file) as archive:
        content = {entry: archive.read(entry) for entry in archive.namelist()}
    assert old in content[name]
    content[name] = content[name].replace(old, new)
    with zipfile.ZipFile(file, "w") as archive:
        for entry, data in content.items():
            archive.writestr(entry, data)


def test_an_editor_s_style_and_margins_are_obeyed(real, tmp_path):
    catalogue = copy_style(real, tmp_path)
    file = catalogue.folder / "style" / "reference.docx"
    rewrite(file, "word/document.xml", b'w:left="1080"', b'w:left="2080"')
    rewrite(file, "word/styles.xml", b'w:styleId="Say"', b'w:styleId="Gesagt"')  # as a Word in another language writes it
    read = parts(render(catalogue.template("front-desk-phone-script"), catalogue))
    assert next(read["word/document.xml"].iter(f"{W}pgMar")).get(f"{W}left") == "2080"
    assert "Gesagt" in {node.get(f"{W}val") for node in read["word/document.xml"].iter(f"{W}pStyle")}
    assert {node.get(f"{W}w") for node in read["word/document.xml"].iter(f"{W}tblW")} == {"9080"}


def test_a_style_an_editor_removed_is_named(real, tmp_path):
    catalogue = copy_style(real, tmp_path)
    file = catalogue.folder / "style" / "reference.docx"
    rewrite(file, "word/styles.xml", b'<w:name w:val="Say"/>', b'<w:name w:val="Says"/>')
    with pytest.raises(KitError, match=r'reference\.docx:1: cannot-write: .*"Say"'):
        render(catalogue.template("front-desk-phone-script"), catalogue)


def test_a_missing_or_broken_reference_is_a_problem_with_its_place(real, tmp_path):
    catalogue = copy_style(real, tmp_path)
    file = catalogue.folder / "style" / "reference.docx"
    file.write_bytes(b"not a Word file")
    with pytest.raises(KitError) as broken:
        render(real.templates[0], catalogue)
    file.unlink()
    with pytest.raises(KitError) as missing:
        render(real.templates[0], catalogue)
    assert [error.value.problems[0].code for error in (broken, missing)] == [Code.CANNOT_WRITE, Code.MISSING_FILE]


LABELS = st.text("abc XYZ:", min_size=1, max_size=25).map(doc.Text)
FORM_LINES = st.lists(st.tuples(LABELS, st.sampled_from(list(DASHES))), min_size=1, max_size=4)


@given(FORM_LINES, st.integers(2000, 15000))
def test_the_blanks_of_a_form_line_fit_beside_their_labels(pairs, width):
    inlines = tuple(
        node for number, (label, size) in enumerate(pairs) for node in (label, doc.Blank(f"k{number}", "Label", size=size))
    )
    rules = plan_rules(inlines, width, 11)
    assert set(rules) == {f"k{number}" for number in range(len(pairs))}
    last = rules[f"k{len(pairs) - 1}"]
    assert last.runs_to_margin == any(size != "short" for _, size in pairs)
    taken = sum(width_of(node, 11) for line in flat_lines(inlines) for node in line)
    taken += sum(rule.dashes for rule in rules.values()) * DASH * 11
    least = sum(width_of(label, 11) for label, _ in pairs) + 8 * DASH * 11 * len(pairs)
    assert taken <= width / 20 or least > width / 20


def test_a_translation_says_its_language_wherever_word_looks_for_it(sample):
    read = parts(render(sample.template("formulario-sencillo"), sample))
    assert read["docProps/core.xml"].findtext(f"{DC}language") == "es-US"
    assert {
        lang.get(f"{W}val") for name in ("word/styles.xml", "word/glossary/styles.xml") for lang in read[name].iter(f"{W}lang")
    } == {"es-US"}
    assert [font.get(f"{W}val") for font in read["word/settings.xml"].iter(f"{W}themeFontLang")] == ["es-US"]
    assert [day.get(f"{W}val") for day in read["word/document.xml"].iter(f"{W}lid")] == ["es-US"]
    assert words(read["word/footer1.xml"]).endswith("Página 1 de 2")
    assert {
        lang.get(f"{W}val") for lang in parts(render(sample.template("plain-form"), sample))["word/styles.xml"].iter(f"{W}lang")
    } == {"en-US"}
