"""The words of the library's search are the kit's: read from search.yml, checked, and handed to the page as they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from lxml import html

from kitbuilder.model.kit_texts import SearchWords
from kitbuilder.model.problem import KitError
from kitbuilder.readers import load_catalogue
from kitbuilder.renderers.web_page import Html
from kitbuilder.website.content.addresses import Addresses
from kitbuilder.website.content.library import library

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue

WORDS = "also:\n  doctor: [physician]\n  mail: [letter, email]\nsmall: [a, the]\n"


def test_other_words_and_small_words_are_read(sample_kit: Path) -> None:
    (sample_kit / "search.yml").write_text(WORDS, encoding="utf-8")
    search = load_catalogue(sample_kit).kit.search
    assert search == SearchWords({"doctor": ("physician",), "mail": ("letter", "email")}, ("a", "the"))


def test_a_kit_may_do_without_any(sample: Catalogue) -> None:
    assert sample.kit.search == SearchWords()


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ("also:\n  Doctor: [physician]\nsmall: [a]\n", 2),
        ("also:\n  doctor: [the physician]\nsmall: [a]\n", 2),
        ("also:\n  doctor: []\nsmall: [a]\n", 2),
        ("also:\n  doctor: [physician]\nsmall:\n  - a\n  - won't\n", 5),
        ("also:\n  doctor: [physician]\nsmal: [a]\n", 1),
    ],
)
def test_words_that_no_question_can_hold_are_told_with_their_line(sample_kit: Path, wrong: str, line: int) -> None:
    (sample_kit / "search.yml").write_text(wrong, encoding="utf-8")
    with pytest.raises(KitError) as caught:
        load_catalogue(sample_kit)
    assert line in {problem.where.line for problem in caught.value.problems}
    assert {problem.where.path for problem in caught.value.problems} == {"kit/search.yml"}


def test_the_library_hands_the_words_to_its_search(real: Catalogue) -> None:
    (shown,) = html.fragments_fromstring(library(real, Addresses("../"), Html()))
    language = json.loads(shown.get("data-search-language"))
    assert language["also"]["doctor"] == ["physician"]
    assert "the" in language["small"]
