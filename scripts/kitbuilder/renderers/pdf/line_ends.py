"""Note at each place of a detail what stands on its line, for what fills it in: words close up behind a value, or are left out.

A place in running text is as wide as its example. `TAIL` says how far to the right the line goes on, so that a shorter value
draws the rest of it near. `GOES` says where the words are that go with the place, line by line: where somebody has none of what
it asks for they are taken out, and `ELSE` is said instead. theme/web/fill/pdf/lines.js reads all three.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TAIL, GOES, ELSE = "/XXTail", "/XXGoes", "/XXElse"
GOING = ("XA", "XB")  # the regions of words that go with a field, and of those with the next: going() in kit/style/words.typ
LINE, FOOT = 1.24, 0.32  # of a place, in sizes of its words: field-box() in kit/style/words.typ
INLINE = {"/Span", "/Link", "/Form", "/Strong", "/Em", "/Reference", "/Annot", "/Lbl", "/Quote", "/Code"}
RUN = re.compile(
    rb"/Span<</MCID (?P<mark>\d+)(?:/Lang\((?P<lang>[\w-]+)\))?>>BDC\n"
    rb"(?P<drawn>q (?P<scale>[\d.]+) 0 0 -(?P=scale) (?P<x>[\d.-]+) (?P<y>[\d.-]+) cm.*?\nQ)\nEMC",
    re.DOTALL,
)
REGION = re.compile(rb"/Lang\([\w]+-X[AB]\)")
NEAR = 0.1  # points: places that are nearer than this are one


@dataclass(slots=True)
class _Item:
    """Holds what stands on a line: a place, or words as the page draws them.

    `going` says that it is a field with words that go with it, or such words; `region` tells those of one field from the next's.
    """

    x: float
    y: float
    right: float = 0.0
    going: bool = False
    region: str = ""
    place: Object | None = None
    drawn: bytes = b""
    scale: float = 1.0
    fonts: Object = field(default_factory=Dictionary)


def note_lines(pages: Iterable[Object], elements: Mapping[int, Object]) -> None:
    """Write the notes at the places of `pages`; `elements` are what stands in their tag tree, by its keys."""
    for page in pages:
        places = [place for place in page.get("/Annots", Array()) if place.get("/Subtype") == Name.Widget]
        if not places:
            continue
        drawn, marks = page.Contents.read_bytes(), elements[int(page.StructParents)]
        tagged = [(_place(place), elements[int(place.StructParent)]) for place in places]
        tagged += [(_words(run, marks, page), marks[int(run["mark"])]) for run in RUN.finditer(drawn)]
        for items in _blocks(tagged):
            _note_block(items)
        if any(item.going for item, _ in tagged):
            page.Contents.write(REGION.sub(b"", drawn))
            _forget_region(element for item, element in tagged if item.going)


def _place(place: Object) -> _Item:
    left, foot, right, top = (float(side) for side in place.Rect)
    return _Item(left, foot + (top - foot) / LINE * FOOT, right, ELSE in place, place=place)


def _words(run: re.Match[bytes], marks: Object, page: Object) -> _Item:
    region = (run["lang"] or b"").decode() or str(_with_language(marks[int(run["mark"])]).get("/Lang", ""))
    drawn, scale, fonts = run["drawn"], float(run["scale"]), page.Resources.Font
    return _Item(
        float(run["x"]), float(run["y"]), 0.0, region.endswith(GOING), region[-2:], drawn=drawn, scale=scale, fonts=fonts
    )


def _with_language(element: Object) -> Object:
    """Return what says in which language a tagged element is: itself, or what it stands in."""
    while "/Lang" not in element and "/P" in element:
        element = element.P
    return element


def _forget_region(elements: Iterable[Object]) -> None:
    """Take the region of words that go with a field out of the tags again."""
    for element in elements:
        if str((said := _with_language(element)).get("/Lang", "")).endswith(GOING):
            del said.Lang


def _blocks(tagged: Iterable[tuple[_Item, Object]]) -> Iterator[list[_Item]]:
    """Gather what stands in each paragraph, heading or cell of a page, line by line."""
    blocks: dict[tuple[int, int], list[_Item]] = {}
    for item, element in tagged:
        while str(element.get("/S")) in INLINE:
            element = element.P  # noqa: PLW2901  # climbs
        blocks.setdefault(element.objgen, []).append(item)
    for items in blocks.values():
        yield sorted(items, key=lambda item: (-round(item.y), item.x))


def _note_block(items: list[_Item]) -> None:
    for one in items:
        rest = [item.x for item in items if abs(item.y - one.y) < NEAR and item.x > one.right - NEAR]
        if rest and one.place is not None:
            one.place[TAIL] = round(max(rest), 2)
    for going, chain in groupby(items, key=lambda item: item.going):
        for phrase in _phrases(chain) if going else ():
            places = [item.place for item in phrase if item.place is not None]
            lines = [list(line) for _, line in groupby(phrase, key=lambda item: round(item.y))]
            if places:  # words whose place is on the next page stay
                places[0][GOES] = Array([_noted(line, items, is_last=line is lines[-1]) for line in lines])


def _phrases(chain: Iterable[_Item]) -> list[list[_Item]]:
    """Part the words that go with one field from those that go with the next: each has one place, and words of one region."""
    phrases: list[list[_Item]] = []
    for item in chain:
        last = phrases[-1] if phrases else []
        regions = {one.region for one in last if one.place is None}
        fits = all(one.place is None for one in last) if item.place is not None else regions <= {item.region}
        if last and fits:
            last.append(item)
        else:
            phrases.append([item])
    return phrases


def _noted(line: list[_Item], items: list[_Item], *, is_last: bool) -> Object:
    """Note one line of words that go with a field: where they begin and end, on what height, and where the rest of it begins.

    Where they go on to another line there is no rest, and other words may take the whole of it.
    """
    left, y = line[0].x, line[0].y
    rest = [item.x for item in items if abs(item.y - y) < NEAR and item.x > line[-1].x]
    right = min(rest, default=_right(line[-1])) if is_last else max(map(_right, items))
    return Array([round(side, 2) for side in (left, y, right, max(rest, default=right))])


def _right(item: _Item) -> float:
    return item.right or item.x + item.scale * _width(item)


def _width(item: _Item) -> float:
    """Measure words as the page draws them, in points."""
    width, size = 0.0, 0.0
    widths: dict[int, float] = {}
    with pikepdf.new() as pdf:
        for step in pikepdf.parse_content_stream(pikepdf.Stream(pdf, item.drawn)):
            operator, operands = str(step.operator), step.operands
            if operator == "Tf":
                widths, size = _widths(item.fonts[str(operands[0])]), float(operands[1])
            elif operator in ("Tj", "TJ"):
                for part in operands[0] if operator == "TJ" else operands:
                    if isinstance(part, pikepdf.String):
                        codes = bytes(part)
                        width += sum(widths[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2)) * size / 1000
                    else:
                        width -= float(part) * size / 1000
    return width


def _widths(font: Object) -> dict[int, float]:
    """Read how wide the glyphs of a font are, in thousandths of its size."""
    listed = list(font.DescendantFonts[0].W)
    widths: dict[int, float] = {}
    while listed:
        first, following = int(listed.pop(0)), listed.pop(0)
        if isinstance(following, Array):
            widths |= {first + place: float(width) for place, width in enumerate(following)}
        else:
            width = float(listed.pop(0))
            widths |= dict.fromkeys(range(first, int(following) + 1), width)
    return widths
