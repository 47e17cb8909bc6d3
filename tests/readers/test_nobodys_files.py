"""What editors and other systems leave beside the files of a kit is nobody's: it is not read, and changes nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kitbuilder.bundle.inputs import digest_of_inputs
from kitbuilder.model.names import is_nobodys
from kitbuilder.readers import load_catalogue
from kitbuilder.website.content.guide_index import guide_parts

if TYPE_CHECKING:
    from pathlib import Path

LEFT_THERE = [
    "kit/templates/._slip.md",  # a Mac, on a drive that is not its own
    "kit/templates/#slip.md#",  # Emacs, not saved yet
    "kit/templates/slip.md~",
    "kit/templates/.slip.md.swp",
    "kit/templates/.DS_Store",
    "kit/.DS_Store",
    "kit/._kit.yml",
    "kit/.git/notes.md",
    "kit/style/fonts/._Inter-Regular.ttf",
    "kit/style/~$reference.docx",  # Word, while it is open
    "docs/._page.md",
    "docs/.obsidian/page.md",
]


@pytest.mark.parametrize("name", LEFT_THERE)
def test_what_is_left_beside_a_file_is_not_read(sample_kit: Path, name: str) -> None:
    docs = sample_kit.parent / "docs"
    docs.mkdir()
    (docs / "page.md").write_text("# A page\n\nIt is made up.\n", encoding="utf-8")
    before, catalogue = digest_of_inputs(sample_kit, {}), load_catalogue(sample_kit, docs)
    file = sample_kit.parent / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"\x00\x05\x16\x07 treat \xff")
    assert load_catalogue(sample_kit, docs) == catalogue
    assert digest_of_inputs(sample_kit, {}) == before
    assert [part.page for part in guide_parts(docs, str)] == ["A page"]


def test_a_lock_that_leads_nowhere_is_not_read(sample_kit: Path) -> None:
    before = digest_of_inputs(sample_kit, {})
    (sample_kit / "templates" / ".#slip.md").symlink_to("somebody@somewhere.1234:99")
    load_catalogue(sample_kit)
    assert digest_of_inputs(sample_kit, {}) == before


def test_a_kit_may_lie_in_a_hidden_folder(sample_kit: Path) -> None:
    hidden = sample_kit.parent / ".work" / "kit"
    shutil.copytree(sample_kit, hidden)
    assert load_catalogue(hidden).templates == load_catalogue(sample_kit).templates
    assert digest_of_inputs(hidden, {}) == digest_of_inputs(sample_kit, {})


@pytest.mark.parametrize("name", ["slip.md", "#1.md", "a~b.md", "~a.md", "a.b.md"])
def test_odd_names_are_somebodys(name: str) -> None:
    assert not is_nobodys((name,))
