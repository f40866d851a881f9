"""One thing is not a thousand times larger a period later.

Million for billion is the commonest slip of all. Where a figure contradicts others and a power of a thousand would heal it, the
finding is named after the slip, with the severity of the equation it violates. Where nothing is violated, values of one flow,
stock or mean for successive periods of one length that lie a thousand-fold apart are a warning, as is an item thirty times larger
than its whole.

Flags:
    In June 2025 remittances to Pakistan were $3.4 billion. In July 2025 remittances to Pakistan were $3,214.4 billion.

Leaves alone:
    In June 2025 remittances to Pakistan were $3.4 billion. In July 2025 remittances to Pakistan were $3,214.4 million.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from factcheck.checks.lookup.facts import Facts, Measure, Series
from factcheck.checks.lookup.parts import PART, REST
from factcheck.checks.lookup.ties import is_additive, kind_of
from factcheck.model.fact import Fact
from factcheck.model.figure import printed_value
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.system import Linear

#: The lowest and the highest value printed for a fact.
Extent = tuple[Fraction, Fraction]

#: A thousand-fold within what the thing itself may have changed: more than 300 reads as a thousand, less may be real.
APART = Fraction(300)
#: A part beyond its whole by more than this has another magnitude; less may be another way of counting.
BEYOND = Fraction(30)
#: Things and people are counted in towns and firms as well as in countries: those are told apart by any number, while a slip
#: in a magnitude word leaves a power of a thousand, but for what a period may change.
COUNT: Final = "count"
THOUSAND: Final = 1000
CHANGE: Final = 2
#: Room for rounding: one value may be twice what is printed of it, the other half.
NEAR: Final = 4
#: Made once: a big table has a row of them for every pair of neighbours.
ONE, NONE, MINUS_APART, MINUS_BEYOND = Fraction(1), Fraction(0), -APART, -BEYOND


def relations(facts: Facts) -> Iterator[Relation]:
    """Neighbouring periods of one length, and items beside their whole."""
    for series, measures in facts.values.items():
        if kind_of(series) not in ("flow", "stock", "mean") or series.modality != "actual":
            continue
        for measure, periods in measures.items():
            if measure.dimension == "percent":
                continue
            if len(periods) > 1:
                yield from _neighbours(measure, periods)
            # What is left of something, or a part without a name, may be of another whole than the one that was read.
            if series.item not in (None, REST, PART) and is_additive(series, measure):
                yield from _beyond_whole(facts, series, measure, periods)


def _beyond_whole(facts: Facts, series: Series, measure: Measure, periods: dict[Period | None, Fact]) -> Iterator[Relation]:
    """Items that are larger than their whole by powers of ten, whatever else an item may be."""
    wholes = facts.values.get(series._replace(item=None), {}).get(measure, {})
    for period, part in periods.items():
        whole = wholes.get(period)
        if whole is not None and _may_exceed(_printed(part), _printed(whole), BEYOND):
            yield Relation(
                rule="magnitude",
                roles=(("earlier", part), ("later", whole)),
                rows=(),
                plausible=(Linear(((part.name, ONE), (whole.name, MINUS_BEYOND)), "<=", NONE),),
                reason="part_of_whole",
                chained=False,
            )


def _neighbours(measure: Measure, periods: dict[Period | None, Fact]) -> Iterator[Relation]:
    printed = {period: _printed(fact) for period, fact in periods.items() if period is not None}
    if not _are_apart(printed.values()):
        return
    by_length: dict[int, list[Period]] = {}
    for period in printed:
        by_length.setdefault(period.months or period.days or 0, []).append(period)
    for alike in by_length.values():
        for earlier, later in pairwise(sorted(alike, key=lambda period: period.end)):
            a, b = periods[earlier], periods[later]
            before, after = printed[earlier], printed[later]
            if not (_may_exceed(before, after, APART) or _may_exceed(after, before, APART)):
                continue
            if measure.dimension != COUNT or _is_power(before, after):
                yield Relation(
                    rule="magnitude",
                    roles=(("earlier", a), ("later", b)),
                    rows=(),
                    plausible=(
                        Linear(((a.name, ONE), (b.name, MINUS_APART)), "<=", NONE),
                        Linear(((b.name, ONE), (a.name, MINUS_APART)), "<=", NONE),
                    ),
                    reason="same_series",
                    chained=False,
                )


def _printed(fact: Fact) -> Extent:
    """The lowest and the highest value that texts print for a fact."""
    values = [printed_value(claim) for claim in fact.claims]
    return (values[0], values[0]) if len(values) == 1 else (min(values), max(values))


def _are_apart(printed: Iterable[Extent]) -> bool:
    """Whether any two of some facts may be so far apart."""
    lows, highs = zip(*printed, strict=True)
    return _may_exceed((NONE, max(highs)), (min(lows), NONE), APART)


def _may_exceed(large: Extent, small: Extent, times: Fraction) -> bool:
    """Whether one fact may be more than so many times another, whatever their figures were rounded from.

    Nearly none is, and a big table has a relation for every pair of neighbours otherwise: hence whole numbers, cross-multiplied.
    """
    (_, high), (low, _) = large, small
    return low.numerator <= 0 or NEAR * high.numerator * low.denominator > times.numerator * low.numerator * high.denominator


def _is_power(one: Extent, other: Extent) -> bool:
    """Whether one fact is about a power of a thousand times another."""
    small, large = sorted((one[0], other[0]))
    if small <= 0:
        return True
    times = large / small
    while times > THOUSAND * CHANGE:
        times /= THOUSAND
    return times * CHANGE >= THOUSAND
