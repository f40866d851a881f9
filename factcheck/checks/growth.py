"""Growth leads from the old value to the new: new = factor × base, new = base × (1 ± p %), new − base = change.

"2.5 times", "by 19.3 %", "by $1.3 billion" and "by 0.3 percentage points" each tie two values of one indicator. If only one of
the two is stated, the other follows and is shown as implied.

A growth claim is tied to values only where it compares two periods in the same unit and the same prices. Output, investment and
GDP are reported as real growth beside nominal levels: without a stated price basis a mismatch there is only told. Seasonally
adjusted and annualised rates are not tied. A rate "up by 0.2 %" may mean percentage points; then the finding is no error.

Flags:
    In 2024 Kazakhstan's exports to Pakistan rose by 40% to $52.5 million. In 2023 Kazakhstan's exports to Pakistan were $45.0
    million.

Leaves alone:
    In 2024 Kazakhstan's exports to Pakistan rose by 16.7% to $52.5 million. In 2023 Kazakhstan's exports to Pakistan were $45.0
    million.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.lookup.facts import Facts, Measure, Series
from factcheck.checks.lookup.ties import Tie, compares_periods, ties, value_pairs
from factcheck.model.fact import Fact
from factcheck.model.relation import Relation
from factcheck.model.system import Growth


def relations(facts: Facts) -> Iterator[Relation]:
    """One relation for each growth, change or difference and each measure it may be of."""
    for series, found in facts.growths.items():
        for fact in filter(compares_periods, found):
            for tie, new, old in value_pairs(facts, series, fact):
                yield _relation(fact, tie, new, old, Growth(new.name, old.name, factor=fact.name))
    for series, found in facts.changes.items():
        for fact in filter(compares_periods, found):
            yield from _changes(facts, series, fact)
    for series, found in facts.points.items():
        for fact in filter(compares_periods, found):
            yield from _differences(facts, series, fact)


def _changes(facts: Facts, series: Series, fact: Fact) -> Iterator[Relation]:
    period, base = fact.key.period, fact.key.base
    for tie in ties(facts, series, fact):
        if tie.measure.dimension == fact.key.dimension and period is not None and base is not None:
            new = facts.value_or_implied(series, tie.measure, period)
            old = facts.value_or_implied(series, tie.measure, base)
            yield _relation(
                fact, tie._replace(allowed=True, at_most="error"), new, old, Growth(new.name, old.name, change=fact.name)
            )


def _differences(facts: Facts, series: Series, fact: Fact) -> Iterator[Relation]:
    """Percentage points between two values of a rate or an index, or between two shares."""
    period, base = fact.key.period, fact.key.base
    shares = facts.shares.get(series, {})
    new, old = shares.get(period), shares.get(base)
    if new is not None and old is not None:
        yield _relation(fact, Tie(Measure("percent")), new, old, Growth(new.name, old.name, change=fact.name))
    for measure, periods in facts.values.get(series, {}).items():
        if measure.dimension != "percent":
            continue
        new, old = periods.get(period), periods.get(base)
        if new is not None and old is not None:
            yield _relation(fact, Tie(measure), new, old, Growth(new.name, old.name, change=fact.name))


def _relation(fact: Fact, tie: Tie, new: Fact, old: Fact, row: Growth) -> Relation:
    return Relation(
        rule="growth",
        roles=(("new", new), ("base", old), ("growth", fact)),
        rows=(row,),
        reason="growth_of",
        allowed=tie.allowed,
        ambiguous=tie.ambiguous,
        at_most=tie.at_most,
        chained=tie.chained,
    )
