"""A command becomes a family of processes that ends when we do, however we end: `guard.py` stands between and watches."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path


def run(command: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> int:
    """Run a command and return its exit status. It and all it started end when we are interrupted, told to end, or killed."""
    if sys.platform == "win32":  # hands no pipe on
        return subprocess.call(command, cwd=cwd, env=environment)
    watched, held = os.pipe()  # nobody writes: it closes when we are gone
    guard = [sys.executable, "-P", "-m", "kitbuilder.cli.guard", str(watched)]
    try:
        running = subprocess.Popen([*guard, *command], cwd=cwd, env=environment, pass_fds=(watched,), start_new_session=True)
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
def ending_when_told() -> Iterator[None]:
    """Make being told to end an ordinary end, which leaves nothing running."""

    def end(number: int, _: object) -> NoReturn:
        sys.exit(128 + number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = [signal.signal(number, end) for number in numbers]
    try:
        yield
    finally:
        for number, action in zip(numbers, before, strict=True):
            signal.signal(number, action)
