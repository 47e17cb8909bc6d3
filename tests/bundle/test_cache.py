"""What was made once is found again by whoever comes back for it; what nobody comes back for is forgotten, in time."""

from __future__ import annotations

import ast
import os
import sys
import time
from dataclasses import fields, is_dataclass, replace
from importlib import metadata
from typing import TYPE_CHECKING

import pytest

from kitbuilder.bundle import book, contents
from kitbuilder.bundle.build import build_kit
from kitbuilder.bundle.cache import KEPT_FOR, Cache
from kitbuilder.bundle.contents import jobs_of
from kitbuilder.bundle.inputs import FLOORS, LIBRARIES, PACKAGE
from kitbuilder.bundle.jobs import BOOKLET, START_HERE
from kitbuilder.bundle.reading_cache import CachedReading
from kitbuilder.model.field import Field
from kitbuilder.model.merge import merge_catalogue
from kitbuilder.model.problem import Location
from kitbuilder.readers import load_catalogue
from kitbuilder.renderers import FORMATS, formats_for

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue


def age(file: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(file, (then, then))


def test_a_whole_entry_under_another_ones_name_is_not_used(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for key in ("one letter", "another"):
        cache.put(key, key.encode())
    (tmp_path / "one letter").rename(tmp_path / "aside")
    (tmp_path / "another").rename(tmp_path / "one letter")
    (tmp_path / "aside").rename(tmp_path / "another")
    assert cache.get("one letter") is None
    assert cache.get("another") is None


def test_what_nobody_asked_for_in_two_weeks_is_forgotten(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for key in ("old", "old and asked for", "new"):
        cache.put(key, key.encode())
    for key in ("old", "old and asked for"):
        age(tmp_path / key, KEPT_FOR + 60)
    assert cache.get("old and asked for") == b"old and asked for"
    cache.forget_old()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["new", "old and asked for"]


def test_what_a_killed_build_left_half_written_is_forgotten_too(tmp_path: Path) -> None:
    (tmp_path / "key.4711").write_bytes(b"half")
    age(tmp_path / "key.4711", KEPT_FOR + 60)
    Cache(tmp_path).forget_old()
    assert list(tmp_path.iterdir()) == []


def rendered(catalogue: Catalogue, out: Path, cache: Path) -> list[str]:
    """Build, and return what had to be rendered for it."""
    told: list[str] = []
    build_kit(catalogue, out, cache=Cache(cache), progress=told.append)
    return told


def test_a_blank_kit_one_with_details_and_a_check_leave_each_other_what_they_made(sample_kit: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    (tmp_path / "docs").mkdir()
    blank = load_catalogue(sample_kit, tmp_path / "docs", CachedReading(Cache(cache)))
    filled = merge_catalogue(blank, {"practice_name": "Harbor Medical Exercise"})
    assert len(rendered(blank, tmp_path / "one", cache)) > len(blank.templates)
    assert len(rendered(filled, tmp_path / "two", cache)) > len(blank.templates)
    kept = {file.name for file in cache.iterdir()}
    assert rendered(blank, tmp_path / "three", cache) == rendered(filled, tmp_path / "four", cache) == ["the ZIP"]
    assert {file.name for file in cache.iterdir()} == kept
    for one, other in (("one", "three"), ("two", "four")):
        assert (tmp_path / one / "SHA256SUMS").read_bytes() == (tmp_path / other / "SHA256SUMS").read_bytes()


def with_field(catalogue: Catalogue, name: str, **changes: str) -> Catalogue:
    """The catalogue as it would be read with one of its fields changed."""
    changed = replace(catalogue.fields[name], **changes)

    def exchanged(part: object) -> object:
        if part is catalogue.fields[name] or part == catalogue.fields[name]:
            return changed
        if isinstance(part, tuple):
            return tuple(map(exchanged, part))
        if is_dataclass(part) and not isinstance(part, (type, Field)):
            return replace(part, **{one.name: exchanged(getattr(part, one.name)) for one in fields(part) if one.init})
        return part

    steps = exchanged(catalogue.steps)
    return replace(catalogue, steps=steps, fields={**catalogue.fields, name: changed})


def test_a_changed_field_has_only_the_files_made_again_that_show_it(sample: Catalogue, tmp_path: Path) -> None:
    rendered(sample, tmp_path / "one", tmp_path / "cache")
    using = {one.slug for one in sample.templates if any(node.field.name == "practice_fax" for node in one.placeholders)}
    again = rendered(with_field(sample, "practice_fax", label="Fax of ours"), tmp_path / "two", tmp_path / "cache")
    assert set(again) - {"the ZIP", "kit-pdf", "letters-word"} == using
    assert using != {one.slug for one in sample.templates}


def test_a_field_that_moved_in_its_file_has_nothing_made_again(sample: Catalogue, tmp_path: Path) -> None:
    rendered(sample, tmp_path / "one", tmp_path / "cache")
    moved = with_field(sample, "practice_fax", where=Location("kit/fields.yml", 99))
    assert rendered(moved, tmp_path / "two", tmp_path / "cache") == ["the ZIP"]


def test_a_detail_that_only_some_files_show_has_only_those_made_again(sample: Catalogue, tmp_path: Path) -> None:
    rendered(sample, tmp_path / "one", tmp_path / "cache")
    using = {one.slug for one in sample.templates if any(node.field.name == "practice_fax" for node in one.placeholders)}
    again = rendered(merge_catalogue(sample, {"practice_fax": "555-0199"}), tmp_path / "two", tmp_path / "cache")
    assert set(again) - {"the ZIP", "kit-pdf", "letters-word"} == using


def test_other_code_makes_everything_again(sample: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = rendered(sample, tmp_path / "one", tmp_path / "cache")
    for module in (book, contents):
        monkeypatch.setattr(module, "digest_of_machinery", lambda: "other code")
    assert sorted(rendered(sample, tmp_path / "two", tmp_path / "cache")) == sorted(first)


@pytest.mark.parametrize("part", ["word", "paper", "spreadsheet", "slides", "site"])
def test_a_changed_part_of_the_look_has_only_its_own_files_made_again(sample: Catalogue, part: str) -> None:
    changes = {
        "site": {"light": {}},
        "paper": {"colors": {}},
        "spreadsheet": {"pale": "#ffffff"},
        "word": {"face": "Aptos"},
        "slides": {"text": "Aptos"},
    }
    look = replace(sample.look, **{part: replace(getattr(sample.look, part), **changes[part])})
    keys = {(job.format, job.slug): job.key for job in jobs_of(sample)}
    again = {job.format for job in jobs_of(replace(sample, look=look)) if keys[job.format, job.slug] != job.key}
    whole = {BOOKLET, START_HERE} if part == "paper" else set()
    assert again == {name for name, made in FORMATS.items() if made.look == part} | whole


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_is_made_of_nothing_that_its_key_does_not_hold(sample: Catalogue, name: str) -> None:
    """A renderer is given the template and its context alone; in another kit that has both, it makes the same bytes."""
    template = next(one for one in sample.templates if name in formats_for(one))
    other = replace(sample, sources={}, steps=(replace(sample.steps[0], templates=(template,), title="Other", checklist=()),))
    assert FORMATS[name].context(template, other) == FORMATS[name].context(template, sample)
    assert FORMATS[name].render(template, other) == FORMATS[name].render(template, sample)


def test_every_library_that_shapes_what_is_made_is_part_of_the_key() -> None:
    """Another version of one that is forgotten would be answered with what the old one made."""
    asked = {
        name.partition(".")[0]
        for floor in FLOORS
        for module in (PACKAGE / floor).rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        for name in imported(node)
    }
    sellers = metadata.packages_distributions()
    used = {sellers[name][0] for name in asked - set(sys.stdlib_module_names) - {"kitbuilder"}}
    assert {name.lower() for name in used} == {name.lower() for name in LIBRARIES}


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_library_named_is_there(name: str) -> None:
    assert metadata.version(name)
