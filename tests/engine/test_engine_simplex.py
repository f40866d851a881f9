"""Does the integer simplex find points, optima and certificates, and notice when infinitesimals grow too large?"""

from __future__ import annotations

import time
from fractions import Fraction

import pytest

from factcheck.engine.simplex import OutOfPivotsError, Simplex
from factcheck.engine.tableau import OutOfTimeError, TooSmallError


def box(*bounds: tuple[int | None, int | None], bits: int = 0) -> Simplex:
    """A simplex with bounded variables."""
    made = Simplex(len(bounds), bits)
    for i, (low, high) in enumerate(bounds):
        made.set_bounds(i, low, high)
    return made


def value(simplex: Simplex, i: int) -> Fraction:
    """The value of a variable."""
    whole, _, den = simplex.split(i)
    return Fraction(whole, den)


def test_optimum_of_a_sum() -> None:
    """x + y <= 7, x <= 4, y <= 5: how far does y − x go, and 3x + 2y?"""
    simplex = box((0, 4), (0, 5))
    simplex.set_bounds(simplex.add_row({0: 1, 1: 1}), None, 7)
    assert simplex.check() is None
    for coefficients, most in (({0: -1, 1: 1}, 5), ({0: 3, 1: 2}, 18)):
        t = simplex.add_objective(coefficients)
        assert simplex.maximise(t, 1) is None
        assert value(simplex, t) == most
        simplex.drop_objective()


def test_fractional_optimum() -> None:
    """Is a third kept as a third?"""
    simplex = box((0, None), (0, None))
    simplex.set_bounds(simplex.add_row({0: 3, 1: 1}), None, 1)
    assert simplex.check() is None
    assert simplex.maximise(0, 1) is None
    assert value(simplex, 0) == Fraction(1, 3)


def test_unbounded_direction() -> None:
    """Is the ray named along which a variable grows for ever?"""
    simplex = box((0, None), (0, None))
    row = simplex.add_row({0: 1, 1: -1})
    simplex.set_bounds(row, 0, 2)
    assert simplex.check() is None
    ray = simplex.maximise(0, 1)
    assert ray is not None
    slopes = [Fraction(*simplex.slope(i, ray[0])) * ray[1] for i in (0, 1, row)]
    assert slopes[0] == slopes[1] > 0 and slopes[2] == 0


def test_certificate_cancels_out() -> None:
    """Do the multipliers of a contradiction cancel the variables and add up to more than zero?"""
    simplex = box((3, 4), (3, 4), (9, 10))
    simplex.set_bounds(simplex.add_row({0: 1, 1: 1, 2: -1}), 0, 0)
    stuck = simplex.check()
    assert stuck is not None
    rows = {0: {0: 1}, 1: {1: 1}, 2: {2: 1}, 3: {0: 1, 1: 1, 2: -1}}
    total: dict[int, int] = {}
    constant = 0
    for var, is_lower, m in simplex.reason(*stuck):
        bound = simplex.lower[var] if is_lower else simplex.upper[var]
        assert bound is not None and m > 0
        constant += m * bound if is_lower else -m * bound
        for level, c in rows[var].items():
            total[level] = total.get(level, 0) + (m if is_lower else -m) * c
    assert not any(total.values()) and constant > 0


def test_strict_bound_is_not_reached() -> None:
    """x > 2 and x + y = 5: is y below 3, never 3?"""
    bits = 60
    simplex = box(((2 << bits) + 1, None), (0, None), bits=bits)
    simplex.set_bounds(simplex.add_row({0: 1, 1: 1}), 5 << bits, 5 << bits)
    assert simplex.check() is None
    assert simplex.maximise(1, 1) is None
    whole, tiny, den = simplex.split(1)
    assert Fraction(whole, den) == 3 and tiny < 0


def test_infinitesimals_that_grow_are_noticed() -> None:
    """Are more bits asked for when coefficients outgrow the infinitesimals' room?"""
    simplex = box((1, None), (1, None), bits=12)
    with pytest.raises(TooSmallError):
        simplex.add_row({0: 10**6, 1: 1})


def test_bounds_can_be_taken_back() -> None:
    """Does the state serve on after a contradiction is lifted?"""
    simplex = box((0, 1), (0, 1))
    row = simplex.add_row({0: 1, 1: 1})
    simplex.set_bounds(row, 3, None)
    assert simplex.check() is not None
    simplex.set_bounds(0, 0, None)
    assert simplex.check() is None
    assert value(simplex, 0) + value(simplex, 1) >= 3


def test_deadline_and_grant() -> None:
    """Does it stop when the time or the pivots are used up?"""
    for limit in ("time", "pivots"):
        simplex = Simplex(2, deadline=time.monotonic() - 1 if limit == "time" else None)
        simplex.set_bounds(simplex.add_row({0: 1, 1: 1}), 3, None)
        with pytest.raises(OutOfTimeError if limit == "time" else OutOfPivotsError):
            simplex.check(0 if limit == "pivots" else None)
