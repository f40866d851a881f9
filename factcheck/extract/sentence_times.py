"""The times of one sentence: which of them name what is compared with, and which is nearest to a figure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from factcheck.extract.base_periods import end_of_unit
from factcheck.extract.compared import LEANING, Compared, is_beside
from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.seasons import is_harvest
from factcheck.extract.shape import Shape
from factcheck.extract.time_distance import distance_to, distance_to_base
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.timeline import Timeline
from factcheck.extract.told_times import RECURRING, is_just_over, is_over, told_times
from factcheck.model import period as periods
from factcheck.model.claim import Confidence
from factcheck.model.period import Period

#: Tokens between a year and a day of it that names it more closely ("next year's race, on 28 September 2025").
_APPOSED: Final = 4
_CLAUSE: Final = ",;:()\u2014"


class SentenceTimes:
    """``times`` in order, each with whether the words make it what is compared with (``base``)."""

    def __init__(self, scan: Scan, events: Events, timeline: Timeline, shapes: Sequence[Shape]) -> None:
        self.scan = scan
        self.events = events
        self.timeline = timeline
        self.shapes = shapes
        self.verb_last = scan.pack.verb_last
        told = told_times(scan, events, timeline.published)
        self.compared = Compared(scan, events, shapes, timeline.published)
        self.indicator: str | None = None
        self.actual = True
        self.foretold = False
        self.base = [self.compared.is_base(t) for t in told]
        self.times = [_as_base(t) if base else t for t, base in zip(told, self.base, strict=True)]
        self.pairs = list(zip(self.times, self.base, strict=True))

    @property
    def daily(self) -> bool:
        """Whether a figure is one of a day: "in the last day"."""
        return any(t.length for t in self.times if t.grain == "day")

    def nearest(self, q: Quantity, *, bases: bool) -> TimeExpr | None:
        """The period nearest to a figure; ``bases`` admits those that lean or are compared with."""
        best: tuple[float, TimeExpr] | None = None
        for time, base in self.pairs:
            if (base or time.grain in LEANING) and not bases:
                continue
            if (base and not self._base_touches(q, time)) or self.compared.is_of_base_level(q, time):
                continue
            if time.start >= q.end and self.scan.has_mark(q.end, time.start, ",;:" if self.verb_last else ";:"):
                continue
            if time.grain == "now" and not self.verb_last and self.scan.has_mark(q.end, time.start, ","):
                continue  # "Rose to 4.8 billion, and now equals …"
            leans = base or time.grain in LEANING
            if leans and (self.scan.has_mark(q.end, time.start, "(") or self.events.figure_between(q.end, time.start)):
                continue
            leaning = time.grain in LEANING and time.shift != 0 and time.start >= q.end
            if leaning and (self.scan.has_mark(q.end, time.start, ",\u2014") or self.compared.opens_clause(time)):
                continue
            published = self.timeline.published
            starts = None if time.period is None else time.period.start
            if self.actual and published is not None and starts is not None and starts > published:
                continue  # What is a fact is not yet to come: the time is another clause's.
            if self.foretold and is_over(time, published):
                continue  # What is still expected was only foretold then: "in a scenario drawn up in spring".
            bracket = self.aside(time)
            if bracket is not None and bracket != self._bracket(q.start):
                continue
            if self._falls_to(q, time):
                return time
            distance = distance_to(self.scan, self.events, q, time)
            if best is None or distance < best[0]:
                best = (distance, time)
        return None if best is None else self._told_closer(q, best[1])

    def _told_closer(self, q: Quantity, found: TimeExpr) -> TimeExpr:
        """ "Now" in the figure's own clause goes before a time in another; a day names its year more closely."""
        if found.grain == "now":
            return found
        first, last = sorted((q.start, found.start))
        if self.scan.has_mark(first, last, _CLAUSE):
            for time in self.times:
                if time.grain == "now" and not self.scan.has_mark(min(q.start, time.start), max(q.start, time.start), _CLAUSE):
                    return time
        for time in self.times:
            near = max(time.start - found.end, found.start - time.end) <= _APPOSED
            within = found.period is not None and time.period is not None and found.period.contains(time.period)
            if found.grain == "year" and time.grain == "day" and near and within and time.year_stated and time.role is None:
                return time
        return found

    def _falls_to(self, q: Quantity, time: TimeExpr) -> bool:
        """Whether the figure's own time follows it ("430 мингтаси ўн бир ойга, 41 мингтаси декабрга тўғри келади")."""
        towards = self.verb_last and time.start == q.end and "dat" in time.features
        return towards and time.role is None and time.grain not in LEANING

    def aside(self, time: TimeExpr) -> int | None:
        """The bracket that holds a period and the figures it dates ("31,600 (in 2024, 24,800)"), or None."""
        bracket = self._bracket(time.start)
        if bracket is None or not any(self._bracket(x.start) == bracket for x in self.events.quantities):
            return None
        return bracket

    def _bracket(self, at: int) -> int | None:
        """The token behind the opening bracket that a token stands in."""
        first = self.events.sentence.first
        opened = self.scan.clause_start(at, first, "()")
        return opened if opened > first and self.scan.is_mark(opened - 1, "(") else None

    def nearest_base(self, q: Quantity) -> TimeExpr | None:
        """The period that a growth is measured against, as far as the sentence names one."""
        if not self.pairs:
            return None
        options = [
            (distance_to_base(self.scan, self.events, q, t), t)
            for t, base in self.pairs
            if base or t.role == "opening" or (t.grain in LEANING and t.shift != 0)
        ]
        return min(options, key=lambda o: o[0])[1] if options else None

    def _base_touches(self, q: Quantity, time: TimeExpr) -> bool:
        """A compared-with period dates a level in brackets or beside it, or after the growth that was measured against it."""
        quantities = self.events.quantities
        if any(time.end <= x.start < q.start or q.end <= x.start < time.start for x in quantities if x is not q):
            return False
        if time.start >= q.end:
            return time.start - q.end <= 3 and not (self.verb_last and self.scan.has_mark(q.end, time.start, ",;\u2013\u2014"))
        if self.verb_last and self.events.cue_begins("compare", time.end, q.start):
            return False  # "2024 йилга нисбатан 107 фоиз"
        if any(shape.base_level and x is not q and is_beside(self.scan, x, time) for x, shape in self.compared.figures):
            return False
        if self.scan.has_mark(time.end, q.start, "(") or self.opens_clause(time) or q.start - time.end <= 1:
            return True
        # "2.1 times the 2020 figure of $458.8 million"
        of_factor = any(x.kind == "times" and 0 <= time.start - x.end <= 1 for x in quantities)
        return of_factor and q.start - time.end <= 3 and not self.scan.has_mark(time.end, q.start, ",;")

    def opens_clause(self, time: TimeExpr) -> bool:
        """Whether a clause of its own goes on from the period: "compared with 2023, when turnover was $839 million"."""
        return any(self.scan.match(time.end + k, "relative_clause") is not None for k in (0, 1))

    def absolute(self, time: TimeExpr) -> Period | None:
        """The period that an expression tells by itself, its role and the article's last named end considered."""
        period = time.period if time.crop is None or not is_harvest(self.indicator) else time.crop
        published = self.timeline.published
        if period is None or period.start is None:
            return period
        if time.role == "opening" and not time.year_stated and time.period is not None and time.period.days == 1:
            return self._opening(time, period)
        if time.grain == "ytd":
            told = [t.period.end for t in self.times if t.end <= time.start and t.period is not None and t.grain in RECURRING]
            end = told[-1] if told else self.timeline.last_end
            if end is not None and period.start <= end <= period.end:
                return Period(period.start, end)
        if published is None:
            return period
        if self.actual and is_just_over(time, self.timeline.lead, published):
            return self.timeline.lead
        if time.role == "since":
            return Period(period.start, published if period.start <= published else period.end)
        if time.role in ("deadline", "until") and period.end > published:
            return Period(None, period.end)
        return period

    def _opening(self, time: TimeExpr, period: Period) -> Period:
        """ "At the start of the year": of the year last named in the sentence, where one was."""
        told = [t.period for t, base in self.pairs if not base and t.end <= time.start and t.year_stated and t.period is not None]
        return periods.day(period.end.replace(year=told[-1].end.year)) if told else period

    def shifted(self, time: TimeExpr, main: Period | None) -> Period | None:
        """The period of an expression that leans on another."""
        if time.period is not None or (time.grain == "same" and time.length and time.shift):
            return self._same(time, main)
        if time.role == "closing":
            return end_of_unit(time.length, main, self.timeline.published)
        day = self.timeline.as_of or (self.timeline.day_named or self.timeline.standing if time.grain == "same" else None)
        if time.unit == "day" and day is not None:
            if time.shift == 0:
                return day
            main = day
        if time.shift == 0:  # "That year" is the one last named, background or not.
            told = [t for t in self.times if t.end <= time.start and t.shift != 0 and t.grain not in ("day", "now")]
            if not told:
                # In a new paragraph "over this period" is the article's again.
                again = time.grain == "same" and self.timeline.fresh and main is not None and main.days != 1
                return main if again else self.timeline.named or main
            return self.shifted(told[-1], main) if told[-1].grain in LEANING else self.absolute(told[-1])
        if main is None:
            return None
        if time.shift is not None and time.shift % 12 == 0:
            return main.shifted_years(time.shift // 12)
        if main.start is None:
            return None
        if time.unit == "week":
            week = timedelta(days=7)
            return Period(main.start - week, main.end - week)
        if time.shift is None:
            return main.before()
        start = periods.shift_months(main.start, time.shift)
        end = periods.shift_months(main.end, time.shift)
        if main.months is not None:
            end = end.replace(day=periods.last_day(end.year, end.month))
        return Period(start, end)

    def _same(self, time: TimeExpr, main: Period | None) -> Period | None:
        """ "The same period of 2024", "the same two months of last year": first months where nothing before was as long."""
        years = (time.shift or 0) // 12
        if 0 < time.length <= 12 and (main is None or main.months != time.length):
            now = self.timeline.published
            year = time.period.end.year if time.period is not None else None if now is None else now.year + years
            return None if year is None else self.timeline.first_months(year, time.length)
        if main is None:
            return None
        return main.shifted_years(years if time.period is None else time.period.end.year - main.end.year)

    def closing(self, time: TimeExpr) -> Period | None:
        """The day that "at the end of the month" means."""
        told = [t for t, base in self.pairs if not base and t.end <= time.start and t.grain not in (*LEANING, "day", "now")]
        main = self.absolute(told[-1]) if told else self.timeline.main
        period = self.shifted(time, main) if time.grain in LEANING else self.absolute(time)
        return None if period is None else periods.day(period.end)

    def main_before(self, at: int) -> Period | None:
        """The topic period that a leaning expression leans on: the last one named before a token, else the topic."""
        for time, base in reversed(self.pairs):
            if not base and time.start < at and time.grain not in (*LEANING, "day", "now"):
                return self.absolute(time)
        return self.timeline.topic(self.indicator)

    def confidence(self, time: TimeExpr) -> Confidence:
        """How sure the period is: to-date periods end where the text last said."""
        if time.grain == "ytd" or time.joined:
            return "inferred"
        return "stated" if time.year_stated or time.grain == "year" else "resolved"


def _as_base(time: TimeExpr) -> TimeExpr:
    """A period as what is compared with: "с июнем" is no time since, "this same period" is a year back."""
    role = None if time.role == "since" else time.role
    return time._replace(role=role, shift=-12 if time.grain == "same" and time.shift == 0 else time.shift)
