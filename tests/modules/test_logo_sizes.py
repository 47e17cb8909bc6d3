"""A logo is as large on screen, in print and in a file that the site fills in as in one that the command builds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from in_node import ROOT
from kitbuilder.model.logo import Logo

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

MM = 72 / 25.4  # points
SIZES = [(480, 168), (480, 20), (30, 168), (168, 168), (60, 20), (1, 1), (333, 77)]
DRAWN = """
import { sizeOnPaper } from "WEB/details/letterhead.js";
import { drawnSize } from "WEB/details/logo_size.js";
const run = ({ sizes, room }) => sizes.map(([width, height]) => {
  return [...sizeOnPaper({ width, height }), ...drawnSize({ width, height }, room, 72)];
});
"""


def test_the_page_the_filled_file_and_the_command_draw_a_logo_as_large(in_node, real: Catalogue) -> None:
    room = real.look.paper.logo_room
    for (width, height), (wide, high, *filled) in zip(SIZES, in_node(DRAWN, {"sizes": SIZES, "room": room}), strict=True):
        drawn = Logo(b"", width, height, "").drawn(room)
        assert (wide * MM, high * MM) == pytest.approx(drawn, abs=0.02), (width, height)
        assert filled == pytest.approx(drawn), (width, height)


def test_the_words_beside_it_are_as_far_away_on_the_page_as_on_paper(real: Catalogue) -> None:
    style = (ROOT / "theme" / "web" / "template" / "template.css").read_text(encoding="utf-8")
    rule = re.search(r"\.kit-letterhead:has\(> \.kit-logo\) \{[^}]*?column-gap: ([\d.]+)mm;", style)
    assert rule is not None
    assert float(rule[1]) * MM == pytest.approx(real.look.paper.logo_gap, abs=0.01)
