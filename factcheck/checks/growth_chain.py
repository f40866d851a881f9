"""Growth over successive periods fits together.

Growth from one year to the next and on to a third is the growth from the first to the third. Growth over a year and over its first
months is shown side by side, with what the rest of the year must then have grown: information, as long as that is possible.

Annualised and seasonally adjusted rates are never chained, nor is real growth with nominal.

Flags:
    Kazakhstan's exports to Pakistan grew by 10% in 2023 compared with 2022. Kazakhstan's exports to Pakistan grew by 20% in 2024
    compared with 2023. Kazakhstan's exports to Pakistan grew by 52% in 2024 compared with 2022.

Leaves alone:
    Kazakhstan's exports to Pakistan grew by 10% in 2023 compared with 2022. Kazakhstan's exports to Pakistan grew by 20% in 2024
    compared with 2023. Kazakhstan's exports to Pakistan grew by 32% in 2024 compared with 2022.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.checks.growth_mix import NO_UNIT
from factcheck.checks.lookup.facts import Facts, Series
from factcheck.checks.lookup.nesting import innermost
from factcheck.checks.lookup.ties import compares_periods, is_printed, kind_of, ties
from factcheck.model.fact import Fact
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.system import Growth, Linear


def relations(facts: Facts) -> Iterator[Relation]:
    """Chains of two growths beside the growth over both, then growth over nested periods."""
    for series, found in facts.growths.items():
        by_basis: dict[str | None, list[Fact]] = {}
        for fact in filter(compares_periods, found):
            by_basis.setdefault(fact.key.price_basis, []).append(fact)
        for growths in by_basis.values():
            if len(growths) > 1:
                yield from _chains(facts, series, growths)
                yield from _nested(facts, series, growths)


def _chains(facts: Facts, series: Series, growths: list[Fact]) -> Iterator[Relation]:
    by_step = {(fact.key.period, fact.key.base): fact for fact in growths}
    by_base: dict[Period, list[Fact]] = {}
    for fact in growths:
        if fact.key.base is not None:
            by_base.setdefault(fact.key.base, []).append(fact)
    for early in growths:
        middle, first = early.key.period, early.key.base
        for late in by_base.get(middle, ()) if middle is not None else ():
            last = late.key.period
            both = by_step.get((last, first))
            if both is not None and middle is not None and first is not None and last is not None:
                yield _chain(facts, series, (first, middle, last), (early, late, both))


def _chain(facts: Facts, series: Series, periods: tuple[Period, ...], growths: tuple[Fact, Fact, Fact]) -> Relation:
    first, middle, last = (facts.value_or_implied(series, NO_UNIT, period) for period in periods)
    early, late, both = growths
    return Relation(
        rule="growth-chain",
        roles=(
            *(("growth", fact) for fact in (both, early, late)),
            ("base", first),
            ("middle", middle),
            ("new", last),
        ),
        rows=(
            Linear(((first.name, Fraction(1)),), "==", Fraction(1)),
            Growth(middle.name, first.name, factor=early.name),
            Growth(last.name, middle.name, factor=late.name),
            Growth(last.name, first.name, factor=both.name),
        ),
        reason="successive_periods",
        ambiguous=kind_of(series) in ("rate", "index"),
        chained=False,
    )


def _nested(facts: Facts, series: Series, growths: list[Fact]) -> Iterator[Relation]:
    """Each longer period beside the longest shorter one with the same start, where bases nest alike."""
    if kind_of(series) != "flow":
        return
    by_period = {fact.key.period: fact for fact in growths if fact.key.period is not None and _is_on_year_before(fact)}
    for longer, shorter in innermost(list(by_period), common_start=True):
        long, short = by_period[longer], by_period[shorter]
        yield Relation(
            rule="growth-chain",
            roles=(("long", long), ("short", short), *_values(facts, series, long, short)),
            rows=(),
            told=is_printed(long) or is_printed(short),
            reason="nested_periods",
            chained=False,
        )


def _is_on_year_before(fact: Fact) -> bool:
    period, base = fact.key.period, fact.key.base
    return period is not None and base is not None and period.shifted_years(-1) == base


def _values(facts: Facts, series: Series, long: Fact, short: Fact) -> Iterator[tuple[str, Fact]]:
    """The stated values of both periods and their bases, where they are in one measure."""
    for tie in ties(facts, series, short):
        for role, fact in (("long", long), ("short", short)):
            for end, period in (("new", fact.key.period), ("base", fact.key.base)):
                value = None if period is None else facts.value(series, tie.measure, period)
                if value is not None:
                    yield f"{role}_{end}", value
        return
