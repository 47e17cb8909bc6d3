"""The CSV file: the first sheet, read back as it was written, and nothing in it that a program would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kitbuilder.model.sheet import ColumnType
from kitbuilder.renderers import FORMATS

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template


render = FORMATS["csv"].render


def rows(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def test_it_holds_the_heading_and_the_samples_of_the_first_sheet(sample: Catalogue) -> None:
    file = render(sample.template("counts"), sample)
    assert file.startswith(b"\xef\xbb\xbfCode,Reason,Start,Finish,Change\r\n")
    assert rows(file)[1:] == [["FICT-01", "Balance", "8", "11", "3"], ["FICT-02", "Stairs", "9", "9", "0"]]
    assert b"\n" not in file.replace(b"\r\n", b"")


def test_a_date_is_written_as_every_program_reads_it(sample: Catalogue) -> None:
    counts = sample.template("counts")
    (sheet,) = counts.sheets
    dated = replace(sheet.columns[0], type=ColumnType.DATE)
    dates = replace(sheet, columns=(dated,), samples=(("2026-03-02",), (None,)), flags=(), lines=())
    assert rows(render(replace(counts, document=(dates,)), sample)) == [["Code"], ["2026-03-02"], [""]]


def typed_in(counts: Template, said: str) -> Template:
    (sheet,) = counts.sheets
    return replace(counts, document=(replace(sheet, samples=((said, None, -3, None, None),)),))


@given(st.sampled_from(["", "=", "+", "-", "@", "\t", "\r"]), st.text(st.characters(blacklist_categories=("Cs",)), max_size=12))
def test_nothing_typed_becomes_a_formula(sample: Catalogue, start: str, rest: str) -> None:
    said = start + rest
    read = rows(render(typed_in(sample.template("counts"), said), sample))[1]
    assert not read[0].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert read[0].removeprefix("'") == said.removeprefix("'")
    assert read[2] == "-3"  # a number may be less than nothing
