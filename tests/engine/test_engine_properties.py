"""What never matters to a verdict: order, scale, spelling; and what only ever goes one way: width."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from typing import Any

from engine_judge import Judge, names_in, random_system
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.engine import solve
from factcheck.model.interval import Interval
from factcheck.model.system import Duplicate, Growth, Linear, Product, Row, Share, Sum, System, SystemFact, Verdict

SYSTEMS = st.integers(0, 10**9).map(lambda seed: random_system(random.Random(seed)))


def shuffled(system: System, rng: random.Random) -> System:
    """The same system with everything that has no order put in another one."""
    facts, rows = list(system.facts), [_shuffled_row(row, rng) for row in system.rows]
    rng.shuffle(facts)
    rng.shuffle(rows)
    return replace(system, facts=tuple(facts), rows=tuple(rows))


def _shuffled_row(row: Row, rng: random.Random) -> Row:
    if isinstance(row, Sum):
        return replace(row, parts=tuple(rng.sample(row.parts, len(row.parts))))
    if isinstance(row, Linear):
        return replace(row, terms=tuple(rng.sample(row.terms, len(row.terms))))
    return Duplicate(tuple(rng.sample(row.facts, len(row.facts)))) if isinstance(row, Duplicate) else row


def comparable(got: Verdict) -> tuple[Any, ...]:
    """Everything but the indexes of rows, which a shuffle renumbers."""
    return (
        got.verdict,
        got.conflict,
        dict(got.admissible),
        sorted((r.weight, r.slip or "", sorted(map(str, r.values.items()))) for r in got.repairs),
    )


@given(SYSTEMS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_order_never_matters(system: System, rng: random.Random) -> None:
    """Does the order of facts, relations, parts and reports leave verdict, conflict, ranges and repairs alone?"""
    assert comparable(solve(shuffled(system, rng))) == comparable(solve(system))


def scaled(system: System, power: int) -> System:
    """Every level times a power of ten; ratios stay."""
    ratios = {
        name
        for row in system.rows
        if not isinstance(row, Sum | Duplicate | Linear) and not (isinstance(row, Growth) and row.change is not None)
        for name in names_in(row)
        if name.startswith("g")
    }
    facts = tuple(f if f.name in ratios else _scaled_fact(f, power) for f in system.facts)
    return replace(system, facts=facts, rows=tuple(_scaled_row(row, power) for row in system.rows))


def _scaled_fact(fact: SystemFact, power: int) -> SystemFact:
    times = Fraction(10) ** power
    return replace(
        fact,
        value=None if fact.value is None else fact.value.scaleb(power),
        decimals=fact.decimals - power if isinstance(fact.decimals, int) else fact.decimals,
        low=None if fact.low is None else fact.low * times,
        high=None if fact.high is None else fact.high * times,
    )


def _scaled_row(row: Row, power: int) -> Row:
    if isinstance(row, Linear):
        return replace(row, rhs=row.rhs * Fraction(10) ** power)
    if isinstance(row, Growth) and isinstance(row.change, SystemFact):
        return replace(row, change=_scaled_fact(row.change, power))
    return row


@given(SYSTEMS, st.integers(-15, 15))
@settings(deadline=None, max_examples=60)
def test_scale_never_matters(system: System, power: int) -> None:
    """Do all values times a power of ten give the same verdict, conflict and repairs, and ranges times that power?"""
    one, other = solve(system), solve(scaled(system, power))
    assert (one.verdict, one.conflict, one.rows) == (other.verdict, other.conflict, other.rows)
    assert {frozenset(r.values) for r in one.repairs} == {frozenset(r.values) for r in other.repairs}
    if not any(isinstance(row, Growth) and row.factor is None for row in system.rows):
        # Points for per cent is the one slip that depends on the unit of the levels.
        assert [(set(r.values), r.slip, r.weight) for r in one.repairs] == [
            (set(r.values), r.slip, r.weight) for r in other.repairs
        ]
    for name, interval in one.admissible.items():
        assert other.admissible[name] == (interval if name.startswith("g") else interval.scaled(Fraction(10) ** power))


@given(SYSTEMS, st.integers(0, 9), st.fractions(0, 3), st.fractions(0, 3))
@settings(deadline=None, max_examples=60)
def test_widening_never_contradicts(system: System, which: int, down: Fraction, up: Fraction) -> None:
    """Does a wider interval leave a consistent system consistent (or open, where a base may now be zero)?"""
    if solve(system).verdict != "consistent":
        return
    fact = system.facts[which % len(system.facts)]
    span = fact.interval(system.mode)
    wider = Interval(None if span.low is None else span.low - down, None if span.high is None else span.high + up)
    bounds = replace(fact, low=wider.low, high=wider.high, low_open=False, high_open=False, given=not fact.is_stated)
    facts = tuple(bounds if f is fact else f for f in system.facts)
    assert solve(replace(system, facts=facts)).verdict != "inconsistent"


@given(SYSTEMS)
@settings(deadline=None, max_examples=40)
def test_ranges_lie_within_what_was_printed(system: System) -> None:
    """Is no range empty or wider than the figure it belongs to?"""
    got = solve(system)
    for fact in system.facts:
        if got.verdict == "consistent":
            found = got.admissible[fact.name]
            assert not found.is_empty
            assert found.intersect(fact.interval(system.mode)) == found


@given(SYSTEMS)
@settings(deadline=None, max_examples=40)
def test_a_repair_repairs(system: System) -> None:
    """Does putting the repaired figures into the middle of their ranges, one at a time, leave no contradiction?"""
    # An open row may stand once its stated base is unknown.
    for repair in solve(system).repairs[:3] if all(Judge(system).closed) else ():
        facts = tuple(
            replace(f, value=None, low=None, high=None, given=True) if f.name in repair.values else f for f in system.facts
        )
        unknown = replace(system, facts=facts)
        assert solve(unknown).verdict != "inconsistent"
        name, span = next(iter(repair.values.items()))
        if len(repair.values) == 1 and span.low is not None and span.high is not None:
            middle = (span.low + span.high) / 2
            fixed = SystemFact(name, low=middle, high=middle, given=False)
            assert (
                solve(replace(system, facts=tuple(fixed if f.name == name else f for f in system.facts))).verdict != "inconsistent"
            )


def test_share_and_product_are_ratio_rows() -> None:
    """Are the random systems made of every kind of row?"""
    rng = random.Random(1)
    kinds = {type(row) for _ in range(300) for row in random_system(rng).rows}
    assert {Sum, Growth, Share, Product, Linear, Duplicate} <= kinds
