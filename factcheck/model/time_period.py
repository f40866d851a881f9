"""SDMX ``time_period`` read back into days."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from factcheck.model import period as made
from factcheck.model.period import Period

#: What ``from_sdmx`` accepts, for messages.
NOTATION: Final = "2025, 2025-S1, 2025-Q3, 2025-05, 2025-W07, 2025-05-17, 2025-01-01/P7M or 2025-01-01/2025-07-31"

_DAY = r"\d{4}-\d\d-\d\d"


@lru_cache(maxsize=4096)
def from_sdmx(text: str) -> Period:
    """The days an SDMX period covers; ValueError for anything else, with the accepted spellings."""
    for pattern, build in _FORMS:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        try:
            return build(*match.groups())
        except (ValueError, OverflowError) as error:
            raise ValueError(f"{text!r} is no period: {error}") from error
    raise ValueError(f"{text!r} is no SDMX period; write it as {NOTATION}")


def _year(year: str) -> Period:
    return made.year(int(year))


def _month(year: str, month: str) -> Period:
    return made.month(int(year), int(month))


def _half(year: str, half: str) -> Period:
    return made.half(int(year), int(half))


def _third(year: str, third: str) -> Period:
    return made.months(int(year), 4 * int(third) - 3, 4 * int(third))


def _quarter(year: str, quarter: str) -> Period:
    return made.quarter(int(year), int(quarter))


def _week(year: str, week: str) -> Period:
    monday = date.fromisocalendar(int(year), int(week), 1)
    return Period(monday, monday + timedelta(days=6))


def _day_of_year(year: str, number: str) -> Period:
    when = date(int(year), 1, 1) + timedelta(days=int(number) - 1)
    if when.year != int(year):
        raise ValueError(f"{year} has no day {number}")
    return made.day(when)


def _day(day: str) -> Period:
    return made.day(date.fromisoformat(day))


def _range(start: str, count: str, unit: str) -> Period:
    first, number = date.fromisoformat(start), int(count)
    if number < 1:
        raise ValueError("a duration is at least one")
    if unit in "DW":
        return Period(first, first + timedelta(days=number * (7 if unit == "W" else 1) - 1))
    after = made.shift_months(first, number * (12 if unit == "Y" else 1))
    return Period(first, after - timedelta(days=1))


def _span(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[..., Period]], ...]] = tuple(
    (re.compile(pattern, re.ASCII), build)
    for pattern, build in (
        (r"(\d{4})(?:-A1)?", _year),
        (r"(\d{4})-M?(\d\d)", _month),
        (r"(\d{4})-S([12])", _half),
        (r"(\d{4})-T([123])", _third),
        (r"(\d{4})-Q([1-4])", _quarter),
        (r"(\d{4})-W(\d\d)", _week),
        (r"(\d{4})-D(\d{3})", _day_of_year),
        (rf"({_DAY})(?:T00:00:00)?", _day),
        (rf"({_DAY})/P(\d{{1,5}})([YMWD])", _range),
        (rf"({_DAY})/({_DAY})", _span),
    )
)
