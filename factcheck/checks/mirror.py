"""The partner's statistics mirror one's own.

What one country counts as exports the other counts as imports, at other prices, dates and coverage, so the two never agree exactly.
Where they differ by more than half a warning asks whose figures are meant; smaller differences are told. Such a pair is never taken
for two reports of one fact. It is seen from the areas (Pakistan's imports from Kazakhstan beside Kazakhstan's exports to
Pakistan) or from the words ("by Pakistani data").

Flags:
    In 2023 trade between Kazakhstan and Pakistan was $52.5 million. According to Pakistani statistics, trade between Kazakhstan and
    Pakistan was $197 million in 2023.

Leaves alone:
    In 2023 trade between Kazakhstan and Pakistan was $52.5 million. According to Pakistani statistics, trade between Kazakhstan and
    Pakistan was $52.5 million in 2023.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.checks.lookup.facts import Facts, Measure, Series
from factcheck.checks.lookup.ties import is_additive
from factcheck.model.fact import Fact
from factcheck.model.indicator import registry
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.system import Duplicate, Linear

#: Freight, insurance and timing make mirrored figures differ by tens of per cent; beyond half something else is counted.
APART = Fraction(3, 2)


def relations(facts: Facts) -> Iterator[Relation]:
    """Each pair once: values seen from both sides, and values credited to the partner's side."""
    for series, measure, period, fact in facts.each_value():
        if period is None or series.counterpart_area is None or series.scope is not None or not is_additive(series, measure):
            continue
        if series.side is not None:
            own = facts.value(series._replace(side=None), measure, period)
            if own is not None:
                yield _pair(own, fact)
            continue
        yield from _from_other_side(facts, series, measure, period, fact)


def _from_other_side(facts: Facts, series: Series, measure: Measure, period: Period, fact: Fact) -> Iterator[Relation]:
    entry = registry().get(series.indicator)
    if entry is None or entry.mirror is None or (series.ref_area or "") > (series.counterpart_area or ""):
        return
    swapped = series._replace(indicator=entry.mirror, ref_area=series.counterpart_area, counterpart_area=series.ref_area)
    theirs = facts.value(swapped, measure, period)
    if theirs is not None:
        yield _pair(fact, theirs)


def _pair(own: Fact, theirs: Fact) -> Relation:
    return Relation(
        rule="mirror",
        roles=(("own", own), ("theirs", theirs)),
        rows=(Duplicate((own.name, theirs.name)),),
        plausible=(
            Linear(((own.name, Fraction(1)), (theirs.name, -APART)), "<=", Fraction(0)),
            Linear(((theirs.name, Fraction(1)), (own.name, -APART)), "<=", Fraction(0)),
        ),
        reason="mirrored_flow",
        at_most="info",
        chained=False,
    )
