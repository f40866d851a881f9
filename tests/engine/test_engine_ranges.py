"""Is the range of every fact exact, with its ends open or closed as they must be?"""

from __future__ import annotations

from fractions import Fraction

import pytest
from engine_systems import fact, facts, grew, span, system, total

from factcheck.engine import solve
from factcheck.model.interval import EVERYTHING
from factcheck.model.system import Growth, Linear, Order, Product, Share, SystemFact


def test_a_fact_nobody_states_gets_its_range() -> None:
    """July = seven months minus six: what is left for the month?"""
    got = solve(system("seven=89.6 six=86.8 july=>0", total("seven", "six", "july"))).admissible
    assert got["july"] == span("2.7", "2.9")
    assert got["seven"] == span("89.55", "89.65")


def test_stated_figures_are_narrowed() -> None:
    """Do figures that barely fit leave each other one value?"""
    got = solve(system("T=86.9 X=55.3 M=31.5", total("T", "X", "M"))).admissible
    assert got == {"T": span("86.85", "86.9"), "X": span("55.3", "55.35"), "M": span("31.5", "31.55")}


def test_open_ends_of_truncation() -> None:
    """Is the end of a cut-off figure left out, and the end of a sum of them?"""
    got = solve(system("T=? a=3 b=3", total("T", "a", "b"), mode="truncation")).admissible
    assert got["T"] == span("6", "8", "high")
    assert got["a"] == span("3", "4", "high")


def test_strict_relations() -> None:
    """Does a strict inequality open the end it sets, and only that?"""
    one = Fraction(1)
    got = solve(
        system("a=? b=5/INF", Linear((("a", one), ("b", -one)), "<", Fraction(0)), Linear((("a", one),), ">=", one))
    ).admissible
    assert got["a"] == span("1", "5", "high")
    assert solve(system("a=5/INF b=5/INF", Linear((("a", one), ("b", -one)), "<", Fraction(0)))).verdict == "inconsistent"


def test_unbounded_ranges() -> None:
    """Is a range without an end said to have none?"""
    got = solve(system("a=? b=5 c=?", Order("b", "a"))).admissible
    assert got["a"] == span("4.5", None)
    assert got["c"] == EVERYTHING


def test_range_of_a_ratio() -> None:
    """Is the range of a growth factor the quotient of its levels within what was printed?"""
    got = solve(system("T=250 P=100 g=2.5", grew("T", "P", "g"))).admissible
    assert got["g"] == span("499/201", "501/199")
    assert got["T"] == span("249.5", "250.5")
    got = solve(system("T=260 P=104.0 p=?", Growth("T", "P", percent="p"))).admissible
    assert got["p"] == span(str(Fraction(51900, 20810) * 100 - 100), str(Fraction(52100, 20790) * 100 - 100))


def test_ratio_approached_but_not_reached() -> None:
    """With the base unbounded, is the limit of the quotient an open end?"""
    one = Fraction(1)
    above = Linear((("T", one), ("P", -one)), "==", one)  # T = P + 1
    got = solve(system("T=>0 P=>0 g=?", above, grew("T", "P", "g"))).admissible
    assert got["g"] == span("1", None, "low")
    got = solve(system([*facts("T=>0 g=?"), SystemFact("P", low=Fraction(2))], above, grew("T", "P", "g"))).admissible
    assert got["g"] == span("1", "3/2", "low")


def test_open_end_of_a_ratio_without_levels() -> None:
    """Is the range of a cut-off factor right where the levels may be as small as one likes?"""
    rows = (grew("L1", "L0", "g1"), Product("L0", "g2", "L1"))
    got = solve(system("L0=>0 L1=>0 g1=0.8 g2=1.2", *rows, mode="truncation")).admissible
    assert got["g1"] == span("4/5", "5/6")
    assert got["g2"] == span("6/5", "5/4")


def test_ratio_of_a_fact_to_itself() -> None:
    """Is it one, whatever the fact?"""
    for level in ("T=>0", "T=5"):
        assert solve(system(f"{level} g=?", grew("T", "T", "g"))).admissible["g"] == span("1", "1")
        assert solve(system(f"{level} g=2", grew("T", "T", "g"))).conflict == ("g",)


def test_share_and_product_ranges() -> None:
    """Are per cent of a share and a rate per piece scaled as printed?"""
    got = solve(system("X=25 T=100 s=?", Share("X", "T", "s"))).admissible
    assert got["s"] == span(str(Fraction(2450, 1005) * 10), str(Fraction(2550, 995) * 10))
    got = solve(system("Y=300 n=100 r=?", Product("Y", "r", "n"))).admissible
    assert got["r"] == span("599/201", "601/199")


def test_inline_ratio_is_given() -> None:
    """Is an inline ratio neither blamed nor given a range?"""
    row = Growth("M", "P", percent=fact("", "19.3", 1))
    got = solve(system("M=>0 P=100", row))
    assert list(got.admissible) == ["M", "P"]
    assert got.admissible["M"] == span(str(Fraction("99.5") * Fraction("1.1925")), str(Fraction("100.5") * Fraction("1.1935")))
    bad = solve(system("M=150 P=100", row))
    assert bad.conflict == ("M", "P")


@pytest.mark.parametrize("change", ["d", fact("", "2.8", 1)])
def test_change(change: str | SystemFact) -> None:
    """Is a change in units added, named or inline?"""
    got = solve(system("T=? P=86.8 d=2.8", Growth("T", "P", change=change))).admissible
    assert got["T"] == span("89.5", "89.7")
