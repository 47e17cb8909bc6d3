"""What the real kit says of figures: the made-up client is the same everywhere, and a figure answers only its own question."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kitbuilder.model.document import Paragraph, Table
from kitbuilder.model.sheet import Sheet
from kitbuilder.model.walk import walk, words

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
    clients = next(node for node in walk(real.template("outcomes-tracker").document) if isinstance(node, Sheet))
    names = [column.name for column in clients.columns]
    tracked = dict(zip(names, clients.samples[0], strict=True))
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
