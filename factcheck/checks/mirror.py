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

from factcheck.checks.lookup.facts import Facts, Series
from factcheck.checks.lookup.ties import is_additive
from factcheck.model.fact import Fact
from factcheck.model.indicator import registry
from factcheck.model.relation import Relation
from factcheck.model.system import Duplicate, Linear

#: Freight, insurance and timing make mirrored figures differ by tens of per cent; beyond half something else is counted.
APART = Fraction(3, 2)


def relations(facts: Facts) -> Iterator[Relation]:
    """Each pair once: values seen from both sides, and values credited to the partner's side."""
    for series, measures in facts.values.items():
        other = _other_side(series)
        beside = {} if other is None else facts.values.get(other, {})
        for measure, periods in measures.items() if beside else ():
            told = beside.get(measure, {}) if is_additive(series, measure) else {}
            for period in filter(told.__contains__, periods):
                if period is not None:
                    one, two = periods[period], told[period]
                    yield _pair(one, two) if series.side is None else _pair(two, one)


def _other_side(series: Series) -> Series | None:
    """The same flow without the partner's statistics, or as seen from the other side; None where there is no such."""
    if series.counterpart_area is None or series.scope is not None:
        return None
    if series.side is not None:
        return series._replace(side=None)
    entry = registry().get(series.indicator)
    if entry is None or entry.mirror is None or (series.ref_area or "") > series.counterpart_area:
        return None
    return series._replace(indicator=entry.mirror, ref_area=series.counterpart_area, counterpart_area=series.ref_area)


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
