"""Join the tags of pieces: one document of elements, one tree of their keys, one of their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, String

from kitbuilder.renderers.pdf.contact_code import PLACES

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

HEADING = re.compile(r"/H([1-6])")


def rename(elements: list[Object], name: str, depth: int) -> list[tuple[str, Object]]:
    """Say of a piece's elements what they are in the book: headings `depth` deeper, names that no other piece has.

    Returns the elements that have a name, each behind its own.
    """
    named = []
    for element in elements:
        if heading := HEADING.fullmatch(str(element.S)):
            element.S = Name(f"/H{int(heading[1]) + depth}")
        for attributes in element.get("/A", Array()):
            if "/Headers" in attributes:
                attributes.Headers = Array([String(f"{name} {header}") for header in attributes.Headers])
        if "/ID" in element:
            element.ID = String(f"{name} {element.ID}")
            named.append((str(element.ID), element))
    return named


class StructureTree:
    """Takes in the tags of one piece after the other."""

    def __init__(self, book: Pdf) -> None:
        """Begin the tree of `book`."""
        self.book = book
        self.document = book.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
        self.keys = 0
        self.parents = Array()
        self.names: list[tuple[str, Object]] = []
        self.places = Array()

    def add(self, piece: Object) -> None:
        """Hang a piece's elements on the document, and give its pages and annotations the keys that follow."""
        for element in piece.Kids:
            element.P = self.document
            self.document.K.append(element)
        for place in range(1, len(piece.Parents), 2):
            self.parents.append(self.keys + place // 2)
            self.parents.append(piece.Parents[place])
        for page in piece.Pages:
            if "/StructParents" in page:
                page.StructParents = int(page.StructParents) + self.keys
            for annotation in page.get("/Annots", ()):
                annotation.StructParent = int(annotation.StructParent) + self.keys
        self.keys += len(piece.Parents) // 2
        self.names.extend((str(name), element) for name, element in piece.Names)
        self.places.extend(piece.get("/Places", Array()))

    def finish(self, roles: Object) -> None:
        """Give the book its tree."""
        root = self.book.make_indirect(Dictionary(Type=Name.StructTreeRoot, RoleMap=roles, K=Array([self.document])))
        root.ParentTree, root.ParentTreeNextKey = Dictionary(Nums=self.parents), self.keys
        if self.names:
            listed = [part for name, element in sorted(self.names, key=lambda one: one[0]) for part in (String(name), element)]
            root.IDTree = Dictionary(Names=Array(listed))
        if len(self.places):
            root[PLACES] = self.places
        self.document.P = root
        self.book.Root.StructTreeRoot = root
