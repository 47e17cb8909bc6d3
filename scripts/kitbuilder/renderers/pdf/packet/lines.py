"""Close up the lines of a PDF that is filled in, as the site does in a visitor's browser (`theme/web/fill/pdf/lines.js`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Object, Pdf

from kitbuilder.renderers.pdf.line_ends import ELSE, FOOT, GOES, LINE, NEAR, TAIL
from kitbuilder.renderers.pdf.packet.numbers import fixed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MARGIN = 0.5  # as in theme/web/fill/pdf/look.js, which says why
HIDDEN = 2
BELOW, ABOVE = 0.3, 1  # ems: how far from a line's foot the rules and boxes of it are
DRAWN = re.compile(rb"q ([\d.]+) 0 0 -\1 ([\d.-]+) ([\d.-]+) cm(.*?)\nQ(?=\n)", re.DOTALL)
SAID = "q 1 0 0 -1 {left} {y} cm 0 g\nBT {font} {size} Tf 1 0 0 -1 0 0 Tm {shown} Tj\nET\nQ"


class SetText(NamedTuple):
    """A text set in a face: its codes, how wide each is in thousandths of its size, its font's name, and where that is found."""

    codes: str
    widths: list[int]
    font: str
    resources: Object

    @property
    def width(self) -> int:
        """How wide it is, in thousandths of its size."""
        return sum(self.widths)

    def in_two(self, text: str) -> list[SetText]:
        """Break it in two at the space nearest its middle; a text of one word stays one line."""
        spaces = [place for place, letter in enumerate(text) if letter == " "]
        if not spaces:
            return [self]
        middle = min(spaces, key=lambda place: abs(2 * place + 1 - len(text)))
        digits = len(self.codes) // len(text)
        halves = (slice(0, middle), slice(middle + 1, len(text)))
        return [
            self._replace(codes=self.codes[half.start * digits : half.stop * digits], widths=self.widths[half]) for half in halves
        ]


class _Move(NamedTuple):
    """What stands on a line between two places goes to the left by so much."""

    y: float
    em: float
    start: float
    end: float
    by: float


@dataclass(slots=True)
class _Changes:
    """Holds what changes on a page. `gone` are words that are taken out, by their lines, and what is drawn instead."""

    page: Object
    moves: list[_Move] = field(default_factory=list)
    gone: list[tuple[list[list[float]], list[str]]] = field(default_factory=list)
    fonts: dict[str, Object] = field(default_factory=dict)


class Lines:
    """The lines of one file that is filled in."""

    def __init__(self, pdf: Pdf, set_text: Callable[[str, str], SetText]) -> None:
        """Close up the lines of `pdf`; `set_text` sets a text in a face."""
        self.pdf, self.set_text = pdf, set_text
        self.pages: dict[tuple[int, int], _Changes] = {}

    def close(self, place: Object, text: SetText) -> None:
        """Make a place no wider than its value, if the line goes on behind it."""
        left, foot, right, top = (float(side) for side in place.Rect)
        em, y = _line_of(foot, top)
        by = _short(right - left - text.width * em / 1000 - 2 * MARGIN)
        if TAIL in place and by > 0:
            place.Rect = Array([place.Rect[0], place.Rect[1], Decimal(fixed(right - by)), place.Rect[3]])
            self._changes(place).moves.append(_Move(y, em, right, float(place[TAIL]), by))

    def leave_out(self, place: Object, face: str) -> None:
        """Take out a place with the words that go with it, and say what is said instead: as much on a line as they took of it."""
        changes = self._changes(place)
        em, _ = _line_of(float(place.Rect[1]), float(place.Rect[3]))
        lines = [[float(side) for side in line] for line in place[GOES]]
        words, drawn = unquote(str(place[ELSE])).split(), []
        for left, y, right, tail in lines:
            is_last = [left, y, right, tail] == lines[-1]
            text, words = self._said(words, None if is_last else right - left, em, face)
            if text:
                changes.fonts[text.font] = text.resources.Font[text.font]
                shown = f"<{text.codes}>"
                drawn.append(SAID.format(left=fixed(left), y=fixed(y), font=text.font, size=fixed(em), shown=shown))
            if is_last:
                changes.moves.append(_Move(y, em, right, tail, _short(right - left - (text.width if text else 0) * em / 1000)))
        changes.gone.append((lines, drawn))
        place.F = HIDDEN

    def _said(self, words: list[str], room: float | None, em: float, face: str) -> tuple[SetText | None, list[str]]:
        """Set as many words as a line has room for, and return the others. What follows on the last line is never alone there."""
        for count in range(len(words) if room is None else len(words) - 1, 0, -1):
            text = self.set_text(" ".join(words[:count]), face)
            if room is None or text.width * em / 1000 <= room:
                return text, words[count:]
        return None, words

    def _changes(self, place: Object) -> _Changes:
        return self.pages.setdefault(place.P.objgen, _Changes(place.P))

    def finish(self) -> None:
        """Draw the pages anew whose lines change."""
        for changes in self.pages.values():
            page = changes.page
            for drawing in page.Contents if isinstance(page.Contents, Array) else [page.Contents]:
                drawing.write(_redrawn(drawing.read_bytes(), changes))
            for link in page.Annots:
                _move_link(link, changes.moves)
            if changes.fonts:
                held = page.Resources
                fonts = Dictionary({**dict(held.get("/Font", Dictionary()).items()), **changes.fonts})
                page.Resources = Dictionary({**dict(held.items()), "/Font": fonts})


def _redrawn(drawn: bytes, changes: _Changes) -> bytes:
    """Return what a page draws, with its changes."""
    waiting = list(changes.gone)

    def changed(found: re.Match[bytes]) -> bytes:
        scale, height, body = found[1], found[3], found[4]
        x, y, is_text = float(found[2]), float(height), b"\nBT" in body
        out = next((gone for gone in changes.gone if is_text and any(_is_on(line, x, y) for line in gone[0])), None)
        if out:
            said = out[1] if out in waiting else []
            waiting[:] = [gone for gone in waiting if gone is not out]
            return "\n".join(said).encode()
        reach = (
            (lambda move: abs(move.y - y) < NEAR) if is_text else (lambda move: -BELOW * move.em < y - move.y < ABOVE * move.em)
        )
        by = _total(filter(reach, changes.moves), x)
        moved = fixed(x - by).encode()
        return b"q %s 0 0 -%s %s %s cm%s\nQ" % (scale, scale, moved, height, body) if by else found[0]

    return DRAWN.sub(changed, drawn)


def _is_on(line: list[float], x: float, y: float) -> bool:
    left, height, right, _ = line
    return abs(height - y) < NEAR and left - NEAR < x < right - NEAR


def _move_link(link: Object, moves: list[_Move]) -> None:
    """Move a place, a box or a link with the words around it."""
    left, foot, right, top = (float(side) for side in link.Rect)
    middle = (foot + top) / 2
    by = _total((move for move in moves if -BELOW * move.em < middle - move.y < move.em), left)
    if by:
        link.Rect = Array([Decimal(fixed(left - by)), link.Rect[1], Decimal(fixed(right - by)), link.Rect[3]])
        if "/QuadPoints" in link:
            corners = enumerate(link.QuadPoints)
            link.QuadPoints = Array([side if place % 2 else Decimal(fixed(float(side) - by)) for place, side in corners])


def _total(moves: Iterable[_Move], x: float) -> float:
    """Say how far to the left what begins at `x` moves."""
    return sum(move.by for move in moves if move.start - NEAR < x < move.end + NEAR)


def _line_of(foot: float, top: float) -> tuple[float, float]:
    """Return the size of the words around a place, and the height of their line."""
    em = (top - foot) / LINE
    return em, foot + em * FOOT


def _short(length: float) -> float:
    return float(fixed(length))
