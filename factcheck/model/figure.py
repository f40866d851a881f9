"""How a printed number is read as a figure of a fact: which kind it is, and its values in the units facts are compared in.

Levels are in the base unit of their dimension, growth is the factor new ÷ old whether printed as factor, per cent or index, shares,
rates and points are in per cent, changes and points carry their sign, dates are day numbers.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final

from factcheck.model.claim import Claim
from factcheck.model.fact import Figure
from factcheck.model.indicator import registry
from factcheck.model.interval import Interval, Mode, Reading
from factcheck.model.numbers import exact
from factcheck.model.unit_scale import scale

#: Kinds whose index ("103.2 % of last year") is the growth of the indicator, not a value of it.
_GROWING: Final = frozenset({"flow", "stock", "mean"})
_HUNDREDTH: Final = Fraction(1, 100)
_NONE, _ONE = Fraction(0), Fraction(1)


def figure_of(claim: Claim) -> Figure | None:
    """The kind of figure; None for numbers that claim nothing."""
    form = claim.form
    if form in ("level", "rate"):
        return "growth" if _is_index(claim) else "value"
    if form == "growth_factor":
        return "growth"
    if form == "growth_percent":
        return "value" if is_cumulated_rate(claim) else "growth"
    if form == "percentage_points":
        return "points"
    if form == "change":
        return "points" if claim.unit_measure in ("percent", "percentage_point") else "change"
    return form if form in ("share", "date") else None


def _is_index(claim: Claim) -> bool:
    """Whether a rate in per cent with a base is the index of something that grows: 107.3 per cent of last year's output."""
    if claim.form != "rate" or claim.unit_measure != "percent" or claim.base_period_end is None:
        return False
    entry = registry().nearest(claim.indicator)
    return entry is not None and entry.kind in _GROWING


def is_cumulated_rate(claim: Claim) -> bool:
    """Whether a per-cent growth is itself the value of a rate: inflation of January to November against December."""
    period, base = claim.period, claim.base_period
    if period is None or base is None or period.start is None:
        return False
    months, base_months = period.months, base.months
    if months is None or base_months is None or months <= base_months:
        return False
    entry = registry().nearest(claim.indicator)
    if entry is None or (entry.kind != "rate" and entry.base != "december"):
        return False
    return (period.start - base.end).days == 1


def canonical(claim: Claim, mode: Mode = "nearest", reading: Reading = "hard") -> Interval:
    """What the claim can stand for, in the units of its fact."""
    kind = figure_of(claim)
    if kind == "date":
        return _days(claim)
    plainly = kind == "value" and claim.modifier == "exact" and claim.obs_value_high is None
    if plainly and _is_set(claim.indicator) and (claim.period is None or claim.period.days == 1):  # No mean of a year.
        return Interval(printed_value(claim), printed_value(claim))
    plain = claim.interval(mode, reading)
    if kind == "growth":
        if claim.form == "growth_factor":
            return plain
        return _index(plain) if claim.form == "rate" else _factor(plain, falling=claim.direction == "down")
    factor = _ONE if kind == "share" else scale(claim.unit_measure)[1]
    if claim.direction == "down" and (kind in ("change", "points") or (kind == "value" and claim.form == "growth_percent")):
        factor = -factor
    if kind == "value" and claim.unit_measure == "count" and claim.decimals is not None and _counts_things(claim.indicator):
        return _whole(plain)
    return plain if factor == 1 else plain.scaled(factor)


@cache
def _counts_things(indicator: str | None) -> bool:
    """Whether values are numbers of people or things, not means of them."""
    entry = registry().nearest(indicator)
    return entry is None or entry.kind in ("flow", "stock")


@cache
def _is_set(indicator: str | None) -> bool:
    """Whether values are set as they are printed, as a central bank sets its rate: 14 % is no rounding of 13.75."""
    entry = registry().get(indicator)
    return entry is not None and entry.exact


def _whole(interval: Interval) -> Interval:
    """The whole numbers of an interval: 12 stations are 12, not 11.5 to 12.5."""
    low, high = interval.low, interval.high
    if low is not None:
        low = Fraction(low.__ceil__() + (interval.low_open and low.denominator == 1))
    if high is not None:
        high = Fraction(high.__floor__() - (interval.high_open and high.denominator == 1))
    return Interval(low, high)


def printed_value(claim: Claim) -> Fraction:
    """The printed value in the units of its fact; the lower end of a range."""
    kind = figure_of(claim)
    if kind == "value" and claim.form != "growth_percent" and claim.obs_value is not None:
        return _in_base_units(claim.obs_value, claim.unit_measure)
    value = _NONE if claim.obs_value is None else exact(claim.obs_value)
    if kind == "date":
        return Fraction(claim.period_end.toordinal() if claim.period_end else 0)
    down = claim.direction == "down"
    if kind == "growth" and claim.form != "growth_factor":
        if claim.form == "rate":
            return value / 100
        return 1 + (-value if down else value) / 100
    if kind in ("change", "points") or claim.form == "growth_percent":
        value = -value if down else value
    factor = _ONE if kind == "share" else scale(claim.unit_measure)[1]
    return value if factor == 1 else value * factor


@lru_cache(maxsize=1 << 16)
def _in_base_units(value: Decimal, unit: str | None) -> Fraction:
    """A level as a fraction of its dimension's base unit: the checks ask it of the same figures many times."""
    factor = scale(unit)[1]
    return exact(value) if factor == 1 else exact(value) * factor


def _factor(percent: Interval, *, falling: bool) -> Interval:
    """1 ± p/100; a fall cannot take more than everything away."""
    if not falling:
        return _shifted(percent.scaled(_HUNDREDTH))
    left = _shifted(percent.scaled(-_HUNDREDTH))
    if left.low is None or left.low < 0:
        return Interval(Fraction(0), left.high, high_open=left.high_open)
    return left


def _shifted(interval: Interval) -> Interval:
    low = None if interval.low is None else interval.low + 1
    high = None if interval.high is None else interval.high + 1
    return Interval(low, high, interval.low_open, interval.high_open)


def _index(percent: Interval) -> Interval:
    return percent.scaled(_HUNDREDTH)


def _days(claim: Claim) -> Interval:
    end = claim.period_end
    if end is None:
        return Interval(None, None)
    start = claim.period_start or end
    return Interval(Fraction(start.toordinal()), Fraction(end.toordinal()))
