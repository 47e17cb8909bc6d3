"""Set the colors of the reference's theme, wherever a style uses one, and its typeface to those of the look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitbuilder.renderers.word.markup import Element, qualified

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitbuilder.model.look import WordLook

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# What a style calls a color of the theme where the theme itself has another name for it.
STYLE_NAMES = {
    "text2": "dk2",
    "dark2": "dk2",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


def dress(parts: Mapping[str, Element], look: WordLook) -> None:
    """Change the parts of a reference, by name, to what the look says, so that Word files match the other formats."""
    _dress_theme(parts["word/theme/theme1.xml"], look)
    for name in ("word/styles.xml", "word/numbering.xml"):
        _color(parts[name], dict(look.theme))


def _dress_theme(theme: Element, look: WordLook) -> None:
    for name, color in look.theme:
        for place in theme.iter(DRAWING + name):
            for element in place:
                element.set("val", color[1:].upper())
    for family in ("majorFont", "minorFont"):
        for place in theme.iter(DRAWING + family):
            for latin in place.iter(DRAWING + "latin"):
                latin.set("typeface", look.face)


def _color(part: Element, theme: Mapping[str, str]) -> None:
    """Write the theme's colors in digits too, beside their names: some programs read only those."""
    for element in part.iter():
        for named, digits in (("themeColor", "val" if element.tag == qualified("color") else "color"), ("themeFill", "fill")):
            name = element.get(qualified(named), "")
            if element.get(qualified("themeShade")) or element.get(qualified("themeTint")):
                continue  # darker or lighter than the theme's
            color = theme.get(STYLE_NAMES.get(name, name))
            if color:
                element.set(qualified(digits), color[1:].upper())
