"""`kit packet` writes the pages that were asked for as one PDF, filled in, and says what it does not know."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pikepdf
import pytest

from filled_files import shown
from kitbuilder.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(sample_kit: Path) -> list[str]:
    return ["--project", str(sample_kit.parent)]


def test_a_packet_is_one_pdf_with_the_details_in_it(project: list[str], tmp_path: Path) -> None:
    details, out = tmp_path / "mine.json", tmp_path / "packet.pdf"
    values = {"practice_name": "Łódź Movement, Inc."}
    details.write_text(json.dumps({"kit": "details", "version": 1, "values": values}), encoding="utf-8")
    assert main([*project, "packet", "office", "--details", str(details), "--out", str(out)]) == 0
    first = out.read_bytes()
    assert "Łódź Movement, Inc." in shown(first)
    with pikepdf.open(out) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Office"
        assert [str(item.title) for item in pdf.open_outline().root] == ["Slip", "Short letter — a sample", "Plain form"]
    assert main([*project, "packet", "slip", "short-letter", "slip", "--out", str(out)]) == 0
    with pikepdf.open(out) as pdf:
        assert len(pdf.open_outline().root) == 2
    assert main([*project, "packet", "office", "--details", str(details), "--out", str(out)]) == 0
    assert out.read_bytes() == first


def test_a_packet_nobody_knows_is_named_and_nothing_written(
    project: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "packet.pdf"
    assert main([*project, "packet", "ofice", "--out", str(out)]) == 1
    said = capsys.readouterr().err
    assert 'there is no packet and no template "ofice" (did you mean "office"?)' in said
    assert main([*project, "packet", "slip", "--out", str(tmp_path / "nowhere" / "packet.pdf")]) == 1
    assert "cannot-write: the packet cannot be written here: No such file or directory" in capsys.readouterr().err
    assert not out.exists()
