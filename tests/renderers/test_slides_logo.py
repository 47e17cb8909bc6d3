"""The logo on slides: where a layout has a place for it, in proportion, once in the file, with words read aloud."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pptx import Presentation

from filled_files import parts
from kitbuilder.model.merge import merge_catalogue
from kitbuilder.model.problem import KitError
from kitbuilder.renderers import FORMATS
from kitbuilder.renderers.slides.reference import LOGO
from logos import drawn_logo
from slide_references import two_places, with_reference

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pptx.presentation import Presentation as Slides

    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.logo import Logo

DECK = "team-talk-deck"
ALT = 'Harbor "MedEx" & <Sons> Łódź'
INCH = 914_400  # EMU


def made(kit: Catalogue, logo: Logo | None, values: dict[str, str] | None = None) -> bytes:
    merged = merge_catalogue(kit, values or {}, logo)
    return FORMATS["slides"].render(merged.template(DECK), merged)


def opened(data: bytes) -> Slides:
    return Presentation(io.BytesIO(data))


@pytest.mark.parametrize(
    ("width", "height", "wide", "high"),
    [(480, 168, 2.12, 0.74), (480, 20, 2.12, 0.09), (60, 168, 0.38, 1.07), (60, 30, 0.4, 0.2)],
)
def test_it_is_as_large_as_its_place_and_its_pixels_allow(
    real: Catalogue, width: int, height: int, wide: float, high: float
) -> None:
    """The place is 2.4 by 1.35 inches, a card's edges within it; 60 pixels are 0.4 inches at 150 an inch."""
    first = opened(made(real, drawn_logo(width, height))).slides[0]
    [logo] = [shape for shape in first.placeholders if shape.placeholder_format.idx == LOGO]
    assert (logo.width / INCH, logo.height / INCH) == pytest.approx((wide, high), abs=0.01)
    assert logo.width / logo.height == pytest.approx(width / height, rel=0.001)


def test_it_stands_within_its_place_in_the_middle_of_a_card_that_is_not_read_aloud(real: Catalogue) -> None:
    for size in ((480, 168), (40, 168), (30, 20)):
        first = opened(made(real, drawn_logo(*size))).slides[0]
        [place] = [shape for shape in first.slide_layout.placeholders if shape.placeholder_format.idx == LOGO]
        *_, card, logo = first.shapes
        edges = [
            logo.left - card.left,
            logo.top - card.top,
            card.left + card.width - logo.left - logo.width,
            card.top + card.height - logo.top - logo.height,
        ]
        assert edges == [edges[0]] * 4
        assert (card.left + card.width, card.top) == (place.left + place.width, place.top)
        assert card.left >= place.left
        assert card.height <= place.height
        assert card.element.xpath(".//*[local-name() = 'decorative']/@val") == ["1"]
        assert card.element.xpath("./p:nvSpPr/p:cNvPr/@descr") == []


def test_it_is_read_aloud_last_in_its_words_and_the_file_holds_it_once(real: Catalogue) -> None:
    logo = drawn_logo(alt=ALT)
    data = made(real, logo)
    holding = [slide for slide in opened(data).slides if slide.element.xpath(".//p:pic")]
    assert [slide.slide_layout.name for slide in holding] == ["Opening"]
    *_, shown = holding[0].shapes
    assert shown.element.xpath("./p:nvPicPr/p:cNvPr/@descr") == [ALT]
    assert {name: part for name, part in parts(data).items() if "media" in name} == {"ppt/media/logo.png": logo.png}
    ids = [shape.shape_id for shape in holding[0].shapes]
    assert len(set(ids)) == len(ids)


def test_without_a_logo_nothing_of_one_is_there_and_with_one_no_other_slide_changes(real: Catalogue) -> None:
    blank, dressed = parts(made(real, None)), parts(made(real, drawn_logo()))
    assert not any(b"<p:pic>" in part or b"image/png" in part or b"adec" in part for part in blank.values())
    changed = {name for name in dressed if dressed[name] != blank.get(name)}
    assert changed == {
        "[Content_Types].xml",
        "ppt/media/logo.png",
        "ppt/slides/_rels/slide1.xml.rels",
        "ppt/slides/slide1.xml",
    }


def test_a_second_place_gets_the_same_picture(real: Catalogue, tmp_path: Path) -> None:
    data = made(with_reference(real, tmp_path, two_places), drawn_logo())
    assert [name for name in parts(data) if "media" in name] == ["ppt/media/logo.png"]
    assert [bool(slide.element.xpath(".//p:pic")) for slide in opened(data).slides] == [True, *[False] * 6, True]


def test_a_place_without_a_size_is_told(real: Catalogue, tmp_path: Path) -> None:
    def without_size(slides: Slides) -> None:
        for frame in slides.slide_layouts[0].element.xpath(f".//p:sp[.//p:ph/@idx = '{LOGO}']//a:xfrm"):
            frame.getparent().remove(frame)

    with pytest.raises(KitError) as caught:
        made(with_reference(real, tmp_path, without_size), None)
    assert str(caught.value) == (
        'kit/style/reference.pptx:1: cannot-write: the place for the logo in the layout "Opening" has no size of its own '
        "(in PowerPoint, drag one of its edges)"
    )


def test_its_card_is_white_like_the_pixels_whatever_the_look_is(real: Catalogue) -> None:
    data = made(real, drawn_logo())
    slide = parts(data)["ppt/slides/slide1.xml"].decode()
    assert re.findall(r"<a:solidFill><a:(\w+) val=\"(\w+)\"/>", slide)[-2:] == [("prstClr", "white"), ("schemeClr", "accent5")]
    assert "srgbClr" not in slide
    [picture] = [shape.image.blob for shape in opened(data).slides[0].shapes if shape.element.tag.endswith("}pic")]
    assert Image.open(io.BytesIO(picture)).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.validator
@pytest.mark.parametrize("size", [(480, 168), (40, 168)], ids=["wide", "tall"])
def test_slides_with_a_logo_are_valid(
    real: Catalogue, office_errors: Callable[[Path], list[str]], tmp_path: Path, size: tuple[int, int]
) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(made(real, drawn_logo(*size, alt=ALT), {"practice_name": "Harbor", "your_name": "Ana"}))
    assert office_errors(file) == []
