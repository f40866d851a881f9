"""Processes give the same outcome in the same order as one does alone."""

from __future__ import annotations

import os
from itertools import count

import pytest

from factcheck.processes import AHEAD, BATCH, cores, in_order


def square(number: int) -> int:
    """Work for a process."""
    return number * number


def where(_: object) -> int:
    """The process the work is done in."""
    return os.getpid()


def fail(number: int) -> int:
    """Work that fails once."""
    if number == 70:
        raise ValueError("seventy")
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("many", [0, 1, BATCH, 200])
def test_outcomes_come_in_order(jobs: int, many: int) -> None:
    """Does a fast process overtake a slow one?"""
    assert list(in_order(square, range(many), jobs)) == [n * n for n in range(many)]


def test_one_job_stays_in_this_process() -> None:
    """No process is started where none is asked for."""
    assert set(in_order(where, range(3), 1)) == {os.getpid()}


def test_several_jobs_leave_it() -> None:
    """Do processes do the work?"""
    assert os.getpid() not in set(in_order(where, range(100), 2))


def test_an_error_in_a_process_is_raised_here() -> None:
    """Is a crash in a worker a crash of the run, and not a lost article?"""
    with pytest.raises(ValueError, match="seventy"):
        list(in_order(fail, range(200), 2))


def test_the_input_is_not_read_ahead_without_bound() -> None:
    """A stream of articles may be longer than memory."""
    source = count()
    outcomes = in_order(square, source, 2)
    next(outcomes)
    assert next(source) <= BATCH * (2 * AHEAD + 2)
    outcomes.close()  # type: ignore[attr-defined]


def test_there_is_a_core() -> None:
    """0 jobs mean one process a core."""
    assert cores() >= 1
