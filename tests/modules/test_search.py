"""Real questions, and the pages a person would accept for each, so that a change to the search shows what it does to people."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kitbuilder.website.content.guide_index import guide_parts

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = ("questions", "held_out")  # the search is tuned to the first; the second is only measured
FEWEST = 75


def accepted_for(name: str) -> dict[str, set[str]]:
    """The pages a person would accept, by question: slugs of templates, and addresses of pages or of places on them."""
    with (ROOT / "tests" / "search" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["question"]: set(row["accepted"].split()) for row in csv.DictReader(file)}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_page_that_a_person_would_accept_is_there(real, name: str) -> None:
    places = {part.place for part in guide_parts(ROOT / "docs", lambda slug: real.template(slug).title)}
    there = {template.slug for template in real.templates} | places
    accepted = accepted_for(name)
    assert {page: question for question, pages in accepted.items() for page in pages - there} == {}
    assert len(accepted) >= FEWEST


def test_no_question_is_both_tuned_to_and_only_measured() -> None:
    tuned, measured = map(accepted_for, QUESTIONS)
    assert tuned.keys() & measured.keys() == set()
