"""What the real kit says of figures: the made-up client is the same everywhere, and a figure answers only its own question."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kitbuilder.model.document import Paragraph, Table
from kitbuilder.model.sheet import Sheet
from kitbuilder.model.traverse import walk, words

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

ROOT = Path(__file__).resolve().parent.parent
PROSE = sorted([*(ROOT / "kit" / "templates").glob("*.md"), *(ROOT / "docs").rglob("*.md")])
REPORTS = ["sample-progress-report", "thirty-day-progress-report", "discharge-summary"]


def rows(catalogue: Catalogue, slug: str) -> tuple[list[str], dict[str, dict[str, str]]]:
    """The heads of a report's table of results, and its rows by status area."""
    table = next(node for node in walk(catalogue.template(slug).document) if isinstance(node, Table))
    heads = [" ".join(words(part) for part in cell).strip() for cell in table.header]
    cells = [[" ".join(words(part) for part in cell).strip() for cell in row] for row in table.rows]
    return heads, {row[0]: dict(zip(heads, row, strict=True)) for row in cells}


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def test_every_report_asks_the_same_of_a_change(real: Catalogue) -> None:
    areas = [set(rows(real, slug)[1]) for slug in REPORTS]
    assert areas[0] == areas[1] == areas[2]
    assert all(rows(real, slug)[0][-1] == "Size of change" for slug in REPORTS)


def test_every_report_says_how_to_read_a_change_in_the_same_words(real: Catalogue) -> None:
    keys = set()
    for slug in REPORTS:
        texts = [words(node) for node in walk(real.template(slug).document) if isinstance(node, Paragraph)]
        keys.add(next(re.search(r"Size of change.*?NF: [^.]*\.", text) for text in texts if "NF:" in text)[0])
    assert len(keys) == 1


def test_the_drawing_of_the_sample_report_shows_its_numbers(real: Catalogue) -> None:
    drawing = (ROOT / "docs" / "assets" / "images" / "sample-report.svg").read_text(encoding="utf-8")
    shown = re.findall(r"<text[^>]*>([^<]*)</text>" * 4, drawing)
    drawn = [cells[1:] for cells in shown if re.fullmatch(r"[0-9.]+", cells[1]) and not cells[0].isdigit()]
    report = rows(real, "sample-progress-report")[1].values()
    assert drawn == [(row["Baseline"], row["Now"], row["Size of change"]) for row in report]


def test_the_sample_report_adds_up(real: Catalogue) -> None:
    for row in rows(real, "sample-progress-report")[1].values():
        assert number(row["Change"]) == pytest.approx(number(row["Now"]) - number(row["Baseline"]))


def test_the_sample_calls_a_change_beyond_error_only_past_the_figure_it_prints(real: Catalogue) -> None:
    document = real.template("sample-progress-report").document
    texts = [words(node) for node in walk(document) if isinstance(node, Paragraph)]
    figures = next(text for text in texts if "Figures used" in text)
    found = re.findall(r"(stairs|chair stand|6-minute walk), ([0-9.]+)", figures)
    printed = {name: float(figure) for name, figure in found}
    told = [row for row in rows(real, "sample-progress-report")[1].values() if row["Size of change"] != "NF"]
    assert {row["Size of change"] for row in told} == {"Beyond error", "Just beyond error"}
    assert len(told) == len(printed)
    for row in told:
        name = next(name for name in printed if name in row["Measure and unit"])
        assert abs(number(row["Change"])) > printed[name]


def test_the_tracker_tells_the_same_of_the_same_client(real: Catalogue) -> None:
    tracked = sheet(real, "outcomes-tracker", "Clients")[0]
    report = rows(real, "sample-progress-report")[1]
    tests = {"Strength": "Chair stand", "Balance, coordination": "TUG", "Endurance": "Walk", "Stability": "Other"}
    for area, test in tests.items():
        assert tracked[f"{test} start"] == number(report[area]["Baseline"])
        assert tracked[f"{test} finish"] == number(report[area]["Now"])


@pytest.mark.parametrize("page", PROSE, ids=lambda page: page.stem)
def test_a_gain_from_before_surgery_to_after_it_is_never_a_change_between_visits(page: Path) -> None:
    for line in page.read_text(encoding="utf-8").splitlines():
        assert "74.3" not in line or "before surgery to after it" in line


def test_a_figure_of_a_review_names_the_trials_behind_it(real: Catalogue) -> None:
    assert "130 people in 2 trials" in real.sources["F-BEN-LBP-POST"].population
    assert "(64 trials)" in real.sources["F-BEN-FALLS"].statement


# The federal holidays of 2026 on which a physician's office may be closed (US Office of Personnel Management).
HOLIDAYS = {
    date(2026, month, day)
    for month, day in ((1, 1), (1, 19), (2, 16), (5, 25), (6, 19), (7, 3), (9, 7), (10, 12), (11, 11), (11, 26), (12, 25))
}
MEETINGS = {"Referred", "Reached", "Booked", "Started", "Completed", "Start", "Last measured", "Date", "Due", "Next date"}
PROGRAM = {"FICT-01": 12, "FICT-02": 24, "FICT-03": 5, "FICT-04": 20}  # sessions paid for: all planned, or those attended
ASSESSMENT, SESSION = 120, 80  # the made-up practice's fees in dollars: $120, and $960 for 12 sessions


def sheet(catalogue: Catalogue, slug: str, name: str) -> list[dict[str, Any]]:
    """Return the sample rows of a tracker's sheet by column name, days of visits and calls as dates."""
    found = next(node for node in walk(catalogue.template(slug).document) if isinstance(node, Sheet) and node.name == name)
    names = [column.name for column in found.columns]
    samples = [dict(zip(names, row, strict=True)) for row in found.samples]
    return [{key: date.fromisoformat(cell) if cell and key in MEETINGS else cell for key, cell in row.items()} for row in samples]


def on_a_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("referral-to-revenue-tracker", "Referrals"),
        ("outcomes-tracker", "Clients"),
        ("ninety-day-touchpoint-calendar", "Log"),
        ("referral-source-target-list", "Offices"),
    ],
)
def test_the_made_up_practice_works_when_offices_are_open(real: Catalogue, slug: str, name: str) -> None:
    days = [(column, row[column]) for row in sheet(real, slug, name) for column in MEETINGS & row.keys() if row[column]]
    assert days
    assert [(column, day) for column, day in days if not on_a_working_day(day)] == []


def test_a_made_up_referral_goes_forward_in_time_and_its_fee_adds_up(real: Catalogue) -> None:
    clients = {row["Client code"]: row for row in sheet(real, "outcomes-tracker", "Clients")}
    for row in sheet(real, "referral-to-revenue-tracker", "Referrals"):
        days = [row[name] for name in ("Referred", "Reached", "Booked", "Started", "Completed") if row[name]]
        assert all(before <= after for before, after in pairwise(days))
        if row["Started"]:
            assert row["Started"] == clients[row["Client code"]]["Start"]
            assert row["Fee billed"] == ASSESSMENT + SESSION * PROGRAM[row["Client code"]]


def test_the_days_of_the_worked_example_are_the_trackers_days(real: Catalogue) -> None:
    page = (ROOT / "docs" / "guide" / "follow-up.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (\w{3}),&nbsp;(\w{3})&nbsp;(\d+) \| (.*?) \|", page, re.MULTILINE)
    days = [
        (name, datetime.strptime(f"2026 {month} {day}", "%Y %b %d").replace(tzinfo=UTC).date(), what)
        for name, month, day, what in told
    ]
    assert len(days) > 5
    assert [day for name, day, _ in days if day.strftime("%a") != name or not on_a_working_day(day)] == []
    client = sheet(real, "outcomes-tracker", "Clients")[0]
    assert next(day for _, day, what in days if what.startswith("First visit:")) == client["Start"]
    assert next(day for _, day, what in days if what.startswith("Day 30:")) == client["Last measured"]
    assert (client["Last measured"] - client["Start"]).days == 30
