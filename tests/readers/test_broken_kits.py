"""Every code of problem has a broken kit, and each says exactly what is wrong, where, and what would be right.

A broken kit is the sample kit with the files of `tests/broken_kits/<code>/kit/` laid over it and those of `remove.txt`
taken away, and with its `docs/` for pages; one with a `details.json` is about that file. `expected.txt` holds the lines printed.
"""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest

from kitbuilder.bundle.cache import Cache
from kitbuilder.bundle.contents import render_all
from kitbuilder.model.problem import Code, KitError
from kitbuilder.readers import load_catalogue, printable_characters, read_details, read_fields_file

BROKEN = Path(__file__).resolve().parent.parent / "broken_kits"
# Codes no kit can have: what is wrong lies outside it. Each has a test of its own instead.
ELSEWHERE = {Code.CANNOT_WRITE: ("bundle/test_publish.py", "test_a_folder_that_cannot_be_written_is_one_clear_line")}


def printed(broken: Path, kit: Path) -> str:
    """What `kit build` would print about a broken kit."""
    shutil.copytree(broken / "kit", kit, dirs_exist_ok=True) if (broken / "kit").is_dir() else None
    if (broken / "remove.txt").is_file():
        for name in (broken / "remove.txt").read_text(encoding="utf-8").split():
            (kit.parent / name).unlink()
    try:
        if (broken / "details.json").is_file():
            read_details(broken / "details.json", read_fields_file(kit), printable_characters(kit))
        else:
            pages = broken / "docs"
            render_all(load_catalogue(kit, pages if pages.is_dir() else None), Cache(None), lambda _: None)
    except KitError as error:
        return str(error).replace(f"{broken.as_posix()}/", "") + "\n"
    return ""


@pytest.mark.parametrize("broken", sorted(BROKEN.iterdir()), ids=lambda folder: folder.name)
def test_a_broken_kit_says_what_is_wrong(broken: Path, sample_kit: Path, request: pytest.FixtureRequest) -> None:
    said = printed(broken, sample_kit)
    expected = broken / "expected.txt"
    if request.config.getoption("--update-golden"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")
    assert f": {broken.name}: " in said


def test_every_code_has_a_broken_kit() -> None:
    """And no broken kit is about a code there is no longer."""
    assert {folder.name for folder in BROKEN.iterdir()} == {str(code) for code in Code} - set(ELSEWHERE)


@pytest.mark.parametrize("code", ELSEWHERE)
def test_a_code_no_kit_can_have_is_tested_by_name(code: Code) -> None:
    file, name = ELSEWHERE[code]
    parsed = ast.parse((BROKEN.parent / file).read_text(encoding="utf-8"))
    named = {one.name: ast.unparse(one) for one in parsed.body if isinstance(one, ast.FunctionDef)}
    assert f"{code}: " in named[name]


def test_the_sample_itself_is_whole(sample_kit: Path) -> None:
    assert printed(BROKEN / "no-such-folder", sample_kit) == ""
