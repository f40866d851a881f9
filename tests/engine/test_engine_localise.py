"""Are all lightest repairs found, and the values that would agree? Systems after the R package errorlocate's tests."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from engine_systems import fact, facts, grew, span, system, total

from factcheck.engine import solve
from factcheck.engine.reading import read_systems
from factcheck.model.system import Linear, System

SHARED = Path(__file__).parents[3] / "shared" / "dev" / "engine" / "repairs.json"
ONE = Fraction(1)
COST = Linear((("cost", ONE), ("turnover", Fraction(-3, 5))), ">=", Fraction(0))
BALANCE = total("turnover", "profit", "cost")


def weighted(**weights: Fraction | None) -> list:
    return [
        fact(name, value, "INF", weight=weights[name]) for name, value in (("profit", "30"), ("cost", "70"), ("turnover", "80"))
    ]


def test_the_only_figure_that_helps() -> None:
    """Of profit, cost and turnover, is profit the one, with its value?"""
    got = solve(system("profit=750/INF cost=125/INF turnover=200/INF", BALANCE, COST))
    assert [dict(r.values) for r in got.repairs] == [{"profit": span("75", "75")}]


def test_figures_of_infinite_weight_stay() -> None:
    """Is a figure that must not change never repaired?"""
    got = solve(system(weighted(profit=None, cost=ONE, turnover=None), BALANCE, COST))
    assert [dict(r.values) for r in got.repairs] == [{"cost": span("50", "50")}]
    got = solve(system(weighted(profit=None, cost=None, turnover=ONE), BALANCE, COST))
    assert [dict(r.values) for r in got.repairs] == [{"turnover": span("100", "100")}]
    assert solve(system(weighted(profit=None, cost=None, turnover=None), BALANCE, COST)).repairs == ()


def test_two_figures_when_one_does_not_help() -> None:
    """Are both figures named when each contradicts a relation of its own?"""
    rows = (Linear((("a", ONE),), "==", Fraction(25)), Linear((("b", ONE),), "==", Fraction(20)), total("T", "a", "b"))
    got = solve(system("T=45/INF a=45/INF b=0/INF", *rows))
    assert [dict(r.values) for r in got.repairs] == [{"a": span("25", "25"), "b": span("20", "20")}]


def test_two_figures_when_the_only_one_is_fixed() -> None:
    """Are pairs searched when the single figure that would help must not change?"""
    one = fact("a", "9", weight=None)
    rows = (total("T", "a", "b"), total("S", "a", "c"))
    got = solve(system([one, *facts("T=3 b=2 S=4 c=2")], *rows))
    assert {frozenset(r.values) for r in got.repairs} == {frozenset(p) for p in ("TS", "Tc", "bS", "bc")}


def test_every_repair_of_one_figure() -> None:
    """Are all figures of a sum listed, each with the values that agree with the others?"""
    got = solve(system("T=90.0 X=55.3 M=31.5", total("T", "X", "M")))
    assert {name: i for r in got.repairs for name, i in r.values.items()} == {
        "T": span("86.7", "86.9"),
        "X": span("58.4", "58.6"),
        "M": span("34.6", "34.8"),
    }


def test_lighter_figures_come_first() -> None:
    """Does the weight of a source outrank what little a coincidence says?"""
    figures = [fact("T", "90.0", 1, weight=Fraction(5)), fact("X", "55.3", 1), fact("M", "31.5", 1, weight=Fraction(9))]
    got = solve(system(figures, total("T", "X", "M")))
    assert [next(iter(r.values)) for r in got.repairs] == ["X", "T", "M"]
    assert [r.weight for r in got.repairs] == sorted(r.weight for r in got.repairs)


def test_values_of_a_ratio_and_of_its_base() -> None:
    """Does a repaired base stay positive, and a repaired factor the quotient of its levels?"""
    got = solve(system("T=250 P=10 g=2.5", grew("T", "P", "g")))
    values = {name: i for r in got.repairs for name, i in r.values.items()}
    assert values["g"] == span(str(Fraction(499, 21)), str(Fraction(501, 19)))
    assert values["P"] == span(str(Fraction("249.5") / Fraction("2.55")), str(Fraction("250.5") / Fraction("2.45")))


def test_two_components() -> None:
    """Are repairs of two separate contradictions combined into pairs, and of three not promised?"""
    rows = [total("T", "X"), total("S", "Y"), total("R", "Z")]
    got = solve(system("T=5 X=9 S=3 Y=8", *rows[:2]))
    assert {frozenset(r.values) for r in got.repairs} == {frozenset(p) for p in ("TS", "TY", "XS", "XY")}
    got = solve(system("T=5 X=9 S=3 Y=8 R=2 Z=6", *rows))
    assert (got.verdict, got.repairs) == ("inconsistent", ())


@pytest.mark.skipif(not SHARED.exists(), reason="the shared cases are not here")
def test_shared_cases() -> None:
    """Is the expected repair first or among equals in every shared case?"""
    text = SHARED.read_text(encoding="utf-8")
    for case, read in zip(json.loads(text), read_systems(text), strict=True):
        assert isinstance(read, System)
        repairs = solve(read).repairs
        best = [set(r.values) for r in repairs if r.weight == repairs[0].weight]
        assert set(case["expected_repair"]) in best, case["id"]
