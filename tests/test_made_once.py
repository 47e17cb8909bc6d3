"""What takes long is made once for all processes that ask for it, and again after whoever made it was stopped."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from made_once import made_once

if TYPE_CHECKING:
    from pathlib import Path


def test_two_at_once_share_what_one_of_them_makes(tmp_path: Path) -> None:
    made: list[Path] = []

    def make(part: Path) -> None:
        made.append(part)
        part.mkdir()
        time.sleep(0.3)
        (part / "whole.txt").touch()

    with ThreadPoolExecutor(2) as both:
        folders = list(both.map(lambda _: made_once(tmp_path / "site", make), range(2)))
    assert folders == [tmp_path / "site"] * 2
    assert len(made) == 1
    assert (tmp_path / "site" / "whole.txt").is_file()


def test_what_was_stopped_half_way_is_made_from_nothing(tmp_path: Path) -> None:
    def stop(part: Path) -> None:
        part.mkdir()
        (part / "half.txt").touch()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        made_once(tmp_path / "site", stop)
    assert not (tmp_path / "site").exists()
    assert list(made_once(tmp_path / "site", lambda part: part.mkdir()).iterdir()) == []
