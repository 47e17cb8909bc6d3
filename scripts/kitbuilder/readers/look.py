"""Read `style/look.yml`, from which everything that is made takes its colors, faces and measures."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

from kitbuilder.model.authored import authored
from kitbuilder.model.look import Face, Look, PaperLook, SiteLook, SlidesLook, SpreadsheetLook, WordLook
from kitbuilder.model.problem import Code, Location, did_you_mean
from kitbuilder.readers.mapping_reader import MappingReader
from kitbuilder.readers.yaml_nodes import YamlNode

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kitbuilder.model.page_size import PageSize
    from kitbuilder.model.problem import Problem

LOOK, FONTS = "style/look.yml", "style/fonts"
FAMILIES = ("sans", "serif")
COLOR = re.compile(r"#[0-9a-f]{6}(?:[0-9a-f]{2})?", re.IGNORECASE)
MOST_POINTS = 400
SITE_COLORS = (
    "ground",
    "surface",
    "ink",
    "soft",
    "line",
    "edge",
    "green",
    "green-deep",
    "green-wash",
    "amber",
    "amber-wash",
    "field",
    "land",
    "on-land",
    "climb",
    "ahead",
    "shade",
    "veil",
)
# What Word calls the colors of its theme. Black and white, of words and of what is behind them, are the reader's own.
WORD_THEME = ("dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
# Of slides they are the kit's: a projector shows what it is told to.
SLIDES_THEME = ("dk1", "lt1", *WORD_THEME)


class _Part:
    """One part of the look. What is missing is told once, and not again for each key that it would have."""

    def __init__(self, keys: MappingReader, name: str, colors: Mapping[str, str]) -> None:
        node = keys.node(name)
        self._keys = MappingReader(
            node or YamlNode({}, keys.where, {}), f'"{name}" in look.yml', keys.problems if node is not None else []
        )
        self._colors = colors

    def part(self, name: str) -> _Part:
        return _Part(self._keys, name, self._colors)

    def text(self, key: str) -> str:
        return self._keys.text(key)

    def number(self, key: str) -> float:
        return self._keys.number(key, most=MOST_POINTS)

    def color(self, key: str) -> str:
        return self._meant(key, self._keys.text(key), self._keys.place(key))

    def colors(self, key: str) -> tuple[str, ...]:
        return tuple(self._meant(key, word, where) for word, where in self._keys.placed_texts(key, needed=True))

    def font(self, key: str, folder: Path) -> str:
        """Read the name of a file that has to be among the kit's fonts."""
        name = self._keys.text(key)
        files = [file.name for file in authored(folder / FONTS, "*.ttf")]
        if name and name not in files:
            message = f'{self._keys.what}: {key} is "{name}", and {folder.name}/{FONTS} has no such file'
            self._keys.fault(Code.MISSING_FILE, message, did_you_mean(name, files), self._keys.place(key))
        return name

    def finish(self) -> None:
        self._keys.finish()

    def _meant(self, key: str, word: str, where: Location) -> str:
        """Return the color a word means: one of the look by its name, or one in digits."""
        if word in self._colors:
            return self._colors[word]
        if word and not COLOR.fullmatch(word):
            hint = did_you_mean(word, self._colors) or "the name of one under colors, or one as #rrggbb"
            self._keys.fault(Code.UNKNOWN_COLOR, f'{self._keys.what}: {key} is "{word}", which is no color', hint, where)
        return word.lower()


def read_look(root: YamlNode, folder: Path, page: PageSize, problems: list[Problem]) -> Look:
    """Read the root of `look.yml` and note every fault.

    `folder` is the kit's: the fonts named have to be in it. `page` is the sheet that everything is printed on.
    """
    keys = MappingReader(root, "look.yml", problems)
    colors = _named_colors(keys)
    names = ("faces", "paper", "word", "spreadsheet", "slides", "site")
    faces, paper, word, sheet, slides, site = parts = tuple(_Part(keys, name, colors) for name in names)
    look_of_paper = _paper(faces, paper, colors, folder, page)
    look = Look(look_of_paper, _word(word, look_of_paper), _spreadsheet(sheet, page), _slides(slides, look_of_paper), _site(site))
    for part in parts:
        part.finish()
    keys.finish()
    return look


def _named_colors(keys: MappingReader) -> dict[str, str]:
    part = _Part(keys, "colors", {})
    node = keys.node("colors", needed=False)
    return {name: part.color(name) for name in (node.value if node is not None and isinstance(node.value, dict) else ())}


def _paper(faces: _Part, paper: _Part, colors: Mapping[str, str], folder: Path, page: PageSize) -> PaperLook:
    families = {family: faces.part(family) for family in FAMILIES}
    names = {family: part.text("name") for family, part in families.items()}
    fonts = {face: families[family].font(weight, folder) for face in Face for family, weight in (face.split("-"),)}
    for part in families.values():
        part.finish()
    numbers = {entry.name: paper.number(entry.name) for entry in fields(PaperLook) if entry.type == "float"}
    return PaperLook(page, colors, names["sans"], names["serif"], fonts, **numbers)


def _word(word: _Part, paper: PaperLook) -> WordLook:
    return WordLook(paper.page, word.text("face"), _theme(word, WORD_THEME), paper.writing, paper.logo_room, paper.logo_gap)


def _spreadsheet(sheet: _Part, page: PageSize) -> SpreadsheetLook:
    uses = [entry.name for entry in fields(SpreadsheetLook) if entry.name not in ("page", "face", "size", "series")]
    colors = {use: sheet.color(use) for use in uses}
    return SpreadsheetLook(page=page, face=sheet.text("face"), size=sheet.number("size"), series=sheet.colors("series"), **colors)


def _slides(slides: _Part, paper: PaperLook) -> SlidesLook:
    return SlidesLook(paper.serif, paper.sans, _theme(slides, SLIDES_THEME))


def _theme(part: _Part, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    theme = part.part("theme")
    colors = tuple((name, theme.color(name)) for name in names)
    theme.finish()
    return colors


def _site(site: _Part) -> SiteLook:
    schemes = [site.part(name) for name in ("light", "dark")]
    light, dark = ({use: scheme.color(use) for use in SITE_COLORS} for scheme in schemes)
    for scheme in schemes:
        scheme.finish()
    return SiteLook(light, dark)
