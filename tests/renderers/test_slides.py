"""Decks as presentations: opened by the library's own reader, which tells what PowerPoint would show of them."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from pptx import Presentation

from kitbuilder.model.merge import merge_catalogue
from kitbuilder.model.problem import KitError
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.slides.reference import LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue

render = FORMATS["slides"].render
LEAST = 2400  # hundredths of a point: what the last row reads
FOOT = ("ftr", "sldNum")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DETAILS = {"practice_name": "Bread & <Butter>, Inc.", "your_name": "Łódź O’Neil", "practice_fax": "none"}


@pytest.fixture(scope="module")
def made(sample: Catalogue) -> bytes:
    return render(sample.template("small-deck"), sample)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def outline(data: bytes) -> Iterator[str]:
    """Each slide as lines: its layout, what it shows in the order it is read, its notes."""
    for number, slide in enumerate(Presentation(io.BytesIO(data)).slides, start=1):
        yield f"{number} {slide.slide_layout.name}"
        for shape in slide.shapes:
            yield f"  {shape.placeholder_format.type}"
            lines = shape.text_frame.paragraphs if shape.has_text_frame else ()
            yield from (f"    {line.text}" for line in lines)
            if shape.has_table:
                yield f"    [{shape.element.xpath('.//p:cNvPr/@descr')[0]}]"
                yield from ("    " + " | ".join(cell.text for cell in row.cells) for row in shape.table.rows)
        yield "  notes"
        yield from (f"    {line.text}" for line in slide.notes_slide.notes_text_frame.paragraphs)


def test_what_is_on_each_slide_and_in_its_notes(made: bytes, golden: Callable[[str, str], None]) -> None:
    golden("small-deck.slides.txt", "".join(f"{line}\n" for line in outline(made)).replace("\x0b", "\\"))


def test_every_slide_has_a_title_that_a_screen_reader_meets_first(made: bytes) -> None:
    slides = Presentation(io.BytesIO(made)).slides
    assert [slide.shapes.title.text for slide in slides] == ["A first slide", "Lists", "A table", "The last slide"]
    assert all(slide.shapes[0].shape_id == slide.shapes.title.shape_id for slide in slides)


def test_a_table_has_its_head_marked_and_says_what_it_is(made: bytes) -> None:
    (frame,) = [shape for slide in Presentation(io.BytesIO(made)).slides for shape in slide.shapes if shape.has_table]
    assert frame.table.first_row
    assert frame.element.xpath(".//p:cNvPr/@descr") == ["A table: What, How many"]
    tops = [shape.top for shape in frame.part.slide.shapes if shape.top is not None]
    assert tops == sorted(tops)  # a line above, the table, a line below: none on another
    below = frame.part.slide.shapes[3]
    assert below.top >= frame.top + frame.height


def test_nothing_but_the_foot_is_smaller_than_the_last_row_reads(real: Catalogue) -> None:
    for data in (render(real.template("team-talk-deck"), real), (real.folder / "style" / "reference.pptx").read_bytes()):
        for name, part in parts(data).items():
            if re.match(r"ppt/(slides|slideLayouts)/\w+\.xml", name):
                for shape in etree.fromstring(part).iter("{*}sp", "{*}graphicFrame"):
                    place = shape.find(".//{*}ph")
                    sizes = [int(size) for size in shape.xpath(".//@sz") if str(size).isdigit()]
                    if place is not None and place.get("type") not in (*FOOT, "pic"):
                        assert all(size >= LEAST for size in sizes), name


def test_every_run_says_its_language_and_nothing_leads_out_of_the_file(made: bytes) -> None:
    for name, part in parts(made).items():
        if re.match(r"ppt/(slides|notesSlides)/\w+\.xml", name):
            root = etree.fromstring(part)
            assert {look.get("lang") for look in root.iter(f"{DRAWING}rPr")} == {"en-US"}
        assert b"TargetMode" not in part
        assert not name.lower().endswith((".bin", ".vml", ".jpeg"))


def test_colors_and_faces_are_those_of_the_look(sample: Catalogue) -> None:
    look = replace(sample.look.slides, text="Lato", theme=tuple((name, "#123abc") for name, _ in sample.look.slides.theme))
    dressed = replace(sample, look=replace(sample.look, slides=look))
    themes = [part for name, part in parts(render(sample.template("small-deck"), dressed)).items() if "/theme/theme" in name]
    assert len(themes) == 2  # of slides, of notes
    for theme in themes:
        scheme = etree.fromstring(theme).find(f".//{DRAWING}clrScheme")
        assert scheme is not None
        assert {color.get("val") for place in scheme for color in place} == {"123ABC"}
        assert b'<a:minorFont><a:latin typeface="Lato"' in re.sub(rb">\s+<", b"><", theme)


def test_no_slide_has_a_color_of_its_own(real: Catalogue) -> None:
    """An editor who picks a theme, or a look that changes, changes all of them."""
    for name, part in parts(render(real.template("team-talk-deck"), real)).items():
        if "/theme/" not in name:
            assert b"srgbClr" not in part, name


def test_details_are_merged_and_no_prompt_is_left_for_them(sample: Catalogue) -> None:
    merged = merge_catalogue(sample, {**DETAILS, "practice_phone": "207-555-0142"})
    lines = list(outline(render(merged.template("small-deck"), merged)))
    assert "    Bread & <Butter>, Inc.\x0bŁódź O’Neil" in lines
    assert "    Doors of Bread & <Butter>, Inc. | 2" in lines  # one period
    assert "    Give it to us." in lines
    assert "    Ask Łódź O’Neil." in lines
    assert [line for line in lines if "[" in line] == ["    A date: [Date of the talk]", "    [A table: What, How many]"]


def test_what_is_still_to_be_typed_is_in_a_color_of_its_own(made: bytes) -> None:
    colored = [
        "".join(run.itertext())
        for name, part in parts(made).items()
        if name.startswith("ppt/slides/slide")
        for run in etree.fromstring(part).iter(f"{DRAWING}r")
        if run.find(f"{DRAWING}rPr/{DRAWING}solidFill") is not None
    ]
    assert "[Date of the talk]" in colored
    assert "[Practice name]" in colored
    assert all(words.startswith("[") for words in colored)


def test_the_file_says_what_it_is_and_nothing_of_the_clock(made: bytes) -> None:
    about = Presentation(io.BytesIO(made)).core_properties
    assert (about.title, about.author, about.language) == ("A small deck", "Nobody in Particular", "en-US")
    assert str(about.created) == str(about.modified) == "2026-01-01 00:00:00"
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}


def refused(folder: Path, sample: Catalogue) -> str:
    with pytest.raises(KitError) as caught:
        render(sample.template("small-deck"), replace(sample, folder=folder))
    return str(caught.value)


def test_a_reference_that_is_missing_broken_or_lacks_a_layout_is_told(sample: Catalogue, tmp_path: Path) -> None:
    style = tmp_path / "kit" / "style"
    style.mkdir(parents=True)
    file = style / "reference.pptx"
    assert refused(tmp_path / "kit", sample).startswith("kit/style/reference.pptx:1: missing-file: ")
    file.write_bytes(b"PK\x03\x04 and no more")
    assert refused(tmp_path / "kit", sample) == (
        "kit/style/reference.pptx:1: cannot-write: this is not a file that PowerPoint has saved"
    )
    shutil.copyfile(sample.folder / "style" / "reference.pptx", file)
    slides = Presentation(str(file))
    slides.slide_layouts.remove(slides.slide_layouts.get_by_name("Table"))
    slides.save(str(file))
    assert refused(tmp_path / "kit", sample) == (
        'kit/style/reference.pptx:1: cannot-write: slides need a layout called "Table", and this file has none'
    )


def test_the_reference_has_a_place_for_the_logo_and_no_slides(real: Catalogue) -> None:
    slides = Presentation(str(real.folder / "style" / "reference.pptx"))
    assert len(slides.slides) == 0
    assert [layout.name for layout in slides.slide_layouts] == list(LAYOUTS)
    assert "Logo" in [place.name for place in slides.slide_layouts[0].placeholders]
    assert (slides.slide_width, slides.slide_height) == (12192000, 6858000)  # 16 to 9
