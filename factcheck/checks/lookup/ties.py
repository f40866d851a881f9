"""Which values a growth rate may be tied to: same measure, same prices, and nominal with nominal (DESIGN §5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.checks.lookup.facts import Facts, Measure, Series
from factcheck.checks.lookup.words import clause_says, says
from factcheck.model.fact import Fact
from factcheck.model.finding import Severity
from factcheck.model.indicator import registry
from factcheck.model.unit_scale import is_currency

#: Words in the name of an unknown indicator that say it is no amount.
_NOT_ADDED = frozenset(
    {"average", "mean", "median", "rate", "price", "prices", "index", "per", "share", "ratio", "yield", "age", "rank"}
)


class Tie(NamedTuple):
    """A measure that a growth speaks of, and how far a mismatch may count."""

    measure: Measure
    allowed: bool = True
    ambiguous: bool = False
    at_most: Severity = "error"
    chained: bool = True


def compares_periods(fact: Fact) -> bool:
    """Whether a growth, change or difference is against another period, both known, and neither an adjusted rate nor of a plan."""
    key = fact.key
    if key.period is None or key.base in (None, key.period) or key.comparison not in (None, "period"):
        return False
    if clause_says(fact.claims, "fulfilment"):
        return False
    return key.item is None or not says(key.item, "adjusted")


def ties(facts: Facts, series: Series, growth: Fact) -> tuple[Tie, ...]:
    """The measures a growth may be tied to: those with both values, else those with one.

    Where several remain, the words do not say which is meant, and a mismatch is information only.
    """
    period, base = growth.key.period, growth.key.base
    if period is None or base is None:
        return ()
    both: list[Tie] = []
    one: list[Tie] = []
    for measure, periods in facts.values.get(series, {}).items():
        stated = (period in periods) + (base in periods)
        tie = tie_to(series.indicator, growth, measure) if stated else None
        if tie is not None:
            (both if stated == 2 else one).append(tie)
    found = both or one
    money = [tie for tie in found if is_currency(tie.measure.dimension)]
    if len(money) == 1 and growth.key.price_basis is None:
        found = money
    if len(found) > 1:
        found = [tie._replace(at_most="info", chained=False) for tie in found]
    return tuple(found)


def tie_to(indicator: str | None, growth: Fact, measure: Measure) -> Tie | None:
    """How far a growth of an indicator may be tied to values in a measure; None where it is of something else."""
    basis = growth.key.price_basis
    entry = registry().nearest(indicator)
    if measure.dimension == "percent":
        return Tie(measure, ambiguous=True) if entry is not None and entry.kind in ("rate", "index") else None
    if not is_currency(measure.dimension):
        return None if basis == "constant" else Tie(measure)
    if basis == "volume" or (basis == "constant") != (measure.price_basis == "constant"):
        return None
    known = registry().get(indicator)
    if basis is not None or (known is not None and known.growth == "nominal"):
        return Tie(measure)
    if known is not None and known.growth == "real":
        return Tie(measure, allowed=False, at_most="info", chained=False)
    return Tie(measure, allowed=False)


def value_pairs(facts: Facts, series: Series, growth: Fact) -> Iterator[tuple[Tie, Fact, Fact]]:
    """For each measure the new value and the base value, implied where nobody states them.

    What is planned is to grow from what was, where that is stated, and perhaps from it where only the plan before is.
    """
    period, base = growth.key.period, growth.key.base
    assert period is not None
    assert base is not None
    actual = series._replace(modality="actual")
    for tie in ties(facts, series, growth):
        new = facts.value_or_implied(series, tie.measure, period)
        was = None if actual == series else facts.value(actual, tie.measure, base)
        old = was or facts.value_or_implied(series, tie.measure, base)
        is_of_plans = was is None and actual != series and bool(old.claims)
        yield (tie._replace(at_most="info") if is_of_plans else tie), new, old


def is_printed(fact: Fact) -> bool:
    """Whether a text prints the fact; a row of an official table is no news."""
    return any(claim.quote is not None for claim in fact.claims)


def kind_of(series: Series) -> str | None:
    """The kind of the series' indicator, that of the name it derives from where it is not known itself."""
    entry = registry().nearest(series.indicator)
    return None if entry is None else entry.kind


def is_additive(series: Series, measure: Measure) -> bool:
    """Whether values of parts add up to a whole: flows and stocks, but no rates, indices, means or per cents."""
    if measure.dimension in (None, "percent", "percentage_point", "ratio", "degC") or measure.against is not None:
        return False
    kind = kind_of(series)
    if kind is None:
        return _NOT_ADDED.isdisjoint((series.indicator or "").split("_"))
    return kind in ("flow", "stock")
