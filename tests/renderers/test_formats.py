"""Every format, whichever there are: all words reach the file, the bytes stay the same, and a new one is held to it too."""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from lxml import etree

from kitbuilder.model.deck import slides_of
from kitbuilder.model.document import Note, Text
from kitbuilder.model.traverse import walk
from kitbuilder.renderers import FORMATS, formats_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kitbuilder.model.catalogue import Catalogue, Template

ROOT = Path(__file__).resolve().parents[2]


def packed(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    return " ".join("".join(etree.fromstring(part).itertext()) for part in parts)


def paper(data: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def plain(data: bytes) -> str:
    return data.decode("utf-8-sig")


# How a test reads each format: a format without a line here is one that no test has looked into.
WORDS_OF: dict[str, Callable[[bytes], str]] = {
    "slides": packed,
    "word": packed,
    "pdf": paper,
    "spreadsheet": packed,
    "csv": plain,
    "text": plain,
}


def said_in(template: Template, name: str) -> Iterator[str]:
    """What somebody has to find in the file: the words, or, of a tracker, the heads of its columns."""
    if template.sheets:
        columns = [column.name for sheet in template.sheets for column in sheet.columns if column.on_paper]
        yield from columns[:1] if name == "csv" else columns
        return
    if name == "slides":  # what is on no slide is the hand-out's; what the speaker says is in the notes
        yield from (
            node.text
            for slide in slides_of(template.document)
            for node in walk((slide.heading, slide.body, slide.notes))
            if isinstance(node, Text)
        )
        return
    kept = tuple(block for block in template.document if not (isinstance(block, Note) and template.leaves_practice))
    yield from (node.text for node in walk(kept) if isinstance(node, Text))


def squashed(words: str) -> str:
    return re.sub(r"\W+", "", words)


def test_no_format_is_without_a_test() -> None:
    assert set(WORDS_OF) == set(FORMATS)


def test_the_site_fills_the_formats_that_say_so() -> None:
    """By the ends of their files' names, with a module for each."""
    script = (ROOT / "theme" / "web" / "fill" / "fill_file.js").read_text(encoding="utf-8")
    (table,) = re.findall(r"const FORMATS = \{(.*?)\};", script)
    filled = {f".{extension}": name for extension, name in re.findall(r'(\w+): "(\w+)"', table)}
    assert filled == {made.extension: name for name, made in FORMATS.items() if made.fillable}


def test_no_renderer_may_know_another() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (apart,) = [one["modules"] for one in contracts if one["type"] == "independence" and one["name"].startswith("Renderers")]
    assert {f"kitbuilder.renderers.{made.renderer}" for made in FORMATS.values()} <= set(apart)


@pytest.mark.parametrize("name", FORMATS)
def test_every_word_reaches_the_file_and_its_bytes_stay_the_same(sample: Catalogue, name: str) -> None:
    offered = [template for template in sample.templates if name in formats_for(template)]
    assert offered
    for template in offered:
        made = FORMATS[name].render(template, sample)
        shown = squashed(WORDS_OF[name](made))
        assert [words for words in said_in(template, name) if squashed(words) not in shown] == []
        assert FORMATS[name].render(template, sample) == made
