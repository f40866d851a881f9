"""Days, ranges of days and months up to a day: "12–18 January", "с 28 апреля по 4 мая", "10 мамырдан 17 мамырға дейін"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from factcheck.extract.scan import Scan
from factcheck.extract.time_atoms import DASHES, Atoms, behind_suffix
from factcheck.extract.time_words import take_word
from factcheck.model import period as periods
from factcheck.model.period import Period

_DAYS: Final = range(1, 32)


def take_days(scan: Scan, i: int, number: int, a: Atoms) -> int | None:
    """The days of "12–18 January", "January 12–18", "с 12 по 18 января", "с 28 апреля по 4 мая"."""
    if number not in _DAYS or a.last_day is not None:
        return None
    if a.day is not None:
        return _last_day(scan, i, number, a)
    joint = scan.match(i + 1, "time_joint")
    between = "range_opener" in scan.kinds[i - 1] and "range_joint" in scan.kinds[i + 1]
    upto = between or (joint is not None and joint.entry.get("role") == "upto")
    if not upto and not (scan.marks[i + 1] in DASHES and scan.glued[i + 2]):
        return None
    at = i + 2
    if at >= len(scan.tokens) or not scan.tokens[at].text.isdecimal() or int(scan.tokens[at].text) not in _DAYS:
        return None
    after, _ = behind_suffix(scan, at + 1)
    month = scan.match(after, "time")
    if month is not None and month.entry.get("role") == "month" and not a.months:
        a.day, a.last_day = number, int(scan.tokens[at].text)
        return take_word(scan, month, a)
    if scan.pack.tag == "en" and len(a.months) == 1 and a.day is None and int(scan.tokens[at].text) > number:
        a.day, a.last_day = number, int(scan.tokens[at].text)
        return at + 1
    return None


def _last_day(scan: Scan, i: int, number: int, a: Atoms) -> int | None:
    """The day and month that a range of days ends with, behind the day and month it begins with."""
    after, _ = behind_suffix(scan, i + 1)
    month = scan.match(after, "time")
    joint = scan.match(i - 1, "time_joint")
    joined = scan.marks[i - 1] in DASHES or (joint is not None and joint.entry.get("role") == "upto") or "abl" in a.features
    if month is None or month.entry.get("role") != "month" or len(a.months) != 1 or not joined or a.year is not None:
        return None
    a.last_day, a.features = number, month.features
    a.months.append(int(month.entry.get("value")))
    return month.end


def days_of(a: Atoms, year: int | None, published: date | None) -> Period | None:
    """The range of days of some atoms; without a year the one nearest to publication."""
    if year is None and published is None:
        return None
    around = published.year if published is not None else 0
    found = []
    for y in (around - 1, around, around + 1) if year is None else (year,):
        try:
            first, last = date(y, a.months[0], a.day or 1), date(y, a.months[-1], a.last_day or 1)
            found.append(Period(first if first <= last else first.replace(year=y - 1), last))
        except ValueError:
            continue
    return min(found, key=lambda p: 0 if published is None else abs((p.end - published).days), default=None)


def week_of(day: date, offset: int) -> Period:
    """The week from Monday to Sunday that lies so many weeks from a day's own."""
    monday = day + timedelta(days=7 * offset - day.weekday())
    return Period(monday, monday + timedelta(days=6))


def near_day(a: Atoms, published: date | None) -> Period | None:
    """A weekday, yesterday, tomorrow: a day beside publication. A weekday is the last one unless the verb says otherwise."""
    if published is None or a.months or a.year is not None:
        return None
    if a.weekday is not None:
        return periods.day(published - timedelta(days=(published.weekday() - a.weekday) % 7))
    if a.relative_unit == "day" and a.anchor == "now":
        return periods.day(published + timedelta(days=a.relative_offset))
    return None


def day_of(a: Atoms, year: int | None, published: date | None) -> Period | None:
    """A day of a month: without a year the one nearest to publication, a day to come being told only shortly before it."""
    month, number = a.months[0], a.day or 1
    around = published.year if published is not None else 0
    years = (around - 1, around, around + 1) if year is None else (year,)
    days = [date(y, month, number) for y in years if number <= periods.last_day(y, month)]
    return min(map(periods.day, days), key=lambda p: 0 if published is None else _away((p.end - published).days), default=None)


def _away(days: int) -> int:
    """How far a day is from publication; one to come counts as twice as far."""
    return 2 * days if days > 0 else -days


def ten_days(year: int, month: int, which: int) -> Period:
    """The first, second or third ten days of a month; the third ends with it."""
    last = 10 * which if which < 3 else periods.last_day(year, month)
    return Period(date(year, month, 10 * which - 9), date(year, month, last))


def first_days(month: int, count: int, year: int | None, published: date | None) -> Period | None:
    """ "The first 20 days of January"."""
    which = year or latest(published, lambda n: periods.month(n, month), begun=True)
    if which is None or count > periods.last_day(which, month):
        return None
    return Period(date(which, month, 1), date(which, month, count))


def latest(published: date | None, of_year: Callable[[int], Period], *, ahead: bool = False, begun: bool = False) -> int | None:
    """The last year in which a recurring period had ended (or ``begun``) by publication; this year for what is ``ahead``."""
    if published is None or ahead:
        return None if published is None else published.year
    period = of_year(published.year)
    past = (period.start if begun and period.start is not None else period.end) <= published
    return published.year - (not past)


def months_to(year: int, month: int, count: int) -> Period:
    """So many months up to and with a month: "the 12 months to June 2024"."""
    last = periods.month(year, month)
    return Period(periods.shift_months(date(year, month, 1), 1 - count), last.end)


def half_month(year: int, month: int, half: int) -> Period:
    """The first fifteen days of a month, or those behind them."""
    first, last = (1, 15) if half == 1 else (16, periods.last_day(year, month))
    return Period(date(year, month, first), date(year, month, last))
