"""One look: a color changed in `look.yml` is changed in everything that is made, and no file of the style has one for itself."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pikepdf
import pytest

from kitbuilder.model.problem import KitError
from kitbuilder.readers import load_catalogue
from kitbuilder.renderers import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue

PINK, PINK_IN_PDF = "ff00fe", b"1 0 0.99607843"


def repaint(kit: Path, old: str, new: str) -> Catalogue:
    look = kit / "style" / "look.yml"
    text = look.read_text(encoding="utf-8")
    assert old in text
    look.write_text(text.replace(old, new), encoding="utf-8")
    return load_catalogue(kit)


def rendered(name: str, slug: str, catalogue: Catalogue) -> bytes:
    data = FORMATS[name].render(catalogue.template(slug), catalogue)
    if name == "pdf":
        with pikepdf.Pdf.open(io.BytesIO(data)) as pdf:
            return b"\n".join(page.Contents.read_bytes() for page in pdf.pages)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(archive.read(part) for part in archive.namelist())


@pytest.fixture
def pink(sample_kit: Path) -> Catalogue:
    return repaint(sample_kit, 'green: "#0f5b57"', f'green: "#{PINK}"')


@pytest.mark.parametrize(("name", "slug"), [("word", "every-block"), ("spreadsheet", "counts"), ("slides", "small-deck")])
def test_a_color_of_the_look_is_that_of_files_to_edit(pink: Catalogue, name: str, slug: str) -> None:
    made = rendered(name, slug, pink)
    assert PINK.upper().encode() in made
    assert b"0F5B57" not in made


def test_a_color_of_the_look_is_that_of_paper(pink: Catalogue) -> None:
    assert PINK_IN_PDF in rendered("pdf", "two-ways", pink)


def test_the_typeface_of_the_look_is_that_of_word(sample_kit: Path) -> None:
    other = repaint(sample_kit, "face: Calibri", "face: Aptos")
    assert b'<a:latin typeface="Aptos"/>' in rendered("word", "short-letter", other)


def test_a_style_of_words_with_a_color_for_itself_is_told(sample_kit: Path, tmp_path: Path) -> None:
    reference, painted = sample_kit / "style" / "reference.docx", tmp_path / "painted.docx"
    with zipfile.ZipFile(reference) as old, zipfile.ZipFile(painted, "w") as new:
        for part in old.namelist():
            new.writestr(part, re.sub(rb'w:color="0F5B57" w:themeColor="\w+"', b'w:color="B00020"', old.read(part)))
    shutil.move(painted, reference)
    with pytest.raises(KitError) as caught:
        load_catalogue(sample_kit)
    lines = str(caught.value).split("\n")
    told = 'the style "Say" has #b00020 for itself, and colors are kept in look.yml (in Word, choose one of the theme\'s colors)'
    assert f"kit/style/reference.docx:1: stray-color: {told}" in lines
    assert len(lines) == 2  # and the frame around the ways a talk can go


def test_a_layout_of_slides_with_a_color_for_itself_is_told(sample_kit: Path, tmp_path: Path) -> None:
    reference, painted = sample_kit / "style" / "reference.pptx", tmp_path / "painted.pptx"
    own = b'<a:srgbClr val="B00020"/>'
    with zipfile.ZipFile(reference) as old, zipfile.ZipFile(painted, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            new.writestr(part, data.replace(b'<a:schemeClr val="tx2"/>', own) if part.endswith("Layout4.xml") else data)
    shutil.move(painted, reference)
    with pytest.raises(KitError) as caught:
        load_catalogue(sample_kit)
    told = 'the layout "Closing" has #b00020 for itself, and colors are kept in look.yml'
    hint = "in PowerPoint, choose one of the theme's colors"
    assert str(caught.value) == f"kit/style/reference.pptx:1: stray-color: {told} ({hint})"
