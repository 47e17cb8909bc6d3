"""The page and the command clean what is typed alike, and what is clean stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kitbuilder.readers.cleaning import clean

CASES = json.loads((Path(__file__).resolve().parent.parent / "cleaning_cases.json").read_text(encoding="utf-8"))
STRANGE = sorted({character for case in CASES for character in case["typed"]})
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


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.one_of(st.characters(), st.sampled_from(STRANGE)), min_size=1), min_size=60))
def test_the_page_and_the_command_clean_alike_once_and_for_all(in_node, typed: list[str]) -> None:
    for (whole, again, cut, cut_again), value in zip(in_node(CLEANED, typed), typed, strict=True):
        assert whole == again == clean(value)
        assert cut == cut_again
        assert len(cut) <= 5


def test_a_long_run_of_spaces_takes_no_time(in_node) -> None:
    assert in_node(TIMED, [" ,", "Sam"]) == 3
    assert in_node(TIMED, ["\u00a0", "Sam"]) == 3
