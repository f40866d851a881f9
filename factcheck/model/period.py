"""Periods of time as inclusive pairs of dates, with SDMX notation."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from ``start`` to ``end``, both included; ``start`` None means open towards the past (a deadline)."""

    start: date | None
    end: date

    def __post_init__(self) -> None:
        if self.start is not None and self.start > self.end:
            raise ValueError(f"period ends before it starts: {self.start} > {self.end}")

    @property
    def days(self) -> int | None:
        """Number of days, both ends counted; None for an open start."""
        return None if self.start is None else (self.end - self.start).days + 1

    @property
    def months(self) -> int | None:
        """Number of whole calendar months, or None when the ends are not month ends."""
        return None if self.start is None or self.start.day != 1 else _months(self.start, self.end)

    def contains(self, other: Period) -> bool:
        """Whether every day of ``other`` is a day of this period."""
        if self.start is None or other.start is None:
            return False
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        starts_before = self.start is None or self.start <= other.end
        return starts_before and (other.start is None or other.start <= self.end)

    def shifted_years(self, years: int) -> Period:
        """The same days of another year (29 February becomes 28)."""
        return _shifted_years(self, years)

    def before(self) -> Period | None:
        """The period of equal length that ends the day before this one starts."""
        if self.start is None:
            return None
        end = self.start - timedelta(days=1)
        months = self.months
        if months is not None:
            return Period(shift_months(self.start, -months), end)
        return Period(end - (self.end - self.start), end)

    def sdmx(self) -> str | None:
        """SDMX time_period: 2025, 2025-S1, 2025-Q3, 2025-05, 2025-05-17 or start/duration; None for an open start."""
        return None if self.start is None else _sdmx(self.start, self.end)


def last_day(year: int, month: int) -> int:
    """Number of days in a month."""
    return 29 if month == 2 and isleap(year) else _DAYS[month - 1]


def shift_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later, or the month's last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, last_day(year, month + 1)))


def shift_years(day: date, years: int) -> date:
    """The same day ``years`` later (29 February becomes 28)."""
    return shift_months(day, 12 * years)


@lru_cache(maxsize=1024)
def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def month(number: int, which: int) -> Period:
    """A calendar month, January is 1."""
    return months(number, which, which)


@lru_cache(maxsize=1024)
def months(number: int, first: int, last: int) -> Period:
    """From one month to another of a year, both included."""
    return Period(date(number, first, 1), date(number, last, last_day(number, last)))


def quarter(number: int, which: int) -> Period:
    """A quarter, 1 to 4."""
    return months(number, 3 * which - 2, 3 * which)


def half(number: int, which: int) -> Period:
    """A half-year, 1 or 2."""
    return months(number, 6 * which - 5, 6 * which)


@lru_cache(maxsize=1024)
def day(when: date) -> Period:
    """A single day."""
    return Period(when, when)


@lru_cache(maxsize=1024)
def _shifted_years(period: Period, years: int) -> Period:
    start = None if period.start is None else shift_years(period.start, years)
    end = shift_years(period.end, years)
    if period.months is not None:
        end = date(end.year, end.month, last_day(end.year, end.month))
    return Period(start, end)


@lru_cache(maxsize=1024)
def _months(start: date, end: date) -> int | None:
    """Number of whole months from the first of one."""
    if end.day != last_day(end.year, end.month):
        return None
    return (end.year - start.year) * 12 + end.month - start.month + 1


@lru_cache(maxsize=1024)
def _sdmx(start: date, end: date) -> str:
    whole_months = None if start.day != 1 else _months(start, end)
    day = start.isoformat()
    year = day[:4]
    if start == end:
        return day
    if whole_months is None:
        return f"{day}/P{(end - start).days + 1}D"
    if whole_months == 1:
        return day[:7]
    if whole_months == 12 and start.month == 1:
        return year
    if whole_months == 6 and start.month in (1, 7):
        return f"{year}-S{(start.month + 5) // 6}"
    if whole_months == 3 and start.month % 3 == 1:
        return f"{year}-Q{(start.month + 2) // 3}"
    return f"{day}/P{whole_months // 12}Y" if whole_months % 12 == 0 else f"{day}/P{whole_months}M"
