"""Lines and tables on paper: no word lost, no column through a word, no comma after a gap; typed text fits what is around it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kitbuilder.model.document import Blank, LineBreak, Placeholder, Strong, Table, Text, TickBox
from kitbuilder.model.traverse import walk, words
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.pdf import render_booklet
from kitbuilder.renderers.pdf.details import is_details, stacked
from kitbuilder.renderers.pdf.form_lines import rows_of
from kitbuilder.renderers.pdf.layout import Layout
from kitbuilder.renderers.pdf.measure import Measure, column_widths
from kitbuilder.renderers.pdf.single import measure_of

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

render = FORMATS["pdf"].render
PAGE = 504.0
QUESTION = "1. Which words may I not use for my title or my service? (One state reserves a few for those it licenses.) "
WORD = st.text("abcdefghij MWil.,:", min_size=1, max_size=30)
TEXT = st.builds(Text, WORD)
BLANK, BOX = st.builds(Blank, st.just("k"), WORD), st.builds(TickBox, st.just("k"), WORD)
PIECE = st.one_of(TEXT, st.builds(Strong, st.tuples(TEXT)), BLANK, BOX)
ROWS = st.integers(1, 5).flatmap(lambda n: st.lists(st.tuples(*[st.tuples(TEXT)] * n), min_size=2, max_size=5))


@pytest.fixture(scope="module")
def measure(sample: Catalogue) -> Measure:
    return measure_of(sample.look.paper, sample.folder)


def texts(part: object) -> str:
    return "".join(node.text for node in walk(part) if isinstance(node, Text)).replace(" ", "")


@given(st.lists(PIECE, min_size=1, max_size=8).map(tuple), st.floats(80, PAGE))
def test_rows_hold_every_word_and_field_of_the_line(
    measure: Measure, line: tuple[Text | Strong | Blank | TickBox, ...], room: float
) -> None:
    pieces = [piece for row in rows_of(line, room, measure) for piece in row]
    assert texts(tuple(pieces)) == texts(line)
    fields = [inline for piece in pieces for inline in piece if isinstance(inline, (Blank, TickBox))]
    assert fields == [inline for inline in line if isinstance(inline, (Blank, TickBox))]


def test_a_row_ends_before_a_box_and_never_before_a_comma(measure: Measure) -> None:
    boxes = (Text("Falls: "), TickBox("a", "None"), Text(" None "), TickBox("b", "Hurt"), Text(" I was hurt. What happened: "))
    line = (*boxes, Blank("c", "What"), Text(", and when: "), Blank("d", "When", size="short"))
    rows = [[texts(piece) for piece in row] for row in rows_of(line, 300, measure)]
    assert rows == [["Falls:", "None"], ["Iwashurt.Whathappened:,"], ["andwhen:"]]


def test_a_number_before_a_blank_belongs_to_that_blank(measure: Measure) -> None:
    line = (Text("Hardest: 1. "), Blank("a", "First"), Text(" 2. "), Blank("b", "Second"))
    assert [texts(piece) for row in rows_of(line, PAGE, measure) for piece in row] == ["Hardest:1.", "2."]


def row_of(*words: str) -> tuple[tuple[Text, ...], ...]:
    return tuple((Text(word),) for word in words)


@given(ROWS, st.sampled_from([(), (3, 1, 4, 1, 5)]))
@example([row_of(*"abcde"), row_of(*["a" * 19] * 4, "i" * 7)], ())  # with the edges of its cells wider than the page, by a little
@example([row_of(*"abcde"), row_of(*["M" * 30] * 5)], (3, 1, 4, 1, 5))  # and by much
@example([row_of(*"abcdefghij" * 6), row_of(*[" "] * 60)], ())
def test_columns_fill_the_page_and_cut_no_word(
    measure: Measure, rows: list[tuple[tuple[Text, ...], ...]], drawn: tuple[int, ...]
) -> None:
    head, *body = rows
    table = Table(head, tuple(body), ("left",) * len(head), drawn[: len(head)])
    widths = column_widths(table, PAGE, measure)
    assert len(widths) == len(head)
    assert abs(sum(widths) - PAGE) < 0.05 * len(head) + 1e-6  # each is told to a tenth of a point
    longest = [max((measure.width(word, strong=row is head) for row in rows for word in words(row[place]).split()), default=0.0)
               for place in range(len(head))]  # fmt: skip
    part = min(1.0, PAGE / max(1.0, sum(longest)))  # where they do not fit side by side, none gives way more than another
    assert all(word * part <= width + 0.05 for word, width in zip(longest, widths, strict=True))


def test_details_in_one_line_are_set_one_under_the_other(sample: Catalogue) -> None:
    name = Placeholder(sample.fields["provider_name"])
    line = (name, Text(", "), name, Text(" · Fax "), name)
    assert is_details(line)
    assert stacked(line) == (name, LineBreak(), name, LineBreak(), Text("Fax "), name)
    assert not is_details((Text("Dear "), name, Text(",")))


def test_typed_text_has_the_face_of_the_words_around_it(sample: Catalogue) -> None:
    faces = {}
    with pikepdf.open(io.BytesIO(render(sample.template("short-letter"), sample))) as pdf:
        fonts = pdf.Root.AcroForm.DR.Font
        for widget in pdf.pages[0].Annots:
            if "/DA" in widget:
                named = widget if "/T" in widget else widget.Parent
                faces[str(named.T)] = str(fonts[str(widget.DA).split()[0]].BaseFont)
    assert faces["practice_name"].endswith("SourceSans3-SemiBold")
    assert faces["client_initials"].endswith("SourceSerif4-Regular")


def test_contents_and_steps_lead_to_each_other(sample: Catalogue) -> None:
    with pikepdf.open(io.BytesIO(render_booklet(sample))) as pdf:
        places = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        named = pikepdf.NameTree(pdf.Root.Names.Dests)

        def target(goal: Any) -> int:
            array = goal if isinstance(goal, pikepdf.Array) else named[str(goal)]
            return places[array[0].objgen]

        goals = [[note.Dest for note in page.obj.get("/Annots", []) if "/Dest" in note] for page in pdf.pages]
        targets = [{target(goal) for goal in on_page} for on_page in goals]
        titles = {str(item.title): target(item.destination) for item in pdf.open_outline().root}
    contents, step = titles["Contents"], titles["Step 1. Begin"]
    assert step in targets[contents]
    assert contents in targets[step]


def test_several_lines_to_write_on_are_framed_however_long_their_question(measure: Measure) -> None:
    for words_before in ("Answer: ", QUESTION):
        (row,) = Layout(measure).rows((Text(words_before), Blank("k", "Answer", lines=2)))
        assert row["t"] == "panel"
