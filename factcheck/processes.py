"""Work spread over processes, its outcome in the order of the input."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")

#: Things sent to a process at a time: enough that sending costs little, few enough that two processes end together.
BATCH: Final = 16
#: Batches on their way per process. The input is an iterator that may not fit into memory, so it is not read ahead further.
AHEAD: Final = 3


def cores() -> int:
    """Processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    work: Callable[[Given], Made], things: Iterable[Given], jobs: int, begin: Callable[[], None] | None = None
) -> Iterator[Made]:
    """``work`` of each thing, in order; ``jobs`` processes (0: one a core), with 1 in this process.

    ``work`` is a function of a module, or a partial of one, as is ``begin``, which every other process calls first; things and
    outcomes must pickle.
    """
    jobs = jobs or cores()
    if jobs == 1:
        yield from map(work, things)
        return
    method = "fork" if _may_fork() else "spawn"
    source = iter(things)
    batches = iter(lambda: list(islice(source, BATCH)), [])
    with ProcessPoolExecutor(jobs, multiprocessing.get_context(method), _quietly, (begin,)) as pool:
        running: deque[Future[list[Made]]] = deque()
        try:
            for batch in batches:
                running.append(pool.submit(_batch, work, batch))
                if len(running) > jobs * AHEAD:
                    yield from running.popleft().result()
            while running:
                yield from running.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _batch(work: Callable[[Given], Made], things: list[Given]) -> list[Made]:
    return [work(thing) for thing in things]


def _may_fork() -> bool:
    """Whether this process has one thread: a fork shares what is loaded already, but with others it could copy a held lock.

    The system counts the threads, as libraries start theirs unseen by Python.
    """
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def _quietly(begin: Callable[[], None] | None) -> None:
    # Ctrl-C reaches the whole process group; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if begin is not None:
        begin()
