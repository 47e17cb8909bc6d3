"""The site writes a contact card, and draws it as a code, exactly as the command does."""

from __future__ import annotations

import json
from pathlib import Path

from kitbuilder.model.contact_card import code_text
from kitbuilder.renderers.qr_squares import squares_of

CASES = json.loads((Path(__file__).resolve().parent.parent / "contact_card_cases.json").read_text(encoding="utf-8"))
WRITTEN = """
import { codeText, contactCard } from "WEB/card/vcard.js";
const run = (all) => all.map((details) => ({ card: contactCard(details), code: codeText(details) }));
"""
LAID_OUT = """
import { codeOf } from "WEB/card/code.js";
const squares = ([left, top, wide]) => Array.from({ length: wide }, (_, more) => [left + more, top]);
const run = (all) => all.map(codeOf).map(({ size, bars }) => [size, bars.flatMap(squares)]);
"""


def test_the_site_writes_the_cards_of_the_table(in_node) -> None:
    made = in_node(WRITTEN, [case["details"] for case in CASES])
    assert made == [{"card": case["card"], "code": case["code"]} for case in CASES]


def test_the_site_lays_out_the_squares_that_the_command_lays_out(in_node) -> None:
    """Short and long cards, in each size of code, with letters beyond ASCII and without."""
    people = [
        {"your_name": name, "practice_name": f"{practice} {'x' * more}", "practice_phone": f"207-555-0{more:03}"}
        for more in range(0, 120, 7)
        for name, practice in (("Ann Lee", "Harbor"), ("Łukasz Núñez", "Más"))
    ]
    made = in_node(LAID_OUT, people)
    assert made == [as_lines(squares_of(code_text(one))) for one in people]
    assert len({size for size, _ in made}) > 4


def as_lines(rows: tuple[str, ...]) -> list[object]:
    bars = [(left, top) for top, row in enumerate(rows) for left, square in enumerate(row) if square == "1"]
    return [len(rows), [list(bar) for bar in bars]]
