"""Every file of the real kit, judged by the validators of its own format; each is shown to catch a fault first."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from judges import OFFICE_SHARES
from kitbuilder.bundle.build import build_kit
from kitbuilder.bundle.cache import Cache
from kitbuilder.bundle.letter_collection import TITLE
from kitbuilder.bundle.manifest import read_manifest
from kitbuilder.model.catalogue import Trait
from made_once import made_once
from packets import on_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kitbuilder.bundle.manifest import Manifest
    from kitbuilder.model.catalogue import Catalogue

pytestmark = pytest.mark.validator

LARGEST_PACKET = 300_000  # bytes: the physician's four templates
CACHE = Path(__file__).resolve().parents[2] / "build" / "cache"  # the site's build has made the same files
BYTES_A_PAGE = 7_500  # 1.2 MB when the kit had 148 pages was 8,100 a page; 191 pages have 6,900


@pytest.fixture(scope="module")
def built(real: Catalogue, shared: Path) -> tuple[Path, Manifest]:
    folder = made_once(shared / "kit", lambda part: build_kit(real, part, cache=Cache(CACHE)))
    manifest = read_manifest(folder)
    assert manifest is not None
    return folder, manifest


def test_the_pdf_validator_sees_a_fault(
    built: tuple[Path, Manifest], broken_pdf_rules: Callable[[Iterable[Path]], str], tmp_path: Path
) -> None:
    folder, manifest = built
    with pikepdf.open(folder / manifest.find("pdf", "voicemail-script").path) as pdf:
        del pdf.Root.Lang
        pdf.save(tmp_path / "no-language.pdf")
    assert "7.2-" in broken_pdf_rules([tmp_path / "no-language.pdf"])


def test_every_pdf_is_pdf_ua(
    built: tuple[Path, Manifest], real: Catalogue, broken_pdf_rules: Callable[[Iterable[Path]], str]
) -> None:
    folder, manifest = built
    files = [folder / entry.path for entry in manifest.files if entry.format in ("pdf", "kit-pdf")]
    assert len(files) == len(real.templates) + 1
    assert broken_pdf_rules(files) == ""


def test_every_packet_is_pdf_ua_and_light(
    in_node, built: tuple[Path, Manifest], real: Catalogue, broken_pdf_rules: Callable[[Iterable[Path]], str], tmp_path: Path
) -> None:
    """Joined as the site joins it, of 1, 4 and 20 templates in two languages, with letters of many alphabets typed in."""
    slugs = [template.slug for template in real.templates if template.leaves_practice]
    packets = {"One": ["business-card"], "Four": list(real.kit.packets[1].slugs), "Twenty": slugs[:: len(slugs) // 20][:20]}
    values = {field.name: field.example for field in real.fields.values()} | {"practice_name": "Łódź Movement, Inc."}
    folder, manifest = built
    made = on_site(in_node, real, packets, values, lambda slug: (folder / manifest.find("pdf", slug).path).read_bytes())
    files = []
    for pages, data in zip(packets.values(), made, strict=True):
        files.append(tmp_path / f"{len(pages)}.pdf")
        files[-1].write_bytes(data)
        with pikepdf.open(files[-1]) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert len(pdf.pages) == sum(real.template(slug).pages for slug in pages)
    assert broken_pdf_rules(files) == ""
    assert files[1].stat().st_size <= LARGEST_PACKET


def test_the_kit_pdf_is_light(built: tuple[Path, Manifest]) -> None:
    _, manifest = built
    kit_pdf = manifest.find("kit-pdf")
    assert kit_pdf.bytes <= BYTES_A_PAGE * kit_pdf.pages


def test_the_office_validator_sees_a_fault(
    built: tuple[Path, Manifest], office_errors: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    folder, manifest = built
    whole = (folder / manifest.find("word", "voicemail-script").path).read_bytes()
    broken = tmp_path / "broken.docx"
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"<w:body>", b"<w:body><w:tblGrid/>"))
    assert office_errors(broken)


@pytest.mark.parametrize("share", range(OFFICE_SHARES))
def test_every_word_spreadsheet_and_slides_file_is_valid(
    built: tuple[Path, Manifest], real: Catalogue, office_errors: Callable[[Path], list[str]], share: int
) -> None:
    folder, manifest = built
    files = [entry.path for entry in manifest.files if entry.format in ("word", "spreadsheet", "slides")]
    assert len(files) == len(real.templates) + sum(template.has(Trait.SLIDES) for template in real.templates)
    assert {path: errors for path in files[share::OFFICE_SHARES] if (errors := office_errors(folder / path))} == {}


def test_the_letters_in_one_file_are_valid(
    built: tuple[Path, Manifest], office_errors: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    folder, manifest = built
    with zipfile.ZipFile(folder / manifest.find("kit-zip").path) as archive:
        file = Path(archive.extract(f"Everything/{TITLE}.docx", tmp_path))
    assert office_errors(file) == []
