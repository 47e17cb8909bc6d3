"""What was published before stays whole until the new kit is: nothing half-written, nothing touched without need."""

from __future__ import annotations

import errno
import os
import pathlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kitbuilder.bundle import publish as publishing
from kitbuilder.bundle.publish import publish, refuse_foreign, replacing
from kitbuilder.model.problem import KitError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OLD = {"a.txt": b"old a", "templates/b.txt": b"the same"}
NEW = {"a.txt": b"new a", "templates/b.txt": b"the same", "c.txt": b"c"}


def held(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_folder_holds_exactly_what_was_published(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "kit")
    assert held(tmp_path / "kit") == OLD
    publish(NEW, tmp_path / "kit")
    assert held(tmp_path / "kit") == NEW
    publish(OLD, tmp_path / "kit")
    assert held(tmp_path / "kit") == OLD
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["kit"]


def test_an_unchanged_file_is_left_untouched(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "kit")
    before = (tmp_path / "kit" / "templates" / "b.txt").stat()
    publish(NEW, tmp_path / "kit")
    after = (tmp_path / "kit" / "templates" / "b.txt").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(KitError, match=r"cannot-write: the kit cannot be written \(.+\); what was published before is untouched"):
        publish(OLD, tmp_path / "file" / "kit")


def test_what_is_not_ours_is_not_replaced(tmp_path: Path) -> None:
    def is_own(folder: Path) -> bool:
        return (folder / "a.txt").exists()

    publish(OLD, tmp_path / "kit")
    (tmp_path / "empty").mkdir()
    for free in ("kit", "empty", "new"):
        refuse_foreign(tmp_path / free, is_own)
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "letters" / "2026").mkdir(parents=True)
    for taken in ("file", "letters"):
        with pytest.raises(KitError, match="cannot-write: something else is here"):
            refuse_foreign(tmp_path / taken, is_own)


FILL = """
import resource, signal, sys
from pathlib import Path
from kitbuilder.bundle.publish import publish
from kitbuilder.model.problem import KitError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    publish({"a.txt": b"small", "big.bin": b"x" * 100_000}, Path(sys.argv[1]))
except KitError as error:
    sys.exit(str(error))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit how large a file grows")
def test_a_full_disk_leaves_the_old_kit_whole(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "kit")
    ran = subprocess.run([sys.executable, "-c", FILL, str(tmp_path / "kit")], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "cannot-write" in ran.stderr
    assert held(tmp_path / "kit") == OLD
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["kit"]


class _Ends(BaseException):
    """A build that ends here and now, as Ctrl-C ends it."""


@pytest.mark.parametrize("fault", [_Ends(), OSError(errno.EROFS, "Read-only file system")], ids=["interrupted", "refused"])
@pytest.mark.parametrize("at_once", [True, False], ids=["one exchange", "two renames"])
def test_wherever_it_stops_the_kit_is_old_or_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, *, at_once: bool
) -> None:
    """Every step that touches the disk fails once, and the next build has it all."""
    steps = ((os, "link"), (os, "fsync"), (pathlib.Path, "chmod"), (pathlib.Path, "rename"), (publishing, "_exchanged_at_once"))
    stopped, number, reached = 0, 0, True
    while reached:
        number += 1
        target = tmp_path / str(number) / "kit"
        publish(OLD, target)
        with monkeypatch.context() as patched:
            if not at_once:
                patched.setattr(publishing, "_exchanged_at_once", lambda *_: False)
            left = _stop_at(patched, steps, number, fault)
            try:
                publish(NEW, target)
            except (_Ends, KitError):
                stopped += 1
        reached = next(left, None) is None
        assert held(target) in (OLD, NEW)
        publish(NEW, target)
        assert held(target) == NEW
        assert [path.name for path in target.parent.iterdir() if path.is_dir()] == ["kit"]
    assert (number, stopped) >= (6, 4)


def _stop_at(
    patched: pytest.MonkeyPatch, steps: tuple[tuple[object, str], ...], number: int, fault: BaseException
) -> Iterator[int]:
    """Raise the fault instead of the step with this number, counted from 1 over all; what is left to count is given back."""
    left = iter(range(number - 1, -1, -1))

    def stopping(really: Callable[..., object]) -> Callable[..., object]:
        def step(*given: object, **named: object) -> object:
            if next(left, None) == 0:
                raise fault
            return really(*given, **named)

        return step

    for place, name in steps:
        patched.setattr(place, name, stopping(getattr(place, name)))
    return left


def test_a_kit_left_aside_by_a_killed_build_comes_back(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "kit")
    (tmp_path / "kit").rename(tmp_path / ".kit.old")
    publish(NEW, tmp_path / "kit")
    assert held(tmp_path / "kit") == NEW


@pytest.mark.parametrize("fault", [_Ends(), OSError(errno.ENOSPC, "No space left on device")], ids=["interrupted", "refused"])
def test_what_fails_while_a_folder_is_made_leaves_the_old_one(tmp_path: Path, fault: BaseException) -> None:
    def half() -> None:
        with replacing(tmp_path / "site", "the site") as new:
            (new / "a.txt").write_text("half")
            raise fault

    publish(OLD, tmp_path / "site")
    with pytest.raises((_Ends, KitError)) as said:
        half()
    assert isinstance(said.value, _Ends) or "the site cannot be written (No space left on device)" in str(said.value)
    assert held(tmp_path / "site") == OLD
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["site"]


def test_of_a_link_the_folder_it_leads_to_is_replaced(tmp_path: Path) -> None:
    publish(OLD, tmp_path / "elsewhere" / "kit")
    (tmp_path / "kit").symlink_to(tmp_path / "elsewhere" / "kit")
    for files in (NEW, OLD):
        publish(files, tmp_path / "kit")
        assert (tmp_path / "kit").is_symlink()
        assert held(tmp_path / "elsewhere" / "kit") == files
    assert [path.name for path in (tmp_path / "elsewhere").iterdir() if path.is_dir()] == ["kit"]


@pytest.mark.parametrize("role", ["new", "old"])
def test_a_link_that_was_left_over_is_removed_and_what_it_leads_to_is_not(tmp_path: Path, role: str) -> None:
    publish(OLD, tmp_path / "kit")
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "theirs.txt").write_text("theirs")
    (tmp_path / f".kit.{role}").symlink_to(tmp_path / "others")
    publish(NEW, tmp_path / "kit")
    assert held(tmp_path / "kit") == NEW
    assert held(tmp_path / "others") == {"theirs.txt": b"theirs"}
    assert not (tmp_path / f".kit.{role}").is_symlink()
