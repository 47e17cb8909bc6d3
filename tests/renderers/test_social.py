"""The picture of a shared page: drawn from the kit's own style, the same bytes every time, of the size that is asked for."""

from __future__ import annotations

import struct
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kitbuilder.model.problem import KitError
from kitbuilder.renderers.social import SOCIAL_SIZE, social_picture

if TYPE_CHECKING:
    from pathlib import Path

    from kitbuilder.model.catalogue import Catalogue


def test_the_picture_has_its_size_and_is_the_same_every_time(sample: Catalogue) -> None:
    drawn = social_picture(sample, "A site")
    assert drawn.startswith(b"\x89PNG")
    assert struct.unpack(">2I", drawn[16:24]) == SOCIAL_SIZE
    assert drawn == social_picture(sample, "A site")
    assert drawn != social_picture(sample, "Another site")


def test_a_title_is_words_and_never_code(sample: Catalogue) -> None:
    assert social_picture(sample, '#panic("no") *$x$ <y>').startswith(b"\x89PNG")


def test_a_kit_without_the_drawing_says_which_file_is_missing(sample: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(KitError, match=r"style/(kit|social)\.typ:1: missing-file"):
        social_picture(replace(sample, folder=tmp_path / "kit"), "A site")
