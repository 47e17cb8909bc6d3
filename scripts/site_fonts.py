"""Cut the kit's typefaces to what the site shows; run it by hand when a font of the kit or a list below changes.

The sans is one file for every weight from regular to bold, so that words in bold cost no request of their own.
`--check` only compares.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from fontTools import subset, varLib
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
KIT, SITE = ROOT / "kit" / "style" / "fonts", ROOT / "theme" / "assets" / "fonts"
WEIGHT = "wght"
SANS = {400: "SourceSans3_400Regular.ttf", 700: "SourceSans3_700Bold.ttf"}
SERIF = "SourceSerif4_600SemiBold.ttf"
# What pages are written in, which every visitor gets, and the rest of the Western alphabets with signs that few pages have, for
# names that somebody types: a browser fetches that only when it shows such a letter (`unicode-range` in tokens.css).
IN_FEW = "<=>\\^`{|}~"
IN_TEXT = sorted({*range(0x20, 0x7F), *map(ord, "\xa0§·é‘’“”–—…→")} - set(map(ord, IN_FEW)))
IN_NAMES = sorted({*range(0xA1, 0x180), *map(ord, f"{IN_FEW}‚„•←−≤≥€™")} - set(IN_TEXT))
IN_TITLES = sorted({*range(0x20, 0x7F), *map(ord, "\xa0·–—‘’“”…áéíóúñüÁÉÍÓÚÑÜ¿¡")} - set(map(ord, f'{IN_FEW}"#$%*+@_')))
FEATURES = ["kern", "liga"]
UNUSED = ["DSIG", "FFTM", "GDEF", "BASE", "STAT", "meta", "gasp", "prep", "fpgm", "cvt "]


def main(words: list[str]) -> int:
    """Write the fonts, or with `--check` say which is not current."""
    made = {
        "source-sans-3.woff2": sans(IN_TEXT),
        "source-sans-3-names.woff2": sans(IN_NAMES),
        "source-serif-4-semibold.woff2": serif(),
    }
    old = [name for name, font in made.items() if not (SITE / name).is_file() or (SITE / name).read_bytes() != font]
    if "--check" in words:
        for name in old:
            print(f"{name}: not current: python scripts/site_fonts.py", file=sys.stderr)
        return 1 if old else 0
    for name in old:
        (SITE / name).write_bytes(made[name])
        print(f"{name}: {len(made[name])} bytes")
    return 0


def sans(characters: list[int]) -> bytes:
    """Join the weights of the sans into one font that has all between them."""
    space = DesignSpaceDocument()
    least, most = min(SANS), max(SANS)
    space.addAxis(AxisDescriptor(tag=WEIGHT, name="Weight", minimum=least, default=least, maximum=most))
    for weight, name in SANS.items():
        space.addSource(SourceDescriptor(font=_cut(KIT / name, characters), location={"Weight": weight}))
    font, _, _ = varLib.build(space)
    for table in ("STAT", "MVAR"):
        if table in font:
            del font[table]
    return _packed(font)


def serif() -> bytes:
    """Cut the serif, which only titles are set in."""
    return _packed(_cut(KIT / SERIF, IN_TITLES))


def _cut(file: Path, characters: list[int]) -> TTFont:
    font = TTFont(file, recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=FEATURES, notdef_outline=True, glyph_names=False, drop_tables=UNUSED)
    options.name_IDs, options.name_languages = [0, 1, 2, 13, 14], [0x409]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    return font


def _packed(font: TTFont) -> bytes:
    buffer = io.BytesIO()
    font.flavor = "woff2"
    font.save(buffer, reorderTables=True)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
