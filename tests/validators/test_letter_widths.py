"""Blanks in Word files and columns of trackers are planned by estimates of how wide letters are; the fonts themselves judge them.

Nobody may hand on Calibri and Arial; Carlito and Arimo were drawn to the same widths and may be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kitbuilder.model.document import Text
from kitbuilder.model.traverse import walk
from kitbuilder.renderers.metrics import FontMetrics, metrics_of
from kitbuilder.renderers.spreadsheet.measure import width_of
from kitbuilder.renderers.word.widths import text_width

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue

pytestmark = pytest.mark.validator

LETTERS = 12  # a shorter text has too few letters for an estimate
LEAST, MOST = 0.93, 1.10  # the estimate of one text, beside its true width
LEAST_ON_AVERAGE, MOST_ON_AVERAGE = 0.98, 1.02


@pytest.fixture(scope="module")
def font(packages: Path) -> Callable[[str, int], FontMetrics]:
    return lambda name, weight: metrics_of(packages / "@fontsource" / name / "files" / f"{name}-latin-{weight}-normal.woff")


def judge(pairs: list[tuple[float, float]]) -> None:
    shares = [estimate / true for estimate, true in pairs]
    assert len(shares) > 100
    assert min(shares) > LEAST
    assert max(shares) < MOST
    assert LEAST_ON_AVERAGE < sum(shares) / len(shares) < MOST_ON_AVERAGE


def test_words_in_word_files_are_as_wide_as_planned(real: Catalogue, font: Callable[[str, int], FontMetrics]) -> None:
    assert real.look.word.face == "Calibri"
    carlito = font("carlito", 400)
    texts = [node.text for template in real.templates for node in walk(template.document) if isinstance(node, Text)]
    judge([(text_width(text, 11), carlito.width(text, 11)) for text in texts if len(text) > LETTERS])


@pytest.mark.parametrize("bold", [False, True])
def test_words_in_trackers_are_as_wide_as_planned(
    real: Catalogue, font: Callable[[str, int], FontMetrics], *, bold: bool
) -> None:
    assert real.look.spreadsheet.face == "Arial"
    arimo = font("arimo", 700 if bold else 400)
    digit = font("arimo", 400).width("0", 1)  # columns are counted in digits of plain type
    sheets = [sheet for template in real.templates for sheet in template.sheets]
    texts = [
        *(column.name for sheet in sheets for column in sheet.columns),
        *(line.label for sheet in sheets for line in sheet.lines),
    ]
    judge([(width_of(text, bold=bold), arimo.width(text, 1) / digit) for text in texts])
