"""Details: what somebody typed is kept to the letter, or refused by name; it never becomes anything else."""

from __future__ import annotations

import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitbuilder.model.problem import KitError
from kitbuilder.readers import printable_characters, read_details, read_fields_file
from kitbuilder.readers.cleaning import clean

KIT = Path(__file__).resolve().parent.parent.parent / "kit"
FIELDS = read_fields_file(KIT)
CASES = json.loads((Path(__file__).resolve().parent.parent / "cleaning_cases.json").read_text(encoding="utf-8"))
STRANGE = sorted({character for case in CASES for character in case["typed"]})
PRINTABLE = printable_characters(KIT)


def read(folder: Path, values: object, **more: object) -> dict[str, str]:
    file = folder / "details.json"
    file.write_text(json.dumps({"kit": "details", "version": 1, "values": values, **more}), encoding="utf-8")
    return dict(read_details(file, FIELDS, PRINTABLE).values)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_what_is_typed_is_cleaned(case: dict[str, str]) -> None:
    assert clean(case["typed"]) == case["kept"]


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(STRANGE))))
def test_cleaning_is_done_once_and_for_all(typed: str) -> None:
    cleaned = clean(typed)
    assert clean(cleaned) == cleaned
    assert len(cleaned.splitlines()) <= 1
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in cleaned)


@given(st.text(alphabet=st.sampled_from("abcŁş<>&#$=\"'{}[]\\%€–’ "), max_size=60))
def test_printable_words_come_through_to_the_letter(typed: str) -> None:
    assert clean(typed).replace(" ", "") == typed.replace(" ", "")


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", "#panic()", "$&", "Łukasz Şen", '"quoted"', "=HYPERLINK(1)"])
def test_what_looks_like_code_is_only_words(typed: str, tmp_path: Path) -> None:
    assert read(tmp_path, {"your_name": typed}) == {"your_name": typed}


def test_direction_marks_and_controls_are_taken_out(tmp_path: Path) -> None:
    assert read(tmp_path, {"your_name": "Sam\u202e\u0000 Sample\u2066"}) == {"your_name": "Sam Sample"}


def test_an_address_of_several_lines_becomes_one(tmp_path: Path) -> None:
    assert read(tmp_path, {"practice_address": "1 Street\r\n Town"}) == {"practice_address": "1 Street, Town"}


def test_long_runs_of_spaces_and_commas_are_cleaned_at_once(tmp_path: Path) -> None:
    began = time.monotonic()
    assert clean(f"Sam{', ' * 300_000}Lee{' ' * 300_000}") == f"Sam{', ' * 299_999}, Lee"
    assert time.monotonic() - began < 10, "the time grows by the square"


def test_phone_numbers_with_hyphens_of_another_kind_are_printed(tmp_path: Path) -> None:
    assert read(tmp_path, {"practice_phone": "207\u2011555\u20110142"}) == {"practice_phone": "207-555-0142"}


def test_empty_details_are_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, {"your_name": "  ", "practice_name": "P"}) == {"practice_name": "P"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "this is not JSON"),
        ("[]", "this is not a details file"),
        ('{"kit": "details", "version": 2, "values": {}}', "of version 2; this kit reads version 1"),
        ("", "the file is empty"),
        ('{"kit": "details", "version": true, "values": {}}', "of version true; this kit reads version 1"),
        ('{"kit": "details", "version": 1.0, "values": {}}', "of version 1.0; this kit reads version 1"),
        ('{"kit": "details", "version": "1", "values": {}}', 'of version "1"; this kit reads version 1'),
        ('{"kit": "details", "version": 1, "values": {"your_name": "A",\n"your_name": "B"}}', ':2: bad-detail: "your_name"'),
        ('{"kit": "details", "version": 1, "values": {},\n"values": {}}', ':2: bad-detail: "values" stands here a second time'),
        ('{"kit": "details", "version": 1, "values": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_a_file_that_is_no_details_file_is_refused(content: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "details.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(KitError, match=says):
        read_details(file, FIELDS, PRINTABLE)


def test_ten_thousand_characters_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(KitError, match='"your_name" has 10000 characters; at most 120 fit'):
        read(tmp_path, {"your_name": "x" * 10_000})


@pytest.mark.parametrize(
    ("key", "shown"),
    [("\ud800", "\\ud800"), ("a\u202eb", "a\\u202eb"), ("x" * 100_000, "x" * 60)],
    ids=["half", "turned", "long"],
)
def test_a_key_that_cannot_be_shown_is_still_named(key: str, shown: str, tmp_path: Path) -> None:
    with pytest.raises(KitError) as caught:
        read(tmp_path, {key: "A"}, **{key: 1})
    said = str(caught.value)
    said.encode()
    assert f'no field is called "{shown}"' in said
    assert f'a details file has no "{shown}"' in said
