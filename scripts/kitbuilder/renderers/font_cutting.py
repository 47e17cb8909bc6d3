"""Cut a font of the kit down to some of its characters, for those who know what else to leave out of it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

UNUSED = ("GPOS", "GSUB", "GDEF", "DSIG", "STAT", "meta")  # tables of the font that typing and drawing need nothing of


@contextmanager
def cut_font(file: Path, characters: Iterable[int], **options: list[Any]) -> Iterator[TTFont]:
    """Open the font at `file` with only these characters, by their Unicode numbers; `options` are more of fontTools' own."""
    from fontTools import subset  # noqa: PLC0415  # slow to import, and seldom needed: what is cut is kept

    with TTFont(file, recalcTimestamp=False, lazy=True) as font:  # a lazy font holds its file open
        for tag in UNUSED:  # before anything reads them: taking them apart would cost half a second a font
            if tag in font:
                del font[tag]
        cutter = subset.Subsetter(subset.Options(hinting=False, layout_features=[], notdef_outline=True, **options))
        cutter.populate(unicodes=characters)
        cutter.subset(font)
        yield font
