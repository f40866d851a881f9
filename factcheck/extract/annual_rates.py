"""Growth over a year that is called a rate: prices that rose 8 % in a year are inflation of 8 %."""

from __future__ import annotations

from typing import Final

from factcheck.extract.shape import Shape
from factcheck.extract.timeline import When
from factcheck.extract.what import ALL_PRICES, What
from factcheck.model.indicator import registry

#: The last month of a year, and the months it has.
_LAST_MONTH: Final = 12


def by_year(what: What, shape: Shape, when: When, *, foretold: bool) -> tuple[What, Shape]:
    """Growth over a year that has a name of its own: prices that rose 8 % in a year are inflation of 8 %.

    So is growth foretold of a year without saying what it will be since.
    """
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
