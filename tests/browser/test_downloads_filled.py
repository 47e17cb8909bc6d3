"""A visitor takes files home filled in: opened here by readers that had no part in filling them."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from typing import TYPE_CHECKING

import openpyxl
import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import etree
from playwright.sync_api import expect

from filled_files import parts, shown
from judges import OFFICE_SHARES, needed
from kitbuilder.bundle.letter_collection import TITLE, letters_of
from kitbuilder.members import Run, fill_all
from kitbuilder.model.member import Member
from kitbuilder.model.merge import merge_catalogue
from kitbuilder.renderers import FORMATS, formats_for
from kitbuilder.renderers.word import render_together

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from kitbuilder.model.catalogue import Catalogue

LETTER = "intro-letter-shared-client"
SCRIPT = "front-desk-phone-script"
KIT = "Referral Ignition Kit 2026-11"
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
REMEMBER = """([own, others]) => {
  localStorage.setItem('referral-kit.details', JSON.stringify({ version: 1, values: own }));
  sessionStorage.setItem('referral-kit.details', JSON.stringify({ version: 1, values: others }));
}"""
FILLS = """async ([paths, values]) => {
  const scripts = ['fill', 'pdf_wide_font', 'card'].map(kitScripts.load);
  const [{ fill: { fillFile, formatOf } }, { WideFont }, { code: { codeOf } }] = await Promise.all(scripts);
  const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
  const fields = await (await fetch(kitScripts.assetUrl('filling/fields.json'))).json();
  const wide = async (name) => new WideFont(await bytes(kitScripts.assetUrl(`filling/${name}.ttf`)));
  const tools = { ...fields, wide, code: async (details) => codeOf(details) };
  const made = [];
  for (const path of paths) {
    const { bytes: content } = await fillFile(formatOf(path), await bytes(`/downloads/${path}`), values, tools);
    made.push(btoa(Array.from(content, (byte) => String.fromCharCode(byte)).join('')));
  }
  return made;
}"""
# What a value may look like and must never be: markup, a pattern of a replacement, an end of something, a formula, a path.
HOSTILE = (
    "<script>alert(1)</script> <w:t>&amp;</w:t>",
    "$& $1 $$ $` $'",
    "]]> --> ) >> endobj \\ (",
    "\"double\" and 'single' “curly”",
    '=HYPERLINK("x") +1 @cmd',
    "Łódź Şifa Nguyễn Ễ Αθήνα Москва",
    "[Practice name] [Note: x] «your_name»",
    "../../etc/passwd %PDF %%EOF",
    ("As long as a value may be: " * 12)[:300].strip(),
)


def all_details(real: Catalogue) -> dict[str, str]:
    return {name: field.example for name, field in real.fields.items()}


def hostile_details(real: Catalogue) -> dict[str, str]:
    return {name: HOSTILE[place % len(HOSTILE)] for place, name in enumerate(real.fields)}


def remember(page: Page, real: Catalogue, details: dict[str, str]) -> None:
    """Keep details as if the visitor had typed them: their own on the device, the others in the tab."""
    page.goto("about/")
    own = {name: value for name, value in details.items() if real.fields[name].group.is_kept}
    others = {name: value for name, value in details.items() if name not in own}
    page.evaluate(REMEMBER, [own, others])


def take(page: Page, link: str) -> bytes:
    """Click a link by its selector, or by the name of its format on a template's page, and read what comes."""
    target = page.locator(link) if "[" in link else page.get_by_role("link", name=link, exact=True)
    with page.expect_download() as waiting:
        target.click()
    return waiting.value.path().read_bytes()


def plain_name(url: str) -> str:
    """Return the name of a file without the digest that is in it."""
    return re.sub(r"\.[0-9a-f]{12}(?=\.)", "", url.rpartition("/")[2])


def same(name: str, made: bytes, expected: bytes) -> bool:
    """Whether two files are the same, packed as they may be."""
    return parts(made) == parts(expected) if name.endswith((".docx", ".pptx", ".xlsx")) else made == expected


def values_of(pdf: bytes) -> dict[str, str]:
    fields = pypdf.PdfReader(io.BytesIO(pdf)).get_fields() or {}
    return {name: str(field["/V"]) for name, field in fields.items() if field.get("/FT") == "/Tx" and field.get("/V")}


def test_what_was_typed_stands_in_the_word_file(page, real):
    page.goto("your-details/")
    page.get_by_label("Practice name", exact=True).fill("Harbor Medical Exercise")
    page.get_by_label("Provider’s name", exact=True).fill("Ada Okafor, MD")
    page.goto(f"library/{LETTER}/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word", exact=True).click()
    assert waiting.value.suggested_filename == "Introduction letter when you share a client – Ada Okafor, MD.docx"
    word = parts(waiting.value.path().read_bytes())
    texts = [text.text for name in ("word/document.xml", "word/header1.xml") for text in etree.fromstring(word[name]).iter(WORDS)]
    assert "Harbor Medical Exercise" in texts
    assert "Ada Okafor, MD" in texts
    expect(page.locator(".kit-status")).to_contain_text("Saved with 2 of your details.")
    expect(page.locator(".kit-status")).to_contain_text("details missing: ")
    assert LETTER in page.evaluate("localStorage.getItem('referral-kit.recent')")


@pytest.mark.parametrize("details", [all_details, hostile_details])
@pytest.mark.parametrize("name", ["word", "text", "slides", "spreadsheet"])
def test_every_file_is_what_the_build_makes_of_the_same_details(page, real, name, details):
    values = details(real)
    merged = merge_catalogue(real, values)
    templates = [template for template in merged.templates if name in formats_for(template)]
    paths = [f"templates/{template.slug}{FORMATS[name].extension}" for template in templates]
    page.goto("about/")
    made = [base64.b64decode(one) for one in page.evaluate(FILLS, [paths, values])]
    assert len(made) == len(templates) > 0
    pairs = zip(paths, made, (FORMATS[name].render(template, merged) for template in templates), strict=True)
    assert [path for path, one, expected in pairs if not same(path, one, expected)] == []


@pytest.mark.validator
@pytest.mark.parametrize("details", [all_details, hostile_details])
def test_every_pdf_is_still_pdf_ua_when_filled(page, real, tmp_path, broken_pdf_rules, details):
    paths = [*(f"templates/{template.slug}.pdf" for template in real.templates), f"{KIT}.pdf"]
    page.goto("about/")
    files = [tmp_path / path.rpartition("/")[2] for path in paths]
    for file, made in zip(files, page.evaluate(FILLS, [paths, details(real)]), strict=True):
        file.write_bytes(base64.b64decode(made))
    assert broken_pdf_rules(files) == ""


@pytest.mark.validator
@pytest.mark.parametrize("share", range(OFFICE_SHARES))
def test_every_word_file_spreadsheet_and_slides_file_is_still_valid_when_filled(page, real, tmp_path, office_errors, share):
    names = ("word", "spreadsheet", "slides")
    shown = [(template, name) for template in real.templates for name in names if name in formats_for(template)]
    paths = [f"templates/{template.slug}{FORMATS[name].extension}" for template, name in shown[share::OFFICE_SHARES]]
    page.goto("about/")
    found = {}
    for path, made in zip(paths, page.evaluate(FILLS, [paths, hostile_details(real)]), strict=True):
        file = tmp_path / path.rpartition("/")[2]
        file.write_bytes(base64.b64decode(made))
        found |= {path: errors} if (errors := office_errors(file)) else {}
    assert found == {}


def test_a_letter_shows_what_was_typed_and_leaves_the_rest_to_type(page, real):
    details = all_details(real)
    remember(page, real, details)
    page.goto(f"library/{LETTER}/")
    pdf = take(page, "PDF")
    values = values_of(pdf)
    assert values
    assert values == {name: details[name] for name in values}
    text = shown(pdf)
    assert [name for name, value in values.items() if value not in text] == []
    fields = pypdf.PdfReader(io.BytesIO(pdf)).get_fields() or {}
    assert any(name.startswith(f"{LETTER}.") and "/V" not in field for name, field in fields.items())


def test_a_filled_pdf_begins_with_every_byte_of_the_blank_one(page, real, site):
    remember(page, real, all_details(real))
    page.goto(f"library/{LETTER}/")
    blank = (site / "downloads" / "templates" / f"{LETTER}.pdf").read_bytes()
    pdf = take(page, "PDF")
    assert pdf.startswith(blank)
    assert len(pdf) > len(blank)


def test_letters_beyond_western_ones_are_shown_in_a_pdf(page, real):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    remember(page, real, {"your_name": "Jordan Reyes"})
    page.goto(f"library/{LETTER}/")
    take(page, "PDF")
    assert not any(url.endswith(".ttf") for url in asked), "the font is for those who need it"
    value = "Łódź Şifa Nguyễn Αθήνα Москва"
    remember(page, real, {"practice_name": value, "your_name": value})
    page.goto(f"library/{LETTER}/")
    text = shown(take(page, "PDF"))
    assert text.count(value) == 2
    expect(page.locator(".kit-status")).to_contain_text("Saved with 2 of your details.")
    assert sorted(plain_name(url) for url in asked if url.endswith(".ttf")) == ["Kit1.ttf", "Kit2.ttf"]


def test_a_letter_no_font_has_is_named_and_kept(page, real):
    value = "Sam 😀 שלום Lee"
    remember(page, real, {"your_name": value})
    page.goto(f"library/{LETTER}/")
    pdf = take(page, "PDF")
    told = page.locator(".kit-status")
    expect(told).to_contain_text("Your name holds 😀 ש ל ו ם, which the PDF’s letters cannot show: there a box stands for it.")
    assert values_of(pdf)["your_name"] == value
    assert "Sam" in shown(pdf)
    assert "?" not in [line.strip() for line in shown(pdf).splitlines()]


def test_what_is_too_long_for_its_line_is_told_and_kept(page, real):
    value = ("A long address that goes on and on, " * 9)[:300].strip(" ,")
    remember(page, real, {"practice_address": value})
    page.goto(f"library/{LETTER}/")
    pdf = take(page, "PDF")
    told = "Too long for its line in the PDF, and cut off on paper: Practice address."
    expect(page.locator(".kit-status")).to_contain_text(told)
    assert values_of(pdf)["practice_address"] == value


def test_a_tracker_carries_the_practice_at_its_head_and_no_formula_of_a_visitor(page, real):
    remember(page, real, {"practice_name": '=HYPERLINK("x") & Sons'})
    page.goto("library/outcomes-tracker/")
    book = openpyxl.load_workbook(io.BytesIO(take(page, "Spreadsheet")))
    assert {sheet.oddHeader.left.text.replace("&&", "&") for sheet in book} == {'=HYPERLINK("x") & Sons'}
    assert not any("HYPERLINK" in str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def test_the_whole_kit_is_filled_with_the_visitors_own_details_alone(page, real, site):
    details = all_details(real)
    own = {name: value for name, value in details.items() if real.fields[name].group.is_kept}
    remember(page, real, details)
    page.goto("kit/")
    made = parts(take(page, "a[data-fill=kit-zip]:visible"))
    saved = "Saved with 16 of your details and your contact card as a code to scan."
    told = f"{saved} What belongs to an office or a client stays blank."
    expect(page.locator(".kit-status")).to_have_text(told)
    blank = parts((site / "downloads" / f"{KIT}.zip").read_bytes())
    assert list(made) == list(blank)
    merged = merge_catalogue(real, own)
    letters = render_together(letters_of(merged), TITLE)
    assert same("letters.docx", made[f"Everything/{TITLE}.docx"], letters)
    wrong = []
    for entry in json.loads(made["manifest.json"])["files"]:
        data = made[entry["path"]]
        assert (len(data), hashlib.sha256(data).hexdigest()) == (entry["bytes"], entry["sha256"]), entry["path"]
        if entry["format"] != "pdf":
            expected = FORMATS[entry["format"]].render(merged.template(entry["slug"]), merged)
            wrong += [] if same(entry["path"], data, expected) else [entry["path"]]
        else:
            assert set(values_of(data)) <= set(own), entry["path"]
            assert len(data) > len(blank[entry["path"]]) or not values_of(data)
    assert wrong == []
    sums = dict(line.split("  ", 1)[::-1] for line in made["SHA256SUMS"].decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in made.items() if name in sums}
    assert set(sums) == set(made) - {"manifest.json", "SHA256SUMS"}
    assert values_of(made[f"Everything/{KIT}.pdf"]) == own


def test_a_member_is_handed_the_very_bytes_that_their_browser_would_hand_them(page, real, site, tmp_path):
    own = {name: f"{field.example} Ł" for name, field in real.fields.items() if field.group.is_kept}
    remember(page, real, own)
    page.goto("kit/")
    in_browser = take(page, "a[data-fill=kit-zip]:visible")
    fonts = {plain_name(file.name)[:-4]: file for file in (site / "assets" / "filling").glob("*.ttf")}
    (fields,) = (site / "assets" / "filling").glob("fields.*.json")
    run = Run(needed("node"), site / "downloads" / f"{KIT}.zip", fields, fonts, tmp_path, 1)
    (outcome,) = fill_all([Member(2, "Jordan", own)], run)
    assert (tmp_path / "Jordan.zip").read_bytes() == in_browser
    assert outcome.notes == ()


def test_the_kit_pdf_shows_it_on_every_page_that_names_it(page, real):
    remember(page, real, {"practice_name": "Harbor Zyzzyva", "provider_name": "Ada Zyzzyva"})
    page.goto("kit/")
    pdf = take(page, "a[data-fill=kit-pdf]:visible")
    expect(page.locator(".kit-status")).to_contain_text("Saved with 1 of your details. 15 details missing: Your name;")
    assert values_of(pdf) == {"practice_name": "Harbor Zyzzyva"}
    places = pypdf.PdfReader(io.BytesIO(pdf)).get_fields()["practice_name"]["/Kids"]
    assert shown(pdf).count("Harbor Zyzzyva") == len(places)
    assert len(places) > 40


def test_the_kit_page_fills_a_single_template_with_everything(page, real):
    remember(page, real, all_details(real))
    page.goto("kit/")
    page.locator("summary", has_text="Step 3:").click()
    text = take(page, f"a[data-fill=text][href$='/{LETTER}.txt']")
    assert "Dear Dr. Example," in text.decode("utf-8-sig")
    expect(page.locator(".kit-status")).to_contain_text("No detail is missing.")


def test_who_wants_it_blank_gets_it_blank(page, real, site):
    remember(page, real, all_details(real))
    page.goto(f"library/{LETTER}/")
    choice = page.get_by_label("Fill in my details")
    expect(choice).to_be_checked()
    choice.focus()
    page.keyboard.press("Space")
    for name, extension in (("Word", "docx"), ("PDF", "pdf"), ("Plain text", "txt")):
        blank = site / "downloads" / "templates" / f"{LETTER}.{extension}"
        assert take(page, name) == blank.read_bytes()


def test_who_typed_nothing_gets_the_blank_file_and_is_told_why(page, site):
    page.goto(f"library/{SCRIPT}/")
    assert take(page, "Word") == (site / "downloads" / "templates" / f"{SCRIPT}.docx").read_bytes()
    expect(page.locator(".kit-status")).to_have_text("This is the blank file: you have typed no details yet.")


def test_a_file_with_no_place_for_them_comes_as_it_is_and_nothing_is_said_of_it(page, real, site):
    remember(page, real, {"practice_name": "Harbor Medical Exercise"})
    page.goto("library/outcomes-tracker/")
    expect(page.get_by_label("Put my practice’s name at the head of the printed spreadsheet")).to_be_checked()
    assert take(page, "PDF") == (site / "downloads" / "templates" / "outcomes-tracker.pdf").read_bytes()
    expect(page.locator(".kit-status")).to_be_empty()
    take(page, "Spreadsheet")
    expect(page.locator(".kit-status")).to_contain_text("Saved with 1 of your details.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_file_that_cannot_be_filled_in_is_offered_as_a_blank_one(page, real, site, complaints, scheme):
    page.emulate_media(color_scheme=scheme)
    remember(page, real, all_details(real))
    page.goto(f"library/{LETTER}/")
    page.route("**/fields.*.json", lambda route: route.abort())
    page.get_by_role("link", name="Word", exact=True).click()
    told = page.locator(".kit-status")
    expect(told).to_have_text("This file could not be filled in. It could not be fetched. Take the blank file")
    assert Axe().run(page).violations_count == 0
    assert take(page, "Take the blank file") == (site / "downloads" / "templates" / f"{LETTER}.docx").read_bytes()
    expect(told).to_be_empty()
    complaints.expect("failed: ", "ERR_FAILED")
    assert complaints


@pytest.mark.parametrize("name", ["Word", "PDF", "Plain text"])
def test_a_file_that_is_not_what_it_was_is_not_filled(page, real, complaints, name):
    remember(page, real, all_details(real))
    page.goto(f"library/{LETTER}/")
    page.route("**/downloads/**", lambda route: route.fulfill(body="<!doctype html><title>Something else</title>"))
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.locator(".kit-status")).to_contain_text("It is not as this page expects it: load the page again.")
    complaints.expect("valid digest", "integrity checks failed")


def test_a_file_of_another_edition_is_asked_for_again_and_never_filled(page, real, site, complaints):
    other, blank = b"Dear reader\r\n", (site / "downloads" / "templates" / f"{LETTER}.txt").read_bytes()
    answers = [other, blank]
    remember(page, real, all_details(real))
    page.goto(f"library/{LETTER}/")
    page.route("**/downloads/**", lambda route: route.fulfill(body=answers.pop(0) if answers else other))
    assert real.fields["practice_name"].example in take(page, "Plain text").decode()
    page.get_by_role("link", name="Plain text", exact=True).click()
    expect(page.locator(".kit-status")).to_contain_text("It is not as this page expects it: load the page again.")
    complaints.expect("valid digest", "integrity checks failed")


def test_a_damaged_word_file_is_not_handed_on(page, real, site, complaints):
    blank = (site / "downloads" / "templates" / f"{LETTER}.docx").read_bytes()
    place = blank.index(b"word/document.xml") + 200
    damaged = blank[:place] + bytes([blank[place] ^ 255]) + blank[place + 1 :]
    remember(page, real, all_details(real))
    page.goto(f"library/{LETTER}/")
    page.route("**/downloads/**", lambda route: route.fulfill(body=damaged))
    page.get_by_role("link", name="Word", exact=True).click()
    expect(page.locator(".kit-status")).to_contain_text("It is not as this page expects it")
    complaints.expect("valid digest", "integrity checks failed")


def test_nothing_typed_leaves_the_browser(page, real):
    asked: list[str] = []
    remember(page, real, dict.fromkeys(real.fields, "Zyzzyva"))
    page.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data or ''}"))
    page.goto(f"library/{LETTER}/")
    for name in ("Word", "PDF", "Plain text"):
        take(page, name)
    fetched = [line for line in asked if "/downloads/" in line]
    assert len(fetched) == 3
    assert all(line.startswith("GET ") and "?" not in line for line in fetched)
    assert not any("Zyzzyva" in line for line in asked)


def test_what_fills_files_is_fetched_only_for_a_filled_file(page, real):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(plain_name(request.url)))
    remember(page, real, {"practice_name": "Harbor Medical Exercise"})
    page.goto(f"library/{SCRIPT}/", wait_until="networkidle")
    late = {"fill_download.js", "fill.js", "fields.json", "sums.json"}
    assert late.isdisjoint(asked)
    take(page, "Word")
    assert late <= set(asked)
    assert "pdf_wide_font.js" not in asked


def test_the_choice_stands_where_it_stood_when_details_come_in(page, real):
    boxes = []
    for details in ({}, all_details(real)):
        remember(page, real, details)
        page.goto("kit/")
        boxes.append([page.locator(part).bounding_box() for part in (".kit-fill-in", ".kit-doors:visible", ".kit-all")])
    assert boxes[0] == boxes[1]


def test_no_choice_is_shown_where_there_is_none(browser, site: Path):
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / "kit" / "index.html").as_uri())
    expect(tab.get_by_text("Fill in my details")).to_have_count(1)
    expect(tab.get_by_text("Fill in my details")).to_be_hidden()
    context.close()
    context = browser.new_context()
    tab = context.new_page()
    tab.goto((site / "kit" / "index.html").as_uri())
    expect(tab.get_by_text("Fill in my details")).to_have_count(1)
    expect(tab.get_by_text("Fill in my details")).to_be_hidden()
    context.close()
