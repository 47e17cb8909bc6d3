"""Run commands that end when this process does, and say what happens, in one line each."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

from first_run.place import WINDOWS
from first_run.surroundings import own

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENDS_BY_ITSELF = 10.0  # seconds: Ctrl-C reaches every process in a terminal, and `kit test` has browsers to close
NOTHING = -1
FORCE = getattr(signal, "SIGKILL", signal.SIGTERM)  # Windows lacks SIGKILL
ENDS_WHEN_TOLD = 15.0


def say(line: str) -> None:
    """Print what happens now, for the person who waits."""
    print(f"· {line}", flush=True)


def stop(line: str) -> NoReturn:
    """End the program with one clear line."""
    sys.exit(f"run.py: {line}")


def end_when_told() -> None:
    """Exit in good order on SIGTERM and SIGHUP, so that the processes started here are ended too."""

    def end(number: int, _: object) -> NoReturn:
        sys.exit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows has no SIGHUP
            signal.signal(getattr(signal, name), end)


def become(*command: str | Path, cwd: Path, environment: Mapping[str, str] | None = None) -> NoReturn:
    """Replace this process with a command, so that signals reach it directly. On Windows, where that is impossible, run it."""
    if WINDOWS:
        sys.exit(call(*command, cwd=cwd, environment=environment))
    sys.stdout.flush()
    os.chdir(cwd)
    os.execve(command[0], [str(part) for part in command], environment or own())  # noqa: S606  # no shell, on purpose


def call(
    *command: str | Path, cwd: Path, environment: Mapping[str, str] | None = None, holding: int = NOTHING, quiet: bool = False
) -> int:
    """Run a command and return its exit status.

    With `holding`, the number of an open lock, the command and all it starts are ended together, and keep the lock until
    then even if this process is killed. Without it, Ctrl-C reaches the command as it reaches this process.
    """
    alone = holding != NOTHING and not WINDOWS
    running = subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env=environment or own(),
        pass_fds=(holding,) if alone else (),
        start_new_session=alone,
        stdout=subprocess.DEVNULL if quiet else None,
    )
    try:
        return running.wait()
    except KeyboardInterrupt:
        _end(running, 0 if alone else ENDS_BY_ITSELF, alone=alone)
        raise
    except SystemExit:
        _end(running, 0, alone=alone)
        raise


def answer(*command: str | Path) -> str:
    """Run a command and return its output; "" where it fails."""
    ran = subprocess.run([str(part) for part in command], env=own(), capture_output=True, text=True, check=False)
    return "" if ran.returncode else ran.stdout


def _end(running: subprocess.Popen[bytes], patience: float, *, alone: bool) -> None:
    """Give a process time to end by itself, then ask it to, then kill it."""
    for number, seconds in ((signal.SIGTERM, patience), (FORCE, ENDS_WHEN_TOLD)):
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            if alone:
                os.killpg(running.pid, number)
            else:
                running.send_signal(number)
    running.wait()
