"""Stocks hold on a day: which day a period stands for, and between which days a stock changed."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.timeline import Timeline, When
from factcheck.model import period as periods
from factcheck.model.period import Period


def level(when: When, time: TimeExpr | None, timeline: Timeline, indicator: str | None) -> When:
    """A level of a stock: at the end of its period or up to the day last given; without a time of its own on that day."""
    if time is None:
        day = timeline.day_of(indicator) if timeline.fresh else timeline.as_of
        return when if day is None else When(day, None, "resolved", "as of")
    if time.role == "closing" and when.period is not None:
        return when._replace(period=periods.day(when.period.end))
    return when if time.grain != "ytd" else when._replace(period=_day_after(when.period, timeline, indicator))


def change(when: When, time: TimeExpr | None, timeline: Timeline, indicator: str | None, *, monthly: bool) -> When:
    """A change of a stock without a time of its own, or over a span that ends where the day last given begins.

    The later day dates it, the earlier one its base. ``monthly``: the words say "in a month".
    """
    period, base, day = when.period, when.base, timeline.day_of(indicator)
    if time is None and day is None and _is_day(period):
        day = period
    if time is None and day is not None:
        earlier = Period(*2 * (periods.shift_months(day.end, -1),)) if monthly else day.shifted_years(-1)
        usual = period is None or base is None or base == period.shifted_years(-1) or base == period.before()
        return when._replace(period=day, base=earlier if usual else base)
    if _is_day(base) and not _is_day(period):
        return when._replace(period=_day_after(period, timeline, indicator))
    if time is None or period is None or period.start is None:
        return when
    if day is not None and day.end == period.end + timedelta(days=1):
        return when._replace(period=day, base=periods.day(period.start))
    if time.grain == "month" and base == period.shifted_years(-1):
        return when._replace(base=periods.day(period.start - timedelta(days=1)))
    return when


def since(when: When, to_date: TimeExpr, timeline: Timeline, indicator: str | None) -> When:
    """A change since the start of the year is from that day to the one last given."""
    period = to_date.period
    if period is None or period.start is None:
        return when
    return when._replace(period=_day_after(period, timeline, indicator), base=periods.day(period.start))


def _is_day(period: Period | None) -> bool:
    return period is not None and period.days == 1


def _day_after(period: Period | None, timeline: Timeline, indicator: str | None) -> Period | None:
    """The day last given, if a period reaches it, else publication."""
    start: date | None = None if period is None else period.start
    day = timeline.day_of(indicator)
    if day is not None and (start is None or day.end >= start):
        timeline.as_of = day
        return day
    return period if timeline.published is None else periods.day(timeline.published)
