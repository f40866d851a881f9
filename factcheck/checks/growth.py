"""Growth leads from the old value to the new: new = factor × base, new = base × (1 ± p %), new − base = change.

"2.5 times", "by 19.3 %", "by $1.3 billion" and "by 0.3 percentage points" each tie two values of one indicator. If only one of
the two is stated, the other follows and is shown as implied.

A growth claim is tied to values only where it compares two periods in the same unit and the same prices. Output, investment and
GDP are reported as real growth beside nominal levels: without a stated price basis a mismatch there is only told. Seasonally
adjusted and annualised rates are not tied. A rate "up by 0.2 %" may mean percentage points; then the finding is no error. A share
that rose from 31 to 38 per cent rose by 7 points: a growth "by 7 %" near such a pair is taken for their difference.

Flags:
    In 2024 Kazakhstan's exports to Pakistan rose by 40% to $52.5 million. In 2023 Kazakhstan's exports to Pakistan were $45.0
    million.

Leaves alone:
    In 2024 Kazakhstan's exports to Pakistan rose by 16.7% to $52.5 million. In 2023 Kazakhstan's exports to Pakistan were $45.0
    million.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from typing import Final

from factcheck.checks.lookup.facts import Facts, Measure, Series
from factcheck.checks.lookup.nearby import near
from factcheck.checks.lookup.ties import Tie, compares_periods, ties, value_pairs
from factcheck.checks.unit import RATES
from factcheck.model.claim import Claim, Confidence
from factcheck.model.fact import Fact
from factcheck.model.figure import printed_value
from factcheck.model.relation import Relation
from factcheck.model.system import Growth

#: Characters between a growth and the two shares or rates it is of.
REACH: Final = 250
_PERCENT: Final = Measure("percent")
_SHARE_OF: Final = "share of "
_SHARE: Final = "_share"


def relations(facts: Facts) -> Iterator[Relation]:
    """One relation for each growth, change or difference and each measure it may be of."""
    for series, found in facts.growths.items():
        yield from _called_per_cent(facts, series, found)
        for fact in filter(compares_periods, found):
            for tie, new, old in value_pairs(facts, series, fact):
                if series.indicator in RATES and _restates(fact, new):
                    continue
                yield _relation(fact, tie, new, old, Growth(new.name, old.name, factor=fact.name))
    for series, found in facts.changes.items():
        for fact in filter(compares_periods, found):
            yield from _changes(facts, series, fact)
    for series, found in facts.points.items():
        for fact in filter(compares_periods, found):
            yield from _differences(facts, series, fact)


def _restates(growth: Fact, rate: Fact) -> bool:
    """Whether a rate of growth is told as growth: "prices are up 8 % on the year" is inflation of 8 %, and not its growth."""
    if rate.key.dimension != "percent":
        return False
    told = {claim.obs_value for claim in growth.claims if claim.form == "growth_percent" and claim.direction != "down"}
    return any(claim.obs_value in told for claim in rate.claims)


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


def _called_per_cent(facts: Facts, series: Series, growths: list[Fact]) -> Iterator[Relation]:
    """Growth in per cent that is the difference of two shares or rates beside it, whatever their periods are."""
    # Where a date was left out, figures belong to their article alone.
    of = (series, *_of_share(facts, series))
    known = dict.fromkeys(each._replace(scope=scope) for each in of for scope in (series.scope, None, *_articles(growths)))
    shares = [share for each in known for share in facts.shares.get(each, {}).values()]
    rates = [(period, rate) for each in known for period, rate in facts.values.get(each, {}).get(_PERCENT, {}).items()]
    periods = {period for period, _ in rates}
    for growth in growths if len(shares) > 1 or len(rates) > 1 else ():
        # A rise of inflation may be what prices rose by over a month; rates of both periods are tied to the growth anyway.
        of_prices = series.indicator in RATES and any(claim.direction != "down" for claim in growth.claims)
        tied = growth.key.period in periods and growth.key.base in periods
        pair = _points_between(growth, shares) or (None if of_prices or tied else _points_between(growth, [r for _, r in rates]))
        if pair is not None:
            told, new, old = pair
            found = _relation(told, Tie(_PERCENT, ambiguous=True), new, old, Growth(new.name, old.name, factor=told.name))
            yield replace(found, in_words=True)


def _of_share(facts: Facts, series: Series) -> Iterator[Series]:
    """What a growth is of that is said to be of a share: "share of renewables" grows where renewables have one."""
    indicator = series.indicator or ""
    told = series.item is not None and _SHARE_OF in series.item
    if not told and not indicator.endswith(_SHARE):
        return
    of = (series.item or "").partition(_SHARE_OF)[2]
    bare = series._replace(indicator=indicator.removesuffix(_SHARE), item=None, scope=None)
    for other in facts.shares:
        if other._replace(item=None, scope=None) == bare and (not told or other.item is None or other.item in of):
            yield other


def _articles(growths: list[Fact]) -> list[str]:
    return sorted({claim.article for growth in growths for claim in growth.claims})


def _points_between(growth: Fact, stated: list[Fact]) -> tuple[Fact, Fact, Fact] | None:
    """The growth with new and old of two figures within ``REACH`` whose difference is the growth's per cent."""
    for claim in growth.claims:
        if claim.form != "growth_percent":
            continue
        points = (printed_value(claim) - 1) * 100
        beside = [(fact, own) for fact in stated for own in near(fact, claim, REACH)]
        for (new, now), (old, before) in permutations(beside, 2):
            if new is not old and printed_value(now) - printed_value(before) == points:
                return _beside(growth, claim, claim), _beside(new, now, claim), _beside(old, before, claim)
    return None


def _beside(fact: Fact, claim: Claim, growth: Claim) -> Fact:
    """The figure as it stands by the growth: that their difference is told there says which two are meant."""
    names = ("confidence_indicator", "confidence_areas", "confidence_period")
    sure: dict[str, Confidence] = {name: "resolved" for name in names if getattr(claim, name) == "inferred"}
    return replace(fact, name=f"{fact.name} by {growth.claim_id}", claims=(replace(claim, **sure),))  # type: ignore[arg-type]


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
