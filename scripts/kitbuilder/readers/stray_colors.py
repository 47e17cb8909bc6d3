"""Find the colors that a file of the style has for itself, where it should take one from `look.yml`."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from kitbuilder.model.authored import authored
from kitbuilder.model.problem import Code, Location, Problem
from kitbuilder.readers.files import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TYPST = re.compile(r'"(#[0-9a-f]{3,8})"|\b((?:rgb|luma|cmyk|oklab|oklch)\(\s*[\d"].*?\))', re.IGNORECASE)
STYLES, WORD = "word/styles.xml", "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LAYOUTS = re.compile(r"ppt/slide(?:Masters|Layouts)/[^/]+\.xml")
EVERYBODYS = ("000000", "FFFFFF", "AUTO")


def stray_colors(folder: Path) -> Iterator[Problem]:
    """Find each color that a file in a kit's `style` writes for itself."""
    style = folder / "style"
    for file in authored(style, "*.typ"):
        path = f"{folder.name}/style/{file.name}"
        for number, line in enumerate((read_text(file, path, []) or "").split("\n"), start=1):
            if stray := TYPST.search(line):
                message = f"{stray[1] or stray[2]} is written here, and colors are kept in look.yml"
                yield Problem(Location(path, number), Code.STRAY_COLOR, message, "name it there, and ask for it by its name")
    reference = style / "reference.docx"
    for name, color in _word_colors(reference):
        where = Location(f"{folder.name}/style/{reference.name}")
        message = f'the style "{name}" has #{color} for itself, and colors are kept in look.yml'
        yield Problem(where, Code.STRAY_COLOR, message, "in Word, choose one of the theme's colors")
    slides = style / "reference.pptx"
    for name, color in _slide_colors(slides):
        message = f'the layout "{name}" has #{color} for itself, and colors are kept in look.yml'
        where = Location(f"{folder.name}/style/{slides.name}")
        yield Problem(where, Code.STRAY_COLOR, message, "in PowerPoint, choose one of the theme's colors")


def _slide_colors(reference: Path) -> Iterator[tuple[str, str]]:
    """Yield each color that a layout or the master of slides has in digits. The renderer tells what ails the file itself."""
    try:
        with zipfile.ZipFile(reference) as archive:
            roots = [etree.fromstring(archive.read(name)) for name in sorted(archive.namelist()) if LAYOUTS.fullmatch(name)]
    except (OSError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return
    for root in roots:
        name = next((part.get("name", "") for part in root.iter("{*}cSld")), "")
        for color in sorted({color.get("val", "") for color in root.iter(f"{DRAWING}srgbClr")}):
            yield name, color.lower()


def _word_colors(reference: Path) -> Iterator[tuple[str, str]]:
    """Yield each color a style has beside which no color of the theme stands. The renderer tells what ails the file itself."""
    try:
        with zipfile.ZipFile(reference) as archive:
            styles = etree.fromstring(archive.read(STYLES))
    except (OSError, zipfile.BadZipFile, KeyError, etree.XMLSyntaxError):
        return
    for style in styles:
        name = style.find(f"{WORD}name")
        colors = {color for element in style.iter() if (color := _own_color(element)) not in EVERYBODYS}
        for color in sorted(colors - {""}):
            yield ("" if name is None else name.get(f"{WORD}val", "")), color.lower()


def _own_color(element: etree._Element) -> str:
    """Return the color an element names in digits, or "" if it takes one of the theme's."""
    ways = (("val", "themeColor"),) if element.tag == f"{WORD}color" else (("color", "themeColor"), ("fill", "themeFill"))
    own = [element.get(f"{WORD}{color}", "") for color, theme in ways if element.get(f"{WORD}{theme}") is None]
    return next((color.upper() for color in own if color), "")
