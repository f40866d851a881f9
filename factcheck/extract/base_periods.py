"""What a period is compared with when the words leave it open."""

from __future__ import annotations

from factcheck.extract.time_periods import TimeExpr
from factcheck.model import period as periods
from factcheck.model.period import Period


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
    """A year as base of a part of a year means the same part of it."""
    if base is None or main is None or main.months is None or main.months >= 12 or time.grain != "year":
        return base
    return main.shifted_years(base.end.year - main.end.year)
