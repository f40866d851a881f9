"""Periods told by their last day or month: "the week to 7 December", "the year ended 30 June 2025", "six months to June"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from factcheck.extract.time_atoms import Atoms
from factcheck.extract.time_days import day_of, latest, months_to
from factcheck.extract.time_leaning import MONTHS
from factcheck.model import period as periods
from factcheck.model.period import Period

if TYPE_CHECKING:
    from factcheck.extract.time_periods import TimeExpr


def ending(make: Callable[..., TimeExpr], a: Atoms, year: int | None, published: date | None) -> TimeExpr | None:
    """What ``make`` makes of the unit before a month or day; None where no month was named or nothing dates it."""
    if not a.months or (year is None and published is None):
        return None
    count = (a.count or 0) if a.ending == "months" else MONTHS.get(a.ending or "", 0)
    if a.day is not None:
        if a.ending == "weeks":
            last = day_of(a, year, published)
            return None if last is None else make("days", Period(last.end - timedelta(days=7 * (a.count or 1) - 1), last.end))
        if a.ending != "week":
            return _up_to_day(make, a, count, year, published) if count else None
        day = day_of(a, year, published)
        return None if day is None else make("days", Period(day.end - timedelta(days=6), day.end))
    month = a.months[0]
    which = year if year is not None else latest(published, lambda n: periods.month(n, month))
    return None if not count or which is None else make("months", months_to(which, month, count), year_stated=year is not None)


def _up_to_day(make: Callable[..., TimeExpr], a: Atoms, count: int, year: int | None, published: date | None) -> TimeExpr | None:
    """So many months up to and with a day: whole ones where it ends a month."""
    day = day_of(a, year, published)
    if day is None:
        return None
    last = day.end
    if last.day == periods.last_day(last.year, last.month):
        return make("months", months_to(last.year, last.month, count), year_stated=year is not None)
    return make("days", Period(periods.shift_months(last, -count) + timedelta(days=1), last), year_stated=year is not None)
