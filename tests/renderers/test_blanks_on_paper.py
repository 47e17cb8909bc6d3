"""What a blank may hold, and what it holds from the start, can be read on paper however narrow the blank is."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest

from filled_files import prompts, shown
from kitbuilder.readers.markdown import Reading, read_document
from kitbuilder.renderers import FORMATS

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

LEAST = 8.0  # points: smaller type in a field is not read
LONG = "Massachusetts Rehabilitation and Wellness Commission"
NARROW = "| Side | {0} | Third | Fourth | Fifth |\n|--|------------|--|--|--|\n| {1} | x | x | x | x |\n"


def paper(written: str, sample: Catalogue) -> bytes:
    problems: list = []
    document = read_document(written, Reading("t.md", sample.fields, problems))
    assert problems == []
    return FORMATS["pdf"].render(replace(sample.template("every-answer"), document=document), sample)


def typed_sizes(made: bytes) -> list[float]:
    """The sizes of the words that stand in fields from the start."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        looks = [widget.AP.N.read_bytes() for page in pdf.pages for widget in page.obj.get("/Annots", []) if "/AP" in widget]
    return [float(size) for look in looks for size in re.findall(rb"(\d+\.\d+) Tf 0 g", look)]


@pytest.mark.parametrize("option", ["one of: left knee, right knee, both knees", "date"])
def test_a_narrow_cell_still_says_what_its_blank_may_hold(sample: Catalogue, option: str) -> None:
    made = paper(NARROW.format("Head", rf"[[? Side \| {option}]]"), sample)
    if option == "date":
        assert prompts(made) == ["month/day/year"]
    else:
        assert "left knee, right knee or both knees" in " ".join(shown(made).split())


@pytest.mark.parametrize(
    "written",
    [
        'State: [[? State | short | "{0}"]]',
        'We were told by [[? Office | short | "{0}"]] that you would call us on the day of your first visit.',
        '::: columns\nOffice that sent you, and its department: [[? Office | "{0}"]]\n\n---\n\nWords\n:::',
        NARROW.format("Head", r'[[? State \| "{0}"]]'),
        NARROW.format("Head", r'State [[? State \| short \| "{0}"]]'),
    ],
)
def test_what_stands_in_a_blank_is_never_too_small_to_read(sample: Catalogue, written: str) -> None:
    made = paper(written.format(LONG), sample)
    assert min(typed_sizes(made)) >= LEAST
    with pikepdf.open(io.BytesIO(made)) as pdf:
        boxes = [(w.Rect, w.AP.N) for page in pdf.pages for w in page.obj.Annots if "/AP" in w]
    assert boxes
    assert not cut_off(made)


def cut_off(made: bytes) -> list[str]:
    """Lines of fields that are wider than their box, by the widths of the fonts that come with the file."""
    cut = []
    with pikepdf.open(io.BytesIO(made)) as pdf:
        fonts = pdf.Root.AcroForm.DR.Font
        for widget in (w for page in pdf.pages for w in page.obj.get("/Annots", []) if "/AP" in w):
            wide, high = float(widget.Rect[2] - widget.Rect[0]), float(widget.Rect[3] - widget.Rect[1])
            for operands, operator in pikepdf.parse_content_stream(widget.AP.N):
                match str(operator):
                    case "Tf":
                        widths, size = list(fonts[str(operands[0])].Widths), float(operands[1])
                    case "Td":
                        x, y = map(float, operands)
                    case "Tj":
                        code = bytes(operands[0])
                        text = sum(float(widths[one - 32]) for one in code) * size / 1000
                        cut += [code.decode("cp1252")] if x + text > wide + 0.5 or not 0 <= y <= high else []
    return cut
