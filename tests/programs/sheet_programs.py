"""Work out the kit's spreadsheets with other people's programs."""

from __future__ import annotations

import io
import json
import tempfile
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils.datetime import to_excel

from programs.programs_here import Program, output_of, share
from recalculated import same, spoiled, worked_out_again

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAME = "works out the same figures"
Figures = dict[str, list[list[Any]]]  # by the sheet's name, rows of cells


def cells_of(file: Path | IO[bytes], *, typed: bool = False) -> Figures:
    """Read the figures that a workbook was saved with, or the same cells as they are `typed`."""
    book = openpyxl.load_workbook(file, data_only=not typed)
    return {sheet.title: [[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book}


def plain(cell: Any) -> Any:
    """Turn a day into the number a spreadsheet has for it; leave everything else."""
    return to_excel(cell) if isinstance(cell, (date, datetime, time)) else cell


def working_out(read: Callable[[Path], Figures]) -> dict[str, Callable[[Path], str]]:
    """Put the question to a program; `read` returns what it makes of a workbook, whose saved figures are wrong."""

    def answer(kit: Path) -> str:
        pairs: list[tuple[Any, Any]] = []
        with tempfile.TemporaryDirectory() as folder:
            for file in sorted((kit / "templates").glob("*.xlsx")):
                given = Path(folder) / file.name
                given.write_bytes(spoiled(file.read_bytes())[0])
                pairs += pairs_of(file, read(given))
        return share(sum(same(*pair) for pair in pairs), len(pairs), "figures")

    return {SAME: answer}


def pairs_of(file: Path, found: Figures) -> Iterator[tuple[Any, Any]]:
    """Pair the saved value of each formula with the one a program found."""
    saved = cells_of(file)
    for name, rows in cells_of(file, typed=True).items():
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, str) and cell.startswith("="):
                    yield saved[name][number][place], at(found.get(name, []), number, place)


def at(rows: list[list[Any]], number: int, place: int) -> Any:
    """Return a cell, None where the sheet is not as large."""
    return plain(rows[number][place]) if number < len(rows) and place < len(rows[number]) else None


def by_gnumeric(file: Path) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.xlsx"
        output_of("ssconvert", "--recalc", file, made)
        return cells_of(made)


def by_libreoffice(file: Path) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        return cells_of(io.BytesIO(worked_out_again({file.name: file.read_bytes()}, Path(folder))[file.name]))


def by_hyperformula(file: Path) -> Figures:
    sheets = {name: [[bare(cell) for cell in row] for row in rows] for name, rows in cells_of(file, typed=True).items()}
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
