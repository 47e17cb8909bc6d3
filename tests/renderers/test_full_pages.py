"""Lines to write on come apart until their page is full, and never push a line to another page."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from kitbuilder.readers.markdown import Reading, read_document
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.pdf import fits, page_count, parts

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue, Template

USUAL, MOST = 20, 28  # points between lines to write on, 7 mm and 10 mm
FOOT = 46.08
ROW = "Line {0}: [[? Line {0}]]"


def of(written: str, sample: Catalogue, *, landscape: bool = False) -> Template:
    problems: list = []
    document = read_document(written, Reading("t.md", sample.fields, problems))
    assert problems == []
    return replace(sample.template("every-answer"), document=document, landscape=landscape, pages=1)


def paper(written: str, sample: Catalogue) -> bytes:
    return FORMATS["pdf"].render(of(written, sample), sample)


def rows(count: int, written: str = ROW) -> str:
    return "\\\n".join(written.format(number) for number in range(count))


def feet(made: bytes) -> list[float]:
    """Where the fields of a file end, from the top of the page down, as the distance from its edge."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return sorted((float(widget.Rect[1]) for page in pdf.pages for widget in page.obj.get("/Annots", [])), reverse=True)


def pitches(made: bytes) -> list[float]:
    found = feet(made)
    return [above - below for above, below in itertools.pairwise(found)]


def test_a_few_lines_stand_ten_millimetres_apart(sample: Catalogue) -> None:
    assert pitches(paper(rows(6), sample)) == pytest.approx([MOST] * 5, abs=0.1)


def test_lines_come_apart_until_the_page_is_full(sample: Catalogue) -> None:
    made = paper(rows(26), sample)
    assert page_count(made) == 1
    assert USUAL < min(pitches(made)) == pytest.approx(max(pitches(made)), abs=0.1)
    assert FOOT < feet(made)[-1] < FOOT + 12


def test_a_line_that_is_nothing_but_a_blank_is_as_high_as_the_others(sample: Catalogue) -> None:
    made = paper(f"What you saw:\\\n[[? What you saw | long]]\\\n{rows(2)}", sample)
    assert pitches(made) == pytest.approx([MOST] * 2, abs=0.1)


@pytest.mark.parametrize(
    "written",
    [
        "{0} days since the visit on [[? Visit {0} | short]], and [[? Others {0} | short]] since the one that came before it.\n",
        "- [ ] Item {0}\n- [ ] With: [[? Item {0}]]\n",
        (
            "- Item {0} is one that somebody only reads, and so long that it runs on to another line of this list of items\n"
            "- [[? Item {0} | long]]\n"
        ),
        "[[? Name {0}]] [[? Role {0} | short]]\n",
        "Notes {0}: [[? Notes {0} | 3 lines]]\n",
        "A question about {0} that is too long to stand beside its panel: [[? Question {0} | 2 lines]]\n",
        "::: columns\nLeft {0}: [[? Left {0}]]\n\n---\n\nWords\\\nand words\\\nand words\n:::\n",
        '::: box "Box {0}"\n[[? Box {0} | 2 lines]]\n:::\n',
        "> Said of {0}: [[? Said {0}]]\n",
        "| Head {0} | Other |\n|--|--|\n| [[?]] | words |\n| [[?]] | [[? In {0} \\| 2 lines]] |\n",
        "## Section {0}\n\nSeen: ( ) Yes  ( ) No\n",
    ],
)
def test_no_line_is_pushed_to_another_page(sample: Catalogue, monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    def is_one_page(count: int, *, apart: bool) -> bool:
        with monkeypatch.context() as patched:
            if not apart:
                patched.setattr(parts, "LEAST", 10_000)
            template = of("\n".join(written.format(number) for number in range(count)), sample, landscape=True)
            return fits(template, FORMATS["pdf"].context(template, sample), 0)

    fewest, most = 2, 30
    while most - fewest > 1:
        middle = (fewest + most) // 2
        fewest, most = (middle, most) if is_one_page(middle, apart=False) else (fewest, middle)
    assert is_one_page(fewest, apart=True)
    assert is_one_page(fewest - 1, apart=True)


def test_a_large_detail_is_read_from_afar(sample: Catalogue) -> None:
    usual, large = "Fax to [[practice_fax]]", "::: large\nFax to [[practice_fax]]\n:::"
    with pikepdf.open(io.BytesIO(paper(f"{usual}\n\n{large}", sample))) as pdf:
        boxes = [[float(side) for side in widget.Rect] for page in pdf.pages for widget in page.Annots]
    (left, bottom, right, top), (large_left, large_bottom, large_right, large_top) = boxes
    assert (large_top - large_bottom) / (top - bottom) == pytest.approx(18 / 11, abs=0.02)
    assert large_right - large_left > (right - left) * 18 / 11
