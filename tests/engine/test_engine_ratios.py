"""Are ratios exact where they can be, and open with a reason where they cannot?"""

from __future__ import annotations

from fractions import Fraction

import pytest
from engine_systems import fact, facts, grew, span, system, total

from factcheck.engine import solve
from factcheck.model.system import Duplicate, Growth, Linear, Product, Share, SystemFact

ONE = Fraction(1)


@pytest.mark.parametrize(
    ("base", "why"),
    [
        ("P=0", "may be zero"),
        ("P=-3", "negative"),
        ("P=?", "may be negative"),
    ],
)
def test_base_that_is_not_surely_positive(base: str, why: str) -> None:
    """Is a growth row left open, with the reason, when its base may be zero or negative?"""
    got = solve(system(f"T=5 {base} g=2.5", grew("T", "P", "g")))
    assert got.verdict == "open"
    assert got.reason is not None and "P" in got.reason and why in got.reason
    assert not got.admissible


def test_base_at_most_zero() -> None:
    """Is a base that is known not to be positive left open?"""
    known = SystemFact("P", high=Fraction(0))
    assert solve(system([*facts("T=5 g=2.5"), known], grew("T", "P", "g"))).verdict == "open"


def test_unstated_base_is_taken_as_positive() -> None:
    """Is a base that nobody states and that cannot be negative taken as above zero?"""
    got = solve(system("T=5 P=>0 g=2.5", grew("T", "P", "g")))
    assert got.verdict == "consistent"
    assert got.admissible["P"] == span(str(Fraction("4.5") / Fraction("2.55")), str(Fraction("5.5") / Fraction("2.45")))
    # grown from something positive, it cannot be nothing
    assert solve(system("T=0/INF P=>0 g=2.5", grew("T", "P", "g"))).verdict == "inconsistent"


def test_unstated_base_narrowed_by_other_rows() -> None:
    """Does a base count as positive when the other rows leave it nothing else?"""
    rows = (grew("T", "P", "g"), total("P", "A", "B"))
    assert solve(system("T=5 P=? A=1 B=1.1 g=2.5", *rows)).verdict == "consistent"
    assert solve(system("T=9 P=? A=1 B=1.1 g=2.5", *rows)).verdict == "inconsistent"
    assert solve(system("T=5 P=? A=1 B=? g=2.5", *rows)).verdict == "open"


def test_open_row_does_not_hide_a_contradiction_elsewhere() -> None:
    """Is a contradiction reported although another row is open?"""
    got = solve(system("T=5 P=0 g=2.5 A=3 B=9", grew("T", "P", "g"), total("A", "B")))
    assert (got.verdict, got.conflict) == ("inconsistent", ("A", "B"))
    assert got.reason is not None


def test_shared_ratio_is_open() -> None:
    """Is a ratio used in two rows, each of which could hold, left open?"""
    rows = (grew("B", "A", "g"), grew("D", "C", "g"))
    got = solve(system("A=100 B=249 C=40 D=101 g=2.5", *rows))
    assert got.verdict == "open"
    assert got.reason is not None and "g is used in several relations" in got.reason


def test_shared_ratio_with_exact_printed_values() -> None:
    """Do printed values that fit exactly settle a shared ratio?"""
    got = solve(system("A=100 B=250 C=40 D=100 g=2.5", grew("B", "A", "g"), grew("D", "C", "g")))
    assert got.verdict == "consistent"
    assert got.reason is not None and "too wide" in got.reason


def test_shared_ratio_that_one_row_refutes() -> None:
    """Is a shared ratio still contradicted by one of its rows, and no repair promised that its other row forbids?"""
    got = solve(system("A=100 B=300 C=40 D=101 g=2.5", grew("B", "A", "g"), grew("D", "C", "g")))
    assert (got.verdict, got.conflict) == ("inconsistent", ("A", "B", "g"))
    assert {name for r in got.repairs for name in r.values} == {"A", "B"}


def test_shared_ratio_known_exactly_is_no_relaxation() -> None:
    """Is a ratio without rounding simply a number, however often it is used?"""
    rows = (grew("B", "A", "g"), grew("D", "C", "g"))
    assert solve(system("A=100 B=249 C=40 D=100 g=2.5/INF", *rows)).verdict == "consistent"


def test_one_row_written_twice_is_one_row() -> None:
    """Does repeating a relation leave its ratio unshared?"""
    assert solve(system("A=100 B=249 g=2.5", grew("B", "A", "g"), grew("B", "A", "g"))).verdict == "consistent"


def test_reports_of_one_ratio() -> None:
    """Do two reports of a growth rate both bind the levels, exactly?"""
    rows = (grew("B", "A", "g"), Duplicate(("g", "h")))
    got = solve(system("A=100 B=? g=2.5 h=2.46", *rows))
    assert got.verdict == "consistent"
    assert got.admissible["B"] == span(str(Fraction("99.5") * Fraction("2.455")), str(Fraction("100.5") * Fraction("2.465")))
    bad = solve(system("A=100 B=254 g=2.5 h=2.46", *rows))
    assert (bad.conflict, bad.rows) == (("A", "B", "h"), (0, 1))
    apart = solve(system("A=100 B=? g=2.5 h=2.61", *rows))
    assert apart.conflict == ("g", "h")


def test_shares_of_one_whole() -> None:
    """Are shares that must stay within 100 per cent multiplied by their whole, which is exact?"""
    rows = (Share("x", "T", "sx"), Share("y", "T", "sy"), Linear((("sx", ONE), ("sy", ONE)), "<=", Fraction(100)))
    got = solve(system("T=100 x=? y=? sx=60 sy=40", *rows))
    assert got.verdict == "consistent"
    assert got.admissible["sx"] == span("59.5", "60.5")
    assert got.admissible["sy"] == span("39.5", "40.5")
    bad = solve(system("T=100 x=? y=? sx=60 sy=45", *rows))
    assert bad.conflict == ("sx", "sy")
    assert bad.repairs[0].values in ({"sx": span(None, "55.5")}, {"sy": span(None, "40.5")})


def test_shares_of_different_wholes_are_relaxed() -> None:
    """Is a row among ratios of different bases left open, as no multiplication makes it linear?"""
    rows = (Share("x", "T", "sx"), Share("y", "U", "sy"), Linear((("sx", ONE), ("sy", -ONE)), "<=", Fraction(0)))
    assert solve(system("T=100 U=200 x=40 y=80 sx=40.2 sy=40.4", *rows)).verdict == "open"


def test_component_without_levels() -> None:
    """Do growth rates contradict each other without a single level: the whole outside the range of its parts?"""
    rows = (
        total("T", "X", "M"),
        total("TP", "XP", "MP"),
        grew("T", "TP", "gT"),
        grew("X", "XP", "gX"),
        grew("M", "MP", "gM"),
    )
    levels = "T=>0 X=>0 M=>0 TP=>0 XP=>0 MP=>0"
    bad = solve(system(f"{levels} gT=1.5 gX=1.2 gM=1.3", *rows))
    assert (bad.verdict, bad.conflict) == ("inconsistent", ("gM", "gT", "gX"))
    assert {name: i for r in bad.repairs for name, i in r.values.items()} == {
        "gT": span("1.15", "1.35", "low", "high"),
        "gX": span("1.45", None, "low"),
        "gM": span("1.45", None, "low"),
    }
    good = solve(system(f"{levels} gT=1.3 gX=1.2 gM=1.4", *rows))
    assert good.verdict == "consistent"
    assert good.admissible["gT"] == span("1.25", "1.35")
    assert good.admissible["T"] == span("0", None, "low")


def test_product_of_rate_and_count() -> None:
    """Does yield times area give the harvest?"""
    got = solve(system("harvest=500 yield=2.5 area=150", Product("harvest", "yield", "area")))
    assert got.conflict == ("area", "harvest", "yield")


def test_percent_below_minus_hundred() -> None:
    """Is a fall by more than everything a contradiction for what cannot be negative?"""
    got = solve(system("T=>0 P=100 p=-120", Growth("T", "P", percent="p")))
    assert (got.verdict, got.conflict) == ("inconsistent", ("p",))


def test_facts_stated_by_bounds_are_figures() -> None:
    """Can a figure given by its bounds be blamed, and one that is only known not to be negative not?"""
    stated = fact("X", low="55.25", high="55.35", given=False)
    got = solve(system([*facts("T=90 M=31.5"), stated], total("T", "X", "M")))
    assert got.conflict == ("M", "T", "X")
    known = fact("X", low="55.25", high="55.35")
    got = solve(system([*facts("T=90 M=31.5"), known], total("T", "X", "M")))
    assert got.conflict == ("M", "T")
