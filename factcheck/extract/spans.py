"""How long a growth took, where its clause says so: "in five years it doubled", «за неделю подорожала на 2 доллара»."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.growth_periods import is_one_unit
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.time_periods import TimeExpr
from factcheck.model import period as periods
from factcheck.model.period import Period

_CLAUSE: Final = ",;:()\u2013\u2014"
#: Tokens between "in" and a length: "in just five years".
_LED: Final = 3
_DAYS: Final = {"day": 1, "week": 7}
_MONTHS: Final = {"month": 1, "year": 12}
#: A length of time: so many days, weeks, months or years.
Span = tuple[int, str]


def span_of(scan: Scan, events: Events, q: Quantity) -> Span | None:
    """The length of time in a growth's own clause that it is told over; a year or month by itself is told of elsewhere."""
    found = [(t.start, t.end, (t.length, str(t.unit))) for t in events.times if _is_course(scan, t)]
    found += [(c.start, c.end, (1, unit)) for unit in _DAYS for c in events.cued(f"in_a_{unit}")]
    beside = [span for start, end, span in found if _is_beside(scan, events, q, start, end)]
    return beside[-1] if beside else None


def before(main: Period, span: Span) -> Period | None:
    """The period so long before another; None where that is itself longer than the step."""
    count, unit = span
    if unit == "year":
        return main.shifted_years(-count)
    if main.days == 1 and unit in _DAYS:
        return periods.day(main.end - timedelta(days=count * _DAYS[unit]))
    if main.days == 1 and unit in _MONTHS:
        return periods.day(periods.shift_months(main.end, -count))
    if main.months == 1 and main.start is not None and unit == "month":
        first = periods.shift_months(main.start, -count)
        return periods.month(first.year, first.month)
    return None


def _is_course(scan: Scan, time: TimeExpr) -> bool:
    """Whether a length is how long something went on: "in five years", not "five years"."""
    if time.grain != "duration" or is_one_unit(time) or time.unit not in (*_DAYS, *_MONTHS):
        return False
    if scan.pack.verb_last:
        return "loc" in time.features or "in_the_course" in scan.kinds[time.end]
    return scan.begins_within(time.start - _LED, time.start + 1, "in_the_course")


def _is_beside(scan: Scan, events: Events, q: Quantity, start: int, end: int) -> bool:
    first, last = (end, q.start) if end <= q.start else (q.end, start)
    return first <= last and not scan.has_mark(first, last, _CLAUSE) and not events.figure_between(first, last)
