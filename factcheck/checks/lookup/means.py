"""Means of each day or month, as amounts, and the wholes that so many of them make."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from factcheck.model.claim import Claim
from factcheck.model.fact import Fact
from factcheck.model.figure import canonical, printed_value
from factcheck.model.period import Period
from factcheck.model.unit_scale import scale

#: How far so many times the mean may be from the whole.
NEAR: Final = Fraction(2)
#: Working days of a week in which some things alone are done, and how near to that a mean counts as one of working days.
_WORKING: Final = (Fraction(5, 7), Fraction(6, 7))
_LEEWAY: Final = Fraction(5, 100)
#: Days and months of a year.
_YEAR: Final = {"day": (365, 366), "month": (12,)}


def bare(fact: Fact) -> Fact | None:
    """A mean of each day or month as a plain amount, tonnes a day as tonnes; None where the unit is for nothing."""
    unit, _, per = (fact.claims[0].unit_measure or "").partition("/")
    if not per:
        return None
    claims = tuple(replace(claim, unit_measure=(claim.unit_measure or "").partition("/")[0], form="level") for claim in fact.claims)
    return replace(fact, name=f"{fact.name} each {per}", key=replace(fact.key, dimension=scale(unit)[0]), claims=claims)


def times_in(period: Period | None, each: str) -> int | None:
    """How many days or months a period has; None for a single one."""
    many = None if period is None else period.days if each == "day" else period.months
    return many if many is not None and many > 1 else None


def is_near(whole: Claim, mean: Claim, times: int) -> bool:
    """Whether so many times a mean is anywhere near the whole."""
    product, printed = printed_value(mean) * times, printed_value(whole)
    return product > 0 and printed <= NEAR * product and product <= NEAR * printed


def is_so_many(whole: Claim, mean: Claim, times: int) -> bool:
    """Whether so many times the mean is the whole, within what is printed."""
    total, each = canonical(whole, "either"), canonical(mean, "either")
    if total.low is None or total.high is None or each.low is None or each.high is None:
        return True
    return each.low * times <= total.high and total.low <= each.high * times


def is_of_other_days(whole: Claim, mean: Claim, times: int, each: str) -> bool:
    """Whether a mean is of the working days of a period, or fits a year where the period is not one: it was misread."""
    if times not in _YEAR[each] and any(is_so_many(whole, mean, many) for many in _YEAR[each]):
        return True
    ratio = printed_value(whole) / (printed_value(mean) * times)
    return each == "day" and any(abs(ratio / part - 1) <= _LEEWAY for part in _WORKING)
