"""The logo in a Word file: in every letterhead, once in the file, with words read aloud, and nothing of it without one."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from kitbuilder.bundle.letter_collection import letters_of
from kitbuilder.model.merge import merge_catalogue
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.word import render_together
from logos import drawn_logo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.logo import Logo

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TWO_HEADS = "provider-referral-form"
MILLIMETER = 36_000  # of Word's smallest unit
ALT = 'Harbor "MedEx" & <Sons> Łódź'


def made(kit: Catalogue, logo: Logo | None, slug: str = TWO_HEADS) -> zipfile.ZipFile:
    merged = merge_catalogue(kit, {"practice_name": "Harbor"}, logo)
    return zipfile.ZipFile(io.BytesIO(FORMATS["word"].render(merged.template(slug), merged)))


def anchors(archive: zipfile.ZipFile, part: str) -> list[etree._Element]:
    return list(etree.fromstring(archive.read(part)).iter(f"{WP}anchor"))


@pytest.mark.parametrize(
    ("width", "height", "wide", "high"), [(480, 168, 40, 14), (400, 400, 14, 14), (480, 20, 40, 1.67), (60, 20, 10.16, 3.39)]
)
def test_a_logo_is_as_large_as_its_room_and_its_pixels_allow(
    real: Catalogue, width: int, height: int, wide: float, high: float
) -> None:
    """60 pixels are 10.16 mm at 150 an inch: enlarged any further, edges look torn."""
    [anchor] = anchors(made(real, drawn_logo(width, height)), "word/header1.xml")
    extent = anchor.find(f"{WP}extent")
    assert extent is not None
    assert int(extent.get("cx", "")) / MILLIMETER == pytest.approx(wide, abs=0.01)
    assert int(extent.get("cy", "")) / MILLIMETER == pytest.approx(high, abs=0.01)


def test_every_letterhead_has_it_with_the_words_read_aloud_and_the_file_holds_it_once(real: Catalogue) -> None:
    logo = drawn_logo(alt=ALT)
    archive = made(real, logo)
    spoken = [anchor.find(f"{WP}docPr") for part in ("header1", "document") for anchor in anchors(archive, f"word/{part}.xml")]
    assert [said.get("descr") for said in spoken if said is not None] == [ALT, ALT]
    assert len({said.get("id") for said in spoken if said is not None}) == 2
    assert archive.read("word/media/logo.png") == logo.png
    assert [name for name in archive.namelist() if name.endswith(".png")] == ["word/media/logo.png"]


def test_without_a_logo_nothing_of_one_is_there(real: Catalogue) -> None:
    archive = made(real, None)
    whole = b"".join(archive.read(name) for name in archive.namelist())
    assert not any(word in whole for word in (b"image/png", b"rIdLogo", b"<w:drawing", b'w:hanging="2'))


def test_a_letter_without_a_letterhead_holds_no_picture(real: Catalogue) -> None:
    archive = made(real, drawn_logo(), "voicemail-script")
    assert "word/media/logo.png" not in archive.namelist()


@pytest.mark.validator
def test_files_with_a_logo_are_valid(real: Catalogue, office_errors: Callable[[Path], list[str]], tmp_path: Path) -> None:
    merged = merge_catalogue(real, {}, drawn_logo(alt=ALT))
    together = tmp_path / "letters.docx"
    together.write_bytes(render_together(letters_of(merged), "Letters"))
    form = tmp_path / "form.docx"
    form.write_bytes(FORMATS["word"].render(merged.template(TWO_HEADS), merged))
    assert {file.name: errors for file in (together, form) if (errors := office_errors(file))} == {}
