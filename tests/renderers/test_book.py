"""The book made of parts is the book that Typst sets in one piece: pages, tags, fields, links, bookmarks, labels."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from kitbuilder.model.merge import merge_catalogue
from kitbuilder.model.problem import KitError
from kitbuilder.renderers.pdf import render_booklet
from kitbuilder.renderers.pdf.book import typst_output
from kitbuilder.renderers.pdf.book.laying_together import together
from kitbuilder.renderers.pdf.book.movable import movable
from one_piece import in_one_piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.catalogue import Catalogue

DETAILS = {
    "practice_name": "Łódź Sample Exercise",
    "practice_address": "A very long way to the very end of the longest street of them all 1234, Door 5",
}


@pytest.fixture(scope="module", params=["blank", "filled"])
def books(sample: Catalogue, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple]:
    """The book of parts, and the one in one piece, blank and filled in."""
    catalogue = merge_catalogue(sample, DETAILS) if request.param == "filled" else sample
    made = render_booklet(catalogue), in_one_piece(catalogue, tmp_path_factory.mktemp("whole"))
    with pikepdf.open(io.BytesIO(made[0])) as parts, pikepdf.open(io.BytesIO(made[1])) as whole:
        yield parts, whole


def numbered(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}


def place(pdf: pikepdf.Pdf, goal: Any) -> int:
    array = goal if isinstance(goal, pikepdf.Array) else pikepdf.NameTree(pdf.Root.Names.Dests)[str(goal)]
    return numbered(pdf)[array[0].objgen]


def rounded(rect: Any) -> tuple[int, ...]:
    return tuple(round(float(value) * 10) for value in rect)


def test_its_pages_look_the_same(books: tuple[pikepdf.Pdf, pikepdf.Pdf]) -> None:
    """Each with its number where it belongs."""
    drawn = []
    for pdf in books:
        out = io.BytesIO()
        pdf.save(out)
        drawn.append(pypdfium2.PdfDocument(out.getvalue()))
    assert len(drawn[0]) == len(drawn[1])
    for number, (one, other) in enumerate(zip(*drawn, strict=True), start=1):
        images = [page.render(scale=0.7, draw_annots=False).to_pil().convert("L") for page in (one, other)]
        assert max(ImageChops.difference(*images).getextrema()) < 60, f"page {number}"


def tags(element: Any, pdf: pikepdf.Pdf, pages: dict) -> Any:
    """What an element is, where its content is, and all below it; an annotation by its place."""
    if isinstance(element, int):
        return element
    if "/Obj" in element:
        return str(element.Obj.Subtype), pages[element.Pg.objgen], rounded(element.Obj.Rect)
    if "/S" not in element:
        return int(element.MCID), pages[element.Pg.objgen]
    kids = element.get("/K", [])
    page = pages[element.Pg.objgen] if "/Pg" in element else None
    below = [tags(kid, pdf, pages) for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])]
    return str(element.S), str(element.get("/T", "")), str(element.get("/Lang", "")), page, below


def test_its_tags_are_the_same(books: tuple[pikepdf.Pdf, pikepdf.Pdf]) -> None:
    one, other = (tags(pdf.Root.StructTreeRoot.K[0], pdf, numbered(pdf)) for pdf in books)
    assert one == other
    roots = [pdf.Root.StructTreeRoot for pdf in books]
    assert roots[0].RoleMap == roots[1].RoleMap
    assert int(roots[0].ParentTreeNextKey) == int(roots[1].ParentTreeNextKey)


def test_every_key_of_its_tags_leads_back(books: tuple[pikepdf.Pdf, pikepdf.Pdf]) -> None:
    pdf, _ = books
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    by_key = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    used = []
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            used.append(int(annotation.StructParent))
            assert any(kid.Obj.objgen == annotation.objgen for kid in by_key[used[-1]].K if not isinstance(kid, int))
        if "/StructParents" in page.obj:
            used.append(int(page.obj.StructParents))
            assert all(element.Type == "/StructElem" for element in by_key[used[-1]])
    assert sorted(used) == sorted(by_key)


def test_a_name_of_a_cell_is_one_cells_alone(books: tuple[pikepdf.Pdf, pikepdf.Pdf]) -> None:
    pdf, whole = books
    listed = pdf.Root.StructTreeRoot.IDTree.Names
    names = [bytes(listed[at]) for at in range(0, len(listed), 2)]
    assert names == sorted(set(names))
    assert len(listed) == len(whole.Root.StructTreeRoot.IDTree.Names)
    for element in pdf.objects:
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") in ("/TD", "/TH"):
            heads = [bytes(head) for attributes in element.get("/A", []) for head in attributes.get("/Headers", [])]
            assert set(heads) <= set(names)


def fields(pdf: pikepdf.Pdf) -> list[tuple]:
    """Every field in order: its name, what it is, and where it stands."""
    pages, found = numbered(pdf), []
    waiting = [(field, "") for field in reversed(list(pdf.Root.AcroForm.Fields))]
    while waiting:
        field, above = waiting.pop()
        name = f"{above}.{field.T}".lstrip(".")
        kids = list(field.get("/Kids", []))
        if kids and "/T" in kids[0]:
            waiting.extend((kid, name) for kid in reversed(kids))
            continue
        said = [str(field.get(key, "")) for key in ("/FT", "/TU", "/Ff", "/V", "/DA")]
        found.append((name, *said, [(pages[one.P.objgen], rounded(one.Rect)) for one in kids or [field]]))
    return found


def test_its_fields_are_the_same_in_the_same_order(books: tuple[pikepdf.Pdf, pikepdf.Pdf]) -> None:
    one, other = map(fields, books)
    assert one == other


def links(pdf: pikepdf.Pdf) -> list[tuple]:
    pages = numbered(pdf)
    return [
        (
            pages[page.obj.objgen],
            rounded(note.Rect),
            place(pdf, note.Dest) if "/Dest" in note else str(note.A.URI),
            str(note.Contents).removeprefix("Section, "),  # which Typst reads out before the page of a heading
        )
        for page in pdf.pages
        for note in page.obj.get("/Annots", [])
        if note.Subtype == "/Link"
    ]


def test_its_links_lead_to_the_same_pages(books: tuple[pikepdf.Pdf, pikepdf.Pdf]) -> None:
    one, other = map(links, books)
    assert one == other
    assert len(one) > 20


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple]:
    found = []

    def gather(items: list, level: int) -> None:
        for item in items:
            found.append((level, item.title, place(pdf, item.destination), rounded(list(item.destination)[2:4])))
            gather(item.children, level + 1)

    with pdf.open_outline() as outline:
        gather(outline.root, 0)
    return found


def test_its_bookmarks_places_and_labels_are_the_same(books: tuple[pikepdf.Pdf, pikepdf.Pdf]) -> None:
    assert bookmarks(books[0]) == bookmarks(books[1])
    named = [{str(name): place(pdf, goal) for name, goal in pikepdf.NameTree(pdf.Root.Names.Dests).items()} for pdf in books]
    assert named[0] == named[1]
    assert [page.label for page in books[0].pages] == [page.label for page in books[1].pages]


def test_it_says_the_same_of_itself(books: tuple[pikepdf.Pdf, pikepdf.Pdf]) -> None:
    said = [{key: str(value) for key, value in pdf.docinfo.items()} for pdf in books]
    assert said[0] == said[1]
    for key in ("/Lang", "/MarkInfo", "/ViewerPreferences"):
        assert books[0].Root[key] == books[1].Root[key]
    told = [re.sub(rb"(?<=ID>)[^<]+", b"", pdf.Root.Metadata.read_bytes()) for pdf in books]
    assert told[0] == told[1]


def test_a_typst_of_another_series_is_refused_by_name(sample: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst_output, "_version", lambda: "0.16.0")
    with pytest.raises(KitError, match=r"^typst 0\.16\.0:1: cannot-typeset: .* files of Typst 0\.15\.x are known here"):
        render_booklet(sample)


def test_typst_that_writes_otherwise_is_told_and_not_guessed_at(sample: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst_output, "PAGE", typst_output.PAGE - {"/Tabs"})
    with pytest.raises(KitError, match="the book cannot be put together: a page says something new"):
        render_booklet(sample)


def test_what_a_string_says_of_objects_is_not_taken_for_one() -> None:
    """And a stream keeps its bytes, whatever they look like."""
    files = []
    for words in ("see 1 0 R", "a (1 0 R) \\\\ (", "5 0 R"):
        pdf = pikepdf.new()
        pdf.Root.Note = pdf.make_indirect(pikepdf.String(words))
        pdf.Root.Held = pikepdf.Stream(pdf, f"{words}\nstream\n7 0 R\nendobj\n".encode())
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
        files.append((words, out.getvalue()))
    with pikepdf.open(io.BytesIO(together([movable(file) for _, file in files], b"Files"))) as whole:
        assert [str(root.Note) for root in whole.Root.Files] == [words for words, _ in files]
        kept = [root.Held.read_bytes().decode() for root in whole.Root.Files]
        assert kept == [f"{words}\nstream\n7 0 R\nendobj\n" for words, _ in files]
