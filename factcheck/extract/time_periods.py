"""Gathered atoms of time → a period, read against the date of publication."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from factcheck.extract.seasons import season_of, settle, year_of
from factcheck.extract.time_atoms import Atoms
from factcheck.extract.time_days import day_of, days_of, first_days, half_month, latest, months_to, near_day, ten_days, week_of
from factcheck.extract.time_ends import ending
from factcheck.extract.time_leaning import MONTHS, crosses, leans, same_shift, shift_of
from factcheck.languages.morphology import NONE, Features
from factcheck.model import period as periods
from factcheck.model.period import Period
from factcheck.model.value import Value, slotted

Grain = Literal["year", "half", "quarter", "months", "month", "days", "day", "ytd", "same", "shift", "span", "now", "duration"]
Role = Literal["deadline", "since", "asof", "until", "opening", "closing"]

_YEAR: Final = 12
#: Until this month a text may tell the results of the year before.
_SPRING: Final = 4
_PARTS: Final[dict[str, tuple[Grain, int]]] = {"month": ("month", 1), "quarter": ("quarter", 3), "half": ("half", 6)}


@slotted
class TimeExpr(Value):
    """A period at tokens ``start`` to ``end``.

    ``period`` is None while it leans on another: then ``shift`` says by how many months (same period: 12 a year back); "the same
    period of 2024" has the year as ``period``.
    ``year_stated`` tells whether the words name the year, ``length`` and ``unit`` are those of a duration; a day with a length is
    the day up to publication ("overnight"), one with the unit "day" is named from publication ("on Tuesday": ``weekday``).
    ``crop`` is the year that a season is for what is harvested.
    """

    start: int
    end: int
    grain: Grain
    period: Period | None = None
    shift: int | None = None
    role: Role | None = None
    year_stated: bool = False
    length: int = 0
    fiscal: bool = False
    features: Features = NONE
    unit: str | None = None
    joined: bool = False
    weekday: bool = False
    crop: Period | None = None


class TimeContext(NamedTuple):
    """What relative expressions are read against: publication date, and the months in which years of some kinds begin."""

    published: date | None
    begins: Mapping[str, int] = MappingProxyType({})


def interpret(start: int, end: int, a: Atoms, context: TimeContext) -> TimeExpr | None:
    """The expression at tokens ``start`` to ``end`` that atoms make, or None where they tell no time."""
    settle(a)
    make = partial(
        TimeExpr,
        start,
        end,
        year_stated=a.year is not None,
        fiscal=a.fiscal,
        features=a.features,
        unit=a.count_unit,
        joined=a.joined,
    )
    if a.needs_year and a.year is None and a.offset is None and a.season is None:
        return None
    if a.year_end is not None and a.year is not None and not a.spell:
        return make("span", Period(date(a.year, 1, 1), date(a.year_end, 12, 31)))
    if a.same and a.needs_count and (a.count is None or a.count_unit != "month"):
        return None
    if a.same:
        months = a.count if a.count is not None and a.count_unit == "month" else 0
        return make("same", None if a.year is None else periods.year(a.year), shift=same_shift(a), length=months)
    year = _year(a, context)
    if a.closing or a.preceding or leans(a):
        return _leaning(make, a, year, context.published)
    if a.lasting and a.count is not None:
        return make("duration", length=a.count)
    near = near_day(a, context.published)
    if near is not None:
        return make("day", near, unit="day", weekday=a.weekday is not None, length=int(a.pointing))
    if a.now:
        return make("now", None if context.published is None else periods.day(context.published))
    if a.opening and year is not None:
        return make("day", periods.day(date(year, 1, 1)), role="opening")
    if a.ytd:
        return _to_date(make, a, year, context)
    if a.season is not None and a.year is None:
        return _season(make, a, a.season, context)
    if a.fiscal:
        return _fiscal(make, a, year, context)
    return _a_year(make, a, year, context.published) or _calendar(make, a, year, context)


_Make = Callable[..., TimeExpr]


def _leaning(make: _Make, a: Atoms, year: int | None, published: date | None) -> TimeExpr | None:
    """What is read against another period: the end of the month, the three months before, a year earlier."""
    if a.preceding:
        return make("shift", shift=None) if a.count is not None else None
    part = _recurring(a) if a.relative_unit == "year" and leans(a) and not a.closing else None
    if part is not None:  # "A year earlier, in nine months"
        which = latest(published, part[1])
        return make(part[0], None if which is None else part[1](which + a.relative_offset))
    if not a.closing:
        return make("shift", shift=shift_of(a), unit=a.relative_unit if a.relative_unit == "week" else a.count_unit)
    whole = _recurring(a)
    if whole is not None:  # "At the end of the third quarter"
        which = year if year is not None else latest(published, whole[1])
        return make(whole[0], None if which is None else whole[1](which), role="closing")
    if year is None:
        return make("shift", shift=0, role="closing", length=MONTHS.get(a.relative_unit or "", 0))
    return make("year", periods.year(year), role="closing")


def _year(a: Atoms, context: TimeContext) -> int | None:
    """The year that is named or counted from publication."""
    if a.year is not None or context.published is None:
        return a.year
    if a.offset is not None:
        return context.published.year + a.offset
    if a.relative_unit == "year" and not a.closing:
        return context.published.year + a.relative_offset
    return context.published.year if a.ytd else None


def _to_date(make: _Make, a: Atoms, year: int | None, context: TimeContext) -> TimeExpr:
    """Since the beginning of a year: to a day or the end of a month that is named, else to publication."""
    if not year:
        return make("ytd")
    begin = date(year, 1, 1)
    if a.count_unit == "month" and a.count is not None and a.count <= 12:
        return make("months", periods.months(year, 1, a.count))
    if a.months and a.day and a.day <= periods.last_day(year, a.months[-1]):
        return make("months", Period(begin, date(year, a.months[-1], a.day)))
    if a.months and not a.day:
        return make("months", periods.months(year, 1, a.months[-1]))
    return make("ytd", None if context.published is None else Period(begin, max(begin, context.published)))


def _fiscal(make: _Make, a: Atoms, year: int | None, context: TimeContext) -> TimeExpr | None:
    """A fiscal year by its last calendar year, or by the month it ends in."""
    if a.months:
        last = a.months[-1]
        end_year = year or latest(context.published, lambda n: periods.month(n, last))
        return None if end_year is None else make("year", months_to(end_year, last, 12))
    return make("year", year_of(a, context.published, context.begins))


def _season(make: _Make, a: Atoms, offset: int, context: TimeContext) -> TimeExpr:
    """ "The new season", and the calendar year that it is for what is harvested and where nothing says how seasons run."""
    year = None if context.published is None or a.count is not None or a.since else periods.year(context.published.year + offset)
    season = season_of(a, context.published, context.begins)
    period = year if season is None and a.calendar else season
    return make("year" if a.count is None else "months", period, crop=year)


def _a_year(make: _Make, a: Atoms, year: int | None, published: date | None) -> TimeExpr | None:
    """Twelve months up to now: in the middle of a year none has just had its twelve."""
    twelve = a.count == _YEAR and a.count_unit == "month" and not (a.months or a.first or a.remaining)
    running = year is None and published is not None and _SPRING < published.month < _YEAR
    return make("duration", length=1, unit="year") if twelve and running else None


def _calendar(make: _Make, a: Atoms, year: int | None, context: TimeContext) -> TimeExpr | None:
    """A month, range of months, quarter, half-year, number of months, day or year."""
    if a.ending is not None:
        return ending(make, a, year, context.published)
    if a.last_day is not None:
        period = days_of(a, year, context.published)
        return None if period is None else make("days", period, year_stated=year is not None)
    if a.first and a.count_unit == "day" and a.count is not None and len(a.months) == 1 and a.day is None:
        days = first_days(a.months[0], a.count, year, context.published)
        return None if days is None else make("days", days)
    if a.tenday is not None:
        month = a.months[0] if a.months else None
        which = year or (None if month is None else latest(context.published, lambda n: periods.month(n, month or 1), begun=True))
        return (
            None if month is None or which is None else make("days", ten_days(which, month, a.tenday), year_stated=year is not None)
        )
    if a.day is not None and a.months:
        if year is None and context.published is None:
            return make("day")
        day = day_of(a, year, context.published)
        return None if day is None else make("day", day, year_stated=year is not None)
    if a.relative_unit in _PARTS and not a.months:
        return _relative_part(make, a, context)
    if a.relative_unit == "week" and not a.months:
        return None if context.published is None else make("days", week_of(context.published, a.relative_offset))
    if a.half is not None and len(a.months) == 1 and not a.spell:
        which = year or latest(context.published, lambda n: periods.month(n, a.months[0]), begun=True)
        return None if which is None else make("days", half_month(which, a.months[0], a.half), year_stated=year is not None)
    recurring = _recurring(a)
    if recurring is not None:
        grain, of_year = recurring
        if a.spell and crosses(a) and year is not None and not a.straddles:
            return make(grain)  # The winter of 2025 may begin or end in that year.
        begun = (grain == "month" or crosses(a) or a.spell) and not a.ended
        which = year if year is not None else latest(context.published, of_year, ahead=a.remaining, begun=begun or a.ahead)
        which = which + 1 if which is not None and a.ahead and year is None else which  # "The coming winter"
        period = None if which is None else of_year(which)
        return make(grain, period, year_stated=year is not None, length=a.count or 0)
    if a.count is not None and year is None:
        return make("duration", length=a.count)
    return None if year is None else make("year", periods.year(year))


def _recurring(a: Atoms) -> tuple[Grain, Callable[[int], Period]] | None:
    """What comes once a year, as a function of the year."""
    if len(a.months) == 2:
        first, last = a.months
        if first == last:
            return None
        if first < last:
            return "months", lambda n: periods.months(n, first, last)
        return "months", lambda n: Period(periods.month(n, first).start, periods.month(n + 1, last).end)
    if a.months:
        month = a.months[0]
        if a.upto and a.count_unit == "month" and a.count:
            return "months", lambda n: months_to(n, month, a.count or 1)
        return "month", lambda n: periods.month(n, month)
    if a.quarter is not None:
        quarter = a.quarter
        return "quarter", lambda n: periods.quarter(n, quarter)
    if a.half is not None:
        half = a.half
        return "half", lambda n: periods.half(n, half)
    if a.count is not None and a.count_unit == "month" and 1 <= a.count <= 12:
        count = a.count
        if a.remaining:
            return "months", lambda n: periods.months(n, 13 - count, 12)
        return "months", lambda n: periods.months(n, 1, count)
    return None


def _relative_part(make: _Make, a: Atoms, context: TimeContext) -> TimeExpr:
    """ "last month", "this quarter"."""
    if context.published is None:
        return make("shift")
    if a.relative_unit == "quarter" and a.relative_offset == -1 and a.year is not None:
        return make("quarter", periods.quarter(a.year, 4))  # "The last quarter of 2024"
    grain, size = _PARTS[a.relative_unit or "month"]
    index = (context.published.year * 12 + context.published.month - 1) // size + a.relative_offset
    first = date(index * size // 12, index * size % 12 + 1, 1)
    last = periods.shift_months(first, size - 1)
    return make(grain, Period(first, last.replace(day=periods.last_day(last.year, last.month))))
