"""Two hundred rows typed in LibreOffice: every figure of the workbook is what plain Python comes to from the same rows."""

from __future__ import annotations

import datetime
import itertools
import math
import random
import statistics
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from kitbuilder.formula import day_number
from libreoffice import REVENUE, Worksheet, opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue
    from libreoffice import Office

pytestmark = pytest.mark.slow
STEPS = ("Referred", "Reached", "Booked", "Started", "Completed")
OFFICES = [f"OFF-{number:02}" for number in range(1, 13)]
UNFINISHED = ("Not reached", "Chose not to start", "Not suitable", "Postponed", "Stopped early")
NEW_YEAR = day_number("2025-01-01")


@dataclass
class Referral:
    """One made-up referral; a step that has not happened has no day."""

    office: str
    days: list[int]
    outcome: str
    told: str
    billed: int | None
    collected: int | None

    def typed(self) -> dict[str, object]:
        dates = dict(zip(STEPS, self.days, strict=False))
        rest = {"Outcome": self.outcome, "Office told": self.told, "Fee billed": self.billed, "Fee collected": self.collected}
        cells = {"Client code": f"CL-{id(self)}", "Source code": self.office, **dates, **rest}
        return {name: value for name, value in cells.items() if value not in (None, "")}

    def mark(self) -> str:
        if self.outcome in UNFINISHED and self.told in ("", "No"):
            return "! Tell the office"
        if len(self.days) == 1 and self.outcome in ("", "Open"):
            return "! Call today"
        return "✓ Completed" if self.outcome == "Completed" else ""


def made_up(chance: random.Random) -> Referral:
    days = [NEW_YEAR + chance.randrange(300)]
    for longest in (6, 9, 20, 60):
        if chance.random() > 0.8:
            break
        days.append(days[-1] + chance.randrange(longest))
    outcome = chance.choice(["", "Open", "In program", "Completed", *UNFINISHED])
    billed = chance.choice([None, 0, 180, 1080])
    return Referral(
        chance.choice(OFFICES[:10]), days, outcome, chance.choice(["", "Yes", "No"]), billed, chance.choice([None, 90, 180])
    )


def rounded(value: Fraction, digits: int) -> float:
    return float(Fraction(math.floor(value * 10**digits + Fraction(1, 2)), 10**digits))


def reached(rows: Sequence[Referral], step: int) -> int:
    return sum(len(row.days) >= step for row in rows)


def billed(rows: Sequence[Referral]) -> int:
    return sum(row.billed or 0 for row in rows)


def collected(rows: Sequence[Referral]) -> int:
    return sum(row.collected or 0 for row in rows)


def of_an_office(rows: list[Referral], everything: list[Referral], hours: float) -> dict[str, object]:
    waits = [row.days[3] - row.days[0] for row in rows if len(row.days) > 3]
    paid = collected(rows)
    return {
        **{name: reached(rows, step) for step, name in enumerate(STEPS, 1)},
        "Start rate": reached(rows, 4) / len(rows) if rows else "",
        "Average days": rounded(Fraction(sum(waits), len(waits)), 1) if waits else "",
        "Billed": billed(rows),
        "Collected": paid,
        "Value per referral": rounded(Fraction(paid, len(rows)), 0) if rows else "",
        "Value per hour": rounded(Fraction(paid) / Fraction(hours), 0) if hours else "",
        "Share of referrals": len(rows) / len(everything),
        "Share of income": paid / collected(everything),
    }


def of_a_time(rows: list[Referral], names: Sequence[str]) -> dict[str, object]:
    rate = reached(rows, 4) / len(rows) if rows else ""
    known: dict[str, object] = {name: reached(rows, step) for step, name in enumerate(STEPS, 1)}
    known |= {"Start rate": rate, "Billed": billed(rows), "Collected": collected(rows)}
    return {name: known[name] for name in names if name in known}


def same(found: dict[str, Any], expected: dict[str, object]) -> list[str]:
    """Say in which cells a row is not what it should be."""
    return [
        f"{name}: {found[name]!r}, not {value!r}"
        for name, value in expected.items()
        if found[name] != (pytest.approx(value) if isinstance(value, float) else value)
    ]


def begun(year: int, months: int) -> list[tuple[int, int]]:
    """The first and last day of each period of so many months."""
    firsts = [datetime.date(year + (month // 12), month % 12 + 1, 1) for month in range(0, 13, months)]
    numbers = [day_number(first.isoformat()) for first in firsts]
    return [(first, after - 1) for first, after in itertools.pairwise(numbers)]


@pytest.fixture(scope="module")
def chance() -> random.Random:
    return random.Random(15)  # noqa: S311  # the same rows every time


def test_two_hundred_referrals_come_to_what_python_comes_to(
    office: Office, trackers: dict[str, Path], real: Catalogue, chance: random.Random
) -> None:
    rows = [made_up(chance) for _ in range(200)]
    sheets = opened(office, trackers, real, REVENUE)
    for sheet in sheets.values():
        sheet.delete_samples()
    worked_out = ["Mark", *(column.name for column in real.template(REVENUE).sheets[0].columns if column.formula)]
    referrals, sources = sheets["Referrals"], sheets["Sources"]
    referrals.grow(130, worked_out)
    referrals.type([row.typed() for row in rows])
    hours = [chance.choice([0, 2.5, 7]) for _ in OFFICES]
    sources.type([{"Source code": code, "Hours spent": spent} for code, spent in zip(OFFICES, hours, strict=True)])
    for name, months in (("Months", 1), ("Quarters", 3)):
        sheets[name].type([{"From": first, "To": last} for first, last in begun(2025, months)])
    rows.sort(key=lambda row: -row.days[0])  # both sorts keep the order of equals
    last = referrals.address(referrals.names[-1], 199)
    office("sort", "Referrals", f"A{referrals.heading}:{last}", referrals.names.index("Referred"))
    assert wrong_referrals(referrals, rows) == []
    assert wrong_totals(referrals, rows) == []
    for number, (code, spent) in enumerate(zip(OFFICES, hours, strict=True)):
        theirs = [row for row in rows if row.office == code]
        assert (code, same(sources.row(number), of_an_office(theirs, rows, spent))) == (code, [])
    for name, months in (("Months", 1), ("Quarters", 3)):
        for number, (first, last_day) in enumerate(begun(2025, months)):
            within = [row for row in rows if first <= row.days[0] <= last_day]
            assert same(sheets[name].row(number), of_a_time(within, sheets[name].names)) == []
    assert {sheet.notice() for sheet in sheets.values()} == {""}


def wrong_referrals(sheet: Worksheet, rows: list[Referral]) -> list[str]:
    wrong: list[str] = []
    for number, row in enumerate(rows):
        spans = [after - before for before, after in zip(row.days, row.days[1:], strict=False)] + ["", "", ""]
        expected: dict[str, object] = dict(zip(("Days to reach", "Days to book", "Days to start"), spans, strict=False))
        expected["Days in all"] = row.days[3] - row.days[0] if len(row.days) > 3 else ""
        expected |= {"Step": len(row.days), "Mark": row.mark()}
        expected["Still to pay"] = "" if row.billed is None else row.billed - (row.collected or 0)
        wrong += same(sheet.row(number), expected)
    return wrong


def wrong_totals(sheet: Worksheet, rows: list[Referral]) -> list[str]:
    waits = [row.days[3] - row.days[0] for row in rows if len(row.days) > 3]
    expected: dict[str, object] = {
        "Referrals": len(rows),
        "Reached": reached(rows, 2) / len(rows),
        "Booked": reached(rows, 3) / len(rows),
        "Started": reached(rows, 4) / len(rows),
        "Completed so far": reached(rows, 5) / len(rows),
        "Median days from referral to first visit": statistics.median(waits),
        "Fee billed": billed(rows),
        "Fee collected": collected(rows),
        "How to read the percentages": "10 or more: compare with last quarter first",
    }
    return same({label: sheet.total(label) for label in expected}, expected)
