"""Let one process at a time do something, such as setting up one checkout."""

from __future__ import annotations

import errno
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from first_run.processes import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


@contextmanager
def alone(file: Path, waiting: str = "another set-up is at work here; waiting for it") -> Iterator[int]:
    """Hold the lock `file`, which a killed process lets go of; say `waiting` while another process holds it.

    Yield the number of the open file, so that processes we start can hold the lock too.
    """
    with file.open("a+b") as lock:
        if not _taken(lock.fileno()):
            say(waiting)
            while not _taken(lock.fileno()):
                time.sleep(0.2)
        yield lock.fileno()


def _taken(number: int) -> bool:
    """Take the lock if it is free. A disk without locks gives it to every process."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  # exists on Windows only

            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  # exists everywhere else

            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in BUSY
    return True
