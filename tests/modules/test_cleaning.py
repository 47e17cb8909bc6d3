"""The page and the command clean what is typed alike, and what is clean stays as it is."""

from __future__ import annotations

import json
import random
import sys
import unicodedata
from pathlib import Path

import pytest

from kitbuilder.readers.cleaning import clean

CASES = json.loads((Path(__file__).resolve().parent.parent / "cleaning_cases.json").read_text(encoding="utf-8"))
STRANGE = sorted({character for case in CASES for character in case["typed"]})
IN_THE_GATE, SEARCHED = 2_000, 100_000  # texts; `kit test fuzz` names a seed
UNSEEN = ("Zs", "Zl", "Zp", "Cc", "Cf", "Pd")  # spaces, breaks, controls, marks; and dashes, most of which look alike
CLEANED = """
import { clean } from "WEB/details/cleaning.js";
const run = (values) => values.map((value) => [clean(value), clean(clean(value)), clean(value, 5), clean(clean(value, 5), 5)]);
"""
TIMED = """
import { clean } from "WEB/details/cleaning.js";
const run = ([run, last]) => clean(run.repeat(300000) + last).length;
"""


def test_the_page_cleans_as_the_table_says(in_node) -> None:
    made = in_node(CLEANED, [case["typed"] for case in CASES])
    assert [one[0] for one in made] == [case["kept"] for case in CASES]


def strange_texts(seed: int, count: int) -> list[str]:
    """Make texts of what is cleaned, of marks that join what stands before them, and of any character that has a name."""
    at = random.Random(seed)  # noqa: S311  # the same texts for the same seed
    named = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) != "Cn"]
    joining = [character for character in named if unicodedata.combining(character)]
    unseen = [character for character in named if unicodedata.category(character) in UNSEEN]
    kinds = (STRANGE, unseen, unseen, joining, named[:256], named)
    texts = ["".join(at.choice(at.choice(kinds)) for _ in range(at.randint(1, 40))) for _ in range(count)]
    return [json.loads(json.dumps(text)) for text in texts]  # two halves beside each other are one character, as in a file


@pytest.mark.hypothesis  # a property too, though its texts come in one lot: starting Node takes longer than cleaning them
def test_the_page_and_the_command_clean_alike_once_and_for_all(
    in_node, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = request.config.getoption("--hypothesis-seed")
    typed = strange_texts(int(seed or 0), IN_THE_GATE if seed is None else SEARCHED)
    made = zip(typed, in_node(CLEANED, typed), strict=True)
    found = [value for value, (whole, again, cut, cut_again) in made
             if {whole, again, clean(value), clean(whole)} != {whole} or cut != cut_again or len(cut) > 5]  # fmt: skip
    with capsys.disabled():
        print(f" {len(typed):,} texts cleaned by both, {len(found):,} not alike or not for good", end="")
    assert min(found, key=len, default="") == ""


def test_a_long_run_of_spaces_takes_no_time(in_node) -> None:
    assert in_node(TIMED, [" ,", "Sam"]) == 3
    assert in_node(TIMED, ["\u00a0", "Sam"]) == 3
