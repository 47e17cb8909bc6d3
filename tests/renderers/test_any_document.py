"""Whatever a document says, in whatever blocks: every format opens in a reader that did not write it, and no word is lost.

Details are merged that look like markup, formulas and placeholders; they come out as what they are.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from openpyxl import load_workbook
from pypdf import PdfReader

from kitbuilder.model import document as doc
from kitbuilder.model.merge import merge, merge_catalogue
from kitbuilder.model.problem import Location
from kitbuilder.model.sheet import Chart, Column, ColumnType, Flag, Line, Sheet
from kitbuilder.model.traverse import walk
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.web_page import article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitbuilder.model.catalogue import Catalogue, Template

EXAMPLES = 150
HERE = Location("kit/templates/made-up.md")
HOSTILE = {
    "your_name": "</w:t><script>alert(1)</script>",
    "practice_name": '=HYPERLINK("x") & #panic() $x$ \\1',
    "practice_phone": "+1 {{ 7 }} @SUM(A1)",
    "practice_fax": "<fax> & 7 {x}",
    "practice_hours": "7–5 ]]> & <i>",
    "provider_name": "Łukasz “O’Neill” & Söhne <b>",
    "client_initials": "-2+3|%s",
}
WORDS = st.lists(
    st.sampled_from([
        "Plain", "word", "straße", "naïve", "“quoted”", "O’Neill", "<b>x</b>", "&amp;", "=1+1", "#panic()", "$x$", "\\n",
        "*star*", "@ref", "{{x}}", "%s", "'", '"', "//", "/*", "~", "<!--", "]]>", "1.", "-", "+", "|", "e-mail", "¼", "€9",
    ]), min_size=1, max_size=6,
).map(" ".join)  # fmt: skip
KEYS = st.integers(1, 9**9).map(lambda number: f"key_{number}")
TEXT = st.builds(doc.Text, WORDS)


def inlines(catalogue: Catalogue) -> st.SearchStrategy[doc.Inlines]:
    placeholder = st.builds(doc.Placeholder, st.sampled_from(list(catalogue.fields.values())))
    blank = st.builds(doc.Blank, KEYS, WORDS, lines=st.integers(1, 3), size=st.sampled_from(["", "short", "long"]))
    date = st.builds(doc.Blank, KEYS, WORDS, size=st.just("short"), is_date=st.just(True), named=st.booleans())
    choice = st.builds(doc.Blank, KEYS, WORDS, choices=st.lists(WORDS, min_size=2, max_size=3, unique=True).map(tuple))
    begun = st.builds(doc.Blank, KEYS, WORDS, value=WORDS)
    box = st.builds(doc.TickBox, KEYS, WORDS, st.booleans())
    answers = st.builds(doc.TickBox, KEYS, WORDS, st.booleans(), st.sampled_from(["side", "pace"]), WORDS)
    link = st.builds(doc.Link, st.sampled_from(["two-ways.md", "https://example.org/?a=1&b=2"]), st.tuples(TEXT))
    to_fill = st.one_of(blank, date, choice, begun, box, answers)
    plain = st.one_of(TEXT, TEXT, placeholder, to_fill, to_fill, link, st.builds(doc.LineBreak))
    run = st.lists(plain, min_size=1, max_size=4).map(tuple)
    inside = st.one_of(plain, st.builds(doc.Strong, run), st.builds(doc.Emphasis, run))
    return st.lists(inside, min_size=1, max_size=5).map(lambda made: (doc.Text("So: "), *made))


def tables(cells: st.SearchStrategy[doc.Inlines]) -> st.SearchStrategy[doc.Table]:
    def of_width(width: int) -> st.SearchStrategy[doc.Table]:
        row = st.tuples(*[cells] * width)
        align = st.tuples(*[st.sampled_from(["left", "center", "right"])] * width)
        widths = st.one_of(st.just(()), st.tuples(*[st.integers(3, 9)] * width))
        heads = st.one_of(st.tuples(*[st.tuples(TEXT)] * width), st.just(((),) * width))
        rows = st.lists(row, min_size=1, max_size=3).map(tuple)
        return st.builds(doc.Table, heads, rows, align, widths)

    return st.integers(1, 4).flatmap(of_width)


def documents(catalogue: Catalogue) -> st.SearchStrategy[doc.Document]:
    run = inlines(catalogue)
    flat = st.one_of(
        st.builds(doc.Paragraph, run), tables(run), st.builds(doc.Divider), st.builds(doc.Heading, st.just(2), st.tuples(TEXT))
    )

    def grown(inside: st.SearchStrategy[doc.Block]) -> st.SearchStrategy[doc.Block]:
        blocks = st.lists(inside, min_size=1, max_size=3).map(tuple)
        said = st.lists(st.builds(doc.Paragraph, run), min_size=1, max_size=2).map(tuple)
        tick = st.builds(doc.TickItem, st.builds(doc.TickBox, KEYS, WORDS), said)
        return st.one_of(
            *(st.builds(made, blocks) for made in (doc.Say, doc.Note, doc.Quote)),
            st.builds(doc.ContactCode, blocks),
            st.builds(doc.Sized, st.sampled_from(["large", "small"]), blocks),
            st.builds(doc.Aligned, st.sampled_from(["right", "center"]), blocks),
            *(st.builds(made, st.tuples(TEXT), blocks) for made in (doc.Branch, doc.Email, doc.Box)),
            st.builds(doc.Columns, st.lists(said, min_size=2, max_size=3).map(tuple)),
            st.builds(doc.Bullets, st.lists(said, min_size=1, max_size=3).map(tuple)),
            st.builds(doc.Numbered, st.lists(said, min_size=1, max_size=3).map(tuple), st.integers(1, 20)),
            st.builds(doc.TickList, st.lists(tick, min_size=1, max_size=3).map(tuple)),
        )

    return st.lists(st.recursive(flat, grown, max_leaves=5), min_size=1, max_size=4).map(tuple)


def own_keys(document: doc.Document) -> bool:
    keys = [node.key for node in walk(document) if isinstance(node, (doc.Blank, doc.TickBox))]
    return len(keys) == len(set(keys))


def letters(text: str) -> str:
    """Text without its spaces, which every format is free to set in its own way."""
    return "".join(unicodedata.normalize("NFC", text).split())


def said(document: doc.Document, details: dict[str, str]) -> Iterator[str]:
    """Every piece of text that has to come out."""
    for node in walk(document):
        if isinstance(node, doc.Text):
            yield node.text
        if isinstance(node, doc.Blank):
            yield from (node.value, *(() if node.value else node.choices))
        if isinstance(node, doc.Placeholder):
            yield details[node.field.name]


def text_of_docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        parts = {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith((".xml", ".rels"))}
    return "".join(parts["word/document.xml"].itertext("{*}t"))


def text_of_pdf(data: bytes) -> str:
    """What is on the pages, and what stands in fields or may be chosen there, in a reader that did not write it."""
    reader = PdfReader(io.BytesIO(data))
    fields = (reader.get_fields() or {}).values()
    held = [str(words) for field in fields for words in (field.get("/V", ""), *field.get("/Opt", ()))]
    return "".join((*(page.extract_text() for page in reader.pages), *held))


def holds(found: str, piece: str) -> bool:
    """Whether a text has a piece: whole, or in two parts, as in a cell of a table that goes on overleaf."""
    return piece in found or any(piece[:cut] in found and piece[cut:] in found for cut in range(1, len(piece)))


def check_all(template: Template, catalogue: Catalogue, details: dict[str, str]) -> None:
    web = html.document_fromstring(str(article(template, catalogue)))
    assert not web.findall(".//script")
    shown = {
        "web": web.text_content(),
        "word": text_of_docx(FORMATS["word"].render(template, catalogue)),
        "pdf": text_of_pdf(FORMATS["pdf"].render(template, catalogue)),
        "text": FORMATS["text"].render(template, catalogue).decode("utf-8-sig"),
    }
    for name, text in shown.items():
        assert "[[" not in text
        found = letters(text)
        lost = [piece for piece in said(template.document, details) if not holds(found, letters(piece))]
        assert lost == [], f"{name} lost {lost}"


@pytest.mark.slow
@pytest.mark.hypothesis
def test_no_word_is_lost_in_any_format(sample: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    count = 0
    merged = merge_catalogue(sample, HOSTILE)

    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(documents(sample).filter(own_keys))
    def opens(document: doc.Document) -> None:
        nonlocal count
        count += 1
        script = replace(sample.template("two-ways"), document=merge(document, HOSTILE))
        check_all(script, merged, HOSTILE)

    opens()
    with capsys.disabled():
        print(f" {count} documents in 4 formats reopened", end="")


CELLS = {
    ColumnType.TEXT: WORDS,
    ColumnType.LIST: WORDS,
    ColumnType.DATE: st.dates().filter(lambda day: day.year >= 1900).map(str),
    ColumnType.WHOLE: st.integers(0, 10**6),
    ColumnType.NUMBER: st.floats(-1e6, 1e6, allow_nan=False),
    ColumnType.PERCENT: st.floats(0, 1),
    ColumnType.MONEY: st.integers(0, 10**6),
}


def columns_of(name: str, kind: ColumnType) -> st.SearchStrategy[Column]:
    values = st.tuples(WORDS) if kind == ColumnType.LIST else st.just(())
    made = {"width": st.integers(6, 40), "help": WORDS, "values": values, "formula": st.just("")}
    return st.builds(Column, name=st.just(name), type=st.just(kind), on_paper=st.just(True), where=st.just(HERE), **made)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    types = [ColumnType.TEXT, ColumnType.NUMBER, *draw(st.lists(st.sampled_from(list(ColumnType)), max_size=5))]
    columns = tuple(draw(columns_of(f"Column {n}", kind)) for n, kind in enumerate(types))
    rest = [st.one_of(st.none(), CELLS[kind]) for kind in types[1:]]
    samples = tuple((f"FICT {draw(CELLS[types[0]])}", *map(draw, rest)) for _ in range(draw(st.integers(0, 4))))
    flags = (Flag('=[Column 0]="x"', draw(st.sampled_from(["good", "warning"])), HERE, draw(WORDS)),)
    lines = (Line(draw(WORDS), "=SUM(Log[Column 1])", ColumnType.NUMBER, HERE),)
    chart = Chart(draw(WORDS), draw(st.sampled_from(["column", "bar", "line"])), "Column 0", ("Column 1",))
    rows, shown = draw(st.integers(4, 30)), draw(st.sampled_from([None, chart]))
    return Sheet("Log", draw(WORDS), rows, columns, samples, flags, lines, shown, HERE)


@pytest.mark.slow
@pytest.mark.hypothesis
@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_no_cell_is_lost_in_any_spreadsheet(sample: Catalogue, capsys: pytest.CaptureFixture[str]) -> None:
    count = 0

    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(sheets())
    def opens(sheet: Sheet) -> None:
        nonlocal count
        count += 1
        tracker = replace(sample.template("counts"), document=(sheet,))
        book = load_workbook(io.BytesIO(FORMATS["spreadsheet"].render(tracker, sample)))
        cells = [cell for row in book["Log"].iter_rows() for cell in row if cell.value is not None]
        shown = {str(cell.value) for cell in cells if cell.data_type != "f"}
        formulas = {cell.value for cell in cells if cell.data_type == "f"}
        text = FORMATS["csv"].render(tracker, sample).decode("utf-8-sig")
        assert "[[" not in text
        for row in sheet.samples:
            for column, cell in zip(sheet.columns, row, strict=True):
                if column.type in ("text", "list") and cell is not None:
                    assert cell in shown
                    assert cell not in formulas
        assert PdfReader(io.BytesIO(FORMATS["pdf"].render(tracker, sample))).pages

    opens()
    with capsys.disabled():
        print(f" {count} worksheets in 3 formats reopened", end="")
