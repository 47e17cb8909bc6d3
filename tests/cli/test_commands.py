"""The command line, as a person meets it: what works says so, what does not says what to do, and nothing is a traceback."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from kitbuilder.cli import main
from kitbuilder.readers import load_catalogue
from kitbuilder.readers.markdown import curly

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(warm_kit: Path) -> list[str]:
    return ["--project", str(warm_kit.parent)]


@pytest.fixture
def new_project(sample_kit: Path) -> list[str]:
    """A project that nobody has built yet."""
    return ["--project", str(sample_kit.parent)]


def test_check_counts_and_is_content(project: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*project, "check"]) == 0
    said = capsys.readouterr().out
    assert "9 templates: 2 / 7 by step, and 1 in other languages" in said
    assert "no problems" in said


def test_check_says_everything_at_once(project: list[str], sample_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faults = (("two-ways", "kind: script", "kind: scrip"), ("slip", "[[practice_phone]] by", "[[practice_fone]] by"))
    for name, old, new in faults:
        file = sample_kit / "templates" / f"{name}.md"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert main([*project, "check"]) == 1
    said = capsys.readouterr().err
    assert 'did you mean "script"?' in said
    assert 'did you mean "practice_phone"?' in said
    assert "2 problems; nothing was changed" in said


def test_check_reads_the_pages_of_the_site_too(project: list[str], sample_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = sample_kit.parent / "docs" / "guide" / "prepare.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Prepare\n\nWe treat knees.\n", encoding="utf-8")
    assert main([*project, "check"]) == 1
    assert "docs/guide/prepare.md:3: banned-word: " in capsys.readouterr().err


def test_fields_names_who_uses_them(project: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*project, "fields"]) == 0
    assert "practice_phone (practice): Practice phone\n    short-letter, every-block, slip" in capsys.readouterr().out


def test_a_new_template_of_any_kind_already_passes(project: list[str], sample_kit: Path) -> None:
    fields = sample_kit / "fields.yml"
    greeting = "provider_greeting:\n  {label: Greeting, example: Dr. Example, help: After Dear., group: contact, type: text}\n"
    fields.write_text(fields.read_text(encoding="utf-8") + greeting, encoding="utf-8")
    for kind in ("script", "letter", "form", "email", "tracker"):
        assert main([*project, "new", kind, f"What nobody has: a {kind}", "--step", "go-on"]) == 0
        assert (sample_kit / "templates" / f"what-nobody-has-a-{kind}.md").is_file()
    assert main([*project, "check"]) == 0


def test_a_new_template_renumbers_none_of_the_others(project: list[str], sample_kit: Path) -> None:
    before = {template.slug: template.number for template in load_catalogue(sample_kit).templates}
    assert main([*project, "new", "form", "In the middle", "--step", "go-on"]) == 0
    kit_yml = sample_kit / "kit.yml"
    kept = {template.slug: template.number for template in load_catalogue(sample_kit).templates}
    first = next(iter(before))
    listed = kit_yml.read_text(encoding="utf-8").replace("      - in-the-middle\n", "")
    kit_yml.write_text(listed.replace(f"      - {first}\n", f"      - in-the-middle\n      - {first}\n"), encoding="utf-8")
    assert load_catalogue(sample_kit).templates[0].slug == "in-the-middle"
    assert {template.slug: template.number for template in load_catalogue(sample_kit).templates} == kept
    assert kept == before | {"in-the-middle": max(before.values()) + 1}


def test_a_new_template_has_to_be_named_in_a_situation_where_the_site_has_that_page(
    project: list[str], sample_kit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = sample_kit.parent / "docs" / "situations.md"
    page.parent.mkdir()
    slugs = [file.stem for file in sorted((sample_kit / "templates").glob("*.md"))]
    page.write_text("# When\n\n{{ templates(" + ", ".join(f'"{slug}"' for slug in slugs) + ") }}\n", encoding="utf-8")
    assert main([*project, "check"]) == 0
    assert main([*project, "new", "form", "One more", "--step", "go-on"]) == 0
    assert f"write it, name it in {page}, then kit check" in capsys.readouterr().out
    assert main([*project, "check"]) == 1
    assert 'docs/situations.md:1: no-situation: no situation leads to "one-more"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ('Say "hello" now: a letter # 1', "say-hello-now-a-letter-1"),
        ("Colon: and 'single' marks", "colon-and-single-marks"),
        ("Größe und Maß — Crème brûlée", "grosse-und-mass-creme-brulee"),
        ("Words  on\ntwo lines", "words-on-two-lines"),
        ("- [a, b]: (c)", "a-b-c"),
        ("A very long title " * 20, "a-very-long-title-a-very-long-title-a-very-long-title-a-very"),
        ("x" * 300, "x" * 60),
        ("Con", "con-form"),  # Windows has no file called con.md
    ],
)
def test_whatever_the_title_a_new_template_can_be_read(title: str, slug: str, project: list[str], sample_kit: Path) -> None:
    assert main([*project, "new", "form", title, "--step", "go-on"]) == 0
    assert (sample_kit / "templates" / f"{slug}.md").is_file()
    assert load_catalogue(sample_kit).template(slug).title == curly(" ".join(title.split()))


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("日本語", 'bad-name: no file can be named after "日本語" (use Latin letters'),
        ("…", "bad-name: no file can be named after"),
        (r"Back\slash", 'stray-mark: a title is shown as it stands, and this one holds "\\s" (only words stand here'),
        ("Notes on {c}", 'stray-mark: a title is shown as it stands, and this one holds "{c}"'),
        ("Slip", 'duplicate-slug: "slip" is taken'),
        ("Counts?", 'duplicate-slug: "counts" is taken'),
        ("Two ways a talk can go.", 'duplicate-title: its files would be called as those of "two-ways"'),
    ],
)
def test_a_title_that_cannot_be_is_said_and_nothing_is_written(
    title: str, says: str, project: list[str], sample_kit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def held() -> dict[Path, bytes]:
        return {file: file.read_bytes() for file in (sample_kit / "kit.yml", *(sample_kit / "templates").glob("**/*.md"))}

    before = held()
    assert main([*project, "new", "form", title, "--step", "go-on"]) == 1
    assert says in capsys.readouterr().err
    assert held() == before


def test_a_listing_that_cannot_be_added_to_leaves_no_template_behind(
    project: list[str], sample_kit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listing = sample_kit / "kit.yml"
    text = listing.read_text(encoding="utf-8")
    in_one_line = text.replace("      - short-letter\n      - every-block\n", "      [short-letter, every-block]\n")
    assert in_one_line != text
    listing.write_text(in_one_line, encoding="utf-8")
    assert main([*project, "new", "form", "One more", "--step", "begin"]) == 1
    assert '"every-block" has no line of its own in kit.yml' in capsys.readouterr().err
    assert not (sample_kit / "templates" / "one-more.md").exists()


def test_a_listing_keeps_its_line_ends(project: list[str], sample_kit: Path) -> None:
    listing = sample_kit / "kit.yml"
    listing.write_bytes(listing.read_bytes().replace(b"\n", b"\r\n"))
    assert main([*project, "new", "form", "One more", "--step", "begin"]) == 0
    assert b"      - every-block\r\n      - one-more\r\n" in listing.read_bytes()
    assert listing.read_bytes().count(b"\n") == listing.read_bytes().count(b"\r\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["new", "lettre", "A page"], 'there is no kind "lettre" (did you mean "letter"?)'),
        (["new", "letter", "Slip", "--step", "go-on"], '"slip" is taken'),
        (["new", "letter", "A page", "--step", "nowhere"], 'there is no step "nowhere" (one of: begin, go-on)'),
        (["preview", "slipp"], 'there is no template "slipp" (did you mean "slip"?)'),
        (["build", "--details", "nowhere.json"], "nowhere.json:1: missing-file"),
    ],
)
def test_a_wrong_word_is_answered_in_one_line(
    words: list[str], says: str, project: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*project, *words]) == 1
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("named", ["mine", "mine/letter.txt", "."])
def test_a_folder_or_file_of_somebody_is_not_built_over(
    named: str, project: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine" / "letter.txt"
    mine.parent.mkdir()
    mine.write_text("Dear", encoding="utf-8")
    monkeypatch.chdir(mine.parent if named == "." else tmp_path)
    assert main([*project, "build", "--out", named]) == 1
    assert "cannot-write: something else is here (name a new or an empty folder)" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "Dear"
    assert [file.name for file in mine.parent.iterdir()] == ["letter.txt"]


def test_a_kit_is_built_into_an_empty_folder_and_over_a_kit(
    project: list[str], sample_kit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.chdir(out)
    assert main([*project, "build", "--out", "."]) == 0
    monkeypatch.chdir(tmp_path)
    first = (out / "SHA256SUMS").read_bytes()
    (sample_kit / "TERMS.md").write_text("# Terms\n\nOther terms.\n", encoding="utf-8")
    assert main([*project, "build", "--out", "out"]) == 0
    assert (out / "SHA256SUMS").read_bytes() != first


def test_preview_makes_every_format(project: list[str], sample_kit: Path) -> None:
    assert main([*project, "preview", "counts", "--no-open"]) == 0
    made = {file.suffix for file in (sample_kit.parent / "build" / "preview").iterdir()}
    assert made == {".pdf", ".xlsx", ".csv", ".txt"}


def test_preview_says_when_something_stands_in_its_way(
    project: list[str], sample_kit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = sample_kit.parent / "build" / "preview"
    folder.write_text("mine", encoding="utf-8")
    assert main([*project, "preview", "counts", "--no-open"]) == 1
    assert f"{folder}:1: cannot-write: the files cannot be written here: " in capsys.readouterr().err
    assert folder.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--project", "{}"],
        ["check", "--project={}"],
        ["--project", "{}", "check"],
        ["--project", "nowhere", "check", "--project", "{}"],
    ],
)
def test_the_project_is_named_before_the_command_or_after_it(
    words: list[str], warm_kit: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word.format(warm_kit.parent) for word in words]) == 0
    assert "no problems" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "test", "bench", "fields", "build"])
def test_a_project_that_is_nowhere_is_said(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = tmp_path / "nowhere"
    assert main([command, "--project", str(nowhere)]) == 1
    said = f"{nowhere}:1: missing-file: there is no such folder (--project names the folder that holds kit/)"
    assert said in capsys.readouterr().err
    assert not nowhere.exists()


def test_a_kit_that_is_not_there_is_one_clear_line_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(tmp_path), "check"]) == 1
    assert "kit/kit.yml:1: missing-file: this file is needed and cannot be read" in capsys.readouterr().err


def test_what_the_system_refuses_is_one_line(
    project: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error", "kit/fields.yml")

    monkeypatch.setattr("kitbuilder.readers.load_catalogue", refuse)
    assert main([*project, "fields"]) == 1
    assert capsys.readouterr().err == "kit/fields.yml: Input/output error\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says it another way")
def test_whoever_stops_listening_is_not_answered_with_an_error(project: list[str]) -> None:
    command = [sys.executable, "-m", "kitbuilder.cli", *project, "fields"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as telling:
        assert telling.stdout is not None
        telling.stdout.close()  # as `head` does
        _, said = telling.communicate(timeout=60)
    assert (telling.returncode, said) == (0, b"")


def test_where_nobody_watches_progress_is_a_few_plain_lines(new_project: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*new_project, "build"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert 1 <= len(said) <= 5
    assert [line.partition(":")[0] for line in said] == [f"· {count}0" for count in range(1, len(said) + 1)]
    assert main([*new_project, "build"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_is_one_line(new_project: list[str], sample_kit: Path) -> None:
    command = [sys.executable, "-m", "kitbuilder.cli", *new_project, "build"]
    running = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # what runs in the background ignores it
    )
    while not (sample_kit.parent / "build" / "cache").is_dir() and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert said.strip() == "interrupted; what was published before is untouched"
    assert not (sample_kit.parent / "build" / "kit").exists()
