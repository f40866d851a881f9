"""Python's search for unreachable cycles, which bulk work would run hundreds of times over values that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Look for no cycles inside; our values make none. Half the time of a big table goes into that search otherwise."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def collecting_what_is_new() -> Iterator[None]:
    """Free at the end the cycles made inside, and pass over what was there before: a library's leavings, not our table."""
    gc.freeze()
    try:
        yield
    finally:
        gc.collect()
        gc.unfreeze()
