"""The exact range of a fact in a feasible component.

A level is pushed down and up by the simplex method. A ratio is the quotient of two levels over a polyhedron, a linear-fractional
programme; Dinkelbach's method ("On nonlinear fractional programming", Management Science 13, 1967) solves it as a few linear ones:
while some point has new − λ·base > 0, λ is replaced by that point's quotient. An end is open exactly when the optimum carries an
infinitesimal, or is only approached along an unbounded edge.
"""

from __future__ import annotations

from fractions import Fraction

from factcheck.engine.forest import forest_ranges
from factcheck.engine.program import Ratio
from factcheck.engine.solver import Solver
from factcheck.engine.tableau import TooSmallError
from factcheck.model.interval import EVERYTHING, Interval

#: An end of a range: its value (None is unbounded) and whether it is open.
End = tuple[Fraction | None, bool]


def range_of(solver: Solver, fact: int) -> Interval:
    """All values a fact can take while the active figures hold; the active figures must be feasible.

    Of a ratio shared by several rows: all values that each of the rows allows by itself, possibly none.
    """
    while True:
        try:
            ratio = solver.program.ratio_of.get(fact)
            if ratio is None:
                low, high = (_level_end(solver, solver.program.var_of[fact], sign) for sign in (-1, 1))
            else:
                low, high = (_ratio_end(solver, ratio, sign) for sign in (-1, 1))
            found = Interval(low[0], high[0], low[1], high[1])
            for shared in solver.program.shared_of.get(fact, ()):
                low, high = (_ratio_end(solver, shared, sign) for sign in (-1, 1))
                found = found.intersect(Interval(low[0], high[0], low[1], high[1]))
            return found
        except TooSmallError:
            solver.rebuild()
            solver.check()


def all_ranges(solver: Solver, found: dict[int, Interval]) -> None:
    """The ranges of all facts with all figures active, put into ``found`` one by one: a deadline leaves those that are known.

    A bound of the figure itself that some point has met needs no search: points met while others are searched give most of them.
    """
    exact = forest_ranges(solver.program)
    if exact is not None:
        found.update(exact)
        return
    solver.simplex.watch()
    own = solver.own_bounds()
    for fact in range(len(solver.program.facts)):
        if fact not in own or not own[fact] <= solver.simplex.reached:
            found[fact] = range_of(solver, fact)
        else:
            found[fact] = solver.program.facts[fact].interval(solver.program.mode)


def difference_of(solver: Solver, new: int, base: int) -> Interval:
    """The range of one level minus another, for guessing slips; EVERYTHING where infinitesimals got in the way."""
    try:
        ends = [_difference_end(solver, new, base, sign) for sign in (-1, 1)]
    except TooSmallError:
        solver.rebuild()
        solver.check()
        return EVERYTHING
    return Interval(ends[0], ends[1])


def quotient_of(solver: Solver, new: int, base: int) -> Interval:
    """The range of one level divided by another that is positive, for guessing slips."""
    if not solver.is_positive(base):
        return EVERYTHING
    try:
        low, high = (_quotient_end(solver, new, base, sign) for sign in (-1, 1))
    except TooSmallError:
        solver.rebuild()
        solver.check()
        return EVERYTHING
    return Interval(low[0], high[0], low[1], high[1])


def _difference_end(solver: Solver, new: int, base: int, sign: int) -> Fraction | None:
    simplex = solver.simplex
    objective = simplex.add_objective({new: 1, base: -1} if new != base else {})
    ray = simplex.maximise(objective, sign)
    simplex.drop_objective()
    if ray is not None:
        return None
    return (_parts(solver, new)[0] - _parts(solver, base)[0]) / solver.program.scale


def _level_end(solver: Solver, var: int, sign: int) -> End:
    simplex = solver.simplex
    if simplex.maximise(var, sign) is not None:
        return None, False
    whole, k, den = simplex.split(var)
    return Fraction(whole, den * solver.program.scale), k != 0


def _ratio_end(solver: Solver, ratio: Ratio, sign: int) -> End:
    quotient, is_open = _quotient_end(solver, ratio.new, ratio.base, sign)
    if quotient is None:
        return None, False
    return (quotient - ratio.offset) * ratio.per, is_open


def _quotient_end(solver: Solver, new: int, base: int, sign: int) -> End:
    simplex = solver.simplex
    ray = simplex.maximise(base, 1)
    if ray is None:
        a, _, b = _parts(solver, new), 0, _parts(solver, base)
        guess = a[0] / b[0]
    else:
        guess = _slope(solver, new, ray) / _slope(solver, base, ray)
    while True:
        objective = simplex.add_objective({new: guess.denominator, base: -guess.numerator} if new != base else {})
        ray = simplex.maximise(objective, sign)
        simplex.drop_objective()
        if ray is not None:
            steepness = _slope(solver, base, ray)
            if steepness == 0:
                return None, False
            guess = _slope(solver, new, ray) / steepness
            continue
        (n, n_tiny), (d, d_tiny) = _parts(solver, new), _parts(solver, base)
        gain, tiny = n - guess * d, n_tiny - guess * d_tiny
        if gain * sign > 0:
            if d == 0:
                return None, False
            guess = n / d
        elif gain == 0 and tiny * sign > 0:
            guess = n_tiny / d_tiny
        else:
            return guess, gain != 0 or tiny != 0


def _parts(solver: Solver, var: int) -> tuple[Fraction, Fraction]:
    whole, k, den = solver.simplex.split(var)
    return Fraction(whole, den), Fraction(k, den)


def _slope(solver: Solver, var: int, ray: tuple[int, int]) -> Fraction:
    numerator, denominator = solver.simplex.slope(var, ray[0])
    return Fraction(numerator * ray[1], denominator)
