"""Run jobs on every core there is, when that is worth starting processes for."""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING

from kitbuilder.bundle.jobs import Job, Made, make
from kitbuilder.model.problem import KitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitbuilder.model.catalogue import Catalogue

FORKED, SPAWNED = 2, 40  # jobs that are worth a second process: one forked is there at once, another loads everything anew
CHUNK = 6  # jobs handed to a process at a time, where there are many
Outcome = Made | KitError
_own: list[Catalogue] = []  # a worker's catalogue, handed over once when it starts


def run(
    jobs: Sequence[Job], catalogue: Catalogue, processes: int | None = None, *, stays: bool = False
) -> Iterator[tuple[Job, Outcome]]:
    """Render jobs in any order; a job that fails gives its KitError. `processes` is how many to use at most.

    Where this process `stays`, to render again when something changes, a few jobs are done in it: Typst keeps in memory what
    it laid out, and lays out anew only the pages that changed.
    """
    count = processes or _cores()
    start, worth_it = ("fork", SPAWNED if stays else FORKED) if _is_alone() else ("spawn", SPAWNED)
    if count < 2 or len(jobs) < worth_it:  # noqa: PLR2004  # one process is this one
        yield from ((job, _outcome(job, catalogue)) for job in jobs)
        return
    chunk = max(1, min(CHUNK, len(jobs) // (CHUNK * count)))
    with ProcessPoolExecutor(count, multiprocessing.get_context(start), _start, (catalogue,)) as pool:
        yield from zip(jobs, pool.map(_work, jobs, chunksize=chunk), strict=True)


def _cores() -> int:
    """Count the cores that this process may use, which can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _is_alone() -> bool:
    """Tell whether this process has no second thread. Only then may it be forked, which saves each worker loading everything
    anew:
    threads, such as those Typst leaves behind, do not survive a fork.
    """
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
    except OSError:  # not Linux
        return False


def _start(catalogue: Catalogue) -> None:
    _own.append(catalogue)
    threading.Thread(target=_end_with_the_build, daemon=True).start()


def _end_with_the_build() -> None:
    """End a worker whose build was killed: nobody would ever ask it for anything again, and it would wait for ever."""
    build = multiprocessing.parent_process()
    if build is not None:
        wait([build.sentinel])
        os._exit(1)


def _work(job: Job) -> Outcome:
    return _outcome(job, _own[0])


def _outcome(job: Job, catalogue: Catalogue) -> Outcome:
    try:
        return make(job, catalogue)
    except KitError as error:
        return error
