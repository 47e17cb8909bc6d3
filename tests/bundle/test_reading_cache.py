"""What was read without fault is not read again; what changed, what was at fault and what was tampered with is."""

from __future__ import annotations

import pickle
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kitbuilder.bundle.cache import Cache
from kitbuilder.bundle.plain_form import KNOWN, MODULES, from_plain, plain
from kitbuilder.bundle.reading_cache import CachedReading
from kitbuilder.model.problem import KitError
from kitbuilder.readers import glyphs, load_catalogue, load_templates, printable_characters

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

LETTER = "short-letter"


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are really read."""
    names: list[str] = []
    really = load_templates.read_template

    def noted(file: Path, *others: object) -> object:
        names.append(file.stem)
        return really(file, *others)

    monkeypatch.setattr(load_templates, "read_template", noted)
    return names


def load(kit: Path, cache: Path) -> object:
    return load_catalogue(kit, memory=CachedReading(Cache(cache)))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_remembered_is_what_would_be_read(sample_kit: Path, tmp_path: Path, read_again: list[str]) -> None:
    first = load(sample_kit, tmp_path)
    read_again.clear()
    again = load(sample_kit, tmp_path)
    assert read_again == []
    assert again == first == load_catalogue(sample_kit)


def test_a_changed_template_is_read_and_the_others_are_not(sample_kit: Path, tmp_path: Path, read_again: list[str]) -> None:
    load(sample_kit, tmp_path)
    read_again.clear()
    change(sample_kit / "templates" / f"{LETTER}.md", "title: ", "title: A ")
    assert load(sample_kit, tmp_path).template(LETTER).title.startswith("A ")
    assert read_again == [LETTER]


@pytest.mark.parametrize("shared", ["kit.yml", "sources.yml", "language.yml"])
def test_a_change_in_what_templates_share_has_all_read_again(
    sample_kit: Path, tmp_path: Path, read_again: list[str], shared: str
) -> None:
    load(sample_kit, tmp_path)
    every = sorted(read_again)
    read_again.clear()
    with (sample_kit / shared).open("a", encoding="utf-8") as file:
        file.write("# one more line\n")
    load(sample_kit, tmp_path)
    assert sorted(read_again) == every


def test_a_changed_field_has_only_the_templates_read_again_that_name_it(
    sample_kit: Path, tmp_path: Path, read_again: list[str]
) -> None:
    every = {one.slug: {node.field.name for node in one.placeholders} for one in load(sample_kit, tmp_path).templates}
    read_again.clear()
    change(sample_kit / "fields.yml", "555-0101", "555-0199")
    changed = load(sample_kit, tmp_path)
    assert read_again
    assert len(read_again) < len(every)
    assert {slug for slug, names in every.items() if "practice_fax" in names} <= set(read_again)
    assert changed == load_catalogue(sample_kit)


def test_a_new_field_has_only_the_templates_read_again_that_may_mean_it(
    sample_kit: Path, tmp_path: Path, read_again: list[str]
) -> None:
    """Brackets around a field's label are a mistake, which nothing tells of before there is such a field."""
    change(sample_kit / "templates" / f"{LETTER}.md", "This note", "[Shoe size] This note")
    load(sample_kit, tmp_path)
    read_again.clear()
    with (sample_kit / "fields.yml").open("a", encoding="utf-8") as file:
        file.write("zebra:\n  {label: Zebra, example: Zoe, help: With stripes., group: you, type: text}\n")
    load(sample_kit, tmp_path)
    assert LETTER not in read_again
    with (sample_kit / "fields.yml").open("a", encoding="utf-8") as file:
        file.write("shoe_size:\n  {label: Shoe size, example: Nine, help: Of the left foot., group: you, type: text}\n")
    with pytest.raises(KitError, match=rf"{LETTER}\.md:\d+: stray-mark"):
        load(sample_kit, tmp_path)
    assert read_again == [LETTER]


def test_a_fault_is_told_every_time(sample_kit: Path, tmp_path: Path) -> None:
    load(sample_kit, tmp_path)
    change(sample_kit / "templates" / f"{LETTER}.md", "kind: letter", "kind: lettre")
    told = []
    for _ in range(2):
        with pytest.raises(KitError) as caught:
            load(sample_kit, tmp_path)
        told.append(str(caught.value))
    assert told[0] == told[1]
    assert "unknown-kind" in told[0]


def test_what_was_tampered_with_is_read_again(sample_kit: Path, tmp_path: Path, read_again: list[str]) -> None:
    first = load(sample_kit, tmp_path)
    every = sorted(read_again)
    read_again.clear()
    for kept in tmp_path.iterdir():
        if kept.is_file():
            kept.write_bytes(kept.read_bytes()[:-1] + b"?")
    assert load(sample_kit, tmp_path) == first
    assert sorted(read_again) == every


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"[[],true", id="half"),
        pytest.param(b"\xff", id="no text"),
        pytest.param(b"[[],[],[]]", id="another list"),
        pytest.param(b"[[],[]]", id="another value"),
        pytest.param(b'[[],{"Nobody":[]}]', id="no class"),
        pytest.param(b'[[],{"Text":[1,2,3,4]}]', id="another class"),
        pytest.param(b'[[],{"Trait":"loud"}]', id="another choice"),
        pytest.param(b'[[],{"":0}]', id="no field"),
        pytest.param(b"[" * 99_999, id="deep"),
        pytest.param(pickle.dumps(pytest.fail), id="code"),
    ],
)
def test_an_entry_that_is_no_reading_is_read_again(sample_kit: Path, tmp_path: Path, read_again: list[str], written) -> None:
    first = load(sample_kit, tmp_path)
    every = sorted(read_again)
    read_again.clear()
    for kept in tmp_path.iterdir():
        if kept.is_file():
            Cache(tmp_path).put(kept.name, written)
    assert load(sample_kit, tmp_path) == first
    assert sorted(read_again) == every


def test_what_is_remembered_comes_back_to_the_last_line_number(real: Catalogue) -> None:
    """Places are no part of what is compared, and every message names one."""
    for template in real.templates:
        again = from_plain(plain(template))
        assert again == template
        assert plain(again) == plain(template)


def test_a_name_in_a_reading_means_one_class() -> None:
    for module in MODULES:
        for name, kind in vars(module).items():
            if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, Enum)):
                assert KNOWN[name] is kind


def test_a_value_that_would_come_back_as_another_is_not_kept() -> None:
    for value in ([], {}, b"", {1}, Path()):
        with pytest.raises(TypeError, match="has no plain form"):
            plain(value)


def test_the_pages_of_the_site_are_checked_again_when_one_changes(sample_kit: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    page = docs / "index.md"
    page.write_text("# Hello\n\nGood words.\n", encoding="utf-8")
    memory = CachedReading(Cache(tmp_path / "cache"))
    load_catalogue(sample_kit, docs, memory)
    page.write_text("# Hello\n\nlorem ipsum dolor\n", encoding="utf-8")
    with pytest.raises(KitError, match=r"index\.md:3"):
        load_catalogue(sample_kit, docs, memory)


def test_a_font_is_read_again_when_it_is_another(sample_kit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = CachedReading(Cache(tmp_path / "cache"))
    first = printable_characters(sample_kit, memory)
    read: list[bytes] = []
    monkeypatch.setattr(glyphs, "_characters_read", lambda data: read.append(data) or frozenset("ab"))
    assert printable_characters(sample_kit, memory) == first
    assert read == []
    font = next((sample_kit / "style" / "fonts").glob("*.ttf"))
    font.write_bytes(font.read_bytes() + b"\0")
    assert printable_characters(sample_kit, memory) == first & frozenset("ab")
    assert read == [font.read_bytes()]
