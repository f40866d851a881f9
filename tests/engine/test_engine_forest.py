"""Do two passes over a tree give the ranges that the simplex method gives, and are cycles left to it?"""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from engine_judge import random_system
from engine_systems import facts, grew, span, system, total

from factcheck.engine import ranges, solve
from factcheck.engine.compiling import compile_program
from factcheck.engine.forest import forest_ranges
from factcheck.model.system import Duplicate, Order, Row


def of(figures: str, *rows: Row):
    """What the passes say of a system."""
    return forest_ranges(compile_program(facts(figures), list(enumerate(rows)), "nearest"))


def test_a_tree_is_ranged() -> None:
    """Is what is left for July found without the simplex method?"""
    found = of("T=90.0 X=55.3 M=? half=? july=10.1", total("T", "X", "M"), total("M", "half", "july"))
    assert found is not None
    assert sorted(map(str, found.values())) == sorted(
        map(
            str,
            (span("89.95", "90.05"), span("55.25", "55.35"), span("34.6", "34.8"), span("24.45", "24.75"), span("10.05", "10.15")),
        )
    )


@pytest.mark.parametrize(
    "rows",
    [
        (total("T", "X", "M"), Order("X", "T")),
        (total("T", "X", "M"), total("S", "X", "M")),
        (grew("T", "X", "g"), Order("X", "T")),
        (Duplicate(("T", "X", "M")), total("S", "T", "M")),
        (grew("T", "T", "g"),),
    ],
)
def test_cycles_are_left_to_the_simplex_method(rows: tuple[Row, ...]) -> None:
    """Is nothing said where two ways lead from one level to another?"""
    assert of("T=90 X=55 M=31 S=88 g=1.6", *rows) is None


def test_both_ways_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Are the ranges of random systems the same with and without the passes?"""
    rng = random.Random(11)
    systems = [random_system(rng) for _ in range(300)]
    with_passes = [dict(solve(s).admissible) for s in systems]
    monkeypatch.setattr(ranges, "forest_ranges", lambda program: None)
    assert [dict(solve(s).admissible) for s in systems] == with_passes


def test_unstated_ratio_on_a_cycle() -> None:
    """Does a ratio that nobody states count as a way between its levels, since its range depends on both?"""
    assert of("T=90 X=55 M=31 g=?", total("T", "X", "M"), grew("T", "X", "g")) is None
    got = solve(system("T=87 X=55 M=31 g=?", total("T", "X", "M"), grew("T", "X", "g"))).admissible
    assert got["g"] == span(str(1 + Fraction("31") / Fraction("55.5")), str(1 + Fraction("31.5") / Fraction("55")))
