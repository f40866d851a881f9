"""Does each slip lead back to what was meant, and does the likeliest one get named?"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from engine_systems import fact, facts, grew, span, system, total

from factcheck.engine import slips, solve
from factcheck.engine.evidence import agrees, explained, factor
from factcheck.engine.printed import Printed
from factcheck.model.system import Growth, SystemFact


def printed(value: str, role: Any = "level", decimals: Any = None) -> Printed:
    """A figure with the decimals of its digits."""
    number = Decimal(value)
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    found = Printed.of(SystemFact("x", number, max(0, -exponent) if decimals is None else decimals), role)
    assert found is not None
    return found


def meant(slip: Any, p: Printed) -> set[Decimal]:
    """What could have been meant, as numbers."""
    return {round(Decimal(v) * Decimal(str(float(p.unit))), 6).normalize() for v, _ in slip(p)}


# slip, printed, role, what was meant
CASES = [
    (slips.swapped_digits, "68.8", "level", "86.8"),
    (slips.swapped_digits, "0.15", "level", "0.51"),
    (slips.dropped_digit, "86", "level", "868"),
    (slips.dropped_digit, "86", "level", "186"),
    (slips.dropped_digit, "8.6", "level", "8.65"),
    (slips.dropped_digit, "8.6", "level", "48.6"),
    (slips.doubled_digit, "886.8", "level", "86.8"),
    (slips.doubled_digit, "8.66", "level", "8.6"),
    (slips.decimal_point, "868", "level", "86.8"),
    (slips.decimal_point, "8.68", "level", "86.8"),
    (slips.magnitude, "86.8", "level", "86800"),
    (slips.magnitude, "86800000", "level", "86.8"),
    (slips.wrong_digit, "86.8", "level", "85.8"),
    (slips.truncation, "86.8", "level", "86.875"),
    (slips.sign, "-3.5", "growth_percent", "3.5"),
    (slips.sign, "3.5", "change", "-3.5"),
    (slips.sign, "2.5", "factor", "0.4"),
    (slips.factor_for_percent, "250", "growth_percent", "150"),
    (slips.factor_for_percent, "2.5", "growth_percent", "150"),
    (slips.factor_for_percent, "2.5", "factor", "3.5"),
    (slips.factor_for_percent, "150", "factor", "2.5"),
    (slips.index_for_growth, "107.3", "growth_percent", "7.3"),
    (slips.wrong_base, "20", "growth_percent", "25"),
    (slips.wrong_base, "1.2", "factor", "1.25"),
]


@pytest.mark.parametrize(("slip", "figure", "role", "truth"), CASES)
def test_slip_leads_back(slip: Any, figure: str, role: str, truth: str) -> None:
    """Is the true figure among those the slip could have been made from?"""
    assert Decimal(truth).normalize() in meant(slip, printed(figure, role))


@pytest.mark.parametrize(
    ("slip", "figure", "role"),
    [
        (slips.swapped_digits, "77", "level"),
        (slips.doubled_digit, "868", "level"),
        (slips.decimal_point, "0", "level"),
        (slips.magnitude, "0", "level"),
        (slips.sign, "86.8", "level"),
        (slips.factor_for_percent, "250", "level"),
        (slips.index_for_growth, "7.3", "share"),
        (slips.wrong_base, "250", "growth_percent"),
    ],
)
def test_slip_that_cannot_have_been_made(slip: Any, figure: str, role: str) -> None:
    """Is nothing offered where the slip makes no sense?"""
    assert not list(slip(printed(figure, role)))


def test_rounded_zeros_are_no_digits() -> None:
    """Are the zeros behind the last known digit left out of swaps and drops?"""
    assert printed("86800000", decimals=-5).digits == "868"
    assert printed("86800000", decimals=0).digits == "86800000"
    assert printed("86.80", decimals=2).digits == "8680"


# figures of T = X + M, the figure at fault, its slip
SUMS = [
    ("T=68.8 X=55.3 M=31.5", "T", "swapped-digits"),
    ("T=86800 X=55.3 M=31.5", "T", "magnitude"),
    ("T=868 X=55.3 M=31.5", "T", "decimal-point"),
    ("T=868.8 X=5533.1 M=3148.7", "T", "dropped-digit"),
    ("T=866.8 X=55.3 M=31.4", "T", "doubled-digit"),
    ("T=86.7 X=55.342 M=31.435", "T", "truncation"),
    ("T=36.84 X=55.31 M=31.53", "T", "wrong-digit"),
    ("T=23.84 X=55.31 M=-31.47", "M", "sign"),
]


@pytest.mark.parametrize(("figures", "culprit", "slip"), SUMS)
def test_slip_is_named(figures: str, culprit: str, slip: str) -> None:
    """Is the slip named at the repair of the figure it happened to?"""
    if slip == "sign":
        figures = "T=86.78 X=55.31 M=-31.47"
    got = solve(system(figures, total("T", "X", "M")))
    assert {r.slip for r in got.repairs if culprit in r.values} == {slip}


@pytest.mark.parametrize(
    ("new", "percent", "slip"),
    [
        ("2503.1", "250.3", "factor-for-percent"),  # 2.503 times as much
        ("1073.2", "107.32", "index-for-growth"),
        ("1250.4", "20.03", "wrong-base"),
        ("803.2", "19.68", "sign"),
    ],
)
def test_slips_of_growth(new: str, percent: str, slip: str) -> None:
    """Is a muddled growth rate recognised?"""
    got = solve(system(f"new={new} base=1000.0 p={percent}", Growth("new", "base", percent="p")))
    assert {r.slip for r in got.repairs if "p" in r.values} == {slip}


def test_likelier_slip_comes_first() -> None:
    """Does a swap of digits outrank figures that nothing explains?"""
    got = solve(system("T=68.8 X=55.3 M=31.5", total("T", "X", "M")))
    assert next(iter(got.repairs[0].values)) == "T"
    assert got.repairs[0].weight < got.repairs[1].weight


def test_currency_needs_a_rate_of_the_table() -> None:
    """Does an amount in the wrong currency show by an exchange rate, and a growth factor never?"""
    tenge = span("45000", "46000")
    assert explained(printed("95.8"), tenge).slip == "currency"
    assert explained(printed("95.8", "factor"), tenge).slip is None


def test_evidence_of_a_narrow_hit_is_stronger() -> None:
    """Does hitting a narrow range by a swap say more than hitting a wide one?"""
    p = printed("68.8")
    assert explained(p, span("86.75", "86.85")).total > explained(p, span("80", "95")).total > explained(p, span(None, None)).total
    assert explained(p, span(None, None)).slip is None


def test_factor_is_bounded() -> None:
    """Does no evidence whatever make a figure four times lighter than its source says?"""
    assert factor(0.0) == 1
    assert factor(1e12) == Fraction(1, 4)
    assert factor(1.0) > factor(2.0) > factor(100.0) > factor(1e12)


def test_figures_beyond_print_have_no_slips() -> None:
    """Is a number with hundreds of digits left alone rather than put through floats?"""
    assert Printed.of(fact("x", "1e300"), "level") is None
    assert Printed.of(fact("x"), "level") is None
    assert solve(system([fact("T", "1e300", "INF"), *facts("X=3")], total("T", "X"))).verdict == "inconsistent"


def test_figure_in_a_range_of_something_else() -> None:
    """Does agreement with another range count as far as the digits cover it?"""
    assert agrees(printed("31.5"), span("31.45", "31.55")) == pytest.approx(315)
    assert agrees(printed("31.5"), span("40", "41")) == 0


# -- what only other figures give away --------------------------------------------------------------------------------


def slip_of(figures: str, culprit: str, *rows: Any) -> set[str | None]:
    """The slips named at repairs of one figure."""
    return {r.slip for r in solve(system(figures, *rows)).repairs if set(r.values) == {culprit}}


def test_exports_for_imports() -> None:
    """Is a part printed with the figure of the other part recognised?"""
    assert slip_of("T=86.79 X=55.27 M=55.27", "M", total("T", "X", "M")) == {"exports-for-imports"}


def test_wrong_period() -> None:
    """Is last year's figure printed for this year's recognised?"""
    assert slip_of("T=3472 P=3472 g=2.503", "T", grew("T", "P", "g")) == {"wrong-period"}


def test_percent_for_points() -> None:
    """Is a rise in points printed as per cent recognised, and the reverse?"""
    assert slip_of("new=14.35 old=12.05 p=2.30", "p", Growth("new", "old", percent="p")) == {"percent-for-points"}
    assert slip_of("new=14.35 old=12.05 d=19.09", "d", Growth("new", "old", change="d")) == {"percent-for-points"}


def test_two_figures_exchanged() -> None:
    """Are exports and imports printed in each other's place the first pair, and named so?"""
    rows = (total("T", "X", "M"), grew("X", "XP", "gX"), grew("M", "MP", "gM"))
    got = solve(system("T=86.79 X=31.52 M=55.27 XP=22.11 gX=2.50 MP=26.27 gM=1.20", *rows))
    assert set(got.repairs[0].values) == {"X", "M"}
    assert got.repairs[0].slip == "exports-for-imports"
