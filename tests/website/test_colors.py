"""The site has no color for itself: every one comes from the look of the kit, in both schemes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kitbuilder.website.content.color_sheet import color_sheet

if TYPE_CHECKING:
    from kitbuilder.model.catalogue import Catalogue

THEME = Path(__file__).resolve().parent.parent.parent / "theme"
SHEETS = sorted(path.relative_to(THEME).as_posix() for path in THEME.rglob("*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
OWN = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(", re.IGNORECASE)
ON_PAPER = {"#000", "#fff"}  # ink and paper, where a page is printed


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_style_sheet_has_a_color_for_itself(sheet: str) -> None:
    css = COMMENT.sub("", (THEME / sheet).read_text(encoding="utf-8"))
    assert set(OWN.findall(css)) <= ON_PAPER


def test_both_schemes_name_the_same_colors_and_every_color_used(real: Catalogue) -> None:
    css = color_sheet(real.look.site).decode()
    declared = [set(re.findall(r"(--kit-[\w-]+):", rule)) for rule in re.findall(r"\{([^{}]+)\}", css)]
    assert len(declared) == 3
    assert declared[0] == declared[1] == declared[2]
    used = {name for sheet in SHEETS for name in re.findall(r"var\((--kit-[\w-]+)", (THEME / sheet).read_text(encoding="utf-8"))}
    own = {name for sheet in SHEETS for name in re.findall(r"(--kit-[\w-]+):", (THEME / sheet).read_text(encoding="utf-8"))}
    assert used <= declared[0] | own
    assert declared[0] <= used
