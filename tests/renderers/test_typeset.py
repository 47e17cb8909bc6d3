"""What Typst cannot set is said once, at the line of the style that is at fault; so is a font that is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kitbuilder.bundle.cache import Cache
from kitbuilder.bundle.contents import render_all
from kitbuilder.model.look import Face
from kitbuilder.model.problem import KitError
from kitbuilder.readers import load_catalogue, printable_characters
from kitbuilder.renderers import FORMATS, typeset

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

SERIF = "SourceSerif4_400Regular.ttf"


def told(kit: Path, processes: int) -> str:
    """What `kit check` would print about a kit."""
    with pytest.raises(KitError) as caught:
        render_all(load_catalogue(kit), Cache(None), lambda _: None, processes)
    return str(caught.value)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_fault_of_the_style_is_told_once_and_in_its_own_file(sample_kit: Path, processes: int) -> None:
    words = sample_kit / "style" / "words.typ"
    line = len(words.read_text(encoding="utf-8").split("\n"))
    with words.open("a", encoding="utf-8") as file:
        file.write("#let broken =\n")
    said = told(sample_kit, processes)
    where = f"kit/style/words.typ:{line}: cannot-typeset: this cannot be typeset: expected expression"
    assert said == f'{where} (met in "A small deck" and 10 more)'


def test_the_file_typst_begins_with_is_called_by_its_name(sample_kit: Path) -> None:
    main = sample_kit / "style" / "kit.typ"
    line = len(main.read_text(encoding="utf-8").split("\n"))
    with main.open("a", encoding="utf-8") as file:
        file.write("#nothing\n")
    assert told(sample_kit, 1).startswith(f"kit/style/kit.typ:{line}: cannot-typeset: this cannot be typeset: unknown variable")


@pytest.mark.parametrize("face", Face)
def test_one_font_missing_is_named(sample_kit: Path, sample: Catalogue, face: Face) -> None:
    """At the line of the look that asks for it."""
    font = sample.look.paper.fonts[face]
    (sample_kit / "style" / "fonts" / font).unlink()
    family, weight = face.split("-")
    look = (sample_kit / "style" / "look.yml").read_text(encoding="utf-8").split("\n")
    line = next(number for number, words in enumerate(look, start=1) if font in words)
    message = f'missing-file: "{family}" in look.yml: {weight} is "{font}", and kit/style/fonts has no such file'
    assert told(sample_kit, 1).startswith(f"kit/style/look.yml:{line}: {message}")


@pytest.mark.parametrize("damage", ["empty", "words", "cut short", "no tables", "a folder"])
def test_a_font_that_is_none_is_named(sample_kit: Path, damage: str) -> None:
    font = sample_kit / "style" / "fonts" / SERIF
    whole = font.read_bytes()
    font.unlink()
    if damage == "a folder":
        font.mkdir()
    else:
        left = {"empty": b"", "words": b"not a font " * 99, "cut short": whole[:20_000], "no tables": whole[:12]}
        font.write_bytes(left[damage])
    with pytest.raises(KitError) as caught:
        printable_characters(sample_kit)
    where = f"kit/style/fonts/{SERIF}:1: cannot-typeset: this file cannot be read as a font"
    assert [line.startswith(where) for line in str(caught.value).split("\n")] == [True]


def test_any_byte_of_a_font_may_be_damaged(sample_kit: Path) -> None:
    """It is refused with its name, or read: the head of the file is where everything else is found from."""
    font = sample_kit / "style" / "fonts" / SERIF
    whole = font.read_bytes()
    refused = 0
    for place in range(0, 400, 7):
        font.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            printable_characters(sample_kit)
        except KitError as error:
            refused += f"kit/style/fonts/{SERIF}:1: " in str(error)
    assert refused


@pytest.fixture
def new_press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder below which this test's own press has its folder."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    typeset._press.cache_clear()
    yield folder
    typeset._press.cache_clear()


def test_a_press_whose_folder_was_swept_away_begins_anew(sample: Catalogue, new_press: Path) -> None:
    before = FORMATS["pdf"].render(sample.template("slip"), sample)
    (folder,) = new_press.iterdir()
    shutil.rmtree(folder)
    assert FORMATS["pdf"].render(sample.template("slip"), sample) == before


def test_a_disk_that_takes_nothing_is_told(sample: Catalogue, new_press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    FORMATS["pdf"].render(sample.template("slip"), sample)
    monkeypatch.setattr(Path, "write_bytes", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(
        KitError, match="cannot-write: the kit cannot be written without room for its parts: No space left on device"
    ):
        FORMATS["pdf"].render(sample.template("short-letter"), sample)


def test_a_build_leaves_nothing_in_the_temporary_folder(sample_kit: Path, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    command = [sys.executable, "-m", "kitbuilder.cli", "--project", str(sample_kit.parent), "build"]
    subprocess.run(command, check=True, env={**os.environ, "TMPDIR": str(folder)}, capture_output=True)
    assert list(folder.iterdir()) == []
