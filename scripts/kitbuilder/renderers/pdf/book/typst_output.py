"""Read what Typst wrote of a part, and count all that the book relies on: another Typst may write otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Object

from kitbuilder.model.problem import Code, KitError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pikepdf import Pdf

SERIES = "0.15."  # of Typst, whose files were read here and compared with a book that is set in one piece
TO_PART = "x-page:"
PAGE = {"/Type", "/Resources", "/MediaBox", "/StructParents", "/Tabs", "/Parent", "/Contents", "/Annots"}
LINK = {"/Type", "/Subtype", "/Rect", "/Border", "/QuadPoints", "/A", "/F", "/StructParent", "/Contents"}
TREE = {"/Type", "/RoleMap", "/K", "/ParentTree", "/ParentTreeNextKey", "/IDTree"}
ELEMENT = {"/Type", "/S", "/P", "/K", "/A", "/Pg", "/T", "/ID", "/Alt", "/ActualText", "/Lang", "/E"}


@dataclass(frozen=True, slots=True)
class TypstOutput:
    """Holds the objects of a part, without the page that shows every letter.

    `document` is the root of its tags and `elements` are all below it; `parents` are the tags by key, each behind its own.
    `titles` are its bookmarks, each with its level, from 0, and its place; `destinations` are places by name.
    """

    pages: list[Object]
    document: Object
    elements: list[Object]
    parents: Object
    titles: list[tuple[int, str, Object]]
    destinations: list[tuple[str, Object]]
    links: list[tuple[Object, str]]


def read_output(pdf: Pdf) -> TypstOutput:
    """Read a part. Raises KitError where it is not as expected."""
    _expect(_version().startswith(SERIES), f"files of Typst {SERIES}x are known here, and this is {_version()}")
    letters, *pages = _pages(pdf)
    _expect(bool(pages) and not {"/Annots", "/StructParents"} & set(letters.keys()), "the page of letters bears something else")
    tree = pdf.Root.StructTreeRoot
    _expect(set(tree.keys()) <= TREE and len(tree.K) == 1 and tree.K[0].S == "/Document", "the tags have another root")
    elements = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == "/StructElem"]
    _expect(all(set(one.keys()) <= ELEMENT for one in elements), "a tag says something new")
    links = list(_links(pages))
    parents = tree.get("/ParentTree", Dictionary()).get("/Nums", Array())
    _count(parents, int(tree.get("/ParentTreeNextKey", 0)), pages, [link for link, _ in links])
    return TypstOutput(
        pages,
        tree.K[0],
        [one for one in elements if one.objgen != tree.K[0].objgen],
        parents,
        list(_titles(pdf.Root.get("/Outlines", Dictionary()), 0)),
        _named(pdf.Root.get("/Names", Dictionary())),
        [(link, address.removeprefix(TO_PART)) for link, address in links if address.startswith(TO_PART)],
    )


def _pages(pdf: Pdf) -> list[Object]:
    return [page.obj for page in pdf.pages]


def _links(pages: list[Object]) -> Iterator[tuple[Object, str]]:
    for page in pages:
        _expect(set(page.keys()) <= PAGE, "a page says something new")
        for link in page.get("/Annots", Array()):
            _expect(set(link.keys()) <= LINK and link.Subtype == "/Link", "a link is written in another way")
            yield link, str(link.A.URI)


def _count(parents: Object, following: int, pages: list[Object], links: list[Object]) -> None:
    """Count that each link and each page with tags has its own key, and no key is anybody else's."""
    keys = [int(link.StructParent) for link in links] + [int(page.StructParents) for page in pages if "/StructParents" in page]
    listed = [int(parents[place]) for place in range(0, len(parents), 2)]
    _expect(sorted(keys) == listed == list(range(following)), "the keys of tags are counted in another way")


def _titles(above: Object, level: int) -> Iterator[tuple[int, str, Object]]:
    title = above.get("/First")
    while title is not None:
        _expect(isinstance(title.get("/Dest"), Array), "a bookmark leads to a place in another way")
        yield level, str(title.Title), title.Dest
        yield from _titles(title, level + 1)
        title = title.get("/Next")


def _named(names: Object) -> list[tuple[str, Object]]:
    listed = names.get("/Dests", Dictionary()).get("/Names", Array())
    return [(str(listed[place]), listed[place + 1]) for place in range(0, len(listed), 2)]


@cache
def _version() -> str:
    return metadata.version("typst")


def _expect(holds: bool, otherwise: str) -> None:  # noqa: FBT001  # reads as what it is
    if not holds:
        where = Location(f"typst {_version()}")
        hint = "install the version that requirements.txt names"
        raise KitError([Problem(where, Code.CANNOT_TYPESET, f"the book cannot be put together: {otherwise}", hint)])
