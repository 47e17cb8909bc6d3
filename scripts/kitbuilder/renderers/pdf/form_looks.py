"""Draw what a viewer shows in a field of a given size: an empty line, its prompt, words already in it, a tick or a dot."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import String

from kitbuilder.renderers.pdf.form_font import FIRST
from kitbuilder.renderers.pdf.form_prompts import EM, codes_of, drawn_prompt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitbuilder.renderers.pdf.form_field import FormField

Size = tuple[float, float]  # points: width, height
BASELINE, RULE = 4.2, 1.0  # points: of a typed line above the foot of its box; the line an empty field stands on
PROMPT_SIZE, LEAST_PROMPT_SIZE = 8.0, 5.5
EMPTY = b"/Tx BMC\nEMC\n"  # nothing, in the words of a look whose text a viewer may replace
TYPED_SIZE, LEAST_TYPED_SIZE, EDGE = 11.0, 8.0, 2.0  # points: of words in a field from the start; what they keep from its sides
LEADING = 1.2  # of typed lines, in ems
ROUND = 0.5523  # the length of a Bézier handle that makes a quarter of a circle, in radii
OFF = b"q Q"  # not empty: an empty stream makes one viewer complain about every box


def tick_look(size: Size) -> bytes:
    """Draw a tick, as lines so that no symbol font is needed."""
    wide, high = size
    shares = ((wide, 0.2), (high, 0.52), (wide, 0.42), (high, 0.26), (wide, 0.8), (high, 0.78))
    points = (round(length * share, 2) for length, share in shares)
    return "q 1.4 w 1 J 1 j 0 G {} {} m {} {} l {} {} l S Q".format(*points).encode()


def dot_look(size: Size) -> bytes:
    """Draw the dot of the one answer that holds."""
    x, y, radius = size[0] / 2, size[1] / 2, min(size) / 4
    corners = ((radius, 0), (0, radius), (-radius, 0), (0, -radius), (radius, 0))
    drawn = [f"q 0 g {x + radius:.2f} {y:.2f} m"]
    for (ax, ay), (bx, by) in pairwise(corners):
        # A handle leaves each corner at a right angle to its radius: towards the next corner.
        along = (ax + bx * ROUND, ay + by * ROUND, bx + ax * ROUND, by + ay * ROUND, bx, by)
        moved = (value + (y if place % 2 else x) for place, value in enumerate(along))
        drawn.append(" ".join(f"{value:.2f}" for value in moved) + " c")
    return " ".join([*drawn, "f Q"]).encode()


def text_look(field: FormField, size: Size, widths: Sequence[int], font: str) -> bytes:
    """Draw what a field of text shows before anybody types: its words, or a line with its prompt; b"" where that is nothing.

    `widths` are those of the characters of `font`, from `FIRST` on. A prompt that would be too small to read is left out, and
    then the line shows that there is a field.
    """
    if field.value:
        return _words_look(field, size, widths, font)
    return _prompt_look(field, size, widths) if field.prompt else b""


def _words_look(field: FormField, size: Size, widths: Sequence[int], font: str) -> bytes:
    natural = _ems(field.value, widths)
    if field.lines == 1:
        fitting = (size[0] - 2 * EDGE) / natural if natural else TYPED_SIZE
        points = round(max(LEAST_TYPED_SIZE, min(TYPED_SIZE, fitting)), 2)
        return _shown([(field.value, EDGE, BASELINE)], font, points, b"0 g")
    lines = _wrapped(field.value, (size[0] - 2 * EDGE) / TYPED_SIZE, widths)
    top = size[1] - EDGE - TYPED_SIZE
    placed = [(line, EDGE, top - place * LEADING * TYPED_SIZE) for place, line in enumerate(lines)]
    return _shown(placed, font, TYPED_SIZE, b"0 g")


def _prompt_look(field: FormField, size: Size, widths: Sequence[int]) -> bytes:
    rule = b"q %.2f w 0 %.2f m %.2f %.2f l S Q\n" % (RULE, RULE / 2, size[0], RULE / 2)
    natural = _ems(field.prompt, widths)
    points = round(min(PROMPT_SIZE, (size[0] - 3) / natural), 2) if natural else 0
    if points < LEAST_PROMPT_SIZE:
        return rule
    scale = points / EM
    drawn = b"/Tx BMC\nq 0.4 g %.5f 0 0 %.5f 1.5 %.2f cm %s Q\nEMC\n"
    return (rule if field.ruled else b"") + drawn % (scale, scale, BASELINE, drawn_prompt(field.prompt, widths))


def _shown(lines: Sequence[tuple[str, float, float]], font: str, points: float, color: bytes) -> bytes:
    """Write lines of text, each with where it begins, as the content a viewer takes for a field's own."""
    drawn = []
    for text, x, y in lines:
        words = pikepdf.unparse_content_stream([([String(codes_of(text))], pikepdf.Operator("Tj"))])
        drawn.append(b"BT %s %.2f Tf %s %.2f %.2f Td %s ET" % (font.encode(), points, color, x, y, words))
    return b"/Tx BMC\nq %s Q\nEMC\n" % b" ".join(drawn)


def _wrapped(text: str, ems: float, widths: Sequence[int]) -> list[str]:
    """Break words in lines no wider than `ems`, unless one word alone is."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _ems(longer, widths) > ems:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _ems(text: str, widths: Sequence[int]) -> float:
    """Measure a text, in ems."""
    return sum(widths[code - FIRST] for code in codes_of(text) if code >= FIRST) / 1000
