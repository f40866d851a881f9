"""Periods that the words leave open: what one is compared with, and what a flow by a day is over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from factcheck.extract.time_periods import TimeExpr
from factcheck.model import period as periods
from factcheck.model.period import Period

#: Loans by kind, which a text on those outstanding on a day gives as of that day.
LENT: Final = frozenset({"mortgage_lending", "consumer_loans", "car_loans", "microloans"})
#: Sums that change hands at once, on a day.
AT_ONCE: Final = frozenset({"transfer_fee", "agreements_value", "prize_money", "fines"})
#: Months after the end of a year in which "in a year" is that year.
_SOON: Final = 2
_YEAR: Final = 12


def usual(period: Period, base: str) -> Period | None:
    """What a rate or index is measured against when nothing else is said."""
    if period.start is None:
        return None
    if base == "month":
        return period.before()
    if base == "december":
        return periods.month(period.start.year - 1, 12)
    return period.shifted_years(-1)


def aligned(base: Period | None, main: Period | None, time: TimeExpr) -> Period | None:
    """A year as base of a part of a year means the same part of it, and as that of a school year the one before."""
    if base is None or main is None or time.grain != "year" or time.role == "closing":
        return base
    if main.months == _YEAR and main.start is not None and main.start.month > 1:
        named = time.year_stated or time.role is not None or base != periods.year(base.end.year)
        return base if named else main.shifted_years(base.end.year - main.start.year)  # "6.9 million, 2 % more than last year"
    return base if main.months is None or main.months >= _YEAR else main.shifted_years(base.end.year - main.end.year)


def year_to(day: date) -> Period:
    """From the beginning of the year to a day; a first of a month stands for the end of the month before ("на 1 октября")."""
    last = day - timedelta(days=1) if day.day == 1 else day
    return Period(last.replace(month=1, day=1), last)


def year_just_over(published: date) -> Period | None:
    """The last year, soon after whose end a text need not name it."""
    return periods.year(published.year - 1) if published.month <= _SOON else None


def like(base: Period | None, main: Period | None, published: date | None) -> Period | None:
    """The period that is like a named base a year later, where the topic is of another length: like is compared with like."""
    if base is None or published is None or (main is not None and base.months == main.months):
        return main
    later = base.shifted_years(1)
    same_year = main is None or later.end.year == main.end.year
    return later if later.end <= published and same_year else main


def end_of_unit(months: int, main: Period | None, published: date | None) -> Period | None:
    """The year, quarter or month spoken of, at the end of which something was."""
    day = published if main is None else main.end
    if day is None or not months:
        return main
    last = -(-day.month // months) * months
    return periods.months(day.year, last - months + 1, last)
