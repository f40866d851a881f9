"""Which period a figure belongs to, and which it is compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.forms import VERB_LAST, Shape
from factcheck.extract.quantities import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.times import TimeExpr
from factcheck.model import period as periods
from factcheck.model.claim import COMPARING, Confidence
from factcheck.model.period import Period

_COMMA: Final = 4
_BRACKET: Final = 6


@dataclass(frozen=True, slots=True)
class When:
    """Period and base period of a figure, how they were found, and which words say so."""

    period: Period | None
    base: Period | None
    confidence: Confidence | None
    rule: str
    to_date: bool = False
    words: str = ""


@dataclass(slots=True)
class Timeline:
    """The period a reader has in mind while reading on."""

    published: date | None
    main: Period | None = None
    main_is_to_date: bool = False
    last_end: date | None = None

    def see(self, period: Period, *, to_date: bool) -> None:
        """A period became the topic."""
        self.main = period
        self.main_is_to_date = to_date
        if not to_date:
            self.last_end = period.end


class Clock:
    """Reads the times of one sentence for its quantities."""

    def __init__(self, scan: Scan, events: Events, timeline: Timeline) -> None:
        self.scan = scan
        self.events = events
        self.timeline = timeline
        self.times = [t for t in events.times if t.grain not in ("duration", "span", "none")]
        self.base = [self._is_base(t) for t in self.times]
        self.lasting = any(t.grain == "duration" for t in events.times)

    def _is_base(self, time: TimeExpr) -> bool:
        """Whether words of comparison make the period the one compared with."""
        for cue in self.events.cues:
            if cue.entry.get("value") != "compare":
                continue
            if self.scan.pack.tag in VERB_LAST:
                if 0 <= cue.start - time.end <= 2:
                    return True
            elif 0 <= time.start - cue.end <= 2 or (cue.start <= time.start < cue.end):
                return True
        return False

    def settle(self) -> None:
        """After the sentence: its main period is what the next one goes on with."""
        for time, base in zip(self.times, self.base, strict=True):
            if base or time.role in ("deadline",) or time.grain in ("day", "now", "shift", "same"):
                continue
            period = self._absolute(time)
            if period is not None:
                self.timeline.see(period, to_date=time.grain == "ytd")

    def when(self, k: int, shape: Shape) -> When:
        """Period and base of the k-th quantity."""
        q = self.events.quantities[k]
        if shape.form in COMPARING:
            return self._compared(q)
        if shape.base_level:
            return self._base_level(q)
        return self._level(q)

    def _level(self, q: Quantity) -> When:
        choice = self._nearest(q, bases=self._attached_base(q))
        if choice is None:
            return self._carried(q)
        time = choice
        if time.grain in ("same", "shift"):
            period = self._shift(time, self._main_before(q))
            return When(period, None, "resolved", "shifted", words=self._words(time))
        return When(self._absolute(time), None, self._confidence(time), "named", to_date=time.grain == "ytd", words=self._words(time))

    def _base_level(self, q: Quantity) -> When:
        """The level something came from: the period named right after it, else a year before the topic."""
        for time, base in zip(self.times, self.base, strict=True):
            if 0 <= time.start - q.end <= 3 or (self.scan.pack.tag in VERB_LAST and 0 <= q.start - time.end <= 1):
                if time.grain in ("same", "shift"):
                    return When(self._shift(time, self._main_before(q)), None, "resolved", "shifted", words=self._words(time))
                return When(self._absolute(time), None, "stated", "named", words=self._words(time))
            if base:
                period = self._shift(time, self._main_before(q)) if time.grain in ("same", "shift") else self._absolute(time)
                return When(period, None, "resolved", "base", words=self._words(time))
        main = self._main_before(q)
        return When(None if main is None else self._default_base(main), None, "inferred", "year before")

    def _compared(self, q: Quantity) -> When:
        main_time = self._nearest(q, bases=False)
        if main_time is not None and main_time.grain in ("same", "shift"):
            main_time = None
        confidence: Confidence | None = "stated"
        if main_time is not None:
            main, rule, words = self._absolute(main_time), "named", self._words(main_time)
            confidence = self._confidence(main_time)
            to_date = main_time.grain == "ytd"
        else:
            main, rule, words, to_date = (None if self._open_span() else self.timeline.main), "carried", "", self.timeline.main_is_to_date
            confidence = "resolved" if main is not None else None
        base = self._base_for(q, main)
        return When(main, base, confidence, rule, to_date=to_date, words=words)

    def _base_for(self, q: Quantity, main: Period | None) -> Period | None:
        options = [
            (self._distance(q, t), t)
            for t, base in zip(self.times, self.base, strict=True)
            if base or t.grain in ("same", "shift")
        ]
        if options:
            time = min(options, key=lambda o: o[0])[1]
            if time.grain in ("same", "shift"):
                return self._shift(time, main)
            found = self._absolute(time)
            return self._aligned(found, main, time)
        if main is None or self._open_span():
            return None
        return self._default_base(main)

    def _aligned(self, base: Period | None, main: Period | None, time: TimeExpr) -> Period | None:
        """A year as base of a shorter period means the same months of it ("7 months … than in 2024")."""
        if base is None or main is None or main.start is None or time.grain != "year" or main.months in (None, 12):
            return base
        return main.shifted_years(base.end.year - main.end.year) if main.months and main.months < 12 else base

    def _default_base(self, main: Period) -> Period | None:
        monthly = any(c.entry.get("value") == "monthly" for c in self.events.cues)
        annual = any(c.entry.get("value") == "annual" for c in self.events.cues)
        if monthly and not annual and main.months == 1:
            return main.before()
        if main.start is None:
            return None
        return main.shifted_years(-1)

    def _open_span(self) -> bool:
        """ "In the last three years": neither period nor base are dated."""
        return self.lasting and not self.times

    def _carried(self, q: Quantity) -> When:
        if self._open_span() or self.timeline.main is None:
            return When(None, None, None, "none")
        return When(self.timeline.main, None, "resolved", "carried", to_date=self.timeline.main_is_to_date)

    def _main_before(self, q: Quantity) -> Period | None:
        """The topic period that a leaning expression leans on."""
        named = [
            t
            for t, base in zip(self.times, self.base, strict=True)
            if not base and t.start < q.start and t.grain not in ("same", "shift", "day", "now")
        ]
        if named:
            return self._absolute(named[-1])
        return self.timeline.main

    def _attached_base(self, q: Quantity) -> bool:
        """Whether a base period may be meant: the figure stands in brackets after it, or no other period is named."""
        return True

    def _nearest(self, q: Quantity, *, bases: bool) -> TimeExpr | None:
        best: tuple[float, TimeExpr] | None = None
        for time, base in zip(self.times, self.base, strict=True):
            leaning = time.grain in ("same", "shift")
            if (base or leaning) and not bases:
                continue
            if base and not self._base_touches(q, time):
                continue
            if time.grain == "day" and time.role is None and not self._dated_stock(q):
                continue
            distance = self._distance(q, time)
            if best is None or distance < best[0]:
                best = (distance, time)
        return None if best is None else best[1]

    def _base_touches(self, q: Quantity, time: TimeExpr) -> bool:
        """A compared-with period dates a level only in brackets or beside it, with no figure between."""
        between = range(time.end, q.start) if time.end <= q.start else range(q.end, time.start)
        if any(time.end <= x.start < q.start or q.end <= x.start < time.start for x in self.events.quantities if x is not q):
            return False
        if time.start >= q.end:
            return len(between) <= 3
        opened = any(self.scan.is_mark(i, "(") for i in between)
        return opened or len(between) <= 1

    def _dated_stock(self, q: Quantity) -> bool:
        return False

    def _distance(self, q: Quantity, time: TimeExpr) -> float:
        """Tokens between, with a toll for every clause boundary; verb-last languages look back first."""
        if time.end <= q.start:
            first, last, toll = time.end, q.start, 0.0
        else:
            first, last = q.end, time.start
            toll = 40.0 if self.scan.pack.tag in VERB_LAST else 0.5
        distance = float(last - first) + toll
        for i in range(first, last):
            if self.scan.is_mark(i, ",:;"):
                distance += _COMMA
            elif self.scan.is_mark(i, "()\u2014"):
                distance += _BRACKET
        if time.start >= q.end:
            others = sum(q.end <= x.start < time.start for x in self.events.quantities)
            distance += 12 * others
        return distance

    def _absolute(self, time: TimeExpr) -> Period | None:
        if time.grain == "ytd" and time.period is not None:
            end = self.timeline.last_end
            if end is not None and time.period.start is not None and time.period.start <= end <= time.period.end:
                return Period(time.period.start, end)
        if time.role == "since" and time.period is not None and self.timeline.published and time.period.start:
            return Period(time.period.start, max(self.timeline.published, time.period.end))
        if time.role == "deadline" and time.period is not None:
            return Period(None, time.period.end)
        return time.period

    def _shift(self, time: TimeExpr, main: Period | None) -> Period | None:
        if main is None:
            return None
        if time.shift is None:
            return main.before()
        if time.shift % 12 == 0:
            return main.shifted_years(time.shift // 12)
        if main.start is None:
            return None
        start = periods.shift_months(main.start, time.shift)
        end = periods.shift_months(main.end, time.shift)
        if main.months is not None:
            end = end.replace(day=periods.last_day(end.year, end.month))
        return Period(start, end)

    def _confidence(self, time: TimeExpr) -> Confidence:
        if time.grain == "ytd":
            return "inferred"
        return "stated" if time.year_stated or time.grain == "year" else "resolved"

    def _words(self, time: TimeExpr) -> str:
        return self.scan.slice(time.start, time.end)


def with_end(period: Period, end: date) -> Period:
    """A to-date period cut off at a day."""
    return replace(period, end=end)
