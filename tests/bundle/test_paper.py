"""A kit for A4, which most of the world prints on: every format is laid on it, and a page is still a page."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from pypdf import PdfReader

from kitbuilder.bundle.page_counts import page_promise
from kitbuilder.cli import main
from kitbuilder.model.page_size import A4, LETTER, PAGE_SIZES
from kitbuilder.readers import load_catalogue
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.pdf import page_count
from kitbuilder.website.content.site_context import read_site_context

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue

MM = 72 / 25.4
LINES = "short-letter"


def sheets_of(pdf: bytes) -> list[tuple[int, int]]:
    """The pages of a PDF in millimeters."""
    boxes = [page.mediabox for page in PdfReader(io.BytesIO(pdf)).pages]
    return [(round(float(box.width) / MM), round(float(box.height) / MM)) for box in boxes]


def lines_of(pdf: bytes) -> list[str]:
    return [line.strip() for page in PdfReader(io.BytesIO(pdf)).pages for line in page.extract_text().splitlines()]


def word_page(docx: bytes) -> dict[str, int]:
    document = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    [(size, margins)] = re.findall(r"<w:pgSz ([^>]*)/>.*?<w:pgMar ([^>]*)/>", document)
    return {name: int(value) for name, value in re.findall(r'w:(\w+)="(\d+)"', f"{size} {margins}")}


def test_paper_is_laid_out_anew_and_lines_break_where_they_did(sample: Catalogue) -> None:
    letter, a4 = (FORMATS["pdf"].render(sample.template(LINES), one) for one in (sample, sample.on(A4)))
    assert (sheets_of(letter), sheets_of(a4)) == ([(216, 279)], [(210, 297)])
    assert lines_of(letter) == lines_of(a4)


def test_a_word_file_has_the_same_room_for_words(sample: Catalogue) -> None:
    letter, a4 = (word_page(FORMATS["word"].render(sample.template(LINES), one)) for one in (sample, sample.on(A4)))
    assert [(page["w"], page["h"]) for page in (letter, a4)] == [(12240, 15840), (11906, 16838)]
    assert letter["w"] - letter["left"] - letter["right"] == a4["w"] - a4["left"] - a4["right"]
    assert abs(a4["left"] - a4["right"]) <= 1


def test_a_spreadsheet_prints_on_it(sample: Catalogue) -> None:
    made = FORMATS["spreadsheet"].render(sample.template("counts"), sample.on(A4))
    assert {int(sheet.page_setup.paperSize) for sheet in openpyxl.load_workbook(io.BytesIO(made)).worksheets} == {9}


def test_the_command_makes_it_beside_the_other_kit(sample_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = sample_kit.parent
    assert main(["--project", str(project), "build", "--paper", "a4"]) == 0
    made = project / "build" / "kit-a4"
    assert set(sheets_of((made / "Sample Kit 2026-01 A4.pdf").read_bytes())) <= {(210, 297), (297, 210)}
    assert (made / "Sample Kit 2026-01 A4.zip").is_file()
    capsys.readouterr()
    assert main(["--project", str(project), "build", "--paper", "a4"]) == 0
    assert "nothing has changed" in capsys.readouterr().out


def test_the_kit_may_name_its_paper(sample_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = sample_kit / "kit.yml"
    own = file.read_text(encoding="utf-8")
    file.write_text(f"paper: a4\n{own}", encoding="utf-8")
    kit = load_catalogue(sample_kit)
    assert (kit.kit.paper, kit.look.paper.page) == (A4, A4)
    assert kit.on(LETTER).look.word.page == LETTER
    file.write_text(f"paper: legal\n{own}", encoding="utf-8")
    assert main(["--project", str(sample_kit.parent), "check"]) == 1
    assert 'kit/kit.yml:1: wrong-type: kit.yml: paper cannot be "legal" (write letter or a4)' in capsys.readouterr().err


@pytest.mark.slow
def test_every_template_keeps_its_pages_on_every_paper(real: Catalogue) -> None:
    others = [real.on(paper) for paper in PAGE_SIZES.values() if paper != real.kit.paper]
    broken = [
        problem
        for other in others
        for template in other.templates
        for problem in page_promise(template, page_count(FORMATS["pdf"].render(template, other)))
    ]
    assert broken == []


def test_the_site_offers_the_whole_kit_on_other_paper(sample_kit: Path) -> None:
    file = sample_kit / "kit.yml"
    own = file.read_text(encoding="utf-8")
    file.write_text(f"other_papers: [a4]\n{own}", encoding="utf-8")
    (sample_kit.parent / "docs").mkdir()
    site = read_site_context(sample_kit.parent)
    offered = dict(site.downloads)
    for name in ("Sample Kit 2026-01 A4.pdf", "Sample Kit 2026-01 A4.zip"):
        assert offered[f"a4/{name}"].name == name
        assert offered[f"a4/{name}"].is_file()
    assert [kit.paper for kit in site.whole_kits] == [LETTER, A4]


@pytest.mark.parametrize(("named", "why"), [("legal", "is no paper we know"), ("letter", "is the kit's own paper")])
def test_other_paper_that_is_none_is_told(sample_kit: Path, capsys: pytest.CaptureFixture[str], named: str, why: str) -> None:
    file = sample_kit / "kit.yml"
    file.write_text(f"other_papers: [{named}]\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    assert main(["--project", str(sample_kit.parent), "check"]) == 1
    told = f'kit/kit.yml:1: wrong-type: kit.yml: other_papers: "{named}" {why} (write letter or a4)'
    assert told in capsys.readouterr().err
