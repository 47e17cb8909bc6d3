"""Write a contact code as the data that `kit/style/blocks.typ` draws beside its blocks, and keep the place of one to come.

A blank page has the place and no code. Each such place is a link to `x-code:<language>` when it is set, and becomes an empty
part of the tags. The root of these lists it under `PLACES`, where what fills the file in finds it: `packet/contact_code.py`, and
`theme/web/fill/pdf/code.js` on the site. (On its page it would lead qpdf into the tags there: the kit took 25 kB more.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, String

from kitbuilder.renderers.contact_code import MM_PER_INCH, SIDE, as_svg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pikepdf import Object

    from kitbuilder.model.document import ContactCode
    from kitbuilder.model.printed_words import PrintedWords
    from kitbuilder.renderers.pdf.inlines import Data

POINTS_PER_INCH = 72
WIDE = SIDE / MM_PER_INCH * POINTS_PER_INCH
GAP = 14.0  # between it and the blocks: wider than the four squares of white that readers of codes ask for
ROOM = WIDE + GAP  # of a line's width, in points, that the code takes from its blocks
MARKER = "x-code:"
# Of each place its page, its tag, its left edge and its foot, how wide it is, and the language of its words.
PLACES = "/XXCodes"


def code_of(block: ContactCode, fixed: PrintedWords) -> Data:
    """Write the code and what is said of it; where it says nothing yet, the place for it."""
    size = {"wide": WIDE, "gap": GAP}
    if not block.text:
        return {"place": f"{MARKER}{fixed.tag}", **size}
    return {"svg": as_svg(block.text), "alt": fixed.contact_code.format(block.practice), "below": fixed.scan, **size}


def keep_places(pages: Sequence[Object], parents: Object) -> Array:
    """Take the links that mark places for codes off the pages, and return the places, as `PLACES` has them.

    `parents` are the tags by key: those of the links go, and the keys of all others close up.
    """
    places, gone = Array(), set()
    for page in pages:
        for link in _markers(page):
            tag = parents[2 * int(link.StructParent) + 1]
            tag.S, tag.K = Name.Div, Array()
            left, foot, right, _ = (round(float(side), 2) for side in link.Rect)
            language = str(link.A.URI).removeprefix(MARKER)
            places.append(Array([page, tag, left, foot, round(right - left, 2), String(language)]))
            gone.add(int(link.StructParent))
    if gone:
        _close_up(pages, parents, gone)
    return places


def _markers(page: Object) -> Iterator[Object]:
    for annotation in page.get("/Annots", ()):
        if str(annotation.get("/A", Dictionary()).get("/URI", "")).startswith(MARKER):
            yield annotation


def _close_up(pages: Sequence[Object], parents: Object, gone: set[int]) -> None:
    kept = [key for key in range(len(parents) // 2) if key not in gone]
    keys = {old: new for new, old in enumerate(kept)}
    tags = [parents[2 * old + 1] for old in kept]
    del parents[:]
    for key, tag in enumerate(tags):
        parents.append(key)
        parents.append(tag)
    for page in pages:
        if "/StructParents" in page:
            page.StructParents = keys[int(page.StructParents)]
        if "/Annots" in page:
            page.Annots = Array([one for one in page.Annots if int(one.StructParent) in keys])
            for annotation in page.Annots:
                annotation.StructParent = keys[int(annotation.StructParent)]
