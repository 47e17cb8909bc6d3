"""The page takes the same words for "none" as the command."""

from __future__ import annotations

import json
from pathlib import Path

NONE_CASES = json.loads((Path(__file__).resolve().parent.parent / "none_cases.json").read_text(encoding="utf-8"))
SAID_NONE = """
import { isNone } from "./phrases.js";
const run = (values) => values.map(isNone);
"""


def test_what_people_write_for_none_is_none(in_node) -> None:
    assert in_node(SAID_NONE, [case["typed"] for case in NONE_CASES]) == [case["is_none"] for case in NONE_CASES]
