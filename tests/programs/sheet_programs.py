"""Work out the kit's spreadsheets with other people's programs."""

from __future__ import annotations

import json
import math
import tempfile
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils.datetime import to_excel

from programs.programs_here import FOLDER, Program, output_of, share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAME = "works out the same figures"
PROFILE = FOLDER / "office-that-recalculates"
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
Figures = dict[str, list[list[Any]]]  # by the sheet's name, rows of cells


def figures_in(file: Path) -> Figures:
    """Read the figures that a workbook was saved with."""
    book = openpyxl.load_workbook(file, data_only=True)
    return {sheet.title: [[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book}


def formulas_in(file: Path) -> Figures:
    """Read the same cells as they are typed."""
    book = openpyxl.load_workbook(file)
    return {sheet.title: [[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book}


def plain(cell: Any) -> Any:
    """Turn a day into the number a spreadsheet has for it; leave everything else."""
    return to_excel(cell) if isinstance(cell, (date, datetime, time)) else cell


def working_out(read: Callable[[Path], Figures]) -> dict[str, Callable[[Path], str]]:
    """Put the question to a program; `read` returns what it makes of a workbook."""

    def same(kit: Path) -> str:
        pairs = [pair for file in sorted((kit / "templates").glob("*.xlsx")) for pair in pairs_of(file, read(file))]
        return share(sum(alike(*pair) for pair in pairs), len(pairs), "figures")

    return {SAME: same}


def pairs_of(file: Path, found: Figures) -> Iterator[tuple[Any, Any]]:
    """Pair the saved value of each formula with the one a program found."""
    saved = figures_in(file)
    for name, rows in formulas_in(file).items():
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, str) and cell.startswith("="):
                    yield saved[name][number][place], at(found.get(name, []), number, place)


def at(rows: list[list[Any]], number: int, place: int) -> Any:
    """Return a cell, None where the sheet is not as large."""
    return plain(rows[number][place]) if number < len(rows) and place < len(rows[number]) else None


def alike(one: Any, other: Any) -> bool:
    """Say whether two values are the same to a reader: empty is empty, and numbers agree in nine digits."""
    if one in (None, "") or other in (None, ""):
        return one in (None, "") and other in (None, "")
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return bool(one == other)


def by_gnumeric(file: Path) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.xlsx"
        output_of("ssconvert", "--recalc", file, made)
        return figures_in(made)


def by_libreoffice(file: Path) -> Figures:
    settings = PROFILE / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(ALWAYS, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{PROFILE}"
        output_of("soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", folder, file)
        return figures_in(Path(folder) / file.name)


def by_hyperformula(file: Path) -> Figures:
    sheets = {name: [[bare(cell) for cell in row] for row in rows] for name, rows in formulas_in(file).items()}
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder) / "sheets.json"
        asked.write_text(json.dumps({"sheets": sheets}), encoding="utf-8")
        found: Figures = json.loads(output_of("node", "hyperformula.js", asked))
    return found


def bare(cell: Any) -> Any:
    """Write a function of newer programs as it is typed."""
    return cell.replace("_xlfn.", "") if isinstance(cell, str) else cell


SHEET_PROGRAMS = {
    "LibreOffice": Program(("soffice", "--version"), working_out(by_libreoffice)),
    "Gnumeric": Program(("ssconvert", "--version"), working_out(by_gnumeric)),
    "HyperFormula": Program(("npm", "hyperformula"), working_out(by_hyperformula)),
}
