"""Six forms as offices use them, rebuilt in the language: each reads without a problem and comes out whole in every format."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from conftest import ROOT
from kitbuilder.bundle.page_counts import page_promise
from kitbuilder.model.document import Blank, TickBox
from kitbuilder.model.traverse import walk
from kitbuilder.readers import load_catalogue
from kitbuilder.renderers import formats_for
from kitbuilder.renderers.web_page import article
from sample_kits import copy_sample

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

FORMS = sorted((Path(__file__).resolve().parent / "structures").glob("*.md"))


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The sample kit with the six forms in it, and the real kit's fields."""
    kit = copy_sample(tmp_path_factory.mktemp("structures"))
    shutil.copy(ROOT / "kit" / "fields.yml", kit)
    for form in FORMS:
        shutil.copy(form, kit / "templates")
    listing = kit / "kit.yml"
    names = "".join(f"\n      - {form.stem}" for form in FORMS)
    listing.write_text(listing.read_text(encoding="utf-8").replace("      - counts", f"      - counts{names}"), encoding="utf-8")
    return load_catalogue(kit)


@pytest.mark.parametrize("slug", [form.stem for form in FORMS])
def test_a_form_keeps_its_pages_its_places_and_its_labels(rebuilt: Catalogue, slug: str) -> None:
    template = rebuilt.template(slug)
    made = {name: one.render(template, rebuilt) for name, one in formats_for(template).items()}
    pdf = PdfReader(io.BytesIO(made["pdf"]))
    assert list(page_promise(template, len(pdf.pages))) == []
    places = [node for node in walk(template.document) if isinstance(node, (Blank, TickBox))]
    groups = {node.group for node in places if isinstance(node, TickBox)} - {""}
    alone = [node for node in places if not (isinstance(node, TickBox) and node.group)]
    own = {name for name in pdf.get_fields() or {} if name.startswith(f"{slug}.")}
    assert len(own) == len(alone) + len(groups)
    text = made["text"].decode("utf-8-sig")
    shown = str(article(template, rebuilt))
    for node in places:
        assert node.label or node.question
        if isinstance(node, Blank) and node.hint and not node.value:
            assert f"({node.hint})" in text
            assert f"({node.hint})" in shown


def test_what_no_form_could_say_before_is_said(rebuilt: Catalogue) -> None:
    nodes = [node for form in FORMS for node in walk(rebuilt.template(form.stem).document)]
    blanks = [node for node in nodes if isinstance(node, Blank)]
    said = {type(node).__name__ for node in nodes}
    assert {"Quote", "Aligned"} <= said
    assert any(node.choices for node in blanks)
    assert any(node.is_date for node in blanks)
    assert any(node.value for node in blanks)
    assert any(node.named for node in blanks)
    assert any(isinstance(node, TickBox) and node.group for node in nodes)
    assert any(rebuilt.template(form.stem).landscape for form in FORMS)
