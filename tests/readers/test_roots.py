"""A fault in a root file is told where it stands, once: what would only follow from it in every template is not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kitbuilder.model.problem import KitError
from kitbuilder.readers import load_catalogue
from kitbuilder.readers.fields import LONGEST

SCRIPTS = Path(__file__).resolve().parents[2] / "theme" / "web"
NAME = '"odd_name\\n":\n  {label: Odd, example: A, help: B., group: you, type: text}\n'
TWIN = "other:\n  {label: Your name, example: A, help: B., group: you, type: text}\n"
LONG = "long:\n  {label: Long, example: A, help: B., group: you, type: text, limit: 301}\n"
DAY = "(write the day as 2026-11-23)"


def told(kit: Path) -> list[str]:
    """Every line that `kit check` would print about a kit."""
    with pytest.raises(KitError) as caught:
        load_catalogue(kit)
    return str(caught.value).split("\n")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("edition", ["../../x", "2027-spring", "2026-13", "2026", "2026-11-23", "0000-01", "２０２６-11"])
def test_an_edition_is_a_month(sample_kit: Path, edition: str) -> None:
    change(sample_kit / "kit.yml", "edition: 2026-01", f'edition: "{edition}"')
    hint = "(write year and month, as in 2026-11)"
    assert told(sample_kit) == [f'kit/kit.yml:3: wrong-type: kit.yml: edition cannot be "{edition}" {hint}']


@pytest.mark.parametrize("day", ["last week", "2026-W47-1", "20261123", "2026-02-30", "2026-1-2"])
def test_a_day_is_written_one_way(sample_kit: Path, day: str) -> None:
    change(sample_kit / "kit.yml", "edition: 2026-01", f'edition: 2026-01\nreviewed: "{day}"')
    change(sample_kit / "sources.yml", "checked: 2026-01-02", f'checked: "{day}"')
    assert told(sample_kit) == [
        f'kit/kit.yml:4: wrong-type: kit.yml: reviewed cannot be "{day}" {DAY}',
        f'kit/sources.yml:6: wrong-type: the source "S-1": checked cannot be "{day}" {DAY}',
    ]


def test_a_language_is_told_once(sample_kit: Path) -> None:
    change(sample_kit / "kit.yml", "language: en-US", "language: American")
    hint = "(write it as en or en-US)"
    assert told(sample_kit) == [f'kit/kit.yml:5: wrong-type: kit.yml: language cannot be "American" {hint}']


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("kit.yml", "audiences: [self", 'audiences: ["a|b", self', 'audiences: a word cannot be "a|b" (leave out the |)'),
        ("kit.yml", "name: begin", "name: ../../pre pare", 'a step cannot be called "../../pre pare" (small letters,'),
        ("fields.yml", "your_name:", f"{NAME}your_name:", 'a field cannot be called "odd_name\\n" (small letters,'),
        ("fields.yml", "practice_name:", f"{TWIN}practice_name:", 'fields "your_name" and "other" have one label, "Your name"'),
        ("fields.yml", "practice_name:", f"{LONG}practice_name:", 'the field "long": limit has to be a whole number, 1 to 300'),
    ],
)
def test_a_name_or_a_limit_that_others_rely_on(sample_kit: Path, file: str, old: str, new: str, says: str) -> None:
    change(sample_kit / file, old, new)
    lines = told(sample_kit)
    assert len(lines) == 1
    assert says in lines[0]
    assert re.match(rf"kit/{file}:\d+: (bad-name|wrong-type): ", lines[0])


def test_the_scripts_of_the_site_know_the_same_names_and_keep_as_much() -> None:
    """What `kit check` lets pass, a browser takes: the shape of a field's name, and the longest detail."""
    names = ("details/details.js", "fill/word/fill_word.js", "fill/slides/fill_slides.js")
    details, word, slides = ((SCRIPTS / name).read_text(encoding="utf-8") for name in names)
    assert "/^[a-z][a-z0-9_]*$/.test(name)" in details
    assert word.count("([a-z][a-z0-9_]*)") == 2
    assert slides.count("([a-z][a-z0-9_]*)") == 1
    assert f"const LONGEST = {LONGEST};" in details


def test_a_kit_without_templates_says_so_once(sample_kit: Path) -> None:
    shutil.rmtree(sample_kit / "templates")
    assert told(sample_kit) == ["kit/templates:1: missing-file: the kit needs its templates here, as .md files"]


@pytest.mark.parametrize("file", ["kit.yml", "fields.yml", "sources.yml", "language.yml"])
def test_a_root_that_is_a_list_does_not_echo(sample_kit: Path, file: str) -> None:
    (sample_kit / file).write_text("- one\n- two\n", encoding="utf-8")
    lines = told(sample_kit)
    assert f"kit/{file}:1: wrong-type: {file} has to be keys with values" in lines
    assert {line.partition(":")[0] for line in lines} == {f"kit/{file}"}
    assert not [line for line in lines if "one of: )" in line]


def test_limits_that_are_none_do_not_echo_in_every_template(sample_kit: Path) -> None:
    file = sample_kit / "language.yml"
    file.write_text(re.sub(r"limits:\n(?: .*\n)+", "limits: 5\n", file.read_text(encoding="utf-8")), encoding="utf-8")
    assert {line.partition(":")[0] for line in told(sample_kit)} == {"kit/language.yml"}


def test_faults_of_several_roots_are_told_together(sample_kit: Path) -> None:
    change(sample_kit / "kit.yml", "edition: 2026-01", "edition: soon")
    change(sample_kit / "fields.yml", "type: phone", "type: fone")
    assert [line.split(":")[0] for line in told(sample_kit)] == ["kit/fields.yml", "kit/kit.yml"]


@pytest.mark.parametrize(
    ("new", "hinted"),
    [
        ("title: One: two", True),
        ("title: {one: two: three}", True),
        ("title: @One", False),
        ("title: One\ntitle: Two", False),
        ("title: &a One\nother: *a", False),
        ("title: \x00", False),
    ],
)
def test_quotes_are_advised_where_they_help(sample_kit: Path, new: str, *, hinted: bool) -> None:
    change(sample_kit / "kit.yml", "title: Sample Kit", new)
    lines = told(sample_kit)
    assert "malformed-yaml: this is not YAML: " in lines[0]
    assert ("(quote a value that holds a colon)" in lines[0]) is hinted


@pytest.mark.parametrize("how", ["a folder", "a link to nowhere"])
def test_a_page_that_is_no_file_is_said(sample_kit: Path, how: str) -> None:
    docs = sample_kit.parent / "docs"
    docs.mkdir()
    (docs / "foo.md").mkdir() if how == "a folder" else (docs / "foo.md").symlink_to("nowhere")
    with pytest.raises(KitError, match=r"docs/foo\.md:1: missing-file: this file is needed and cannot be read"):
        load_catalogue(sample_kit, docs)
