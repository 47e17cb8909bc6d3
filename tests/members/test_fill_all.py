"""An institute fills the kit for each of its members: the site's own code does it, and a run that was ended goes on."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdf
import pytest

from judges import needed
from kitbuilder.cli import main
from kitbuilder.members import Run, Shard, fill_all
from kitbuilder.model.member import Member
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.container import zip_files
from kitbuilder.website.content.fill_files import letterhead_of, phrases_of
from logos import drawn_logo

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue

LETTER = "\ufeffFrom [Your name]\r\n"
FIELDS = {"labels": {"your_name": "Your name"}, "translated": {}, "own": ["your_name"], "phrases": [], "lines": {}}
MEMBERS = [Member(line, f"Member {line}", {"your_name": f"Sam {line} Łódź"}) for line in range(2, 12)]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A run over a kit of one letter."""
    manifest = {"files": [{"path": "letter.txt", "bytes": 0, "sha256": ""}]}
    sums = f"{'0' * 64}  letter.txt\n"
    files = {"letter.txt": LETTER.encode(), "manifest.json": json.dumps(manifest).encode(), "SHA256SUMS": sums.encode()}
    (tmp_path / "kit.zip").write_bytes(zip_files(files))
    (tmp_path / "fields.json").write_text(json.dumps(FIELDS), encoding="utf-8")
    return Run(needed("node"), tmp_path / "kit.zip", tmp_path / "fields.json", {}, tmp_path / "out", 2)


def kits(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.glob("*.zip"))}


def test_each_member_gets_a_kit_with_their_own_details(run: Run) -> None:
    assert [outcome.is_new for outcome in fill_all(MEMBERS, run)] == [True] * 10
    for member in MEMBERS:
        with zipfile.ZipFile(run.folder / member.file) as kit:
            assert kit.testzip() is None
            letter = kit.read("letter.txt")
            assert letter.decode() == f"\ufeffFrom {member.values['your_name']}\r\n"
            assert kit.read("SHA256SUMS").decode() == f"{hashlib.sha256(letter).hexdigest()}  letter.txt\n"


def test_what_is_finished_is_kept_until_its_details_or_the_kit_change(run: Run) -> None:
    list(fill_all(MEMBERS[:3], run))
    changed = [replace(MEMBERS[0], values={"your_name": "Somebody else"}), *MEMBERS[1:4]]
    assert [outcome.is_new for outcome in fill_all(changed, run)] == [True, False, False, True]
    (run.folder / MEMBERS[1].file).write_bytes(b"cut off")
    assert [outcome.is_new for outcome in fill_all(changed, run)] == [False, True, False, False]
    run.kit.write_bytes(zip_files({"letter.txt": LETTER.encode() * 2, "manifest.json": b'{"files": []}', "SHA256SUMS": b""}))
    assert all(outcome.is_new for outcome in fill_all(changed, run))


def test_eight_shards_are_one_run(run: Run, tmp_path: Path) -> None:
    list(fill_all(MEMBERS, run))
    for number in range(1, 9):
        part = Shard.read(f"{number}/8").of(MEMBERS)
        list(fill_all(part, replace(run, folder=tmp_path / "parts", at_a_time=1)))
    assert kits(tmp_path / "parts") == kits(run.folder)
    assert len(kits(run.folder)) == 10


@pytest.mark.parametrize("text", ["0/8", "9/8", "3", "3/8/1", "-1/8", "a/b", "1/0"])
def test_a_shard_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Shard.read(text)


def test_a_kit_that_cannot_be_written_is_told_and_the_others_are_made(run: Run) -> None:
    (run.folder / ".finished" / f"{MEMBERS[4].name}.part").mkdir(parents=True)
    outcomes = list(fill_all(MEMBERS, run))
    assert [outcome.member.line for outcome in outcomes if outcome.error] == [6]
    assert len(kits(run.folder)) == 9


def test_a_run_killed_at_any_moment_leaves_whole_kits_and_goes_on(run: Run, tmp_path: Path) -> None:
    program = f"""
from pathlib import Path, PosixPath, WindowsPath
from kitbuilder.members import Run, fill_all
from kitbuilder.model.member import Member
members = [Member(line, f"Member {{line}}", {{"your_name": f"Sam {{line}} Łódź"}}) for line in range(2, 402)]
list(fill_all(members, {run!r}))
"""
    with subprocess.Popen([sys.executable, "-c", program]) as running:
        while len(list(run.folder.glob("*.zip"))) < 5:
            assert running.poll() is None
            time.sleep(0.01)
        running.kill()
    made = sorted(run.folder.glob("*.zip"))
    assert 5 <= len(made) < 400
    assert all(zipfile.ZipFile(io.BytesIO(file.read_bytes())).testzip() is None for file in made)
    outcomes = list(fill_all(MEMBERS, run))
    assert sum(not outcome.is_new for outcome in outcomes) >= 4
    assert not any(outcome.error for outcome in outcomes)


def test_each_member_gets_their_own_logo_or_none_whoever_came_before(run: Run, real: Catalogue) -> None:
    template = next(one for one in real.templates if one.slug == "intro-letter-shared-client")
    files = {f"letter.{ending}": FORMATS[name].render(template, real) for name, ending in (("word", "docx"), ("pdf", "pdf"))}
    listed = {"manifest.json": b'{"files": []}', "SHA256SUMS": b""}
    run.kit.write_bytes(zip_files({**files, **listed}))
    run.fields.write_text(json.dumps({**FIELDS, **phrases_of(real), **letterhead_of(real)}), encoding="utf-8")
    logos = [drawn_logo(), None, drawn_logo(200, 168, "Another")]
    members = [Member(line, f"Member {line}", {"your_name": f"Sam {line}"}, logo) for line, logo in enumerate(logos)]
    assert [outcome.error for outcome in fill_all(members, replace(run, at_a_time=1))] == ["", "", ""]
    for member in members:
        with zipfile.ZipFile(run.folder / member.file) as kit:
            words = zipfile.ZipFile(io.BytesIO(kit.read("letter.docx")))
            pictures = [words.read(name) for name in words.namelist() if "/media/" in name]
            drawn = pypdf.PdfReader(io.BytesIO(kit.read("letter.pdf"))).pages[0].images
        assert pictures == ([member.logo.png] if member.logo else [])
        assert [image.image.size for image in drawn] == ([(member.logo.width, member.logo.height)] if member.logo else [])
    alone = replace(run, folder=run.folder / "alone")
    list(fill_all(members[2:], alone))
    assert kits(alone.folder).items() <= kits(run.folder).items()
    changed = [replace(members[0], logo=drawn_logo(300, 100)), *members[1:]]
    assert [outcome.is_new for outcome in fill_all(changed, run)] == [True, False, False]


def test_a_list_with_a_strange_column_is_refused_before_anything_is_made(
    sample_kit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    needed("node")
    listing = tmp_path / "members.csv"
    listing.write_text("your_nam,provider_name\nSam,Pat\n", encoding="utf-8")
    assert main(["--project", str(sample_kit.parent), "members", str(listing), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert f'{listing}:1: unknown-detail: no field is called "your_nam" (did you mean "your_name"?)' in said
    assert '"provider_name" belongs to an office or a client' in said


def test_without_node_the_command_says_what_to_install(
    sample_kit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["--project", str(sample_kit.parent), "members", "members.csv", "--out", str(tmp_path / "out")]) == 1
    assert "Node.js fills the kits in, and is not here (install Node.js 20 or newer)" in capsys.readouterr().err
