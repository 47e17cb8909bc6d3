"""The site writes a contact card byte for byte as the command does."""

from __future__ import annotations

import json
from pathlib import Path

CASES = json.loads((Path(__file__).resolve().parent.parent / "contact_card_cases.json").read_text(encoding="utf-8"))
WRITTEN = """
import { codeText, contactCard } from "WEB/card/vcard.js";
const run = (all) => all.map((details) => ({ card: contactCard(details), code: codeText(details) }));
"""


def test_the_site_writes_the_cards_of_the_table(in_node) -> None:
    made = in_node(WRITTEN, [case["details"] for case in CASES])
    assert made == [{"card": case["card"], "code": case["code"]} for case in CASES]
