"""Proofs of verdicts, checked with rational numbers against the program itself and not against the solver's tableau.

* "Inconsistent" is proved by Farkas' lemma: multipliers, positive on lower bounds and negative on upper ones, under which the rows
  cancel out while the bounds add up to more than zero (or to zero with a strict bound among them).
* "Consistent" is proved by values that satisfy every bound.

A proof that fails is a mistake of the engine, so it raises ``ProofError`` rather than giving a verdict.
"""

from __future__ import annotations

from collections.abc import Set
from fractions import Fraction

from factcheck.engine.program import GIVEN, Program


class ProofError(AssertionError):
    """A verdict whose proof does not hold."""


def check_contradiction(program: Program, certificate: list[tuple[int, int, Fraction]]) -> None:
    """Raise unless the bounds named by (variable, owner, multiplier) cannot hold together."""
    combination: dict[int, Fraction] = {}
    total = Fraction(0)
    strict = False
    bounds = {(limit.var, limit.owner): limit for limit in program.limits}
    for var, owner, m in certificate:
        limit = bounds[var, owner]
        end, is_open = (limit.low, limit.low_open) if m > 0 else (limit.high, limit.high_open)
        if end is None:
            raise ProofError(f"variable {var} has no such bound")
        total += m * end
        strict = strict or is_open
        row = {var: 1} if var < program.levels else program.rows[var - program.levels]
        for level, c in row.items():
            combination[level] = combination.get(level, Fraction(0)) + m * c
    if any(combination.values()) or total < 0 or (total == 0 and not strict):
        raise ProofError("the multipliers do not prove a contradiction")


def check_witness(program: Program, values: list[Fraction], active: Set[int]) -> None:
    """Raise unless the levels (scaled) satisfy every bound that holds."""
    levels = values[: program.levels]
    sums = [sum((c * levels[j] for j, c in row.items()), Fraction(0)) for row in program.rows]
    everything = levels + sums
    for limit in program.limits:
        if limit.owner != GIVEN and limit.owner not in active:
            continue
        x = everything[limit.var]
        if limit.low is not None and (x < limit.low or (limit.low_open and x == limit.low)):
            raise ProofError(f"variable {limit.var} is below its bound")
        if limit.high is not None and (x > limit.high or (limit.high_open and x == limit.high)):
            raise ProofError(f"variable {limit.var} is above its bound")
