"""A system written as JSON reads back as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.engine import solve
from factcheck.engine.reading import read_systems
from factcheck.engine.writing import to_json
from factcheck.model.system import Duplicate, Growth, Linear, Order, Product, Row, Share, Sum, System, SystemFact

NAMES = ("a", "b", "c", "d")
decimals = st.decimals("-1e9", "1e9", allow_nan=False, places=3)
bounds = decimals.map(Fraction)
inline = st.builds(SystemFact, st.just(""), decimals, st.integers(-3, 3), weight=st.none())
names = st.sampled_from(NAMES)
ratios = names | inline
coefficients = st.integers(-20, 20).map(Fraction)


@st.composite
def facts(draw: st.DrawFn, name: str) -> SystemFact:
    """A printed figure, one stated by its bounds, or one nobody states."""
    weight = draw(st.none() | st.integers(0, 9).map(Fraction))
    match draw(st.integers(0, 2)):
        case 0:
            return SystemFact(name, draw(decimals), draw(st.integers(-5, 5) | st.just("INF") | st.none()), weight=weight)
        case 1:
            low, high = sorted((draw(bounds), draw(bounds)))
            opens = draw(st.booleans()), draw(st.booleans())
            return SystemFact(name, None, None, low, high, *opens, weight, given=False)
        case _:
            return SystemFact(name, low=Fraction(0), weight=weight)


rows: st.SearchStrategy[Row] = st.one_of(
    st.builds(Sum, names, st.lists(st.tuples(names, coefficients), min_size=1, max_size=3).map(tuple)),
    st.builds(Growth, names, names, factor=ratios),
    st.builds(Growth, names, names, percent=ratios),
    st.builds(Growth, names, names, change=ratios),
    st.builds(Share, names, names, ratios),
    st.builds(Product, names, ratios, names),
    st.builds(Order, names, names),
    st.builds(Duplicate, st.lists(names, min_size=2, max_size=4).map(tuple)),
    st.builds(
        Linear,
        st.lists(st.tuples(names, coefficients), min_size=1, max_size=3).map(tuple),
        st.sampled_from(["<=", ">=", "==", "<", ">"]),
        coefficients,
    ),
)
systems = st.builds(
    System,
    st.just("s"),
    st.tuples(*map(facts, NAMES)),
    st.lists(rows, max_size=4).map(tuple),
    st.sampled_from(["nearest", "either"]),
)


@given(systems)
def test_a_system_reads_back_as_it_was(system: System) -> None:
    """Does every relation and every kind of figure survive?"""
    (back,) = read_systems(json.dumps(to_json(system)))
    assert back == system


def test_thirds_as_coefficients_become_whole_numbers() -> None:
    """A row that no decimals can write is written times three, and says the same."""
    third = System(
        "s",
        (SystemFact("a", Decimal(1), 0), SystemFact("b", Decimal(9), 0)),
        (Linear((("a", Fraction(1)), ("b", Fraction(-1, 3))), "==", Fraction(0)),),
    )
    (back,) = read_systems(json.dumps(to_json(third)))
    assert isinstance(back, System)
    assert back.rows == (Linear((("a", Fraction(3)), ("b", Fraction(-1))), "==", Fraction(0)),)
    assert solve(back).verdict == solve(third).verdict == "inconsistent"


def test_bounds_that_are_no_decimals_are_widened() -> None:
    """A third is between 0.333…33 and 0.333…34."""
    fact = SystemFact("a", low=Fraction(1, 3), high=Fraction(1, 3), given=False)
    shown = to_json(System("s", (fact,), ()))["facts"][0]
    assert (shown["low"], shown["high"]) == ("0.333333333333333", "0.333333333333334")


def test_a_sum_with_a_third_is_refused() -> None:
    """Nothing is rounded in silence."""
    row = Sum("a", (("b", Fraction(1, 3)),))
    with pytest.raises(ValueError, match="no decimal"):
        to_json(replace(System("s", (), ()), rows=(row,)))
