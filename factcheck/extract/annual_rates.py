"""Growth over a year that is called a rate: prices that rose 8 % in a year are inflation of 8 %."""

from __future__ import annotations

from typing import Final

from factcheck.extract.shape import Shape
from factcheck.extract.timeline import When
from factcheck.extract.what import ALL_PRICES, What
from factcheck.model.indicator import registry

#: The last month of a year, and the months it has.
_LAST_MONTH: Final = 12
_INFLATION, _INDEX, _PRICES = "inflation", "cpi_index_yoy", "consumer_prices"
_MONTHLY, _SINCE_DECEMBER = "inflation_monthly", "inflation_cumulative"


def by_year(what: What, shape: Shape, when: When, *, foretold: bool) -> tuple[What, Shape]:
    """Growth over a year that has a name of its own: prices that rose 8 % in a year are inflation of 8 %.

    So is growth foretold of a year without saying what it will be since.
    """
    if shape.form == "rate" and (told := _since(what, when)) is not None:
        return what._replace(indicator=told), shape
    entry = registry().get(what.indicator)
    if entry is None or entry.annual is None or shape.form != "growth_percent" or shape.direction == "down":
        return what, shape
    period, base = when.period, when.base
    of_year = foretold and base is None and period is not None and period.end.month == _LAST_MONTH and what.rule == "carried"
    on_year = period is not None and base is not None and base == period.shifted_years(-1)
    ends = period is not None and (period.days == 1 or (foretold and period.months == _LAST_MONTH))
    whole = period is not None and (period.months == 1 or (ends and what.rule == ALL_PRICES))
    if not of_year and not (on_year and whole):
        return what, shape
    return what._replace(
        indicator=entry.annual, confidence="resolved" if what.confidence == "stated" else what.confidence
    ), shape._replace(form="rate", direction=None)


def _since(what: What, when: When) -> str | None:
    """What inflation is called that is since the month before, or since December: "inflyatsiya iyulga nisbatan 0,4 foiz"."""
    period, base = when.period, when.base
    if what.indicator not in (_INFLATION, _INDEX) or period is None or base is None or base.months != 1:
        return None
    monthly = period.months == 1 and base == period.before()
    since_december = base.end.year == period.end.year - 1 and base.end.month == _LAST_MONTH != period.end.month
    if not monthly and not since_december:
        return None
    if what.indicator == _INDEX:
        return _PRICES  # Only over a year has the index a name of its own.
    return _MONTHLY if monthly else _SINCE_DECEMBER
