"""`python -m kitbuilder.cli.guard PIPE COMMAND …` runs a command, and ends all that came of it when the pipe closes.

It closes with the process that asked for this, even one that was killed and could not say so. POSIX alone.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GRACE = 5.0  # seconds to end in good order, as after Ctrl-C
RUNNING = Path("/proc")


def main(words: Sequence[str]) -> int:
    """Turn the pipe's number and the command into the command's exit status."""
    signal.signal(signal.SIGINT, lambda *_: None)  # a function, not SIG_IGN, which whom we start would inherit
    running, alone = subprocess.Popen(words[1:]), threading.Event()
    watch = threading.Thread(target=_watch, args=(int(words[0]), running, alone), daemon=True)
    watch.start()
    status = running.wait()
    if alone.is_set():
        watch.join()  # it ends us as well
    return status if status >= 0 else 128 - status


def _watch(pipe: int, running: subprocess.Popen[bytes], alone: threading.Event) -> None:
    os.read(pipe, 1)  # until it closes
    alone.set()
    family = set(descendants(os.getpid()))
    os.killpg(0, signal.SIGINT)
    try:
        running.wait(GRACE)
    except subprocess.TimeoutExpired:
        family |= set(descendants(os.getpid()))
    for one in family:  # some are of a group of their own
        try:
            os.kill(one, signal.SIGKILL)
        except OSError:
            continue  # ended by itself
    os.killpg(0, signal.SIGKILL)


def descendants(ancestor: int) -> Iterator[int]:
    """Every process that came of one, by way of those that still run."""
    parents = dict(_parents())
    for one in parents:
        above = one
        while above in parents and above != ancestor:
            above = parents[above]
        if above == ancestor != one:
            yield one


def _parents() -> Iterator[tuple[int, int]]:
    """Each process with the one that started it, as Linux tells without help, and other systems by `ps`."""
    if (RUNNING / "self" / "stat").exists():
        for folder in RUNNING.glob("[0-9]*"):
            try:
                told = (folder / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue  # ended meanwhile
            yield int(folder.name), int(told.rpartition(")")[2].split()[1])
    elif ps := shutil.which("ps"):
        listed = subprocess.run([ps, "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=False).stdout
        for line in listed.splitlines():
            one, parent = line.split()
            yield int(one), int(parent)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
