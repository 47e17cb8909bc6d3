"""Trackers as people work in them, in LibreOffice: samples deleted, rows typed, inserted, pasted and sorted."""

from __future__ import annotations

import datetime
import itertools
from typing import TYPE_CHECKING

import pytest
from lxml import html
from openpyxl.utils import get_column_letter

from kitbuilder.formula import SIGNS, day_number
from libreoffice import FAR, REVENUE, TRACKERS, Worksheet, opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.look import SpreadsheetLook
    from libreoffice import Office

pytestmark = pytest.mark.slow
HTML, XLSX = "HTML (StarCalc)", "Calc MS Excel 2007 XML"
TOMORROW = day_number((datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(days=2)).date().isoformat())


def shades(office: Office, sheets: dict[str, Worksheet], folder: Path) -> dict[str, list[tuple[str, list[str]]]]:
    """Turn each worksheet, as LibreOffice paints it, into its rows below the heading: the mark, and the shade of every cell."""
    page = folder / "painted.html"
    office("save", str(page), HTML)
    tables = html.parse(str(page)).xpath("//table")
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for sheet, table in zip(sheets.values(), tables, strict=False):
        rows = [
            [(cell.text_content().strip(), cell.get("bgcolor", "")) for cell in row.findall("td")] for row in table.iter("tr")
        ]
        heading = next(number for number, row in enumerate(rows) if [words for words, _ in row][:3] == sheet.names[:3])
        wide = sum(words in sheet.names for words, _ in rows[heading])  # columns folded away are not painted
        found[sheet.name] = [(row[0][0], [shade.lower() for _, shade in row[:wide]]) for row in rows[heading + 1 :]]
    return found


def wrongly_painted(painted: dict[str, list[tuple[str, list[str]]]], look: SpreadsheetLook) -> list[str]:
    """Say which rows are not shaded as their mark says."""
    wrong: list[str] = []
    for name, rows in painted.items():
        for number, (mark, shade) in enumerate(rows):
            warned = all(one == look.warning for one in shade), mark.startswith(SIGNS["warning"])
            praised = shade[0] == look.good, mark.startswith(SIGNS["good"])
            if warned[0] != warned[1] or praised[0] != praised[1]:
                wrong.append(f"{name}, row {number}: {mark!r} {shade[:3]}")
    return wrong


WARNED = {
    "Referrals": {"Source code": "NEW-1", "Referred": 46290, "Outcome": "Not reached"},
    "Clients": {"Client code": "N-1", "Chair stand start": 9, "Chair stand finish": 7},
    "Log": {"Source code": "NEW-1", "I promised": "A page", "Due": 46000},
    "Offices": {"provider_practice": "New", "Next date": 46000},
}
PRAISED = {
    "Referrals": {"Source code": "NEW-2", "Outcome": "Completed"},
    "Clients": {"Client code": "N-2", "Size of change": "Meaningful"},
    "Log": {"Source code": "NEW-2", "I promised": "A call", "Due": 46000, "Kept": "Yes"},
    "Offices": {"provider_practice": "New", "Shared clients": 1, "Fits my profile": "Yes", "Health-system owned": "No"},
}


@pytest.mark.parametrize("slug", TRACKERS)
def test_marks_keep_their_colors_whatever_becomes_of_the_rows(
    office: Office, trackers: dict[str, Path], real: Catalogue, tmp_path: Path, slug: str
) -> None:
    """LibreOffice loses a rule that names a cell somebody deletes, and with it the color of every row."""
    sheets = opened(office, trackers, real, slug)
    for sheet in sheets.values():
        sheet.delete_samples()
    typed = {name: sheet for name, sheet in sheets.items() if name in WARNED}
    for name, sheet in typed.items():
        sheet.type([WARNED[name], PRAISED[name], WARNED[name], {}, PRAISED[name]])
    assert marks(painted := shades(office, sheets, tmp_path), typed, 5) == ["!", "✓", "!", "", "✓"]
    assert wrongly_painted(painted, real.look.spreadsheet) == []
    for name, sheet in typed.items():
        office("insert", name, sheet.heading + 1, 2)
        last = get_column_letter(len(sheet.names))
        office("copy", name, f"A{sheet.heading + 3}:{last}{sheet.heading + 4}", f"A{sheet.heading + 1}")
        office("delete", name, sheet.heading + 3, 1)
    kept = tmp_path / "kept.xlsx"
    office("save", str(kept), XLSX)
    office("open", str(kept))
    assert marks(painted := shades(office, sheets, tmp_path), typed, 6) == ["!", "✓", "✓", "!", "", "✓"]
    assert wrongly_painted(painted, real.look.spreadsheet) == []


@pytest.mark.parametrize("slug", TRACKERS)
def test_what_is_said_of_samples_goes_with_them(office: Office, trackers: dict[str, Path], real: Catalogue, slug: str) -> None:
    """A banner of fixed words called a user's own rows made up, and told to delete them."""
    for sheet in opened(office, trackers, real, slug).values():
        said = [str(words) for words in sheet.above() if "FICTIONAL SAMPLE." in str(words)]
        assert [f"Made-up rows: {sheet.samples}, " in words for words in said if words.startswith("FICT")] == [True]
        office("delete", sheet.name, sheet.heading + 1, 1)
        assert any(f"Made-up rows: {sheet.samples - 1}, " in str(words) for words in sheet.above())
        office("delete", sheet.name, sheet.heading + 1, sheet.samples - 1)
        sheet.type([{sheet.names[1]: "Own"}] * sheet.samples)
        assert not [words for words in sheet.above() if str(words).startswith("FICT")]


def test_text_where_a_date_or_a_number_belongs_is_told_first(office: Office, trackers: dict[str, Path], real: Catalogue) -> None:
    """What is pasted passes no rule; a text then made errors of the days, counted as a step and hid every other mark."""
    referrals = opened(office, trackers, real, REVENUE)["Referrals"]
    referrals.delete_samples()
    whole = {"Source code": "OFF-1", "Referred": 46300, "Reached": 46301, "Outcome": "Not reached", "Fee billed": 100}
    slips = (
        {"Reached": "10/06/2026 am"},
        {"Reached": " "},
        {"Fee collected": "80 cash"},
        {"Referred": TOMORROW, "Reached": TOMORROW},
    )
    referrals.type([{**whole, **slip} for slip in slips])
    said = [referrals.row(row) for row in range(len(slips))]
    assert [row["Mark"] for row in said] == ["! Not a date", "! Not a date", "! Not a number", "! Check the dates"]
    assert [row["Step"] for row in said] == [1, 1, 2, 2]
    assert [row["Days to reach"] for row in said] == ["", "", 1, 0]
    assert [row["Still to pay"] for row in said] == [100, 100, 100, 100]
    assert referrals.total("Reached") == 0.5
    months = opened(office, trackers, real, REVENUE)["Months"]
    months.type([{"From": "October 1"}])
    assert [months.row(0)[name] for name in ("Mark", "Referred", "Billed")] == ["! Not a date", "", ""]


def test_a_promise_is_open_until_it_is_kept(office: Office, trackers: dict[str, Path], real: Catalogue) -> None:
    """People write Yes when it is done, and nothing before."""
    log = opened(office, trackers, real, "ninety-day-touchpoint-calendar")["Log"]
    assert (log.total("Promises still open"), log.total("Promises kept")) == (2, 3)
    log.delete_samples()
    log.type(
        [{"I promised": "A page"}, {"I promised": "A call", "Kept": "Not yet"}, {"I promised": "A visit", "Kept": "Yes"}, {}]
    )
    assert (log.total("Promises still open"), log.total("Promises kept")) == (2, 1)


def test_a_letter_without_a_greeting_is_marked_before_it_is_printed(
    office: Office, trackers: dict[str, Path], real: Catalogue
) -> None:
    """Merged, it would begin "Dear ,"."""
    offices = opened(office, trackers, real, "referral-source-target-list")["Offices"]
    offices.delete_samples()
    dated = {"provider_practice": "Hill", "letter_date": "November 23, 2026"}
    offices.type([dated, {**dated, "provider_greeting": "Dr. Hill"}, {"provider_practice": "Hill"}])
    assert offices.column("Mark", 3) == ["! No greeting", "", ""]


def test_a_row_without_its_formulas_is_counted_all_the_same(office: Office, trackers: dict[str, Path], real: Catalogue) -> None:
    """LibreOffice copies no formulas into a row that somebody inserts."""
    sheets = opened(office, trackers, real, REVENUE)
    referrals, sources = sheets["Referrals"], sheets["Sources"]
    office("insert", "Referrals", referrals.heading + 3, 1)
    referrals.type([{"Source code": "FICT-A", "Referred": 46300, "Fee billed": 10}], first=2)
    assert referrals.total("Referrals") == 6
    assert sources.column("Share of referrals", 3) == pytest.approx([3 / 6, 2 / 6, 1 / 6])


def test_rows_are_counted_wherever_they_are_put_and_what_is_amiss_is_said(
    office: Office, trackers: dict[str, Path], real: Catalogue
) -> None:
    """Above the first row, below the last one: totals once left such rows out without a word."""
    referrals = opened(office, trackers, real, REVENUE)["Referrals"]
    own = {"Source code": "OFF-1", "Referred": 46300}
    referrals.delete_samples()
    referrals.type([own])
    assert referrals.notice() == ""
    office("insert", "Referrals", referrals.heading + 1, 1)
    referrals.type([own])
    last = 80 - referrals.samples + 1
    office("insert", "Referrals", referrals.heading + 1 + last, 1)
    referrals.type([own], first=last)
    assert referrals.total("Referrals") == 3
    assert referrals.notice() == "! Rows without formulas: 2. Copy the shaded cells of a ready row into them."
    worked_out = ["Mark", *(column.name for column in real.template(REVENUE).sheets[0].columns if column.formula)]
    for row, name in itertools.product((0, last), worked_out):
        office("copy", "Referrals", referrals.address(name, 1), referrals.address(name, row))
    assert referrals.notice() == ""
    assert referrals.row(last)["Step"] == 1
    referrals.type([own], first=last + 3)
    assert referrals.total("Referrals") == 3
    assert referrals.notice() == "! Rows below the last line are not counted. Move them above it."


@pytest.mark.parametrize("slug", TRACKERS)
def test_no_total_breaks_when_every_row_is_deleted(office: Office, trackers: dict[str, Path], real: Catalogue, slug: str) -> None:
    sheets = opened(office, trackers, real, slug)
    for sheet in real.template(slug).sheets:
        office("delete", sheet.name, sheets[sheet.name].heading + 1, sheet.rows)
    for name in sheets:
        cells = [cell for row in office("read", name, f"A1:{FAR}") for cell in row]
        assert [cell for cell in cells if cell is None or "#" in str(cell)] == []


def marks(painted: dict[str, list[tuple[str, list[str]]]], sheets: Iterable[str], rows: int) -> list[str]:
    """The sign of each of the first rows, the same on all these sheets."""
    (found,) = {tuple(mark[:1] for mark, _ in painted[name][:rows]) for name in sheets}
    return list(found)
