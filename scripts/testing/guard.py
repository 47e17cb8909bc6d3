"""Run a command so that everything it starts ends when this process ends, even when that is killed.

A process in between watches a pipe whose other end only this process holds. `python -m testing.guard PIPE COMMAND …` is
that process in between.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GRACE = 5.0  # seconds to end in good order, as after Ctrl-C
RUNNING = Path("/proc")


def run(command: Sequence[str], cwd: Path, **environment: str) -> int:
    """Run a command, with more in its environment, and return its exit status."""
    surroundings = {**os.environ, **environment}
    if sys.platform == "win32":  # a child there cannot inherit the pipe
        return subprocess.call(command, cwd=cwd, env=surroundings)
    watched, held = os.pipe()  # never written to: it closes when this process is gone
    guard = [sys.executable, "-P", "-m", "testing.guard", str(watched)]
    try:
        running = subprocess.Popen([*guard, *command], cwd=cwd, env=surroundings, pass_fds=(watched,), start_new_session=True)
    except OSError:
        os.close(held)
        raise
    finally:
        os.close(watched)
    try:
        return running.wait()
    finally:
        os.close(held)
        running.wait()


@contextmanager
def ending_on_signals() -> Iterator[None]:
    """Exit in good order on SIGTERM and SIGHUP, so that `run` closes its pipe and no process is left behind."""

    def end(number: int, _: object) -> NoReturn:
        sys.exit(128 + number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = [signal.signal(number, end) for number in numbers]
    try:
        yield
    finally:
        for number, action in zip(numbers, before, strict=True):
            signal.signal(number, action)


def watch_over(words: Sequence[str]) -> int:
    """Run the command that follows the pipe's number, and return its exit status.

    End it and all it started when the pipe closes, or when this process gets a signal to end.
    """
    signal.signal(signal.SIGINT, lambda *_: None)  # a function, because children would inherit SIG_IGN
    told, write = os.pipe()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: os.write(write, b"."))
    running, orphaned = subprocess.Popen(words[1:]), threading.Event()
    watch = threading.Thread(target=_end_when_told, args=((int(words[0]), told), running, orphaned), daemon=True)
    watch.start()
    status = running.wait()
    if orphaned.is_set():
        watch.join()  # ends this process as well
    return status if status >= 0 else 128 - status


def _end_when_told(pipes: tuple[int, int], running: subprocess.Popen[bytes], orphaned: threading.Event) -> None:
    select.select(pipes, (), ())  # returns when the first one closes, or something is written to the second
    orphaned.set()
    family = set(descendants(os.getpid()))
    os.killpg(0, signal.SIGINT)
    try:
        running.wait(GRACE)
    except subprocess.TimeoutExpired:
        family |= set(descendants(os.getpid()))
    for process in family:  # some belong to another process group
        try:
            os.kill(process, signal.SIGKILL)
        except OSError:
            continue  # ended by itself
    os.killpg(0, signal.SIGKILL)


def descendants(ancestor: int) -> Iterator[int]:
    """Yield every process that descends from another one through processes that still run."""
    parents = dict(_parents())
    for process in parents:
        above = process
        while above in parents and above != ancestor:
            above = parents[above]
        if above == ancestor != process:
            yield process


def _parents() -> Iterator[tuple[int, int]]:
    """Yield each process with its parent: from `/proc` on Linux, from `ps` elsewhere."""
    if (RUNNING / "self" / "stat").exists():
        for folder in RUNNING.glob("[0-9]*"):
            try:
                stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue  # ended meanwhile
            yield int(folder.name), int(stat.rpartition(")")[2].split()[1])
    elif ps := shutil.which("ps"):
        listed = subprocess.run([ps, "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=False).stdout
        for line in listed.splitlines():
            process, parent = line.split()
            yield int(process), int(parent)


if __name__ == "__main__":
    sys.exit(watch_over(sys.argv[1:]))
