"""Bounds as decimal text: exact where they end, else rounded outward."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.numbers import SIGNIFICANT_DIGITS, bound_text


@given(st.fractions(), st.booleans())
def test_a_bound_is_outward_and_no_further_than_its_last_digit(value, upper):
    text = bound_text(value, upper=upper)
    shown = Fraction(text)
    assert shown >= value if upper else shown <= value
    assert abs(shown - value) * 10 ** (SIGNIFICANT_DIGITS - 1) <= abs(value)
    assert "e" not in text.lower()


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_a_number_that_ends_is_exact(value):
    assert (
        Fraction(bound_text(Fraction(value), upper=True)) == Fraction(bound_text(Fraction(value), upper=False)) == Fraction(value)
    )


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (Fraction(1, 3), "0.333333333333333", "0.333333333333334"),
        (Fraction(-1, 3), "-0.333333333333334", "-0.333333333333333"),
        (Fraction(86_800_000), "86800000", "86800000"),
        (Fraction(0), "0", "0"),
    ],
)
def test_both_ends(value, low, high):
    assert (bound_text(value, upper=False), bound_text(value, upper=True)) == (low, high)


def test_unbounded():
    assert bound_text(None, upper=True) is None
