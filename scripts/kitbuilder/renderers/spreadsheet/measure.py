"""Estimate how many lines words fill in a column, without asking a spreadsheet program."""

from __future__ import annotations

import math

# The widths of the font's letters in digits, by which a column's width is counted; close enough to know where a line wraps.
SIZES = {"ijl'|": 0.4, " .,:;!ftI/\\": 0.5, 'r-()[]"\u201c\u201d\u2019': 0.6, "ckszvxyJ": 0.9, "mwMW@%\u2022\u2610": 1.5}
WIDTHS = {letter: size for letters, size in SIZES.items() for letter in letters}
CAPITAL = 1.22
BOLD = 1.07


def width_of(text: str, *, bold: bool = False) -> float:
    """Measure the width of words, counted in digits as a column's width is."""
    width = sum(WIDTHS.get(letter, CAPITAL if letter.isupper() else 1) for letter in text)
    return width * BOLD if bold else width


def lines_of(text: str, width: float, *, bold: bool = False) -> int:
    """Count the lines that words fill in a column this wide; a word too long for one line is broken."""
    lines, used, space = 1, 0.0, width_of(" ", bold=bold)
    for word in text.split():
        needed = width_of(word, bold=bold)
        if used and used + space + needed > width:
            lines, used = lines + 1, 0.0
        broken = math.ceil(needed / max(width, 1)) - 1
        lines += max(broken, 0)
        used += needed + (space if used else 0)
        used -= max(broken, 0) * width
    return lines
