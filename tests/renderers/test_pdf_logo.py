"""The logo on paper: where it is to stand, tagged, in files that keep their pages, and the same wherever it is drawn."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from kitbuilder.model.document import Letterhead
from kitbuilder.model.merge import merge_catalogue
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.pdf import page_count
from kitbuilder.renderers.pdf.book import render_booklet
from kitbuilder.website.content.fill_files import labels_of, letterhead_of
from logos import as_kept, drawn_logo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.logo import Logo

FILLED = """
import { fillPdf } from "WEB/fill/pdf/fill_pdf.js";
const run = async ({ file, values, logo, labels, letterhead }) => {
  const kept = { ...logo, png: bytes(logo.png) };
  const { bytes: made, hasLogo } = await fillPdf(bytes(file), values, { labels, letterhead, logo: kept });
  return [base64(made), hasLogo];
};
"""
TWO_HEADS = "provider-referral-form"
MILLIMETER = 72 / 25.4
LONG = {
    "your_name": "María-José Example-Núñez, MS",
    "your_role": "Medical exercise professional and owner",
    "your_credentials": "MS in Exercise Physiology; BS in Kinesiology; Medical Exercise Specialist; Physiologist; CPR/AED",
    "practice_name": "Harbor Medical Exercise and Functional Fitness, PLLC",
    "practice_address": "1200 North Harbor Street, Building C, Suite 3-B, South Portland, Maine 04106",
    "practice_phone": "+1 (207) 555-0142, ext. 12",
    "practice_fax": "+1 (207) 555-0143",
    "practice_email": "maria-jose@harbormedicalexercise.example",
    "provider_name": "Alexandra Example-Montgomery, MD, FAAOS",
    "provider_practice": "Coastal Example Orthopedics and Spine, PC",
}


def boxes(data: bytes) -> list[tuple[int, list[float]]]:
    """The page and the box of each picture that is drawn, left, foot, right and top."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [(number, box) for number, page in enumerate(pdf.pages) for box in _drawn(page)]


def _drawn(page: pikepdf.Page) -> Iterator[list[float]]:
    pictures = {name for name, thing in page.obj.Resources.get("/XObject", {}).items() if thing.Subtype == "/Image"}
    placed: list[float] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "cm":
            placed = [float(number) for number in operands]
        elif str(operator) == "Do" and str(operands[0]) in pictures:
            wide, _, _, high, left, foot = placed
            yield [left, foot, left + wide, foot + high]


def figures(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"]


def on_site(in_node, kit: Catalogue, slug: str, values: dict[str, str], logo: Logo) -> bytes:
    blank = base64.b64encode(FORMATS["pdf"].render(kit.template(slug), kit)).decode()
    given = {"file": blank, "values": values, "logo": as_kept(logo), **labels_of(kit.fields), **letterhead_of(kit)}
    made, has_logo = in_node(FILLED, given)
    assert has_logo
    return base64.b64decode(made)


def with_logo(kit: Catalogue, slug: str, values: dict[str, str], logo: Logo | None) -> bytes:
    merged = merge_catalogue(kit, values, logo)
    return FORMATS["pdf"].render(merged.template(slug), merged)


@pytest.mark.parametrize("size", [(480, 168), (400, 400), (480, 20), (60, 20)])
def test_a_logo_stands_at_the_left_of_every_letterhead_where_the_site_draws_it(
    in_node, real: Catalogue, size: tuple[int, int]
) -> None:
    logo = drawn_logo(*size)
    built, filled = with_logo(real, TWO_HEADS, {}, logo), on_site(in_node, real, TWO_HEADS, {}, logo)
    assert [page for page, _ in boxes(built)] == [0, 1]
    for (_, left_by_build), (_, left_on_site) in zip(boxes(built), boxes(filled), strict=True):
        assert left_on_site == pytest.approx(left_by_build, abs=0.02)
        left, foot, right, top = left_by_build
        assert left == pytest.approx(54, abs=0.01)
        assert right - left <= 40 * MILLIMETER + 0.01
        assert top - foot <= 14 * MILLIMETER + 0.01
    assert figures(built) == figures(filled) == ["Harbor Medical Exercise"] * 2


def test_only_the_name_and_the_address_move_and_only_by_what_the_logo_takes(in_node, real: Catalogue) -> None:
    logo = drawn_logo()
    before, after = places(with_logo(real, TWO_HEADS, {}, None)), places(on_site(in_node, real, TWO_HEADS, {}, logo))
    moved = {name for name in before if before[name] != after[name]}
    assert moved == {("practice_name", 0), ("practice_name", 1), ("practice_address", 0), ("practice_address", 1)}
    for name in moved:
        assert after[name][0] - before[name][0] == pytest.approx(44 * MILLIMETER, abs=0.02)
        assert after[name][1:] == before[name][1:]
    built = places(with_logo(real, TWO_HEADS, {}, logo))
    assert {name: pytest.approx(place, abs=0.02) for name, place in built.items()} == after


def places(data: bytes) -> dict[tuple[str, int], list[float]]:
    """The places of fields by name and number on its page; the second and later of one page are not asked for."""
    found: dict[tuple[str, int], list[float]] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for place in page.obj.get("/Annots", ()):
                name = str(place.get("/T", place.get("/Parent", {}).get("/T", "")))
                found.setdefault((name, number), [float(side) for side in place.Rect])
    return found


def test_a_blank_head_without_a_logo_has_no_picture_and_what_is_made_twice_is_the_same(in_node, real: Catalogue) -> None:
    assert boxes(with_logo(real, TWO_HEADS, {}, None)) == []
    logo = drawn_logo()
    assert with_logo(real, TWO_HEADS, LONG, logo) == with_logo(real, TWO_HEADS, LONG, logo)
    assert on_site(in_node, real, TWO_HEADS, LONG, logo) == on_site(in_node, real, TWO_HEADS, LONG, logo)


def test_the_book_holds_the_picture_once(sample: Catalogue) -> None:
    book = render_booklet(merge_catalogue(sample, {}, drawn_logo()))
    with pikepdf.open(io.BytesIO(book)) as pdf:
        assert pdf.check_pdf_syntax() == []
        pictures = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"]
        assert len(pictures) == 1
    assert len(boxes(book)) == len(figures(book)) > 1


@pytest.mark.slow
@pytest.mark.parametrize("values", [{}, LONG], ids=["alone", "with long details"])
def test_every_template_keeps_its_pages_with_the_widest_logo(real: Catalogue, values: dict[str, str]) -> None:
    merged = merge_catalogue(real, values, drawn_logo())
    headed = [one for one in merged.templates if any(isinstance(block, Letterhead) for block in one.document)]
    made = {one.slug: page_count(FORMATS["pdf"].render(one, merged)) for one in headed}
    assert len(made) >= 70
    assert {slug: pages for slug, pages in made.items() if pages != real.template(slug).pages} == {}


@pytest.mark.validator
def test_files_with_a_logo_are_pdf_ua(
    in_node, real: Catalogue, broken_pdf_rules: Callable[[list[Path]], str], tmp_path: Path
) -> None:
    logo = drawn_logo(alt='Harbor "MedEx" (Łódź)')
    made: dict[str, Any] = {
        "built.pdf": with_logo(real, TWO_HEADS, LONG, logo),
        "blank.pdf": on_site(in_node, real, TWO_HEADS, {}, logo),
        "letter.pdf": on_site(in_node, real, "refer-back-letter", LONG, logo),
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    assert broken_pdf_rules([tmp_path / name for name in made]) == ""
