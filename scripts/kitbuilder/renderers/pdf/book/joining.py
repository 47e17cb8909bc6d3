"""Join the pieces of a book in one file: pages, tags, fields, links, bookmarks, and on each page its number."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from kitbuilder.renderers.pdf.acroform import add_form, say_for_viewers, written
from kitbuilder.renderers.pdf.book.laying_together import together
from kitbuilder.renderers.pdf.book.navigation import Navigation
from kitbuilder.renderers.pdf.book.sharing import share
from kitbuilder.renderers.pdf.book.structure_tree import StructureTree
from kitbuilder.renderers.pdf.field_tree import join_kids
from kitbuilder.renderers.pdf.form_font import form_font
from kitbuilder.renderers.workspace import written_or_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pikepdf import Object

    from kitbuilder.model.look import Face
    from kitbuilder.renderers.pdf.book.movable import Movable

COUNT = re.compile(rb"<xmpTPg:NPages>\d+<")
NUMBER = b"/Artifact BMC q /KitNumber Do Q EMC"  # read by nobody: viewers tell the page, and so does its label


def join(pieces: Mapping[str, Movable], numbers: Movable, fonts: Mapping[Face, Path]) -> bytes:
    """Join pieces, in order, by the names of their parts. `fonts` are the files of the faces that fields are typed in.

    `numbers` is a piece whose pages hold nothing but numbers: it has one for each page that bears its number.
    """
    with _opened(together([*pieces.values(), numbers], b"Pieces")) as book:
        *joined, numbering = [catalog.Piece for catalog in book.Root.Pieces]
        del book.Root.Pieces
        held: dict[str, Object] = {}
        tags, ways = StructureTree(book), Navigation(book)
        for name, piece in zip(pieces, joined, strict=True):
            share(piece.Common, held)
            tags.add(piece)
            ways.add(name, piece)
        share(numbering.Common, held)
        ways.finish()
        tags.finish(joined[0].About.Roles)
        _number(book, [page for piece in joined for page in piece.Numbered], numbering.Pages)
        _fill(book, joined, fonts)
        _say_what_it_is(book, joined[0].About, len(ways.pages))
        return written(book, anew=False)


@contextmanager
def _opened(data: bytes) -> Iterator[Pdf]:
    """Open a file as one on the disk: qpdf reads the kit's 27,000 objects there in 0.4 s of computing, from memory in 0.8 s."""
    with written_or_told():
        folder = TemporaryDirectory()
    with folder as name:
        file = Path(name) / "pieces.pdf"
        with written_or_told():
            file.write_bytes(data)
        with Pdf.open(file) as pdf:
            yield pdf


def _number(book: Pdf, pages: Sequence[Object], numbers: Object) -> None:
    """Lay each page of `numbers` upon one of `pages`."""
    laid = book.make_indirect(Stream(book, NUMBER))
    for page, number in zip(pages, numbers, strict=True):
        drawn = number.Contents
        drawn.Type, drawn.Subtype = Name.XObject, Name.Form
        drawn.BBox, drawn.Resources = number.MediaBox, number.Resources
        own = dict(page.Resources.items())  # pages share what they draw with, and each has another number
        page.Resources = book.make_indirect(Dictionary(own))
        page.Resources.XObject = Dictionary({"/KitNumber": drawn})
        page.Contents = Array([page.Contents, laid])


def _fill(book: Pdf, pieces: Sequence[Object], fonts: Mapping[Face, Path]) -> None:
    """Gather the fields of all pieces in one form. One that several pieces show is one field."""
    top = Array()
    shared: dict[str, tuple[Object, list[Object]]] = {}
    for piece in pieces:
        for field in piece.Fields:
            if not isinstance(field, Array):
                top.append(field)
                continue
            described, kids = field
            name = str(described.T)
            if name not in shared:
                shared[name] = (book.make_indirect(described), [])
                top.append(shared[name][0])
            shared[name][1].extend(kids)
    for whole, places in shared.values():
        join_kids(whole, places)
    dressed = [(piece.Dressed[0], piece.Dressed[1]) for piece in pieces]
    codes = {int(code) for piece in pieces for code in piece.Codes}
    if len(top):
        add_form(book, top, dressed, codes, {face: form_font(file) for face, file in fonts.items()})


def _say_what_it_is(book: Pdf, about: Object, pages: int) -> None:
    """Say of the book what its first piece says of itself, with another count of pages."""
    for key in ("/Lang", "/MarkInfo", "/ViewerPreferences", "/Metadata"):
        book.Root[key] = about[key]
    metadata, count = COUNT.subn(b"<xmpTPg:NPages>%d<" % pages, about.Metadata.read_bytes())
    if count != 1:
        raise AssertionError(f"the count of pages stands {count} times in what the book says of itself")
    book.Root.Metadata.write(metadata)
    book.trailer.Info = about.Info
    say_for_viewers(book.Root)
