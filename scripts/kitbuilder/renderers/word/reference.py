"""Read what the renderer needs from `style/reference.docx`: style ids, page, list levels and the parts to copy.

Its colors and its typeface are those of the look, whatever the file was saved with; sizes and margins are the editor's.
"""

from __future__ import annotations

import copy
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from kitbuilder.model.problem import Code, KitError, Location, Problem
from kitbuilder.renderers.word.dress import dress
from kitbuilder.renderers.word.markup import NAMESPACES, Element, qualified, to_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kitbuilder.model.look import WordLook
    from kitbuilder.model.page_size import PageSize

COPIED = ("word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/theme/theme1.xml")
READ = (*COPIED, "word/numbering.xml", "word/document.xml")
# What Word adds when an editor saves the file, and what would point at parts we do not copy.
DANGLING = (
    "attachedTemplate",
    "mailMerge",
    "footnotePr",
    "endnotePr",
    "numPicBullet",
    "embedRegular",
    "embedBold",
    "embedItalic",
    "embedBoldItalic",
)
TWIPS = 20  # to the point
LISTS = ("List Bullet", "List Number")
IN_GLOSSARY = ("Placeholder Text", "Blank Line")  # the styles of what empty controls show


@dataclass(frozen=True, slots=True)
class Page:
    """Holds the page, in twips (1440 to the inch): `size` and `margins` as attributes of `w:pgSz` and `w:pgMar`."""

    size: Mapping[str, str]
    margins: Mapping[str, str]

    def text_width(self, *, landscape: bool = False) -> int:
        """Return the width of the text between the margins."""
        across = self.size[qualified("h" if landscape else "w")]
        return int(across) - int(self.margins[qualified("left")]) - int(self.margins[qualified("right")])


@dataclass(frozen=True, slots=True)
class ListLevels:
    """Holds a list style: the id of its numbering, of its abstract numbering, and the indent of each level in twips."""

    number: int
    abstract: int
    indents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Holds what the reference decides. `parts` are copied as they are; `size` is the size of running text in points.

    `glossary_styles` are the few styles its glossary needs; `highest_number` is the last id that its numbering uses.
    """

    where: Location
    parts: Mapping[str, bytes]
    glossary_styles: bytes
    numbering: bytes
    styles: Mapping[str, Element]
    page: Page
    size: float
    lists: Mapping[str, ListLevels]
    highest_number: int

    def style(self, name: str) -> str:
        """Return the id of a style, by its name as Word shows it. Raises KitError when the editor has removed it."""
        return self._style(name).get(qualified("styleId"), "")

    def levels(self, name: str) -> ListLevels:
        """Return the levels of a list style, by its name. Raises KitError when it does not number anything."""
        found = self.lists.get(name)
        if found is None or not found.indents:
            message = f'Word files need a list style called "{name}", with bullets or numbers of its own'
            raise KitError([Problem(self.where, Code.CANNOT_WRITE, message)])
        return found

    def indent(self, name: str) -> int:
        """Return how far from the left a paragraph style is indented, in twips."""
        found = self._style(name).find(f"{qualified('pPr')}/{qualified('ind')}")
        return 0 if found is None else int(found.get(qualified("left"), "0"))

    def cell_margins(self, name: str) -> tuple[int, int]:
        """Return how far a table style keeps its text from the left and the right of a cell, in twips."""
        path = f"{qualified('tblPr')}/{qualified('tblCellMar')}/"
        sides = (self._style(name).find(path + qualified(side)) for side in ("left", "right"))
        left, right = (0 if side is None else int(side.get(qualified("w"), "0")) for side in sides)
        return left, right

    def font(self, name: str) -> str:
        """Return the typeface that a character style names, or ""."""
        found = self._style(name).find(f"{qualified('rPr')}/{qualified('rFonts')}")
        return "" if found is None else found.get(qualified("ascii"), "")

    def _style(self, name: str) -> Element:
        if name.casefold() not in self.styles:  # Word says "heading 1" in the file and "Heading 1" on the screen
            message = f'Word files need a style called "{name}", and this file has none'
            raise KitError([Problem(self.where, Code.CANNOT_WRITE, message)])
        return self.styles[name.casefold()]


def read_reference(folder: Path, look: WordLook, language: str) -> Reference:
    """Read the reference of a kit's folder, dressed in `look`, its words in the `language` of this tag.

    Raises KitError when it is missing or not what Word saves.
    """
    file = folder / "style" / "reference.docx"
    where = Location(f"{folder.name}/style/reference.docx")
    if not file.is_file():
        raise KitError([Problem(where, Code.MISSING_FILE, "this file decides how Word looks, and is not there")])
    state = file.stat()
    return _read(file, where, look, language, (state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=4)
def _read(file: Path, where: Location, look: WordLook, language: str, _state: tuple[int, int]) -> Reference:
    try:
        with zipfile.ZipFile(file) as archive:
            roots = {name: etree.fromstring(archive.read(name)) for name in READ}
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise KitError([Problem(where, Code.CANNOT_WRITE, f"this is not a file that Word has saved: {error}")]) from error
    for root in roots.values():
        _drop_dangling(root)
    dress(roots, look)
    _speak(roots, language)
    numbering = roots["word/numbering.xml"]
    styles = {_value(style, "name").casefold(): style for style in roots["word/styles.xml"].iter(qualified("style"))}
    return Reference(
        where=where,
        parts={name: to_bytes(roots[name]) for name in COPIED},
        glossary_styles=_glossary_styles(roots["word/styles.xml"]),
        numbering=to_bytes(numbering),
        styles=styles,
        page=_page(roots["word/document.xml"], look.page),
        size=_size(roots["word/styles.xml"]),
        lists={name: _list_levels(styles[name.casefold()], numbering) for name in LISTS if name.casefold() in styles},
        highest_number=_highest_number(numbering),
    )


def _drop_dangling(root: Element) -> None:
    for element in list(root.iter(*map(qualified, DANGLING))):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _speak(roots: Mapping[str, Element], language: str) -> None:
    """Say which language the words are in: for spelling, for hyphens, for who hears them."""
    for name in ("word/styles.xml", "word/settings.xml"):
        for element in roots[name].iter(qualified("lang"), qualified("themeFontLang")):
            element.set(qualified("val"), language)


def _glossary_styles(styles: Element) -> bytes:
    few = copy.deepcopy(styles)
    for style in few.findall(qualified("style")):
        if not style.get(qualified("default")) and _value(style, "name") not in IN_GLOSSARY:
            few.remove(style)
    return to_bytes(few)


def _value(element: Element, path: str, otherwise: str = "") -> str:
    found = element.find("/".join(qualified(name) for name in path.split("/")))
    return otherwise if found is None else found.get(qualified("val"), otherwise)


def _page(document: Element, paper: PageSize) -> Page:
    """Read the page, and lay it on the kit's paper: the text stays as wide as the editor made it."""
    size, margins = (
        {str(key): str(value) for key, value in next(document.iter(qualified(name))).attrib.items()} for name in ("pgSz", "pgMar")
    )
    across, along = (round(length * TWIPS) for length in (paper.width, paper.length))
    narrower = int(size[qualified("w")]) - across
    size |= {qualified("w"): str(across), qualified("h"): str(along)}
    for side, share in (("left", narrower // 2), ("right", narrower - narrower // 2)):
        margins[qualified(side)] = str(int(margins[qualified(side)]) - share)
    return Page(size, margins)


def _size(styles: Element) -> float:
    return int(_value(styles, "docDefaults/rPrDefault/rPr/sz", "22")) / 2


def _highest_number(numbering: Element) -> int:
    return max((int(number.get(qualified("numId"), "0")) for number in numbering.iter(qualified("num"))), default=0)


def _list_levels(style: Element, numbering: Element) -> ListLevels:
    number = _value(style, "pPr/numPr/numId", "0")
    found = numbering.find(f"w:num[@w:numId='{number}']", NAMESPACES)
    abstract = "0" if found is None else _value(found, "abstractNumId", "0")
    levels = numbering.findall(f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl/w:pPr/w:ind", NAMESPACES)
    return ListLevels(int(number), int(abstract), tuple(int(level.get(qualified("left"), "0")) for level in levels))
