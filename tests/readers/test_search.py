"""What the library's search knows is the kit's: read from search.yml, checked, and written as a script for the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kitbuilder.model.kit_texts import SearchWords
from kitbuilder.model.problem import KitError
from kitbuilder.readers import load_catalogue
from kitbuilder.website.content.search_words import search_words

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue

WORDS = """\
same:
  physician: [doctor, dr]
small: [a, dont]
names:
  short-letter: [note to the doctor]
pages:
  asked.md: [help]
otherwise: [short-letter]
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "asked.md").write_text("# What is asked\n\nA word.\n\n## Again\n\nAnother.\n", encoding="utf-8")
    return folder


def test_what_people_type_is_read(sample_kit: Path) -> None:
    (sample_kit / "search.yml").write_text(WORDS, encoding="utf-8")
    assert load_catalogue(sample_kit).kit.search == SearchWords(
        same={"physician": ("doctor", "dr")},
        small=("a", "dont"),
        names={"short-letter": ("note to the doctor",)},
        pages={"asked.md": ("help",)},
        otherwise=("short-letter",),
    )


def test_a_kit_may_do_without_any(sample: Catalogue) -> None:
    assert sample.kit.search == SearchWords()


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("physician: [doctor, dr]", "Physician: [doctor, dr]"), 2, '"Physician" in same is not in small letters'),
        (("physician: [doctor, dr]", "physician: [the doctor]"), 2, "one word, as in doctor"),
        (("physician: [doctor, dr]", "physician: []"), 2, "has to be a list that is not empty"),
        (("[doctor, dr]", "[doctor]\n  desk: [doctor]"), 3, '"doctor" is listed a second time in same'),
        (("dont]", "don't]"), 3, "is not in small letters without marks"),
        (("note to the doctor]", "note, note]"), 5, '"note" is listed a second time in the names of "short-letter"'),
        (("note to the doctor]", "doctor's note]"), 5, "words, as in call the doctor"),
        (("names:\n  short-letter", "names:\n  short-leter"), 5, 'did you mean "short-letter"'),
        (("otherwise: [short-letter]", "otherwise: [short-leter]"), 8, 'did you mean "short-letter"'),
        (("asked.md", "aked.md"), 7, 'did you mean "asked.md"'),
        (("small:", "smal:"), 3, 'did you mean "small"'),
    ],
)
def test_what_no_question_can_find_is_told_with_its_line(
    sample_kit: Path, pages: Path, change: tuple[str, str], line: int, said: str
) -> None:
    assert change[0] in WORDS
    (sample_kit / "search.yml").write_text(WORDS.replace(*change), encoding="utf-8")
    with pytest.raises(KitError) as caught:
        load_catalogue(sample_kit, pages)
    told = [str(problem) for problem in caught.value.problems]
    assert [problem for problem in told if said in problem and problem.startswith(f"kit/search.yml:{line}: ")], told
    assert all(problem.startswith("kit/search.yml:") for problem in told)


def test_the_page_gets_the_words_as_a_script(sample_kit: Path, pages: Path) -> None:
    (sample_kit / "search.yml").write_text(WORDS, encoding="utf-8")
    script = search_words(load_catalogue(sample_kit), pages).decode()
    before, after = 'kitScripts.define("library_words",["exports"],(exports)=>{exports.words=', "});\n"
    assert script.startswith(before)
    assert script.endswith(after)
    words = json.loads(script.removeprefix(before).removesuffix(after))
    assert words["names"]["short-letter"].endswith("note to the doctor")
    assert words["pages"] == [
        {"names": "help", "parts": [["What is asked", "asked/", ""], ["Again", "asked/#again", "Another."]]}
    ]
    assert words["otherwise"] == ["short-letter"]
