"""Years that need not begin in January: fiscal, marketing and school years, and seasons."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from factcheck.extract.time_atoms import Atoms
from factcheck.extract.time_days import latest, months_to
from factcheck.model import period as periods
from factcheck.model.indicator import registry
from factcheck.model.period import Period

#: Years of a text on crops that may run as the marketing year does: "the 2024/25 season", "in 2024/25".
_OF_CROPS: Final = frozenset({"season", "crop", "fiscal"})
#: Months before its beginning in which a "new" season is the one to come.
_COMING: Final = 6


def is_harvest(indicator: str | None) -> bool:
    """Whether an indicator is of what a year's fields give, which has the name of that year."""
    return indicator is not None and indicator.endswith("harvest") and registry().get(indicator) is not None


def year_of(a: Atoms, published: date | None, begins: Mapping[str, int]) -> Period | None:
    """The year that atoms of a fiscal year or season with a number, or none, tell; None where nothing says how it runs."""
    month = a.begins or begins.get(a.kind)
    if month is None and a.straddles and a.kind in _OF_CROPS:
        month = begins.get("straddling")
    if month is None:
        if a.kind != "fiscal" and (a.straddles or a.year is None):
            return None
        month = 1
    end_year = a.year
    if end_year is None:
        if published is None:
            return None
        ended = month > 1 or a.offset is not None or published == date(published.year, 12, 31)
        end_year = published.year + (a.offset or 0) + (published.month >= month > 1) - (not ended)
    year = periods.year(end_year) if month == 1 else months_to(end_year, month - 1, 12)
    if a.lasts is not None and a.count is None and year.start is not None:
        return _first_months(year, a.lasts)
    return _first_months(year, a.count) if a.count is not None and a.count_unit == "month" else year


def season_of(a: Atoms, published: date | None, begins: Mapping[str, int]) -> Period | None:
    """The season, or its first months, that lies so many seasons from publication's own; None where nothing says how it runs."""
    month = a.begins or begins.get(a.kind) or (1 if a.kind == "fiscal" else None)
    if month is None or published is None or a.season is None:
        return None
    year = latest(published, lambda n: periods.month(n, month), begun=True)
    first = date((year or published.year) + a.season, month, 1)
    if a.coming and periods.shift_months(first, 12 - _COMING) <= published:
        first = periods.shift_months(first, 12)
    if a.since and a.lasts is None:
        return Period(first, max(first, published))
    return _first_months(Period(first, first), a.count or a.lasts or 12)


def _first_months(period: Period, count: int) -> Period:
    first = period.start or period.end
    last = periods.shift_months(first, count - 1)
    return Period(first, last.replace(day=periods.last_day(last.year, last.month)))


def settle(a: Atoms) -> None:
    """ "2024/2025" is the year it ends in where the words speak of such years; "two months of the season" are the running one's."""
    _settle_last(a)
    if a.spell and a.straddles and a.year_end is None and a.year is not None:
        a.year, a.fiscal = a.year - 1, False  # "The winter of 2024/25"
    if a.straddles and a.fiscal:
        a.year, a.year_end = a.year_end or a.year, None
    spoken = a.fiscal and (a.kind == "season" or not a.needs_year)
    if spoken and a.year is None and a.season is None and a.offset is None and a.count is not None and a.count_unit == "month":
        a.season = 0


def _settle_last(a: Atoms) -> None:
    """ "The last three months" are those of a year that is named, and so is "the last quarter"; else they are counted from now."""
    named = a.year is not None or a.offset is not None
    if a.upto and a.day is not None and a.count_unit in ("month", "week") and len(a.months) == 1:
        a.ending = f"{a.count_unit}s"  # "Nine months ended 30 September"
    if not a.final or a.months:
        return
    if a.count_unit == "month":
        a.remaining, a.lasting = named, not named
    elif a.quarter is not None and not named:
        a.quarter, a.relative_unit, a.relative_offset = None, "quarter", -1
