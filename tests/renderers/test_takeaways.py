"""The takeaways are a page of their own in the kit PDF, after where to begin; a kit without any has no such page."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from pypdf import PdfReader

from kitbuilder.model.kit_texts import Takeaway
from kitbuilder.renderers.pdf import render_booklet

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

CARD = "Key takeaways"


def texts(catalogue: Catalogue) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(render_booklet(catalogue))).pages]


def test_all_takeaways_stand_on_one_page_after_where_to_begin(sample: Catalogue) -> None:
    kept = tuple(Takeaway(f"Sentence {number}.", f"What goes with {number}.") for number in range(1, 8))
    pages = texts(replace(sample, kit=replace(sample.kit, takeaways=kept)))
    card = next(place for place, text in enumerate(pages) if text.startswith(CARD))
    assert pages[card - 1].startswith("Start here")
    assert pages[card + 1].startswith("Contents")
    assert all(f"{one.line} {one.more}" in pages[card] for one in kept)


def test_the_takeaways_of_the_kit_fit_on_their_page(real: Catalogue) -> None:
    few = replace(real, steps=tuple(replace(step, templates=step.templates[:1], checklist=()) for step in real.steps))
    linked = {template.slug for template in few.templates}
    steps = (
        replace(step, templates=tuple(replace(one, next=tuple(n for n in one.next if n in linked)) for one in step.templates))
        for step in few.steps
    )
    pages = texts(replace(few, steps=tuple(steps)))
    card = next(text for text in pages if text.startswith(CARD))
    assert all(one.line in card and one.more in card for one in real.kit.takeaways)


def test_a_kit_without_takeaways_has_no_card(sample: Catalogue) -> None:
    assert not [text for text in texts(sample) if text.startswith(CARD)]
