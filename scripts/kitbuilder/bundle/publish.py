"""Publish finished files in one exchange of folders: before it the old kit is whole, after it the new one is."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from kitbuilder.model.problem import Code, KitError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from typing import IO

EXCHANGE = 2  # RENAME_EXCHANGE of Linux: two names swap in one step
HERE = -100  # AT_FDCWD: names are meant from the current folder


def refuse_foreign(target: Path, is_own: Callable[[Path], bool]) -> None:
    """Raise KitError unless `target` may be replaced: it is new, or an empty folder, or `is_own` knows it as written by us."""
    if target.is_dir() and (is_own(target) or not any(target.iterdir())):
        return
    if target.exists() or target.is_symlink():
        hint = "name a new or an empty folder"
        raise KitError([Problem(Location(str(target)), Code.CANNOT_WRITE, "something else is here", hint)])


def publish(files: Mapping[str, bytes], target: Path) -> None:
    """Make `target` hold exactly `files` (path below it to bytes). Unchanged files stay the very same ones.

    Raises KitError when the disk refuses; `target` is then what it was before.
    """
    with replacing(target, "the kit") as staging:
        for path, data in files.items():
            _stage(staging / path, target / path, data)


@contextmanager
def replacing(target: Path, what: str, waits: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """Lend a new folder beside `target`; what it holds at the end takes the place of `target` in one exchange.

    An error leaves `target` as it was; what the disk refuses becomes a KitError about `what`. Two at once go one after the
    other: the second calls `waits`, and is lent its folder when the first is done.
    """
    target = target.resolve()  # of a link, the folder it leads to is replaced
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(target, waits):
            yield from _replaced(target)
    except OSError as error:
        message = f"{what} cannot be written ({error.strerror or error}); what was published before is untouched"
        raise KitError([Problem(Location(str(target)), Code.CANNOT_WRITE, message)]) from None


def _replaced(target: Path) -> Iterator[Path]:
    staging, old = _beside(target, "new"), _beside(target, "old")
    _recover(target, old)
    for leftover in (staging, old):
        _remove(leftover)
    try:
        staging.mkdir()
        yield staging
        _exchange(staging, target, old)
    finally:
        _recover(target, old)
        for leftover in (staging, old):
            _remove(leftover)


def _remove(leftover: Path) -> None:
    """Remove what an earlier build left; of a link, the link alone."""
    with suppress(OSError):
        leftover.unlink() if leftover.is_symlink() else shutil.rmtree(leftover, ignore_errors=True)


def _beside(target: Path, role: str) -> Path:
    return target.with_name(f".{target.name}.{role}")


def _recover(target: Path, old: Path) -> None:
    """Put the old kit back if a build ended between the two renames that some systems need."""
    if old.is_dir() and not target.exists():
        old.rename(target)


def _stage(new: Path, published: Path, data: bytes) -> None:
    """Put one file into the staging folder: the published one itself where nothing changed, else a new one."""
    new.parent.mkdir(parents=True, exist_ok=True)
    if published.is_file() and published.read_bytes() == data:
        with suppress(OSError):  # some file systems have no hard links
            os.link(published, new)
            return
    with new.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    new.chmod(0o644)


def _exchange(staging: Path, target: Path, old: Path) -> None:
    if not target.exists():
        staging.rename(target)
    elif not _exchanged_at_once(staging, target):
        target.rename(old)
        staging.rename(target)


def _exchanged_at_once(first: Path, second: Path) -> bool:
    """Swap two folders in one step where the system can (Linux); False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(HERE, os.fsencode(first), HERE, os.fsencode(second), EXCHANGE) == 0)


@contextmanager
def _alone(target: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Hold the lock beside the target, so that two builds publish one after the other. A killed build lets go of it."""
    with _beside(target, "lock").open("a+b") as lock:
        try:
            _lock(lock, at_once=True)
        except OSError:  # somebody else holds it
            waits()
            _lock(lock, at_once=False)
        yield


def _lock(file: IO[bytes], *, at_once: bool) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415  # exists on Windows only

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK if at_once else msvcrt.LK_LOCK, 1)
    else:
        import fcntl  # noqa: PLC0415  # exists everywhere else

        fcntl.flock(file, fcntl.LOCK_EX | (fcntl.LOCK_NB if at_once else 0))
