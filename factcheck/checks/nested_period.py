"""A flow over a longer period is not smaller, and what remains is plausible.

Exports of seven months include those of the first six. The remainder (July = seven months − six) is shown with its bounds. Per
month it is set against the shorter period: below 0.3 or above 3 times that is a warning, as one of the two figures may cover
other goods, another source or another period. Otherwise it is information.

Stocks, rates, means and balances do not add up over time and are left alone, and so are single days and what lists call
"other", and a month that has about as much as its year: it likelier says when the year's figure was changed. A figure "since
January" whose end was chosen for it gives no warning. What no indicator is known for is taken to add up where both periods begin on
one day, as figures "since the start of the year" do; only the order of the two is judged then, and a warning is the most it gives.

Flags:
    In January-June 2025 Kazakhstan's exports to Pakistan were $55.3 million. In January-July 2025 Kazakhstan's exports to
    Pakistan were $55.5 million.

Leaves alone:
    In January-June 2025 Kazakhstan's exports to Pakistan were $55.3 million. In January-July 2025 Kazakhstan's exports to
    Pakistan were $64.1 million.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.checks.lookup.facts import Facts, Measure, Series
from factcheck.checks.lookup.nesting import innermost
from factcheck.checks.lookup.parts import REST
from factcheck.checks.lookup.ties import is_additive, is_printed, kind_of
from factcheck.model.fact import Fact
from factcheck.model.figure import printed_value
from factcheck.model.indicator import registry
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.system import Linear, Order, Row, Sum

#: What remains of the longer period, per month, against the shorter period's month. Trade and output of ordinary goods swing by
#: half or double between seasons; a third and threefold are met only where something else changed as well.
LOWEST, HIGHEST = Fraction(3, 10), Fraction(3)
ONE, NONE = Fraction(1), Fraction(0)
#: A period is short where the longer one is so many times as long; it hardly ever has about as much, within ``NEAR``.
SHORT: Final = 6
NEAR: Final = Fraction(5, 4)


def relations(facts: Facts) -> Iterator[Relation]:
    """Each period with the shortest one around it, implied values included; what is "other" in one list is not so in the next."""
    implied: dict[tuple[Series, Measure], dict[Period, Fact]] = {}
    for series, measure, period, fact in facts.implied():
        implied.setdefault((series, measure), {})[period] = fact
    for series, measures in facts.values.items():
        if series.item == REST or not (_nests(series) or _may_nest(series)):
            continue
        for measure, periods in measures.items():
            if not is_additive(series, measure):
                continue
            known = {period: fact for period, fact in periods.items() if period is not None}
            every = {**implied.get((series, measure), {}), **known}
            if len(every) > 1:
                yield from _of_series(facts, series, measure, every)


def _nests(series: Series) -> bool:
    """Whether a longer period has at least as much: not of a balance, which the next month may turn."""
    entry = registry().nearest(series.indicator)
    meant = registry().get(entry.stands_for[0]) if entry is not None and entry.stands_for else entry
    if entry is None or any(sign < 0 for _, sign in (meant or entry).parts):
        return False
    return kind_of(series) == "flow" and not entry.negative and series.modality == "actual"


def _may_nest(series: Series) -> bool:
    """Whether no indicator is known, so that its figures may add up over time or not."""
    return series.indicator is not None and registry().nearest(series.indicator) is None and series.modality == "actual"


def _is_seasonal(series: Series) -> bool:
    """Whether the months of a year are so unlike that one says nothing about the next."""
    entry = registry().nearest(series.indicator)
    return entry is not None and entry.seasonal


def _of_series(facts: Facts, series: Series, measure: Measure, known: dict[Period, Fact]) -> Iterator[Relation]:
    for longer, shorter in innermost(known):
        if shorter.days == 1:
            continue  # "As of 1 May" dates a sum to that day more often than it counts the day alone.
        long, short = known[longer], known[shorter]
        if _is_redated(long, short, longer, shorter):
            continue
        if _may_nest(series):
            if longer.start is not None and longer.start == shorter.start and long.claims and short.claims:
                pair, row = (("long", long), ("short", short)), Order(short.name, long.name)
                yield Relation("nested-period", pair, (row,), reason="nested_periods", allowed=False)
            continue
        rest = _rest(longer, shorter)
        if rest is not None and rest in known and known[rest].claims:
            continue  # the remainder is stated: period-sum has all three
        roles: tuple[tuple[str, Fact], ...] = (("long", long), ("short", short))
        rows: tuple[Row, ...] = (Order(short.name, long.name),)
        both_stated = bool(long.claims and short.claims)
        if rest is not None and both_stated:
            remainder = facts.value_or_implied(series, measure, rest)
            roles = (*roles, ("rest", remainder), *_precedent(known, longer, shorter, rest))
            rows = (Sum(long.name, ((short.name, ONE), (remainder.name, ONE))),)
        yield Relation(
            rule="nested-period",
            roles=roles,
            rows=rows,
            plausible=_plausible(long, short, longer, shorter) if both_stated and not _is_seasonal(series) else (),
            told=both_stated and longer.start == shorter.start and (is_printed(long) or is_printed(short)),
            reason="nested_periods",
            allowed=registry().get(series.indicator) is not None,
        )


def _rest(longer: Period, shorter: Period) -> Period | None:
    """What the longer period has beyond the shorter; None where that is not one stretch."""
    if longer.start is None or shorter.start is None:
        return None
    if longer.start == shorter.start:
        return Period(shorter.end + timedelta(days=1), longer.end)
    if longer.end == shorter.end:
        return Period(longer.start, shorter.start - timedelta(days=1))
    return None


def _precedent(known: dict[Period, Fact], longer: Period, shorter: Period, rest: Period) -> Iterator[tuple[str, Fact]]:
    """The same two periods a year earlier, stated or implied, so that the same remainder can be looked up."""
    for role, period in (("long_before", longer), ("short_before", shorter), ("rest_before", rest)):
        fact = known.get(period.shifted_years(-1))
        if fact is not None:
            yield role, fact


def _is_redated(long: Fact, short: Fact, longer: Period, shorter: Period) -> bool:
    """Whether a part of a period that begins later has about as much as the whole: likelier its time is that of another change.

    "At first it was to be 344.9 trillion, in October we raised it to 351.2" tells when the figure of the year was changed.
    """
    if longer.start == shorter.start or not longer.days or not shorter.days or longer.days < SHORT * shorter.days:
        return False
    whole = {printed_value(claim) for claim in long.claims}
    parts = {printed_value(claim) for claim in short.claims}
    return any(NEAR * part > each and NEAR * each > part for part in parts for each in whole)


def _plausible(long: Fact, short: Fact, longer: Period, shorter: Period) -> tuple[Row, ...]:
    """The remainder per month (per day where months are not whole) is 0.3 to 3 times the shorter period's."""
    whole = (longer.months, shorter.months)
    long_length, short_length = whole if None not in whole else (longer.days, shorter.days)
    if not long_length or not short_length or long_length == short_length:
        return ()
    least, most = _weights(long_length, short_length)
    at_least = Linear(((long.name, ONE), (short.name, least)), ">=", NONE)
    return at_least, Linear(((long.name, ONE), (short.name, most)), "<=", NONE)


@cache
def _weights(long_length: int, short_length: int) -> tuple[Fraction, Fraction]:
    ratio = Fraction(long_length - short_length, short_length)
    return -(1 + LOWEST * ratio), -(1 + HIGHEST * ratio)
