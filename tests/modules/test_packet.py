"""A packet holds the pages that were chosen and nothing else, and the site's is the command's."""

from __future__ import annotations

import io
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pypdfium2
import pytest
from PIL import Image

from codes import codes_in, needs_zbar
from fax_paper import as_sent, drawn
from filled_files import prompts, shown
from judges import needed
from kitbuilder.model.contact_card import code_text
from kitbuilder.model.details import Details
from kitbuilder.model.page_size import A4, LETTER
from kitbuilder.readers import read_fields_file
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.pdf import packet_of
from logos import drawn_logo
from packets import described, on_site

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

TITLE = "Office <packet> & more"
VALUES = {"practice_name": "Łódź Movement, Inc.", "your_name": "Jordan Reyes", "practice_phone": "(207) 555-0123"}
EXAMPLES = {field.name: field.example for field in read_fields_file(Path(__file__).resolve().parents[2] / "kit").values()}
FOUR = ("plain-form", "slip", "formulario-sencillo", "short-letter")
LONG_NAME, LONG_ADDRESS = (
    "Coastal Medical Exercise and Movement Center",
    "1200 Long Harbor Boulevard, Suite 340, North Portland, ME 04101",
)
UNSHOWN = "Quillon Zephyrine"


@pytest.fixture(scope="module")
def made(in_node, sample: Catalogue) -> bytes:
    return on_site(in_node, sample, {TITLE: FOUR}, VALUES)[0]


def test_the_site_and_the_command_make_the_same_packet(made: bytes, sample: Catalogue) -> None:
    """What pages draw, byte for byte, and every tag, field, look and bookmark. How the files are packed differs."""
    by_command = described(packet_of([sample.template(slug) for slug in FOUR], TITLE, sample, Details(VALUES)))
    on_the_site = described(made)
    assert {key for key in on_the_site if on_the_site[key] != by_command[key]} == set()
    assert len(on_the_site["fields"]) > 10


@pytest.mark.parametrize("provider", ["Dr. Li", "Dr. Łódź"])
def test_the_site_and_the_command_close_up_lines_alike(in_node, real: Catalogue, provider: str) -> None:
    slugs = ("intro-letter-chiropractor", "provider-referral-form", "business-card", "intro-letter-shared-client")
    values = {**EXAMPLES, "provider_greeting": provider, "practice_fax": "None", "practice_website": "n/a"}
    [made] = on_site(in_node, real, {TITLE: slugs}, values)
    expected = described(packet_of([real.template(slug) for slug in slugs], TITLE, real, Details(values)))
    assert {key for key, value in described(made).items() if value != expected[key]} == set()


@pytest.mark.parametrize("name", [LONG_NAME, f"{LONG_NAME}, Łódź"])
def test_a_long_name_and_address_beside_a_logo_stand_in_two_lines_that_a_fax_can_carry(in_node, real, name: str) -> None:
    values = {"practice_name": name, "practice_address": LONG_ADDRESS}
    logo, slugs = drawn_logo(), ("fax-cover-sheet",)
    [made] = on_site(in_node, real, {TITLE: slugs}, values, logo=logo)
    by_command = packet_of([real.template(slug) for slug in slugs], TITLE, real, Details(values, logo))
    assert described(made) == described(by_command)
    sizes = [float(size) for look in head_looks(made) for size in re.findall(rb"([\d.]+) Tf", look)]
    assert len(sizes) >= 3
    assert min(sizes) >= 7.99
    assert LONG_ADDRESS.replace(" ", "") in shown(made).replace("\r\n", "").replace(" ", "")


def test_what_a_letterhead_lacks_is_not_asked_for_on_what_is_sent(in_node, real: Catalogue) -> None:
    """A visitor who has no e-mail sends no "Practice e-mail" by fax; who only names an office still has a form to fill in."""
    slug = "fax-cover-sheet"
    for values, asks in (({"practice_name": "Harbor Co."}, False), ({"provider_name": "A. Example, MD"}, True)):
        [made] = on_site(in_node, real, {TITLE: (slug,)}, values)
        assert described(made) == described(packet_of([real.template(slug)], TITLE, real, Details(values)))
        assert ("Practicee-mail" in prompts(made)) is asks
        assert "Provider’spractice" in prompts(made)


def head_looks(pdf: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        places = [place for page in opened.pages for place in page.obj.Annots if "/XXHead" in place]
        return [place.AP.N.read_bytes() for place in places]


@pytest.mark.parametrize("values", [{}, VALUES], ids=["alone", "with details"])
def test_the_site_and_the_command_draw_a_logo_alike(in_node, real: Catalogue, values: dict[str, str]) -> None:
    """Twice on the form, whose second page goes to another reader; once in the file."""
    logo, slugs = drawn_logo(alt="Łódź (Movement)"), ("provider-referral-form", "recibo-detallado", "fax-cover-sheet")
    [made] = on_site(in_node, real, {TITLE: slugs}, values, logo=logo)
    by_command = packet_of([real.template(slug) for slug in slugs], TITLE, real, Details(values, logo))
    on_the_site, expected = described(made), described(by_command)
    assert {key for key in on_the_site if on_the_site[key] != expected[key]} == set()
    assert [len(pictures) for pictures in on_the_site["pictures"]] == [1] * 5
    for data in (made, by_command):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert pdf.check_pdf_syntax() == []
            images = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Width") == logo.width]
            assert len(images) == 1
            assert pikepdf.PdfImage(images[0]).as_pil_image().tobytes() == Image.open(io.BytesIO(logo.png)).tobytes()


def test_the_site_and_the_command_lay_a_packet_on_a4_alike(in_node, real: Catalogue) -> None:
    """Upright pages and turned ones: every word is where it was, from the upper edge, and the margins are narrower."""
    slugs = ("fax-cover-sheet", "referral-source-target-list")
    [made] = on_site(in_node, real, {TITLE: slugs}, VALUES, paper=A4.name)
    templates = [real.template(slug) for slug in slugs]
    expected = described(packet_of(templates, TITLE, real, Details(VALUES), A4))
    on_the_site = described(made)
    assert {key for key in on_the_site if on_the_site[key] != expected[key]} == set()
    on_letter = described(packet_of(templates, TITLE, real, Details(VALUES), LETTER))
    assert on_the_site["fields"] == on_letter["fields"]
    with pypdfium2.PdfDocument(made) as document:
        sizes = {tuple(round(side, 1) for side in page.get_size()) for page in document}
    assert sizes == {(595.3, 841.9), (841.9, 595.3)}
    for _, (left, foot, right, top) in on_the_site["pages"]:
        assert (left + right, top if right < top else foot + top) == ((612, 792) if right < top else (792, 612))


def test_a_kit_that_is_a4_already_keeps_its_pages(real: Catalogue) -> None:
    template = real.template("fax-cover-sheet")
    own = described(packet_of([template], TITLE, real.on(A4), Details(VALUES)))
    assert described(packet_of([template], TITLE, real.on(A4), Details(VALUES), A4)) == own
    letter = described(packet_of([template], TITLE, real.on(A4), Details(VALUES), LETTER))
    assert letter == described(packet_of([template], TITLE, real, Details(VALUES)))


@needs_zbar
@pytest.mark.parametrize("name", ["Jordan Reyes", "Łukasz Wiśniewski-Müller, MS"])
def test_the_site_and_the_command_draw_a_contact_code_alike(in_node, real: Catalogue, name: str, tmp_path: Path) -> None:
    """Every place of a packet has it, each with its words; once in the file, and read off what a coarse fax brings."""
    slugs = ("business-card", "one-page-practice-overview", "referral-slip-for-patients", "ficha-de-referencia")
    values = {**VALUES, "your_name": name}
    [made] = on_site(in_node, real, {TITLE: slugs}, values)
    expected = described(packet_of([real.template(slug) for slug in slugs], TITLE, real, Details(values)))
    on_the_site = described(made)
    assert {key for key in on_the_site if on_the_site[key] != expected[key]} == set()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.check_pdf_syntax() == []
        codes = {page.obj.Resources.XObject["/KitCode"].objgen for page in pdf.pages}
        said = Counter(str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing)
    assert len(codes) == 1
    practice = VALUES["practice_name"]
    english, spanish = f"Contact card of {practice}: scan to add", f"Tarjeta de contacto de {practice}: escanee para guardarla"
    assert said == {english: 8 + 1 + 4, spanish: 4}
    with pypdfium2.PdfDocument(made) as document:
        for page, count in zip(document, (8, 1, 4, 4), strict=True):
            assert codes_in(as_sent(drawn(page)), tmp_path) == [code_text(values)] * count


def test_each_page_draws_what_it_draws_alone(made: bytes, sample: Catalogue) -> None:
    alone = [drawing for slug in FOUR for drawing in drawings(FORMATS["pdf"].render(sample.template(slug), sample))]
    assert drawings(made) == alone
    assert VALUES["practice_name"] in shown(made)


def test_readers_agree_on_a_packet(made: bytes, tmp_path: Path) -> None:
    file = tmp_path / "packet.pdf"
    file.write_bytes(made)
    with pikepdf.open(file) as pdf, pypdfium2.PdfDocument(file) as opened:
        assert pdf.check_pdf_syntax() == []
        pages = len(pdf.pages)
        assert len(opened) == pages
    reader = pypdf.PdfReader(file)
    assert len(reader.pages) == pages
    fields = reader.get_fields()
    assert fields is not None
    assert fields["practice_name"]["/V"] == VALUES["practice_name"]
    said = subprocess.run([needed("pdfinfo"), str(file)], capture_output=True, text=True, check=True)
    assert (said.stderr, f"Pages:           {pages}" in said.stdout) == ("", True)


def test_nothing_of_another_page_and_no_detail_but_those_shown_goes_out(in_node, sample: Catalogue) -> None:
    """Not in an object, a name or a tag: all of the file is unpacked and searched."""
    [alone] = on_site(in_node, sample, {"One": ["slip"]}, {**VALUES, "client_initials": UNSHOWN})
    with pikepdf.open(io.BytesIO(alone)) as pdf:
        streams = [thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    whole = b"\n".join((alone, out.getvalue(), *streams))
    others = [template for template in sample.templates if template.slug != "slip"]
    words = [word for template in others for word in (template.slug, template.title, template.summary)]
    assert [word for word in (*words, UNSHOWN) if _is_in(word, whole)] == []
    assert _is_in(sample.template("slip").title, whole)


def test_a_detail_on_several_pages_is_typed_once(made: bytes) -> None:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        names = [str(field.T) for field in pdf.Root.AcroForm.Fields]
        assert len(names) == len(set(names))
        [practice] = [field for field in pdf.Root.AcroForm.Fields if field.T == "practice_name"]
        assert len(practice.Kids) >= len(FOUR)
        places = {place.objgen for page in pdf.pages for place in page.obj.get("/Annots", ())}
        assert {kid.objgen for kid in practice.Kids} <= places


def drawings(data: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [page.obj.Contents.read_raw_bytes() for page in pdf.pages]


def _is_in(word: str, data: bytes) -> bool:
    encodings = ("utf-8", "utf-16-be")
    return any(word.encode(encoding) in data or word.encode(encoding).hex().upper().encode() in data for encoding in encodings)
