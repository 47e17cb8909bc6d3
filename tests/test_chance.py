"""The gate leaves nothing to chance: properties are tried with the same examples whatever ran before, and fuzz tries others."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from pathlib import Path


def examples(profile: str) -> list[tuple[int, str]]:
    drawn = []

    @settings(settings.get_profile(profile))
    @given(st.integers(), st.text())
    def draw(number: int, text: str) -> None:
        drawn.append((number, text))

    draw()
    return drawn


def test_a_property_is_tried_with_the_same_examples_whatever_ran_before(tmp_path: Path) -> None:
    before = examples("kit")
    assert len(before) == 100
    module = tmp_path / "more_of_ours.py"
    module.write_text("\n".join(f"a{n} = {n**7}; b{n} = 'unheard of {n}'" for n in range(11, 90)), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(module.stem, module)
    assert spec is not None
    sys.modules[module.stem] = importlib.util.module_from_spec(spec)
    try:
        assert examples("kit") == before
    finally:
        del sys.modules[module.stem]


def test_fuzz_tries_others_each_time() -> None:
    assert examples("fuzz") != examples("fuzz")
