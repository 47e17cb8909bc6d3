"""Every value kept in the trackers is the one a spreadsheet program comes to: LibreOffice works all of them out again."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from kitbuilder.formula import day_number
from kitbuilder.renderers import FORMATS
from recalculated import same, spoiled, worked_out_again

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.sheet import Sheet

render = FORMATS["spreadsheet"].render


def on_a_fixed_day(sheet: Sheet, day: int) -> Sheet:
    """The same sheet with the day written out, which the program's own calendar would otherwise give."""

    def fixed(formula: str) -> str:
        return formula.replace("TODAY()", str(day))

    return replace(
        sheet,
        columns=tuple(replace(column, formula=fixed(column.formula)) for column in sheet.columns),
        flags=tuple(replace(flag, when=fixed(flag.when)) for flag in sheet.flags),
        lines=tuple(replace(line, formula=fixed(line.formula)) for line in sheet.lines),
    )


@pytest.mark.validator
@pytest.mark.optional("soffice", "no second program can work the trackers out again (LibreOffice brings it)")
def test_libreoffice_comes_to_the_values_we_keep(real: Catalogue, sample: Catalogue, tmp_path: Path) -> None:
    files: dict[str, bytes] = {}
    for catalogue in (real, sample):
        day = day_number(catalogue.kit.as_of)
        for template in catalogue.templates:
            if template.sheets:
                sheets = tuple(on_a_fixed_day(sheet, day) for sheet in template.sheets)
                files[f"{template.slug}.xlsx"] = render(replace(template, document=sheets), catalogue)
    prepared = {name: spoiled(data) for name, data in files.items()}
    again = worked_out_again({name: data for name, (data, _) in prepared.items()}, tmp_path)
    differing: list[str] = []
    compared = 0
    for name, data in files.items():
        formulas, kept, found = (openpyxl.load_workbook(io.BytesIO(one)) for one in (data, data, again[name]))
        kept, found = (openpyxl.load_workbook(io.BytesIO(one), data_only=True) for one in (data, again[name]))
        for worksheet in formulas:
            for cell in (cell for row in worksheet.iter_rows() for cell in row if cell.data_type == "f"):
                ours, theirs = (book[worksheet.title][cell.coordinate].value for book in (kept, found))
                compared += 1
                if not same(ours, theirs):
                    differing.append(f"{name} {worksheet.title}!{cell.coordinate} {cell.value}: {ours!r}, not {theirs!r}")
    assert differing == []
    assert compared == sum(count for _, count in prepared.values()) > 0
