"""What is planned with a word's width comes true on paper: the typesetter finds the word as wide."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import typst

from kitbuilder.model.look import Face
from kitbuilder.renderers.pdf.single import measure_of

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

TEXTS = ("Message on my voicemail", "WWW, iii: (207) 555-0142", "Łódź Şen “Größe” – fi fl")
KERNED = 0.03  # of a text's width: what pairs of letters are set closer


@pytest.mark.parametrize("face", Face)
def test_a_text_is_as_wide_as_the_typesetter_sets_it(sample: Catalogue, face: Face) -> None:
    family, weight = face.split("-")
    name = getattr(sample.look.paper, family)
    style = f'size: 11pt, font: "{name}", weight: {600 if weight == "strong" else 400}'
    one = "#context [#metadata(({texts}).map(words => measure(text({style}, words)).width.pt())) <widths>]"
    document = one.format(texts="".join(f"{json.dumps(text, ensure_ascii=False)}, " for text in TEXTS), style=style)
    fonts = [str(sample.folder / "style" / "fonts")]
    (found,) = json.loads(typst.query(document.encode(), "<widths>", field="value", font_paths=fonts, ignore_system_fonts=True))
    measure = measure_of(sample.look.paper, sample.folder)
    for text, width in zip(TEXTS, found, strict=True):
        serif, strong = family == "serif", weight == "strong"
        assert measure.width(text, serif=serif, strong=strong) == pytest.approx(width, rel=KERNED)
