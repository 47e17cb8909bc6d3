"""A whole build: what lies in `build/kit/`, that it is the same every time, and that nothing is done twice."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf import PdfReader

from kitbuilder.bundle.build import build_kit
from kitbuilder.bundle.cache import Cache
from kitbuilder.bundle.contents import render_all
from kitbuilder.bundle.manifest import read_manifest, up_to_date
from kitbuilder.cli import main
from kitbuilder.model.contact_card import CARD_FILE, contact_card
from kitbuilder.model.merge import merge_catalogue
from kitbuilder.model.names import human_name
from kitbuilder.model.problem import KitError
from kitbuilder.readers import load_catalogue

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

ROOT = Path(__file__).resolve().parent.parent.parent
DETAILS = {"practice_name": "Łódź & Söhne “Exercise”", "your_name": "Sam <b>Sample</b>", "practice_phone": "=HYPERLINK(1)"}


def details_file(folder: Path) -> Path:
    file = folder / "my-practice.json"
    file.write_text(json.dumps({"kit": "details", "version": 1, "values": DETAILS}), encoding="utf-8")
    return file


def cache_of(kit: Path) -> Cache:
    return Cache(kit.parent / "build" / "cache")


def sums(folder: Path) -> str:
    return (folder / "SHA256SUMS").read_text(encoding="utf-8")


def test_the_kit_holds_one_pdf_one_zip_and_an_account_that_is_true(warm_kit: Path, tmp_path: Path) -> None:
    catalogue = load_catalogue(warm_kit)
    timed = replace(catalogue, kit=replace(catalogue.kit, fax_seconds={"short-letter": 30}))
    manifest = build_kit(timed, tmp_path / "out", cache=cache_of(warm_kit))
    names = [entry.path for entry in manifest.files if "/" not in entry.path]
    assert names == ["Sample Kit 2026-01.pdf", "Sample Kit 2026-01.zip"]
    assert {entry.path: entry.fax_seconds for entry in manifest.files if entry.fax_seconds} == {"templates/short-letter.pdf": 30}
    for line in sums(tmp_path / "out").splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == digest
    assert read_manifest(tmp_path / "out") == manifest


def test_the_zip_has_step_folders_with_names_for_people(warm_kit: Path, tmp_path: Path) -> None:
    manifest = build_kit(load_catalogue(warm_kit), tmp_path / "out", cache=cache_of(warm_kit))
    with zipfile.ZipFile(tmp_path / "out" / manifest.find("kit-zip").path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        listed = archive.read("SHA256SUMS").decode()
    assert "1 Begin/Short letter - a sample.docx" in names
    assert "2 Go On/Counts.xlsx" in names
    whole = {"Everything/All scripts.txt", "Everything/Sample Kit 2026-01.pdf"}
    assert whole | {"Start here.txt", "Start here.pdf", "Terms of use.txt", "manifest.json"} <= set(names)
    assert set(names) - {"SHA256SUMS", "manifest.json"} == {line.partition("  ")[2] for line in listed.splitlines()}


def test_the_letters_to_an_office_are_also_one_word_file_made_once(sample_kit: Path, tmp_path: Path) -> None:
    described = sample_kit / "kit.yml"
    described.write_text(described.read_text(encoding="utf-8").replace("name: begin", "name: follow-up"), encoding="utf-8")
    told: list[str] = []
    for out in ("one", "two"):
        manifest = build_kit(load_catalogue(sample_kit), tmp_path / out, cache=Cache(tmp_path / "cache"), progress=told.append)
        with zipfile.ZipFile(tmp_path / out / manifest.find("kit-zip").path) as archive:
            letters = archive.read("Everything/Letters and notices to a referring office.docx")
        with zipfile.ZipFile(io.BytesIO(letters)) as word:
            text = word.read("word/document.xml").decode()
        assert "Short letter — a sample" in text
        assert "Every block" not in text  # a form
    assert told.count("letters-word") == 1


@pytest.mark.slow
def test_two_builds_give_the_same_sums_whatever_the_surroundings(sample_kit: Path, tmp_path: Path) -> None:
    outs = []
    for name, zone, seed, mask, locale in (("one", "UTC", "1", 0o022, "C"), ("two", "Asia/Tokyo", "2", 0o077, "tr_TR.UTF-8")):
        out = tmp_path / name
        surroundings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        command = [sys.executable, "-m", "kitbuilder.cli", "--project", str(sample_kit.parent), "build", "--out", str(out)]
        before = os.umask(mask)
        try:
            subprocess.run(command, check=True, env=surroundings, cwd=tmp_path, capture_output=True)
        finally:
            os.umask(before)
        outs.append(sums(out))
        for kept in (sample_kit.parent / "build" / "cache").iterdir():
            kept.unlink()
    assert outs[0] == outs[1]


def built_from(folder: Path, project: str, out: Path, **surroundings: str) -> str:
    """Build with `folder` as the working directory, nothing kept from before, and return the sums."""
    command = [sys.executable, "-m", "kitbuilder.cli", "--project", project, "build", "--out", str(out)]
    subprocess.run(command, check=True, cwd=folder, env={**os.environ, **surroundings}, capture_output=True)
    shutil.rmtree((folder / project) / "build" / "cache")
    return sums(out)


@pytest.mark.slow
def test_the_working_directory_makes_no_difference(sample_kit: Path, tmp_path: Path) -> None:
    inside = built_from(sample_kit.parent, ".", tmp_path / "one")
    assert inside == built_from(sample_kit / "templates", "../..", tmp_path / "two")


@pytest.mark.slow
def test_one_process_and_two_make_the_same(sample: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    for worth_it in ("FORKED", "SPAWNED"):
        monkeypatch.setattr(f"kitbuilder.bundle.workers.{worth_it}", 1)
    alone = render_all(sample, Cache(None), lambda _: None, processes=1)
    assert render_all(sample, Cache(None), lambda _: None, processes=2) == alone


@pytest.mark.slow
def test_the_installed_wheel_makes_the_same_as_the_source(sample_kit: Path, tmp_path: Path) -> None:
    source, installed = tmp_path / "source", tmp_path / "installed"
    shutil.copytree(ROOT / "scripts", source / "scripts", ignore=shutil.ignore_patterns("*.egg-info", "__pycache__"))
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, source)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(source)], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(installed), str(wheel)], check=True)
    ask = [sys.executable, "-c", "import kitbuilder; print(kitbuilder.__file__)"]
    wheels = {"PYTHONPATH": str(installed)}
    used = subprocess.run(ask, env={**os.environ, **wheels}, check=True, capture_output=True, text=True, cwd=tmp_path)
    assert used.stdout.startswith(str(installed))
    project = str(sample_kit.parent)
    assert built_from(tmp_path, project, tmp_path / "one", **wheels) == built_from(tmp_path, project, tmp_path / "two")


def test_nothing_is_done_twice(warm_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = ["--project", str(warm_kit.parent)]
    assert main([*project, "build"]) == 0
    before = {file: file.stat().st_mtime_ns for file in (warm_kit.parent / "build" / "kit").rglob("*") if file.is_file()}
    assert main([*project, "build"]) == 0
    assert "nothing has changed" in capsys.readouterr().out
    assert before == {file: file.stat().st_mtime_ns for file in before}


def test_a_damaged_kit_or_cache_is_made_again(warm_kit: Path) -> None:
    project = ["--project", str(warm_kit.parent)]
    built = warm_kit.parent / "build"
    assert main([*project, "build"]) == 0
    whole = sums(built / "kit")
    for kept in (built / "cache").iterdir():
        kept.write_bytes(kept.read_bytes()[:-1] + b"!")
    (built / "kit" / "templates" / "slip.pdf").write_bytes(b"torn")
    assert up_to_date(warm_kit, built / "kit", {}) is None
    assert main([*project, "build"]) == 0
    assert sums(built / "kit") == whole
    assert up_to_date(warm_kit, built / "kit", {}) is not None


def test_a_problem_leaves_the_last_good_kit_untouched(warm_kit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = ["--project", str(warm_kit.parent)]
    assert main([*project, "build"]) == 0
    whole = sums(warm_kit.parent / "build" / "kit")
    letter = warm_kit / "templates" / "short-letter.md"
    letter.write_text(letter.read_text(encoding="utf-8").replace("[[provider_name]]", "[[provider_nam]]"), encoding="utf-8")
    assert main([*project, "build"]) == 1
    said = capsys.readouterr().err
    assert 'unknown-field: no field is called "provider_nam" (did you mean "provider_name"?)' in said
    assert "Traceback" not in said
    assert sums(warm_kit.parent / "build" / "kit") == whole


def test_an_interrupted_build_leaves_the_last_good_kit_untouched(warm_kit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = ["--project", str(warm_kit.parent)]
    assert main([*project, "build"]) == 0
    whole = sums(warm_kit.parent / "build" / "kit")

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kitbuilder.bundle.build.zip_files", interrupt)
    (warm_kit / "TERMS.md").write_text("# Terms\n\nOther terms.\n", encoding="utf-8")
    assert main([*project, "build"]) == 130
    assert sums(warm_kit.parent / "build" / "kit") == whole


def test_details_come_out_everywhere_and_literally(sample_kit: Path, tmp_path: Path) -> None:
    assert main(["--project", str(sample_kit.parent), "build", "--details", str(details_file(tmp_path))]) == 0
    built = sample_kit.parent / "build" / "my-kit"
    text = (built / "templates" / "two-ways.txt").read_text(encoding="utf-8-sig")
    assert "this is Sam <b>Sample</b> from Łódź & Söhne “Exercise”" in text
    book = PdfReader(built / "Sample Kit 2026-01.pdf")
    shown = " ".join(" ".join(page.extract_text() for page in book.pages).split())
    assert shown.count("Łódź & Söhne “Exercise”") >= 3
    assert "=HYPERLINK(1)" in shown
    assert "practice_name" not in (book.get_fields() or {})
    assert "provider_name" in (book.get_fields() or {})
    with zipfile.ZipFile(built / "templates" / "short-letter.docx") as word:
        parts = {name: word.read(name).decode("utf-8", "replace") for name in word.namelist() if name.endswith(".xml")}
    assert any("Łódź &amp; Söhne “Exercise”" in part for name, part in parts.items() if name.startswith("customXml"))
    assert not (sample_kit.parent / "build" / "kit").exists()
    card = (built / CARD_FILE).read_bytes()
    assert card == contact_card(DETAILS)
    with zipfile.ZipFile(built / "Sample Kit 2026-01.zip") as packed:
        assert packed.read(CARD_FILE) == card
    assert f"{hashlib.sha256(card).hexdigest()}  {CARD_FILE}\n" in sums(built)


def test_merging_nothing_changes_nothing(sample_kit: Path) -> None:
    catalogue = load_catalogue(sample_kit)
    assert merge_catalogue(catalogue, {}) is catalogue


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Introduction letter — we share a client", "Introduction letter - we share a client"),
        ("“Who are you?” A/B: <answers>", "Who are you A-B answers"),
        ("CON", "CON -"),
        ("x" * 200, "x" * 75),
        ("Trailing dots...", "Trailing dots"),
    ],
)
def test_titles_become_file_names_every_system_takes(title: str, name: str) -> None:
    assert human_name(title) == name


@given(st.text(max_size=120))
@example("aux.")
@example("a/../b")
@example("NUL")
@example("com1 ")
@example("nul. form")
@example("conin$")
@example("\x7f")
@example("\u202etxt.exe")
def test_whatever_the_title_its_file_can_be_unpacked_everywhere(title: str) -> None:
    """Windows takes no control, no reserved sign or name, no dot or space at the end; nobody takes a path that climbs."""
    name = human_name(title)
    assert re.fullmatch(r"[ !#-)+-.0-9;=@-\[\]-{}~]{1,77}", name)
    assert name[-1] not in " ."
    assert not PureWindowsPath(f"{name}.docx").is_reserved()


def test_every_page_of_the_book_can_be_reached(warm_kit: Path, tmp_path: Path) -> None:
    manifest = build_kit(load_catalogue(warm_kit), tmp_path / "out", cache=cache_of(warm_kit))
    book = PdfReader(io.BytesIO((tmp_path / "out" / manifest.find("kit-pdf").path).read_bytes()))
    titles: list[str] = []

    def gather(items: list) -> None:
        for item in items:
            gather(item) if isinstance(item, list) else titles.append(str(item["/Title"]))

    gather(book.outline)
    assert [title for title in titles if title.startswith("Step")] == ["Step 1. Begin", "Step 2. Go On"]
    for template in load_catalogue(warm_kit).templates:
        assert template.title in titles
    assert book.page_labels == [str(number + 1) for number in range(len(book.pages))]  # as a print dialog counts them


def test_no_file_of_the_zip_takes_the_place_of_another(sample: Catalogue, tmp_path: Path) -> None:
    """The readers refuse two such titles; a catalogue that came another way is stopped as well."""
    begin, *others = sample.steps
    twins = tuple(replace(template, title="Twins") for template in begin.templates)
    with pytest.raises(KitError, match=r'duplicate-title: two templates would be "1 Begin/Twins\.docx" in the ZIP'):
        build_kit(replace(sample, steps=(replace(begin, templates=twins), *others)), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_letterhead_that_is_too_high_is_told_as_such(sample_kit: Path) -> None:
    kit_yml = sample_kit / "kit.yml"
    lines = "".join(f" · Door {number}" for number in range(1, 60))
    text = kit_yml.read_text(encoding="utf-8")
    assert "  Phone [[practice_phone]]\n" in text
    kit_yml.write_text(text.replace("  Phone [[practice_phone]]\n", f"  Phone [[practice_phone]]{lines}\n"), encoding="utf-8")
    with pytest.raises(KitError) as caught:
        render_all(load_catalogue(sample_kit), Cache(None), lambda _: None, processes=1)
    blamed = [problem for problem in caught.value.problems if problem.where.path == "kit/kit.yml"]
    assert [problem.code for problem in blamed] == ["page-promise"]
    assert "would fit below a lower letterhead" in blamed[0].message
    assert text.splitlines()[blamed[0].where.line - 1].startswith("letterhead:")
    assert len(caught.value.problems) > 3
