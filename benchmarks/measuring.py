"""A command becomes a figure: seconds waited, seconds computed, the most memory held; several become a median and a spread."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAUSE = 0.5  # seconds between two looks at the memory: a look costs time itself


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: `wall` and `cpu` in seconds, `memory` in bytes with that of every process it started.

    `said` is what it printed.
    """

    wall: float
    cpu: float
    memory: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the result. Times are in `unit`; `computed` are the processor's own seconds, which noise disturbs less."""

    case: str
    what: str
    waited: tuple[float, ...]
    unit: str = "s"
    computed: tuple[float, ...] = ()
    memory: int = 0
    note: str = ""

    @property
    def median(self) -> float:
        """The one in the middle."""
        return statistics.median(self.waited)


class CommandError(Exception):
    """A command did not do what was measured."""


def run(command: Sequence[str | Path], folder: Path, environment: dict[str, str] | None = None) -> Run:
    """Run a command in a folder. Raises CommandError, with what it said, when it fails."""
    began = time.perf_counter()
    before = os.times()
    with subprocess.Popen(
        [str(part) for part in command], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, **(environment or {})},
    ) as process:  # fmt: skip
        most = [0]
        watcher = threading.Thread(target=_watch, args=(process, most), daemon=True)
        watcher.start()
        said = process.stdout.read() if process.stdout else ""
        process.wait()
        wall, after = time.perf_counter() - began, os.times()
    watcher.join()
    if process.returncode:
        raise CommandError(f"{' '.join(map(str, command))}: {said.strip()[-400:]}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, cpu, most[0], said)


def repeat(case: str, what: str, once: Callable[[], Run], times: int, note: str = "") -> Figure:
    """Run something several times and say how it went."""
    return figure_of(case, what, [once() for _ in range(times)], note)


def figure_of(case: str, what: str, runs: Sequence[Run], note: str = "") -> Figure:
    """Turn runs into the row they make, and tell of it."""
    figure = Figure(
        case, what, tuple(one.wall for one in runs), "s", tuple(one.cpu for one in runs), max(one.memory for one in runs), note
    )
    print(f"· {case} · {what}: {figure.median:.2f} s, computing {statistics.median(figure.computed):.2f} s", flush=True)
    return figure


def machine() -> dict[str, str]:
    """What this was measured on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.processor())
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0
    return {
        "processor": model,
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "memory": f"{pages / 1024**3:.0f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


def load() -> float:
    """How many processes wanted the processor in the last minute; above the number of cores, others were in the way."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _watch(process: subprocess.Popen[str], most: list[int]) -> None:
    while process.poll() is None:
        time.sleep(PAUSE)
        most[0] = max(most[0], _memory(process.pid))


def _memory(root: int) -> int:
    """The memory of a process and all it started, each page shared between them counted once; 0 where /proc is missing."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
    family = {root}
    while grown := {child for child, parent in parents.items() if parent in family} - family:
        family |= grown
    return sum(_share(number) for number in family)


def _share(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0
