"""Does the engine agree with a slow and plain judge on thousands of random systems whose intervals touch and overlap?"""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from engine_judge import Judge, random_system

from factcheck.engine import solve
from factcheck.model.system import System, Verdict


def agrees(system: System) -> Verdict:
    """Compare everything a verdict says with the judge's own reckoning."""
    got = solve(system)
    judge = Judge(system)
    possible = "consistent" if all(judge.closed) else "open"
    wanted = possible if judge.feasible() else "inconsistent"
    assert got.verdict == wanted, system
    if got.verdict == "consistent":
        assert got.admissible == {f.name: judge.range(f.name) for f in system.facts}, system
    if got.verdict == "inconsistent":
        _conflict_is_smallest(judge, got, system)
        _repairs_are_all(judge, got, system)
    return got


def _conflict_is_smallest(judge: Judge, got: Verdict, system: System) -> None:
    conflict = set(got.conflict)
    assert not judge.feasible(conflict), system
    assert all(judge.feasible(conflict - {name}) for name in conflict), system
    for size in range(len(conflict)):
        assert all(judge.feasible(smaller) for smaller in combinations(sorted(judge.stated), size)), system


def _repairs_are_all(judge: Judge, got: Verdict, system: System) -> None:
    names = sorted(judge.stated)
    wanted = {frozenset((name,)) for name in names if judge.feasible(judge.stated - {name})}
    if not wanted:
        wanted = {frozenset(pair) for pair in combinations(names, 2) if judge.feasible(judge.stated.difference(pair))}
    assert {frozenset(r.values) for r in got.repairs} == wanted, system
    for repair in got.repairs:
        rest = judge.stated - repair.values.keys()
        assert dict(repair.values) == {name: judge.range(name, rest) for name in repair.values}, system


def test_random_systems() -> None:
    """Are verdict, ranges, conflict and repairs right on random small systems?"""
    rng = random.Random(20251)
    seen = {agrees(random_system(rng)).verdict for _ in range(250)}
    assert seen == {"consistent", "inconsistent", "open"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_twenty_thousand_random_systems(seed: int) -> None:
    """Are they right on twenty thousand (2,500 a seed)?"""
    rng = random.Random(seed)
    for _ in range(2500):
        agrees(random_system(rng))
