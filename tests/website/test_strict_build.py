"""A site whose build failed half-way is never taken for the site that tests look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from strict_build import built_once

if TYPE_CHECKING:
    from pathlib import Path


def test_a_build_that_fails_is_told_each_time_and_leaves_no_site(tmp_path: Path) -> None:
    (tmp_path / "site.part").mkdir()
    (tmp_path / "site.part" / "index.html").write_text("half", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(AssertionError, match=r"mkdocs\.yml"):
            built_once(tmp_path, tmp_path / "site")
        assert not (tmp_path / "site").exists()
