"""What the site fills in, in a visitor's browser, is what the command makes of the same details: here without a browser."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pypdf
import pytest

from filled_files import parts, shown
from kitbuilder.model.look import Face
from kitbuilder.model.merge import merge_catalogue
from kitbuilder.readers import printable_characters, read_fields_file
from kitbuilder.renderers import FORMATS, formats_for
from kitbuilder.renderers.pdf import wide_font
from kitbuilder.website.content.fill_files import code_words, labels_of, letterhead_of, phrases_of
from logos import as_kept, drawn_logo
from slide_references import two_places, with_reference

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.logo import Logo

T = TypeVar("T")
FILLED = """
import { codeOf } from "WEB/card/code.js";
import { fillFile } from "WEB/fill/fill.js";
const run = async ({ format, files, values, logo, ...tools }) => {
  const made = [];
  tools.logo = logo && { ...logo, png: bytes(logo.png) };
  tools.code = async (values) => codeOf(values);
  for (const file of files) made.push(base64((await fillFile(format, bytes(file), values, tools)).bytes));
  return made;
};
"""
LOOSE = """
import { fillPdf } from "WEB/fill/pdf/fill_pdf.js";
import { WideFont } from "WEB/fill/pdf/wide_font.js";
const run = async ({ file, font, values, labels }) => {
  const { loose } = await fillPdf(bytes(file), values, { labels, wide: async () => new WideFont(bytes(font)) });
  return [...loose].map(([name, letters]) => [name, [...letters]]);
};
"""
KIT = Path(__file__).resolve().parent.parent.parent / "kit"
EXAMPLES = {
    field.name: field.example for field in read_fields_file(Path(__file__).resolve().parent.parent.parent / "kit").values()
}
INC = "Harbor MedEx, Inc."


def filled(
    in_node, name: str, files: list[bytes], values: dict[str, str], real: Catalogue, *, logo: Logo | None = None
) -> list[bytes]:
    given = {"files": [base64.b64encode(file).decode() for file in files], "logo": as_kept(logo)}
    tools = {**labels_of(real.fields), **phrases_of(real), **letterhead_of(real), **code_words()}
    made = in_node(FILLED, {"format": name, "values": values, **given, **tools})
    return [base64.b64decode(one) for one in made]


def different(in_node, name: str, values: dict[str, str], real: Catalogue, logo: Logo | None = None) -> list[str]:
    """The templates that the site fills in otherwise than the command does."""
    merged = merge_catalogue(real, values, logo)
    templates = [one for one in real.templates if name in formats_for(one)]
    blank = [FORMATS[name].render(one, real) for one in templates]
    made = filled(in_node, name, blank, values, real, logo=logo)
    expected = [FORMATS[name].render(merged.template(one.slug), merged) for one in templates]
    pairs = zip(templates, made, expected, strict=True)
    return [one.slug for one, ours, theirs in pairs if parts(ours) != parts(theirs)]


@pytest.mark.parametrize("name", ["text", "word", "slides"])
def test_values_that_end_in_a_period_end_their_sentences_alike(in_node, real, name: str) -> None:
    assert different(in_node, name, dict.fromkeys(real.fields, INC), real) == []


@pytest.mark.parametrize("name", ["text", "word", "slides"])
@pytest.mark.parametrize("others", [{}, EXAMPLES], ids=["alone", "all"])
def test_a_practice_without_a_fax_is_left_out_alike(in_node, real, name: str, others: dict[str, str]) -> None:
    assert different(in_node, name, {**others, "practice_fax": "None", "practice_website": "none"}, real) == []


@pytest.mark.parametrize("name", ["text", "word", "slides"])
@pytest.mark.parametrize("values", [{}, EXAMPLES], ids=["alone", "with all details"])
def test_a_logo_stands_in_the_same_places_alike(in_node, real, name: str, values: dict[str, str]) -> None:
    assert different(in_node, name, values, real, drawn_logo(480, 168, 'Harbor "MedEx" & <Sons>')) == []
    assert different(in_node, name, values, real, drawn_logo(30, 100)) == []


def test_every_slide_with_a_place_gets_the_logo_alike(in_node, real, tmp_path: Path) -> None:
    kit = with_reference(real, tmp_path, two_places)
    assert different(in_node, "slides", EXAMPLES, kit, drawn_logo()) == []


def test_a_pdf_shows_one_period_where_a_sentence_ends_and_keeps_the_value_whole(in_node, real) -> None:
    ending = [one for one in real.templates if any(node.stops for node in one.placeholders)][:6]
    values = dict.fromkeys(real.fields, INC)
    made = filled(in_node, "pdf", [FORMATS["pdf"].render(one, real) for one in ending], values, real)
    for pdf in made:
        said = shown(pdf)
        assert INC in said
        assert f"{INC}." not in said
        fields = (pypdf.PdfReader(io.BytesIO(pdf)).get_fields() or {}).items()
        assert {str(field["/V"]) for name, field in fields if name in real.fields} == {INC}


def test_an_accent_that_stands_beside_its_letter_in_a_pdf_is_told(in_node, real) -> None:
    letter = real.template("intro-letter-shared-client")
    wide = wide_font(KIT / "style" / "fonts" / real.look.paper.fonts[Face.SERIF], sorted(printable_characters(KIT)))
    given = {"file": base64.b64encode(FORMATS["pdf"].render(letter, real)).decode(), "font": base64.b64encode(wide).decode()}
    labels = {field.name: field.label for field in real.fields.values()}
    names = {"your_name": "Ọ̀ṣun Bá", "your_role": "Łódź", "practice_phone": "207"}
    assert in_node(LOOSE, {**given, "values": names, "labels": labels}) == [["your_name", ["Ọ̀"]]]
