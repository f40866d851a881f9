"""Do sums of rounded figures hold exactly as far as their digits allow? Cases after XBRL Calculations 1.1."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from engine_systems import fact, facts, system, total

from factcheck.engine import solve
from factcheck.engine.reading import BadSystem, read_systems
from factcheck.model.system import Duplicate, Sum, System

SHARED = Path(__file__).parents[3] / "shared" / "dev" / "engine" / "rounding.json"

# figures, parts of the first one, mode, verdict
SUMS = [
    ("T=86.8 X=55.3 M=31.5", "nearest", "consistent"),
    ("T=86.9 X=55.3 M=31.5", "nearest", "consistent"),  # touches at 86.85
    ("T=86.95 X=55.3 M=31.5", "nearest", "inconsistent"),
    ("T=86.905 X=55.3 M=31.5", "nearest", "inconsistent"),  # misses by 0.0045
    ("T=11 a=3 b=3 c=3", "nearest", "consistent"),  # touches at 10.5
    ("T=12 a=3 b=3 c=3", "nearest", "inconsistent"),
    ("T=10.5/INF a=3 b=3 c=3", "nearest", "consistent"),
    ("T=10.51/INF a=3 b=3 c=3", "nearest", "inconsistent"),
    ("T=3000000/-6 a=1400000/-5 b=1500000/-5", "nearest", "consistent"),
    ("T=3000/-3 a=1400000/-5 b=1500000/-5", "nearest", "inconsistent"),
    ("T=10 a=4.4/0 b=6", "nearest", "inconsistent"),  # digits beyond the decimals
    ("T=6 a=3 b=3", "truncation", "consistent"),
    ("T=7 a=3 b=3", "truncation", "consistent"),
    ("T=8 a=3 b=3", "truncation", "inconsistent"),  # touches at an open end
    ("T=8/INF a=3 b=3", "truncation", "inconsistent"),
    ("T=7.999/INF a=3 b=3", "truncation", "consistent"),
    ("T=-7 a=-3 b=-3", "truncation", "consistent"),
    ("T=-8 a=-3 b=-3", "truncation", "inconsistent"),
    ("T=0 a=0", "truncation", "consistent"),
    ("T=1/INF a=0", "truncation", "inconsistent"),
    ("T=6 a=2.9 b=2.9", "truncation", "inconsistent"),
    ("T=6 a=2.9 b=2.9", "nearest", "consistent"),
    ("T=6 a=2.9 b=2.9", "either", "consistent"),
    ("T=8 a=3 b=3", "either", "consistent"),
    ("T=9 a=3 b=3", "either", "inconsistent"),  # below 8 against at least 8.5
]


@pytest.mark.parametrize(("figures", "mode", "verdict"), SUMS)
def test_sum_of_parts(figures: str, mode: str, verdict: str) -> None:
    """Does a rounded total match its parts?"""
    names = [f.name for f in facts(figures)]
    assert solve(system(figures, total(names[0], *names[1:]), mode=mode)).verdict == verdict


DUPLICATES = [
    ("a=2000/-3 b=1990/-1", "consistent"),
    ("a=2000/-3 b=2600/-2", "inconsistent"),
    ("a=10 b=10.4", "consistent"),
    ("a=10 b=11.2", "inconsistent"),
    ("a=6 b=7", "inconsistent"),  # closed intervals touch, but one digit cannot be printed two ways
    ("a=748000/-3 b=749000/-3 c=700000/-5", "inconsistent"),
    ("a=6 b=6", "consistent"),
]


@pytest.mark.parametrize(("figures", "verdict"), DUPLICATES)
def test_reports_of_one_fact(figures: str, verdict: str) -> None:
    """Do reports of one fact agree: the same value at the same precision, else overlapping?"""
    names = tuple(f.name for f in facts(figures))
    got = solve(system(figures, Duplicate(names)))
    assert got.verdict == verdict
    if verdict == "inconsistent":
        assert len(got.conflict) == 2
        assert got.rows == (0,)


def test_a_thousand_reports_of_one_fact() -> None:
    """Among very many reports, is the one that prints other digits named, and none of two such?"""
    figures = [fact(f"d{i:04d}", "12", 0) if i % 2 else fact(f"d{i:04d}", "12.3", 1) for i in range(1000)]
    same = Duplicate(tuple(f.name for f in figures))
    assert solve(system(figures, same)).verdict == "consistent"
    figures[501] = fact("d0501", "13", 0)
    got = solve(system(figures, same))
    assert (got.verdict, len(got.conflict), got.conflict[1], got.rows) == ("inconsistent", 2, "d0501", (0,))
    assert [set(r.values) for r in got.repairs] == [{"d0501"}]
    figures[701] = fact("d0701", "11", 0)
    assert [set(r.values) for r in solve(system(figures, same)).repairs] == [{"d0501", "d0701"}]


def test_equal_precision_is_seen_through_a_chain() -> None:
    """Are two reports compared that only a third one connects?"""
    got = solve(system("a=6 b=? c=7", Duplicate(("a", "b")), Duplicate(("c", "b"))))
    assert (got.conflict, got.rows) == (("a", "c"), (0, 1))


def test_digits_beyond_decimals_contradict_themselves() -> None:
    """Is a figure with digits that its decimals deny a conflict of its own, and everything else left alone?"""
    got = solve(system("a=4.4/0 b=3"))
    assert (got.verdict, got.conflict, got.rows) == ("inconsistent", ("a",), ())
    assert [tuple(r.values) for r in got.repairs] == [("a",)]


def test_weights_of_parts() -> None:
    """Are weights other than one used exactly?"""
    assert (
        solve(system("T=4000/-3 a=3000/-3 b=1000/-3", Sum("T", (("a", Fraction(2)), ("b", Fraction(-2)))))).verdict == "consistent"
    )
    assert solve(system("T=10 a=30", Sum("T", (("a", Fraction(1, 3)),)))).verdict == "consistent"
    assert solve(system("T=10 a=33", Sum("T", (("a", Fraction(1, 3)),)))).verdict == "inconsistent"


def test_tiny_and_huge_values_meet_without_loss() -> None:
    """Does a billionth still count beside a quintillion?"""
    big, tiny = "1000000000000000000/INF", "0.000000001/INF"
    assert solve(system(f"T=1000000000000000000.000000001/INF a={big} b={tiny}", total("T", "a", "b"))).verdict == "consistent"
    assert solve(system(f"T={big} a={big} b={tiny}", total("T", "a", "b"))).verdict == "inconsistent"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared cases are not here")
def test_shared_cases() -> None:
    """Does every shared rounding case get its verdict?"""
    text = SHARED.read_text(encoding="utf-8")
    for case, read in zip(json.loads(text), read_systems(text), strict=True):
        assert isinstance(read, System) and not isinstance(read, BadSystem)
        assert solve(read).verdict in (case["expected"], case.get("expected_interval_only")), case["id"]
