"""A real question finds the right page first: the search that runs in the browser, asked in Node what people ask."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from kitbuilder.website.content.addresses import Addresses
from kitbuilder.website.content.guide_index import guide_parts
from kitbuilder.website.content.library import library
from kitbuilder.website.content.search_words import words_of

ROOT = Path(__file__).resolve().parents[2]
SEARCH = """
import { makeSearch } from "WEB/library/search.js";
const run = ({ cards, words, questions }) => {
  const search = makeSearch(cards, words);
  return questions.map((question) => {
    const { cards: found, places, isPlaceFirst } = search(question);
    const shown = found.map((number) => cards[number].slug);
    const others = places.map(({ place }) => place);
    return isPlaceFirst ? [others[0], ...shown, ...others.slice(1)] : [...shown, ...others];
  });
};
"""
QUESTIONS = ("questions", "held_out")  # the search is tuned to the first; the second is only measured
FEWEST = 100
FIRST, FIRST_THREE = {"questions": 85, "held_out": 68}, {"questions": 97, "held_out": 80}  # percent


def accepted_for(name: str) -> dict[str, set[str]]:
    """The pages a person would accept, by question: slugs of templates, and addresses of pages or of places on them."""
    with (ROOT / "tests" / "search" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["question"]: set(row["accepted"].split()) for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def asked(real) -> dict[str, Any]:
    """What the search has on the page: the texts of the cards, and the words that are fetched."""
    (shown,) = html.fragments_fromstring(library(real, Addresses("../")))
    return {"cards": [texts_of(card) for card in shown.find_class("kit-card")], "words": words_of(real, ROOT / "docs")}


def texts_of(card: html.HtmlElement) -> dict[str, Any]:
    """What `textsOf` in cards.js makes of a card."""
    title = card.find("h3")
    return {
        "slug": card.get("data-slug"),
        "title": title.text_content(),
        "summary": title.getnext().text_content(),
        "kind": card.get("data-kind"),
        "facets": " ".join(card.get(f"data-{facet}") for facet in ("audience", "channel", "stage")),
        "isStart": bool(card.find_class("kit-start")),
    }


def rank_of(shown: list[str], accepted: set[str]) -> int:
    """The rank, from 0, of the first page a person would accept; a page's address stands for every place on it."""
    pages = tuple(page for page in accepted if page.endswith("/"))
    return next((rank for rank, page in enumerate(shown) if page in accepted or page.startswith(pages)), len(shown) + 99)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_real_question_finds_the_right_page(in_node, asked, record_property, name: str) -> None:
    accepted = accepted_for(name)
    answers = in_node(SEARCH, {**asked, "questions": list(accepted)})
    ranks = {question: rank_of(shown, accepted[question]) for question, shown in zip(accepted, answers, strict=True)}
    first, three = (100 * sum(rank < most for rank in ranks.values()) / len(ranks) for most in (1, 3))
    record_property(name, f"first {first:.1f} %, in the first three {three:.1f} %")
    missed = [question for question, rank in ranks.items() if rank >= 3] if name == "questions" else []
    assert first >= FIRST[name], f"{first:.1f} % of {name} find the right page first"
    assert three >= FIRST_THREE[name], f"{three:.1f} % of {name} find it in the first three; not: {missed}"


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
