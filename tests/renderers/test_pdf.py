"""The paper: tagged, labelled, fillable once for all, literal about whatever it is given."""

from __future__ import annotations

import io
import shutil
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pypdf import PdfReader, PdfWriter

from filled_files import prompts
from kitbuilder.model.document import Blank, Paragraph, Text, TickBox
from kitbuilder.model.merge import merge_catalogue
from kitbuilder.model.problem import KitError
from kitbuilder.model.traverse import walk
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.pdf import render_booklet, render_start_here
from kitbuilder.renderers.pdf.layout import Layout
from kitbuilder.renderers.pdf.single import finish, head, measure_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue

render = FORMATS["pdf"].render
MARKUP = ["#panic()", '#read("/etc/passwd")', "$x$", "= Heading", "@ref", "\\ #text", "/* */ // -- <b>"]
HOSTILE = [*MARKUP, '"quotes" ’ “”', "Ł ş é €"]


@pytest.fixture(scope="module")
def book(sample: Catalogue) -> bytes:
    return render_booklet(sample)


def widgets(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    found = [a for page in pdf.pages for a in page.obj.get("/Annots", []) if a.Subtype == "/Widget"]
    return [widget for widget in found if widget is not None]


def test_every_widget_is_declared_labelled_and_in_the_tag_tree(book: bytes) -> None:
    with pikepdf.open(io.BytesIO(book)) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        elements = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
        for widget in widgets(pdf):
            field = widget if "/TU" in widget else widget.Parent
            assert str(field.TU)
            assert elements[int(widget.StructParent)].S == "/Form"
        assert all(page.obj.get("/Tabs") == "/S" for page in pdf.pages if "/Annots" in page.obj)
        assert "/NeedAppearances" not in pdf.Root.AcroForm


def test_an_empty_field_asks_in_outlines_and_holds_no_text(book: bytes, sample: Catalogue) -> None:
    """pdf.js takes any text in the look of an empty field for what somebody typed."""
    named = {"".join(field.label.split()) for field in sample.fields.values()}
    assert {"Practicename", "Yourname"} <= set(prompts(book)) & named
    with pikepdf.open(io.BytesIO(book)) as pdf:
        places = [widget for widget in widgets(pdf) if "/AP" in widget and "/Off" not in widget.AP.N]
        empty = [place for place in places if "/V" not in place and "/V" not in place.get("/Parent", {})]
        assert [place.AP.N.read_bytes() for place in empty if b"Tj" in place.AP.N.read_bytes()] == []


def test_each_place_of_a_field_says_what_it_is_and_has_a_look(book: bytes) -> None:
    """pdf.js asks the place alone what it is; pdf-lib draws all places of a field anew when one has no look."""
    with pikepdf.open(io.BytesIO(book)) as pdf:
        shared = [widget for widget in widgets(pdf) if "/T" not in widget]
        assert len(shared) > 20
        assert [str(widget.Parent.T) for widget in shared if "/AP" not in widget or not str(widget.get("/TU", ""))] == []


def test_a_box_of_several_lines_takes_no_more_than_it_prints(book: bytes) -> None:
    several, no_scrolling = 1 << 12, 1 << 23
    with pikepdf.open(io.BytesIO(book)) as pdf:
        flags = [int(widget.get("/Ff", 0)) for widget in widgets(pdf)]
    assert [flag for flag in flags if flag & several]
    assert all(flag & no_scrolling for flag in flags if flag & several)


def test_it_is_printed_on_one_side_and_says_nothing_that_readers_stumble_over(book: bytes) -> None:
    with pikepdf.open(io.BytesIO(book)) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/Simplex"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/Suspects" not in pdf.Root.MarkInfo


def test_a_translation_in_the_book_is_tagged_with_its_language(book: bytes) -> None:
    """A screen reader that reads English aloud changes its voice for it."""

    def spoken(element: object) -> set[str]:
        if isinstance(element, pikepdf.Array):
            return set().union(*map(spoken, element))
        if not isinstance(element, pikepdf.Dictionary):
            return set()
        own = {str(element.Lang)} if "/Lang" in element else set()
        return own | spoken(element.get("/K"))

    with pikepdf.open(io.BytesIO(book)) as pdf:
        assert (str(pdf.Root.Lang), spoken(pdf.Root.StructTreeRoot.K)) == ("en-US", {"es-US"})


def test_one_field_of_a_name_shows_everywhere(book: bytes, sample: Catalogue) -> None:
    named = Counter(p.field.name for t in sample.templates for p in t.placeholders)
    with pikepdf.open(io.BytesIO(book)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if str(field.T) == "practice_name":
                slips = 3  # the slip's letterhead is four times on its page
                assert len(field.Kids) == named["practice_name"] + slips + 2  # the cover, and Your details
                break
        else:
            pytest.fail("the kit has no field practice_name")


def test_filling_your_details_fills_every_page(book: bytes) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(book)))
    writer.update_page_form_field_values(None, {"practice_name": "Harbor Sample Exercise"}, auto_regenerate=False)
    filled = io.BytesIO()
    writer.write(filled)
    with pikepdf.open(filled) as pdf:
        named = [widget for widget in widgets(pdf) if str(widget.get("/Parent", {}).get("/T", "")) == "practice_name"]
        looks = [bytes(widget.AP.N.read_bytes()) for widget in named]
    assert len(looks) > 3
    assert all(b"Harbor Sample Exercise" in look for look in looks)


def test_what_is_typed_comes_out_literally(sample: Catalogue) -> None:
    merged = merge_catalogue(sample, {"practice_name": " ".join(HOSTILE)})
    shown = " ".join(PdfReader(io.BytesIO(render(merged.template("short-letter"), merged))).pages[0].extract_text().split())
    for words in HOSTILE:
        assert words in shown


def test_markup_in_a_text_is_no_markup(sample: Catalogue) -> None:
    layout = Layout(measure_of(sample.look.paper, sample.folder))
    body = layout.blocks((Paragraph((Text("\n".join(HOSTILE)),)),))
    page = {"slug": "x", "title": "X", "eyebrow": "", "summary": "", "form": "", "parts": [{"body": body, "lines": 0}]}
    flags = {
        **dict.fromkeys(("outside", "untitled", "landscape", "letter", "ruled"), False),
        "client": None,
        "squeeze": 0,
        "language": "en",
        "region": "US",
    }
    data = {"mode": "single", **head(sample.kit, "X", ""), "template": {**page, **flags}}
    shown = " ".join(PdfReader(io.BytesIO(finish(data, layout, sample.folder))).pages[0].extract_text().split())
    assert all(words in shown for words in HOSTILE)


@pytest.mark.parametrize("asks", ['#read("{}")', '#json("{}")', '#image("{}")', '#include "{}"', '#import "{}": x'])
def test_paper_can_read_no_file(sample: Catalogue, tmp_path: Path, asks: str) -> None:
    """Not even the style, whose authors we trust: below Typst's root there is nothing, and above it nothing is reached."""
    style = tmp_path / "kit" / "style"
    shutil.copytree(sample.folder / "style", style)
    secret = tmp_path / "secret.typ"
    secret.write_text("#let x = 1\n")
    main = style / "kit.typ"
    honest = main.read_text(encoding="utf-8")
    for path in (str(secret), "../../secret.typ", "/proc/self/environ", "kit/fields.yml"):
        main.write_text(f"{honest}\n{asks.format(path)}\n", encoding="utf-8")
        with pytest.raises(KitError, match="cannot-typeset"):
            render(replace(sample, folder=tmp_path / "kit").template("slip"), replace(sample, folder=tmp_path / "kit"))


def test_a_slip_has_its_own_blanks(sample: Catalogue) -> None:
    fields = PdfReader(io.BytesIO(render(sample.template("slip"), sample))).get_fields() or {}
    assert sum(name.startswith("slip.stairs") for name in fields) == 4
    assert "practice_phone" in fields


def test_a_sample_that_is_ticked_stays_ticked(sample: Catalogue) -> None:
    fields = PdfReader(io.BytesIO(render(sample.template("every-block"), sample))).get_fields() or {}
    ticked = [field["/TU"] for field in fields.values() if field.get("/V") == "/Yes"]
    assert ticked == ["Session stopped: Not asked"]


def test_nothing_of_the_clock_is_in_it(sample: Catalogue) -> None:
    once, again = (render_start_here(sample) for _ in range(2))
    assert once == again
    info = PdfReader(io.BytesIO(once)).metadata or {}
    assert "/CreationDate" not in info


def test_the_book_reads_as_before(book: bytes, golden: Callable[[str, str], None]) -> None:
    reader = PdfReader(io.BytesIO(book))
    pages = zip(reader.page_labels, reader.pages, strict=True)
    text = "\n".join(f"— page {label} —\n{page.extract_text()}" for label, page in pages)
    golden("kit.pdf.txt", text + "\n")
    fields = reader.get_fields() or {}
    golden("kit.pdf.fields.txt", "".join(f"{n}: {f['/TU']}\n" for n, f in sorted(fields.items()) if "/TU" in f))


def test_blanks_and_boxes_of_the_sample_are_all_there(sample: Catalogue) -> None:
    template = sample.template("every-block")
    declared = sum(isinstance(node, (Blank, TickBox)) for node in walk(template.document))
    with pikepdf.open(io.BytesIO(render(template, sample))) as pdf:
        own = [w for w in widgets(pdf) if "/T" in w and "/Parent" in w]
    assert len(own) == declared
