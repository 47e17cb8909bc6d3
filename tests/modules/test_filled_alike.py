"""What the site fills in, in a visitor's browser, is what the command makes of the same details: here without a browser."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
import pytest

from kitbuilder.model.merge import merge_catalogue
from kitbuilder.renderers import FORMATS, formats_for

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

FILLED = """
import { fill } from "./fill.js";
const run = async ({ format, files, values, labels }) => {
  const made = [];
  for (const file of files) made.push(base64((await fill(format, bytes(file), values, { fflate, labels })).bytes));
  return made;
};
"""
INC = "Harbor MedEx, Inc."


def parts(data: bytes) -> dict[str, bytes]:
    if not data.startswith(b"PK"):
        return {"": data}
    with zipfile.ZipFile(io.BytesIO(data)) as container:
        return {name: container.read(name) for name in container.namelist()}


def shown(pdf: bytes) -> str:
    """Everything a viewer shows on the pages, in fields too."""
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        for page in document:
            page.flatten()
        flat = io.BytesIO()
        document.save(flat)
    with pypdfium2.PdfDocument(flat.getvalue()) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def filled(in_node, name: str, files: list[bytes], values: dict[str, str], real: Catalogue) -> list[bytes]:
    labels = {field.name: field.label for field in real.fields.values()}
    packed = [base64.b64encode(file).decode() for file in files]
    made = in_node(FILLED, {"format": name, "files": packed, "values": values, "labels": labels})
    return [base64.b64decode(one) for one in made]


@pytest.mark.parametrize("name", ["text", "word"])
def test_values_that_end_in_a_period_end_their_sentences_alike(in_node, real, name: str) -> None:
    values = dict.fromkeys(real.fields, INC)
    merged = merge_catalogue(real, values)
    templates = [one for one in real.templates if name in formats_for(one)]
    blank = [FORMATS[name].render(one, real) for one in templates]
    made = filled(in_node, name, blank, values, real)
    expected = [FORMATS[name].render(merged.template(one.slug), merged) for one in templates]
    pairs = zip(templates, made, expected, strict=True)
    assert [one.slug for one, ours, theirs in pairs if parts(ours) != parts(theirs)] == []


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
