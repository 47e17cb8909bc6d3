"""Jobs become results, on every core there is when that is worth starting processes for."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from kitbuilder.bundle.jobs import BOOKLET, Job, Made, make
from kitbuilder.model.problem import KitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitbuilder.model.catalogue import Catalogue

WORTH_IT = 40  # jobs; a second process takes about as long to start as these take to do
Outcome = Made | KitError
_own: list[Catalogue] = []  # a worker's catalogue, handed over once when it starts


def run(jobs: Sequence[Job], catalogue: Catalogue, processes: int | None = None) -> Iterator[tuple[Job, Outcome]]:
    """Render jobs in any order; a job that fails gives its KitError. `processes` is how many to use at most."""
    count = processes or _cores()
    if count < 2 or len(jobs) < WORTH_IT:  # noqa: PLR2004  # one process is this one
        yield from ((job, _outcome(job, catalogue)) for job in jobs)
        return
    # The longest job goes first.
    context = multiprocessing.get_context("fork" if _is_alone() else "spawn")
    ordered = sorted(jobs, key=lambda job: job.format != BOOKLET)
    with ProcessPoolExecutor(count, context, _start, (catalogue,)) as pool:
        yield from zip(ordered, pool.map(_work, ordered, chunksize=6), strict=True)


def _cores() -> int:
    """How many cores this process may use, which can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _is_alone() -> bool:
    """Whether this process has no second thread. Only then may it be forked, which saves each worker loading everything anew:
    threads, such as those Typst leaves behind, do not survive a fork.
    """
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
    except OSError:  # not Linux
        return False


def _start(catalogue: Catalogue) -> None:
    _own.append(catalogue)


def _work(job: Job) -> Outcome:
    return _outcome(job, _own[0])


def _outcome(job: Job, catalogue: Catalogue) -> Outcome:
    try:
        return make(job, catalogue)
    except KitError as error:
        return error
