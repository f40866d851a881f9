"""Periods that a growth takes from the figures and brackets around it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from factcheck.extract.compared import LEANING
from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.sentence_times import SentenceTimes
from factcheck.extract.shape import Shape
from factcheck.extract.tense import tells_what_had_been
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.told_times import is_of_former_growth
from factcheck.languages.entry import Match
from factcheck.model import period as periods
from factcheck.model.indicator import Indicator
from factcheck.model.period import Period

#: Months of a quarter.
_QUARTER: Final = 3
_YEAR: Final = 12
_CLAUSE: Final = ",;:()\u2013\u2014"
#: Cases of what something is compared with.
_COMPARING: Final = frozenset({"abl", "dat", "case2"})


def is_whole_year(time: TimeExpr) -> bool:
    """ "In a year"."""
    return time.grain == "duration" and time.length == 1 and time.unit == "year"


def is_one_unit(time: TimeExpr) -> bool:
    """ "In a year", "in one month"."""
    return time.grain == "duration" and time.length == 1 and time.unit in ("year", "month")


def ends(time: TimeExpr | None) -> tuple[Period, Period] | None:
    """The last and the first year or month of a span that a growth is told over: "from January 2025 to January 2026 by 6 %"."""
    period = None if time is None or time.grain != "days" else time.period
    if time is None or period is None or period.start is None:
        return None
    if time.unit == "year":
        return periods.year(period.end.year), periods.year(period.start.year)
    if (period.months or 0) <= _YEAR:
        return None
    return periods.month(period.end.year, period.end.month), periods.month(period.start.year, period.start.month)


def step(scan: Scan, entry: Indicator | None, time: TimeExpr | None) -> tuple[Period, Period] | None:
    """ "Between June and July": the later of two months and the one right before it, of what is no sum of both."""
    period = None if time is None else time.period
    if entry is None or entry.kind == "flow" or time is None or period is None or period.months != 2 or time.year_stated:
        return None
    opened = "range_opener" in scan.kinds[time.start - 1] and any("and" in scan.kinds[i] for i in range(time.start, time.end))
    # Words behind the months also tell what went on in both, but prices step from one to the next.
    closed = entry.kind == "index" and any("range_closer" in scan.kinds[i] for i in (time.end - 1, time.end))
    if not opened and not closed:
        return None
    later = periods.month(period.end.year, period.end.month)
    earlier = later.before()
    return None if earlier is None else (later, earlier)


def is_over_a_year(events: Events, q: Quantity) -> bool:
    """Whether "in a year" stands before a figure with no other figure between."""
    annual = events.cued("annual")
    if not annual and not events.times:
        return False
    years = [t.end for t in events.times if is_whole_year(t) and t.end <= q.start]
    cues = [c.end for c in annual if c.end <= q.start]
    last = max([*years, *cues], default=None)
    if last is None or not events.figure_between(last, q.start):
        return last is not None
    # "Bir yilda oziq-ovqat 5,2 foizga, xizmatlar 12,8 foizga qimmatlashdi"
    told = (*events.directions, *events.cued("monthly"), *events.cued("quarterly"))
    between = [*(t.start for t in events.times), *(m.start for m in told)]
    figures = [x for x in events.quantities if last <= x.start < q.end]
    return all(x.unit == "percent" and "dat" in x.features for x in figures) and not any(last <= at < q.start for at in between)


def is_told_over_a_year(events: Events, figures: Sequence[tuple[Quantity, Shape]], q: Quantity) -> bool:
    """The same of a figure with what it came from before it: "за год выросло с 13,6 млн до 16,2 млн"."""
    if is_over_a_year(events, q):
        return True
    came = [x for x, shape in figures if shape.base_level and x.end <= q.start]
    return bool(came) and not events.figure_between(came[-1].end, q.start) and is_over_a_year(events, came[-1])


def year_beside(scan: Scan, events: Events, time: TimeExpr, q: Quantity, published: date | None) -> Period | None:
    """The year of a part of it that an earlier clause names, where the figure's own is told "over the year"."""
    if time.period is None or time.period.start is None or (time.period.months or _YEAR) >= _YEAR or q.unit == "percent":
        return None
    cues = [
        c for c in events.cued("annual") if time.end <= c.start and c.end <= q.start and scan.has_mark(time.end, c.start, _CLAUSE)
    ]
    if not cues or events.figure_between(cues[-1].end, q.start) or scan.has_mark(cues[-1].end, q.start, ",;:()"):
        return None
    year = periods.year(time.period.end.year)
    return year if published is not None and year.end < published else None


def is_over_a_month(events: Events, q: Quantity) -> bool:
    """Whether "over the month" stands right behind a figure, or before it with no other figure between."""
    if _is_beside(events, q, [cue for cue in events.cued("monthly") if not _is_in_name(events, cue)]):
        return True
    months = [t for t in events.times if is_one_unit(t) and t.unit == "month" and t.end <= q.start]
    return bool(months) and not events.figure_between(months[-1].end, q.start)


def _is_in_name(events: Events, cue: Match) -> bool:
    """Whether a cue is a part of what an indicator is called: "average monthly wage"."""
    return any(m.start <= cue.start and cue.end <= m.end and m.end - m.start > cue.end - cue.start for m in events.indicators)


def tells_a_year(events: Events) -> bool:
    """Whether "in a year" stands anywhere in a sentence."""
    return any(is_whole_year(t) for t in events.times) or any(cue.end - cue.start > 1 for cue in events.cued("annual"))


def tells_a_month(events: Events) -> bool:
    """Whether "over the month" stands anywhere in a sentence; "monthly" alone may be a monthly wage."""
    one = any(is_one_unit(t) and t.unit == "month" for t in events.times)
    return one or any(cue.end - cue.start > 1 for cue in events.cued("monthly"))


def is_over_one(events: Events, q: Quantity, months: int | None) -> bool:
    """Whether a figure is told over the month or quarter that its period is: "0.5 % quarter on quarter"."""
    return (months == 1 and is_over_a_month(events, q)) or (months == _QUARTER and _is_over_a_quarter(events, q))


def _is_over_a_quarter(events: Events, q: Quantity) -> bool:
    """As over a month; but "quarterly" by itself before a figure says no more than how long the period is."""
    return _is_beside(events, q, [cue for cue in events.cued("quarterly") if cue.end - cue.start > 1 or cue.start >= q.end])


def _is_beside(events: Events, q: Quantity, cues: Sequence[Match]) -> bool:
    """Whether a cue stands right behind a figure, or before it with no other figure between."""
    for cue in cues:
        owners = [x for x in events.quantities if 0 <= cue.start - x.end <= 2]
        if owners and owners[0].end < cue.start and any(0 <= x.start - cue.end <= 2 for x in events.quantities):
            owners = []  # "9,3% за год, а за месяц – 0,8%": what stands between leads on to the next figure.
        if q in owners or (not owners and cue.end <= q.start and not events.figure_between(cue.end, q.start)):
            return True
    return False


def bracketed(scan: Scan, events: Events, named: SentenceTimes, q: Quantity) -> TimeExpr | None:
    """A leaning period right before a figure inside brackets, or before the bracket it opens: "(a month earlier, 5.1 %)"."""
    for time in named.times:
        if time.grain not in LEANING or time.end > q.start or events.figure_between(time.end, q.start):
            continue
        opened = scan.has_mark(time.end, q.start, "(")
        if opened and not scan.has_mark(time.end, q.start, ")"):
            return time
        if q.start - time.end <= 4 and scan.has_mark(time.start - 2, time.start, "("):
            return time
    return None


def of_clause(scan: Scan, events: Events, named: SentenceTimes, q: Quantity) -> TimeExpr | None:
    """A period a year back that opens the clause of a growth: "…; a year earlier it had grown by 7 %", "bir yil oldin … edi"."""
    former = next((time for time in named.times if is_of_former_growth(events, q, time)), None)
    if former is not None:
        return former
    then = tells_what_had_been(scan, events)
    for time, base in named.pairs:
        if base or time.grain not in LEANING or not time.shift or time.shift % _YEAR or time.features & _COMPARING:
            continue
        opened = scan.clause_start(time.start, events.sentence.first, _CLAUSE)
        if time.start - opened > 1 or not q.start - time.end >= 0 or scan.has_mark(time.end, q.start, _CLAUSE):
            continue
        if (then or opened > events.sentence.first) and not events.figure_between(time.end, q.start):
            return time
    return None


def between_levels(events: Events, shapes: Sequence[Shape], named: SentenceTimes, q: Quantity) -> tuple[Period, Period] | None:
    """A growth after two levels of like periods is the growth from the earlier to the later, which comes first in the pair."""
    if len(named.times) < 2:
        return None
    levels = [x for x, shape in zip(events.quantities, shapes, strict=True) if shape.form == "level"]
    found = []
    for time, base in named.pairs:
        if base or time.end > q.start or time.grain in (*LEANING, "day", "now", "ytd") or time.role is not None:
            continue
        period = named.absolute(time)
        if period is not None and any(time.end <= x.start < q.start for x in levels):
            found.append(period)
    if len(found) != 2 or found[0].months != found[1].months or found[0] == found[1]:
        return None
    early, late = sorted(found, key=lambda period: period.end)
    return late, early
