"""Months add up to quarters, quarters to years.

Where a text or several texts give a flow for a period and for all the shorter periods that make it up, without gap or overlap, the
shorter ones must reach the longer one within rounding. The mean of such a period, as a wage, is not above the highest mean of the
shorter ones, nor below the lowest.

Only flows add up over time: stocks, rates and means never do, and a period with a gap is left alone.

Flags:
    Oil production of Kazakhstan in January-March 2025 was 24.3 million tonnes. Oil production of Kazakhstan in April-June 2025 was
    25.1 million tonnes. Oil production of Kazakhstan in January-June 2025 was 46.4 million tonnes.

Leaves alone:
    Oil production of Kazakhstan in January-March 2025 was 24.3 million tonnes. Oil production of Kazakhstan in April-June 2025 was
    25.1 million tonnes. Oil production of Kazakhstan in January-June 2025 was 49.4 million tonnes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from factcheck.checks.lookup.facts import Facts
from factcheck.checks.lookup.ties import is_additive, kind_of
from factcheck.model.fact import Fact
from factcheck.model.figure import printed_value
from factcheck.model.indicator import registry
from factcheck.model.period import Period
from factcheck.model.relation import Relation
from factcheck.model.system import Order, Sum
from factcheck.model.unit_scale import is_currency

_DAY = timedelta(days=1)
#: More pieces than a year has weeks are no list that texts give.
MOST_PIECES = 53
ONE = Fraction(1)
#: Means of what is had in a month, so that those of longer periods are means of months as well; what falls to a head adds up.
_OF_MONTHS: Final = frozenset({"average_wage", "median_wage"})


def relations(facts: Facts) -> Iterator[Relation]:
    """For each period the tiling with the fewest and the one with the most stated periods."""
    for series, measures in facts.values.items():
        kind = kind_of(series)
        if kind not in ("flow", "mean"):
            continue
        for measure, periods in measures.items():
            known = {p: fact for p, fact in periods.items() if p is not None and p.start is not None and fact.claims}
            mean = series.indicator in _OF_MONTHS and is_currency(measure.dimension)
            if len(known) > 2 and (is_additive(series, measure) if kind == "flow" else mean):
                for whole, pieces in _tilings(known):
                    found = _adding_up(whole, pieces) if kind == "flow" else _between(whole, pieces)
                    yield replace(found, allowed=registry().get(series.indicator) is not None)


def _adding_up(whole: Fact, pieces: tuple[Fact, ...]) -> Relation:
    return Relation(
        rule="period-sum",
        roles=(("total", whole), *(("part", piece) for piece in pieces)),
        rows=(Sum(whole.name, tuple((piece.name, ONE) for piece in pieces)),),
        reason="adds_up_over_time",
    )


def _between(whole: Fact, pieces: tuple[Fact, ...]) -> Relation:
    """How much each period weighs is not known, but the mean of all is between the lowest and the highest."""
    lowest = min(pieces, key=lambda piece: (min(map(printed_value, piece.claims)), piece.name))
    highest = max(pieces, key=lambda piece: (max(map(printed_value, piece.claims)), piece.name))
    return Relation(
        rule="period-sum",
        roles=(("mean", whole), ("lowest", lowest), ("highest", highest)),
        rows=(Order(lowest.name, whole.name), Order(whole.name, highest.name)),
        reason="mean_over_time",
    )


def _tilings(known: dict[Period, Fact]) -> Iterator[tuple[Fact, tuple[Fact, ...]]]:
    starts: dict[date, list[Period]] = {}
    for period in known:
        if period.start is not None:
            starts.setdefault(period.start, []).append(period)
    if not any(period.end + _DAY in starts for period in known):
        return
    for options in starts.values():
        options.sort(key=lambda period: period.end)
    for whole, total in known.items():
        found = {_coarsest(whole, starts), _finest(whole, starts)} - {None}
        for pieces in sorted(found, key=lambda tiling: len(tiling or ())):
            if pieces is not None and 1 < len(pieces) <= MOST_PIECES:
                yield total, tuple(known[piece] for piece in pieces)


def _coarsest(whole: Period, starts: dict[date, list[Period]]) -> tuple[Period, ...] | None:
    return _tiling(whole, starts, longest_first=True)


def _finest(whole: Period, starts: dict[date, list[Period]]) -> tuple[Period, ...] | None:
    return _tiling(whole, starts, longest_first=False)


def _tiling(whole: Period, starts: dict[date, list[Period]], *, longest_first: bool) -> tuple[Period, ...] | None:
    """Periods end to end through ``whole``; dead ends are remembered, so each start is tried once."""
    assert whole.start is not None
    return _onward(whole.start, whole, starts, set(), longest_first=longest_first)


def _onward(
    at: date, whole: Period, starts: dict[date, list[Period]], dead: set[date], *, longest_first: bool
) -> tuple[Period, ...] | None:
    """Periods end to end from a day to the end of the whole. Not an inner function, which would be a cycle to collect."""
    if at > whole.end:
        return ()
    if at in dead:
        return None
    options = [p for p in starts.get(at, ()) if p.end <= whole.end and p != whole]
    for piece in reversed(options) if longest_first else options:
        rest = _onward(piece.end + _DAY, whole, starts, dead, longest_first=longest_first)
        if rest is not None:
            return (piece, *rest)
    dead.add(at)
    return None
