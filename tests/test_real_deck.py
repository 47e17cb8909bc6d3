"""Contracts of the real deck: eight slides, twenty minutes, and the same words as the session plan it goes with."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from kitbuilder.model.deck import slides_of
from kitbuilder.model.document import Bullets, Numbered
from kitbuilder.model.traverse import walk, words
from kitbuilder.renderers import FORMATS

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue
    from kitbuilder.model.deck import Slide

DECK, PLAN = "team-talk-deck", "team-talk-agenda"
PROMPT = re.compile(r"\[([^\[\]]+)\]")


@pytest.fixture(scope="module")
def slides(real: Catalogue) -> tuple[Slide, ...]:
    return slides_of(real.template(DECK).document)


def test_eight_slides_with_titles_of_their_own_and_notes(real: Catalogue, slides: tuple[Slide, ...]) -> None:
    made = Presentation(io.BytesIO(FORMATS["slides"].render(real.template(DECK), real))).slides
    titles = [slide.shapes.title.text for slide in made]
    assert len(titles) == len(set(titles)) == 8
    assert titles == [slide.title for slide in slides]
    assert all(slide.notes_slide.notes_text_frame.text.startswith("Minutes ") for slide in made)


def test_it_takes_the_twenty_minutes_of_the_session_plan(real: Catalogue, slides: tuple[Slide, ...]) -> None:
    plan = words(real.template(PLAN).document)
    parts = [(int(begin), int(end)) for begin, end in re.findall(r"(\d+) to (\d+)", plan[: plan.index("19 to 20") + 8])]
    assert (parts[0][0], parts[-1][1]) == (0, real.template(DECK).minutes) == (0, 20)
    assert (1, 9) in parts
    assert slides[-1].minutes is not None
    assert slides[-1].minutes[0] == 8  # the last of eight comes in the eighth minute, and stays
    shown = words(slides[-1].notes)
    assert [minute for minute in re.findall(r"Minute (\d+)", shown)] == [str(begin) for begin, _ in parts if begin >= 9]  # noqa: C416


def test_the_session_plan_lists_the_same_slides(real: Catalogue, slides: tuple[Slide, ...]) -> None:
    (listed,) = [block for block in real.template(PLAN).document if isinstance(block, Numbered) and len(block.items) == 8]
    assert [words(item).split(".")[0] for item in listed.items] == [slide.title for slide in slides]


def test_the_figures_of_the_hand_out_are_those_of_the_session_plan(real: Catalogue) -> None:
    plan = words(real.template(PLAN).document).casefold()
    (figures,) = [
        block for block in real.template(DECK).document if isinstance(block, Bullets) and "(Forkan, 2006)" in words(block)
    ]
    told = [words(item).split(". ", 1)[1] for item in figures.items]
    assert len(told) == 3
    assert [said for said in told if said.rstrip(".").casefold() not in plan] == []


def test_every_prompt_on_a_slide_is_a_detail_or_a_blank(real: Catalogue) -> None:
    template = real.template(DECK)
    known = {getattr(getattr(node, "field", node), "label", "") for node in walk(template.document)}
    for slide in Presentation(io.BytesIO(FORMATS["slides"].render(template, real))).slides:
        said = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert set(PROMPT.findall(said)) <= known
