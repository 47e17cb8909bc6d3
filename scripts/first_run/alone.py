"""Two set-ups of one checkout become one after the other."""

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
def alone(file: Path) -> Iterator[int]:
    """Hold the lock `file`; who is killed lets go of it. Gives its number, for those we start to hold it too."""
    with file.open("a+b") as lock:
        if not _taken(lock.fileno()):
            say("another set-up is at work here; waiting for it")
            while not _taken(lock.fileno()):
                time.sleep(0.2)
        yield lock.fileno()


def _taken(number: int) -> bool:
    """Take the lock if nobody has it. A disk that knows no locks gives it to everybody."""
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
