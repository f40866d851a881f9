"""One target has one value, and progress towards it is told.

A target that several texts repeat must be one figure where indicator, areas and deadline are the same. Where no deadline is given
the texts may speak of two plans, so a difference is a warning at most. Beside a target stands how far the latest value is from
it, as information. A target is never set against an actual value as if both had to agree.

Flags:
    Kazakhstan aims to bring exports to Pakistan to $1 billion by 2030. The target for Kazakhstan's exports to Pakistan by 2030 is
    $3 billion.

Leaves alone:
    Kazakhstan aims to bring exports to Pakistan to $1 billion by 2030. The target for Kazakhstan's exports to Pakistan by 2030 is
    $1 billion.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checks.lookup.facts import Facts, Measure, Series
from factcheck.checks.lookup.ties import is_additive
from factcheck.model.fact import Fact
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.system import Duplicate


def relations(facts: Facts) -> Iterator[Relation]:
    """Repeated targets, then progress towards each."""
    for series, measure, period, fact in facts.each_value():
        if series.modality != "target":
            continue
        if len(fact.claims) > 1:
            yield Relation(
                rule="target",
                roles=(("same", fact),),
                rows=(Duplicate((fact.name,)),),
                reason="same_target",
                strength="stated" if period is not None else "inferred",
                chained=False,
            )
        latest = _latest(facts, series, measure)
        if latest is not None:
            yield Relation(
                rule="target",
                roles=(("target", fact), ("actual", latest)),
                rows=(),
                told=True,
                reason="progress",
                at_most="info",
                chained=False,
            )


def _latest(facts: Facts, series: Series, measure: Measure) -> Fact | None:
    """The actual value that ends last, of those the longest."""
    if not is_additive(series, measure):
        return None
    values = facts.values.get(series._replace(modality="actual"), {}).get(measure, {})
    dated = [period for period in values if period is not None]
    if not dated:
        return None
    return values[max(dated, key=_ends_last)]


def _ends_last(period: Period) -> tuple[object, int]:
    return period.end, period.days or 0
