"""Which period a figure belongs to, and which it is compared with.

A reader keeps two periods in mind: the lead (the article's topic, taken up again with every paragraph) and the one last named in the
paragraph. Words of comparison, and levels that something came from, name base periods, which never become the topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.forms import VERB_LAST, Shape
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.times import TimeExpr
from factcheck.model import period as periods
from factcheck.model.claim import COMPARING, Confidence
from factcheck.model.indicator import Indicator, registry
from factcheck.model.period import Period

_COMMA: Final = 4.0
_BRACKET: Final = 6.0
#: Tolls on the way to a period, in tokens: behind a figure in verb-last languages, behind another figure, "now", "of the …".
_BEHIND: Final = 40.0
_BEHIND_FIGURE: Final = 12.0
_NOW: Final = 25.0
_ATTRIBUTE: Final = 15.0
#: Months before publication beyond which a period is background.
_BACKGROUND: Final = 16
_LEANING: Final = frozenset({"same", "shift"})


@dataclass(frozen=True, slots=True)
class When:
    """Period and base period of a figure, how they were found, and which words say so."""

    period: Period | None
    base: Period | None
    confidence: Confidence | None
    rule: str
    to_date: bool = False
    words: str = ""


UNDATED: Final = When(None, None, None, "none")


@dataclass(slots=True)
class Timeline:
    """The periods a reader has in mind while reading on."""

    published: date | None
    lead: Period | None = None
    main: Period | None = None
    main_is_to_date: bool = False
    last_end: date | None = None
    named: Period | None = None
    paragraph: int = -1
    monthly: bool = False

    def enter(self, paragraph: int) -> None:
        """A new paragraph goes back to the lead."""
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            if self.lead is not None:
                self.main, self.main_is_to_date = self.lead, False

    def see(self, period: Period, *, to_date: bool, leads: bool = True) -> None:
        """A period became the topic."""
        self.main = period
        self.main_is_to_date = to_date
        if leads and (self.lead is None or (self.lead.days == 1 and period.days != 1)):
            self.lead = period
        if not to_date:
            self.last_end = period.end


def _is_ahead(time: TimeExpr, published: date | None) -> bool:
    """Whether a span of years is a programme's, not a past one."""
    return time.grain == "span" and (published is None or time.period is None or time.period.end.year >= published.year)


class Clock:
    """Reads the times of one sentence for its quantities."""

    def __init__(self, scan: Scan, events: Events, timeline: Timeline, shapes: Sequence[Shape]) -> None:
        self.scan = scan
        self.events = events
        self.timeline = timeline
        self.shapes = shapes
        self.entry: Indicator | None = None
        self.verb_last = scan.pack.tag in VERB_LAST
        self.times = [t for t in events.times if t.grain not in ("duration", "none") and not _is_ahead(t, timeline.published)]
        self.base = [self._is_base(t) for t in self.times]
        # "С июнем" behind "compared" is June, not the time since.
        self.times = [replace(t, role=None) if b and t.role == "since" else t for t, b in zip(self.times, self.base, strict=True)]
        self.lasting = any(t.grain == "duration" and not (t.count == 1 and t.unit == "year") for t in events.times)
        timeline.enter(events.sentence.paragraph)
        values = {c.entry.get("value") for c in events.cues}
        if "annual" in values or "monthly" in values:
            timeline.monthly = "annual" not in values
        self.annual = "annual" in values

    def _is_base(self, time: TimeExpr) -> bool:
        """Whether the words make a period the one compared with."""
        for cue in self.events.cues:
            if cue.entry.get("value") != "compare":
                continue
            if self.verb_last:
                if 0 <= cue.start - time.end <= 2:
                    return True
            elif 0 <= time.start - cue.end <= 2 or cue.start <= time.start < cue.end:
                return True
        return self._is_ablative(time) if self.verb_last else self._follows_base_level(time)

    def _is_ablative(self, time: TimeExpr) -> bool:
        """ "Than" in verb-last languages: the period, or the noun it describes, stands in the ablative before a movement."""
        moved = any(d.start >= time.end for d in self.events.directions)
        if not moved or time.role is not None:
            return False
        if time.features & {"abl", "case2"} and not time.features & {"dat", "loc", "gen"}:
            return True
        if not time.features & {"adjloc", "adj"}:
            return False
        for i in range(time.end, min(time.end + 3, self.events.sentence.last)):
            token = self.scan.tokens[i]
            if token.kind != "word":
                return False
            if len(token.word) > 5 and token.word.endswith(self.scan.pack.ablative):
                return self.scan.match(i, "unit", "numeral", "area") is None
        return False

    def _follows_base_level(self, time: TimeExpr) -> bool:
        """Whether the period belongs to the level something came from ("above the $30.3 billion of fiscal 2023-24")."""
        for q, shape in zip(self.events.quantities, self.shapes, strict=True):
            if shape.base_level and 0 <= time.start - q.end <= 3 and not self._crosses(q.end, time.start, ",;"):
                return True
        return False

    def settle(self) -> None:
        """After the sentence: the latest period it spoke of is what the next one goes on with."""
        if not self.events.quantities and not self.events.indicators:
            return
        published = self.timeline.published
        best: tuple[date, Period, bool] | None = None
        for time, base in zip(self.times, self.base, strict=True):
            if base or time.role == "deadline" or time.grain in ("now", "shift", "same"):
                continue
            if time.grain == "day" and (len(self.times) > 1 or self.timeline.lead is not None):
                continue
            period = self._absolute(time)
            self.timeline.named = period if time.grain != "day" and period is not None else self.timeline.named
            ahead = published is not None and period is not None and period.start is not None and period.start > published
            old = published is not None and period is not None and period.end < periods.shift_months(published, -_BACKGROUND)
            if old and not (self.timeline.lead is None and self.timeline.main is None and time.grain == "span"):
                continue  # background: what comes after is of the present again
            if period is not None and not ahead and (best is None or period.end >= best[0]):
                best = (period.end, period, time.grain == "ytd")
        if best is not None:
            self.timeline.see(best[1], to_date=best[2], leads=bool(self.events.quantities))

    def when(self, k: int, indicator: str | None) -> When:
        """Period and base of the k-th quantity, which measures an indicator."""
        q, shape = self.events.quantities[k], self.shapes[k]
        self.entry = registry().get(indicator)
        if shape.base_level:
            return self._base_level(q, shape)
        if shape.form in COMPARING:
            return self._compared(q)
        when = self._level(q)
        if shape.form == "rate" and when.period is not None and self.entry is not None and self.entry.base is not None:
            return replace(when, base=self._usual_base(when.period, self.entry.base))
        return when

    def _usual_base(self, period: Period, base: str) -> Period | None:
        """What a rate or index is measured against when nothing else is said."""
        if period.start is None:
            return None
        if base == "month":
            return period.before()
        if base == "december":
            return periods.month(period.start.year - 1, 12)
        return period.shifted_years(-1)

    def _level(self, q: Quantity) -> When:
        time = self._nearest(q, bases=True)
        if time is None:
            return self._carried()
        words = self.scan.slice(time.start, time.end)
        if time.grain in _LEANING:
            return When(self._shift(time, self._main_before(q)), None, "resolved", "shifted", words=words)
        return When(self._absolute(time), None, self._confidence(time), "named", to_date=time.grain == "ytd", words=words)

    def _base_level(self, q: Quantity, shape: Shape) -> When:
        """The level something came from: the period named with it, else the base the sentence names, else a year before the topic."""
        main = self._main_before(q)
        for time, base in zip(self.times, self.base, strict=True):
            beside = 0 <= time.start - q.end <= 3 and not self._crosses(q.end, time.start, ",;")
            before = self.verb_last and 0 <= q.start - time.end <= 2
            if beside or before or base or (time.grain in _LEANING and time.start < q.start):
                period = self._shift(time, main) if time.grain in _LEANING else self._absolute(time)
                return self._with_base(When(period, None, "resolved", "base", words=self.scan.slice(time.start, time.end)), shape)
        return self._with_base(When(None if main is None else self._default_base(main), None, "inferred", "year before"), shape)

    def _with_base(self, when: When, shape: Shape) -> When:
        if shape.form not in COMPARING or when.period is None:
            return when
        return replace(when, base=self._default_base(when.period))

    def _compared(self, q: Quantity) -> When:
        bracketed = self._bracketed_leaning(q)
        if bracketed is not None:
            period = self._shift(bracketed, self._main_before(q))
            base = None if period is None else self._default_base(period)
            return When(period, base, "resolved", "shifted", words=self.scan.slice(bracketed.start, bracketed.end))
        pair = self._two_periods(q)
        if pair is not None:
            return When(pair[0], pair[1], "stated", "two periods")
        time = self._nearest(q, bases=False)
        if time is None:
            main = None if self._open_span() else self._year_on_year() or self.timeline.main
            confidence: Confidence | None = "resolved" if main is not None else None
            return When(main, self._base_for(q, main), confidence, "carried", to_date=self.timeline.main_is_to_date)
        main = self._absolute(time)
        words = self.scan.slice(time.start, time.end)
        return When(main, self._base_for(q, main), self._confidence(time), "named", to_date=time.grain == "ytd", words=words)

    def _bracketed_leaning(self, q: Quantity) -> TimeExpr | None:
        """A leaning period right before the figure inside brackets, or before the bracket it opens: "(a month earlier, 5.1 %)"."""
        for time in self.times:
            if (
                time.grain not in _LEANING
                or time.end > q.start
                or any(time.end <= x.start < q.start for x in self.events.quantities)
            ):
                continue
            between = range(time.end, q.start)
            if any(self.scan.is_mark(i, "(") for i in between) and not any(self.scan.is_mark(i, ")") for i in between):
                return time
            inside = any(self.scan.is_mark(i, "(") for i in range(max(time.start - 2, 0), time.start))
            if inside and len(between) <= 4:
                return time
        return None

    def _two_periods(self, q: Quantity) -> tuple[Period, Period] | None:
        """A growth after two levels of like periods is the growth from the earlier to the later."""
        named = []
        for time, base in zip(self.times, self.base, strict=True):
            if base or time.end > q.start or time.grain in (*_LEANING, "day", "now", "ytd") or time.role is not None:
                continue
            has_level = any(
                shape.form == "level" and time.end <= x.start < q.start
                for x, shape in zip(self.events.quantities, self.shapes, strict=True)
            )
            period = self._absolute(time)
            if has_level and period is not None:
                named.append(period)
        if len(named) != 2 or named[0].months != named[1].months or named[0] == named[1]:
            return None
        early, late = sorted(named, key=lambda p: p.end)
        return late, early

    def _base_for(self, q: Quantity, main: Period | None) -> Period | None:
        options = [
            (self._base_distance(q, t), t) for t, base in zip(self.times, self.base, strict=True) if base or t.grain in _LEANING
        ]
        marked = any(base for base in self.base)
        of_rate = self.entry is not None and self.entry.kind == "rate"
        if options and (marked or of_rate or not self.annual):
            time = min(options, key=lambda o: o[0])[1]
            if time.grain in _LEANING:
                return self._shift(time, main)
            return self._aligned(self._absolute(time), main, time)
        if main is None or self._open_span():
            return None
        return self._default_base(main)

    def _base_distance(self, q: Quantity, time: TimeExpr) -> float:
        """Like ``_distance``, but "than …" behind the figure goes first where verbs do not come last."""
        distance = self._distance(q, time)
        follows = time.start >= q.end and not any(q.end <= x.start < time.start for x in self.events.quantities)
        return distance - _BEHIND if follows and not self.verb_last else distance

    def _aligned(self, base: Period | None, main: Period | None, time: TimeExpr) -> Period | None:
        """A year as base of a part of a year means the same part of it."""
        if base is None or main is None or main.months is None or main.months >= 12 or time.grain != "year":
            return base
        return main.shifted_years(base.end.year - main.end.year)

    def _default_base(self, main: Period) -> Period | None:
        if main.start is None:
            return None
        if self.entry is not None and self.entry.base in ("month", "december"):
            return self._usual_base(main, self.entry.base)
        if self.timeline.monthly and main.months == 1 and self._price_like():
            return main.before()
        return main.shifted_years(-1)

    def _price_like(self) -> bool:
        """Prices are compared month on month once a text has said so; other figures year on year."""
        return self.entry is not None and self.entry.kind in ("index", "rate")

    def _year_on_year(self) -> Period | None:
        """ "In a year" speaks of the lead period again, whatever earlier one was named in between."""
        whole_year = any(t.grain == "duration" and t.count == 1 and t.unit == "year" for t in self.events.times)
        return self.timeline.lead if whole_year and not self.times else None

    def _open_span(self) -> bool:
        """ "In the last three years": neither period nor base are dated."""
        return self.lasting and not self.times

    def _carried(self) -> When:
        if self._open_span() or self.timeline.main is None:
            return UNDATED
        return When(self.timeline.main, None, "resolved", "carried", to_date=self.timeline.main_is_to_date)

    def _main_before(self, q: Quantity) -> Period | None:
        """The topic period that a leaning expression leans on."""
        for time, base in zip(reversed(self.times), reversed(self.base), strict=True):
            if not base and time.start < q.start and time.grain not in (*_LEANING, "day", "now"):
                return self._absolute(time)
        return self.timeline.main

    def _nearest(self, q: Quantity, *, bases: bool) -> TimeExpr | None:
        best: tuple[float, TimeExpr] | None = None
        for time, base in zip(self.times, self.base, strict=True):
            if (base or time.grain in _LEANING) and not bases:
                continue
            if base and not self._base_touches(q, time):
                continue
            if self.verb_last and time.start >= q.end and self._crosses(q.end, time.start, ",;:"):
                continue
            distance = self._distance(q, time)
            if best is None or distance < best[0]:
                best = (distance, time)
        return None if best is None else best[1]

    def _base_touches(self, q: Quantity, time: TimeExpr) -> bool:
        """A compared-with period dates a level in brackets or beside it, or after the growth that was measured against it."""
        quantities = self.events.quantities
        if any(time.end <= x.start < q.start or q.end <= x.start < time.start for x in quantities if x is not q):
            return False
        if time.start >= q.end:
            return time.start - q.end <= 3
        opened = any(self.scan.is_mark(i, "(") for i in range(time.end, q.start))
        after_growth = not self.verb_last and any(x.end <= time.start for x in quantities)
        return opened or q.start - time.end <= 1 or after_growth

    def _distance(self, q: Quantity, time: TimeExpr) -> float:
        """Tokens between, with a toll for every clause boundary; verb-last languages look back first."""
        behind = time.start >= q.end
        first, last = (q.end, time.start) if behind else (time.end, q.start)
        distance = float(last - first)
        if behind:
            distance += _BEHIND if self.verb_last else 0.5
            distance += _BEHIND_FIGURE * sum(q.end <= x.start < time.start for x in self.events.quantities)
        for i in range(first, last):
            if self.scan.is_mark(i, ",:;"):
                distance += _COMMA
            elif self.scan.is_mark(i, "()\u2014"):
                distance += _BRACKET
        if time.grain in ("now", "day"):
            distance += _NOW
        if any(self.scan.match(time.start - back, "attribute_joint") is not None for back in (1, 2, 3)):
            distance += _ATTRIBUTE
        return distance

    def _crosses(self, first: int, last: int, marks: str) -> bool:
        return any(self.scan.is_mark(i, marks) for i in range(first, last))

    def _absolute(self, time: TimeExpr) -> Period | None:
        period = time.period
        if period is None or period.start is None:
            return period
        if time.grain == "ytd":
            end = self.timeline.last_end
            if end is not None and period.start <= end <= period.end:
                return Period(period.start, end)
        if time.role == "since" and self.timeline.published:
            return Period(period.start, max(self.timeline.published, period.end))
        if time.role in ("deadline", "until") and self.timeline.published and period.end > self.timeline.published:
            return Period(None, period.end)
        return period

    def _shift(self, time: TimeExpr, main: Period | None) -> Period | None:
        if time.shift == 0:
            return self.timeline.named or main  # "that year": the one last named, background or not
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
