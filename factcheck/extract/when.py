"""Which period a figure belongs to, and which it is compared with.

Words of comparison, and levels that something came from, name base periods, which never become the topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract import base_periods, growth_periods, stocks
from factcheck.extract.carrying import carry, note_day
from factcheck.extract.compared import LEANING, is_beside
from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.sentence_times import SentenceTimes
from factcheck.extract.shape import Shape
from factcheck.extract.tense import tells_what_happened
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.timeline import UNDATED, Timeline, When
from factcheck.extract.told_times import stands, to_come
from factcheck.model import period as periods
from factcheck.model.claim import COMPARING
from factcheck.model.indicator import Indicator, registry
from factcheck.model.period import Period

#: Days of a week, which is compared with the one before.
_WEEK: Final = 7
_YEAR: Final = 12
_BULLETS: Final = "-*\u2022\u00b7\u2013\u2014"


class Clock:
    """Reads the times of one sentence for its quantities."""

    def __init__(self, scan: Scan, events: Events, timeline: Timeline, shapes: Sequence[Shape]) -> None:
        self.scan = scan
        self.events = events
        self.timeline = timeline
        self.shapes = shapes
        self.named = SentenceTimes(scan, events, timeline, shapes)
        self.entry: Indicator | None = None
        self.indicator: str | None = None
        self.first: str | None = None
        self.actual = True
        self.standing = False
        self.ahead: list[TimeExpr] = []
        self.lasting = any(t.grain == "duration" and not growth_periods.is_one_unit(t) for t in events.times)
        self._to_date = next((t for t, base in self.named.pairs if t.grain == "ytd" and not base), None)
        self.annual = bool(events.cued("annual"))
        enter(scan, events, timeline)
        self.as_of = note_day(events, self.named, timeline, to_date=self._to_date is not None)

    def tells_what_happened(self) -> bool:
        """Whether the sentence does, or how things stand."""
        return tells_what_happened(self.scan, self.events)

    def is_of_year(self, k: int) -> bool:
        """Whether the words right before the k-th quantity make it one of a whole year: "the annual plan of 450"."""
        q = self.events.quantities[k]
        yearly = [cue.end for cue in self.events.cued("annual") if cue.end <= q.start]
        return bool(yearly) and not self.events.figure_between(yearly[-1], q.start)

    def span(self, k: int) -> Period | None:
        """The span of years in the k-th quantity's sentence, nearest to it: "in 2023-2025 it is planned to build 200 schools"."""
        q = self.events.quantities[k]
        spans = [(abs(t.start - q.start), t.period) for t in self.events.times if t.grain == "span" and t.period is not None]
        return min(spans, key=lambda each: each[0])[1] if spans else None

    def settle(self) -> None:
        """After the sentence: its periods are what the next one may go on with."""
        carry(self.events, self.named, self.timeline, self.first, self.ahead)

    def when(self, k: int, indicator: str | None, *, actual: bool = True) -> When:
        """Period and base of the k-th quantity, which measures an indicator; plans and forecasts are not ``actual``."""
        q, shape = self.events.quantities[k], self.shapes[k]
        self.actual = actual
        self.entry, self.indicator = registry().get(indicator), indicator
        self.named.indicator, self.named.actual = indicator, actual
        self.first = self.first or indicator
        if shape.base_level:
            return self._base_level(q, shape)
        if shape.form in COMPARING:
            return self._compared(q)
        when = self._level(q)
        if shape.form == "rate" and when.period is not None and self.entry is not None and self.entry.base is not None:
            return when._replace(base=base_periods.usual(when.period, self.entry.base))
        return when

    def _level(self, q: Quantity) -> When:
        time = self.named.nearest(q, bases=True)
        if time is None:
            self.standing = self.standing or (self.actual and self._may_stand(q) and stands(self.scan, self.events, q))
            if self.standing and (self.entry is None or self.entry.kind == "stock"):
                published = self.timeline.published
                return When(periods.day(published), None, "inferred", "standing") if published is not None else UNDATED
            day = self.timeline.day_of(self.indicator) if q.unit == "percent" and self._is_stock() else None
            if day is not None and self.actual and self._lists_standing(q):
                return When(day, None, "resolved", "as of")
            if not self.actual and self.timeline.planned is not None:
                return When(self.timeline.planned, None, "inferred", "planned")
            carried = self._of_year(q) or self._carried()
            held = self.actual and self.entry is not None and self.entry.kind == "stock"
            return stocks.level(carried, None, self.timeline, self.indicator) if held else carried
        if not self.actual:
            published = self.timeline.published
            if time.period is None or published is None or time.period.end > published:
                self.ahead.append(time)
            time = to_come(time, self.timeline.published)
        words = self.scan.slice(time.start, time.end)
        if time.grain in LEANING:
            stock = self.entry is not None and self.entry.kind == "stock"
            main = (self.timeline.day_of(self.indicator) if stock else None) or self.named.main_before(q.start)
            when = When(self.named.shifted(time, main), None, "resolved", "shifted", words)
            return stocks.level(when, time, self.timeline, self.indicator) if self._is_stock() else when
        period = self._told(time)
        if time.grain == "year" and not time.year_stated and self.named.aside(time) is not None:
            period = base_periods.aligned(period, self.named.main_before(time.start), time)
        if time.role == "closing" and period is not None and self._holds_on_a_day():
            period = periods.day(period.end)
        when = When(period, None, self.named.confidence(time), "named", words)
        of_rate = self.entry is not None and self.entry.kind == "rate" and time.grain == "ytd"
        return stocks.level(when, time, self.timeline, self.indicator) if self._is_stock() or of_rate else when

    def _lists_standing(self, q: Quantity) -> bool:
        """Whether a share is of what is so now; where verbs come last, one verb closes a list."""
        listed = self.named.verb_last and self.scan.begins_within(q.end, self.events.sentence.last, "standing")
        return listed or stands(self.scan, self.events, q)

    def _may_stand(self, q: Quantity) -> bool:
        return q.unit != "percent" and (self.entry is None or self.entry.kind == "stock")

    def _told(self, time: TimeExpr) -> Period | None:
        """The period of an expression; what a flow came to by a day was since the year began."""
        period = self.named.absolute(time)
        if not self.actual:
            return self._planned(time, period)
        flows = self.entry is not None and self.entry.kind == "flow"
        by_day = time.grain == "day" and time.role in ("asof", "deadline", "until")
        return base_periods.year_to(period.end) if flows and by_day and period is not None and period.start is not None else period

    def _planned(self, time: TimeExpr, period: Period | None) -> Period | None:
        """What is to be made or sold by the end of the running year is of that year."""
        published = self.timeline.published
        if period is None or published is None or period.start is not None or time.role != "deadline" or not self._is_flow():
            return period
        ends_year = (period.end.month, period.end.day) == (_YEAR, 31) and period.end.year == published.year
        return periods.year(published.year) if ends_year else period

    def _holds_on_a_day(self) -> bool:
        """Whether "at the end of" a period is its last day; of a flow it is the period's result."""
        return not self._is_flow()

    def _is_flow(self) -> bool:
        return self.entry is not None and self.entry.kind == "flow"

    def _is_stock(self) -> bool:
        return self.entry is not None and self.entry.dated

    def _of_year(self, q: Quantity) -> When | None:
        """ "During the year" after it has ended: the year that the topic period is a part of."""
        topic, published = self.timeline.topic(self.indicator), self.timeline.published
        flows = self.actual and q.unit != "percent" and (self.entry is None or self.entry.kind in ("flow", "mean"))
        if topic is None or published is None or not flows or not growth_periods.is_over_a_year(self.events, q):
            return None
        ended = topic.months is not None and topic.months < _YEAR and topic.end.year < published.year
        return When(periods.year(topic.end.year), None, "inferred", "the year") if ended else None

    def _carried(self) -> When:
        topic = self.timeline.topic(self.indicator)
        if self._open_span() or topic is None:
            return UNDATED
        return When(topic, None, "resolved", "carried")

    def _base_level(self, q: Quantity, shape: Shape) -> When:
        """A level something came from: the period named with it, else the base the sentence names, else a year before the topic."""
        main = self.timeline.planned or self.named.main_before(q.start)
        if self._is_stock() and self._to_date is not None and self._to_date.period is not None and self._to_date.period.start:
            return When(periods.day(self._to_date.period.start), None, "resolved", "base")
        for time, base in self.named.pairs:
            before = self.named.verb_last and 0 <= q.start - time.end <= 2
            leans = time.grain in LEANING
            if base or before or (leans and time.start < q.start) or is_beside(self.scan, q, time):
                period = self.named.shifted(time, main) if leans else base_periods.aligned(self.named.absolute(time), main, time)
                if time.role == "closing" and period is not None and self._holds_on_a_day():
                    period = periods.day(period.end)
                return self._with_base(When(period, None, "resolved", "base", self.scan.slice(time.start, time.end)), shape)
        if growth_periods.tells_a_month(self.events) and main is not None and main.months == 1:
            return self._with_base(When(main.before(), None, "inferred", "month before"), shape)
        return self._with_base(When(None if main is None else self._default_base(main), None, "inferred", "year before"), shape)

    def _with_base(self, when: When, shape: Shape) -> When:
        if shape.form not in COMPARING or when.period is None:
            return when
        return when._replace(base=self._default_base(when.period))

    def _compared(self, q: Quantity) -> When:
        bracketed = growth_periods.bracketed(self.scan, self.events, self.named, q)
        if bracketed is not None:
            period = self.named.shifted(bracketed, self.named.main_before(q.start))
            base = None if period is None else self._default_base(period)
            return When(period, base, "resolved", "shifted", self.scan.slice(bracketed.start, bracketed.end))
        pair = growth_periods.between_levels(self.events, self.shapes, self.named, q)
        if pair is not None:
            return When(pair[0], pair[1], "stated", "two periods")
        time = self.named.nearest(q, bases=False)
        topic = self.timeline.topic(self.indicator)
        if time is not None and topic is not None and self._was_before(q, time, topic):
            return When(topic, self.named.absolute(time), "resolved", "since then", self.scan.slice(time.start, time.end))
        monthly = self._to_date is not None and growth_periods.is_over_a_month(self.events, q)
        yearly = monthly or growth_periods.is_over_a_year(self.events, q)
        if time is not None and (time.role == "opening" or (yearly and time.grain == "ytd")):
            time = None
        time = time if self.actual or time is None else to_come(time, self.timeline.published)
        when = self._grown(q, time, yearly=yearly)
        if when.period is not None and when.base == when.period:
            when = when._replace(base=self._default_base(when.period))
        if self.entry is None and self._to_date is not None and self.as_of is not None:
            return stocks.since(when, self._to_date, self.timeline, self.indicator)
        if self.entry is None or self.entry.kind in ("flow", "mean"):
            return when
        if self.entry.kind == "index":
            return self._of_prices(when, time)
        if self._to_date is not None and not yearly:
            return stocks.since(when, self._to_date, self.timeline, self.indicator)
        if self.entry.kind != "stock":
            return when
        dated = time is None or time.grain == "month" or any(t.role == "opening" for t in self.named.times)
        over = bool(self.events.cued("monthly")) or growth_periods.is_over_a_month(self.events, q)
        monthly = monthly or (self._to_date is None and over)
        against = None if time is None else self.named.nearest_base(q)
        if not dated or (against is not None and against.role != "opening"):
            return when
        return stocks.change(when, time, self.timeline, self.indicator, monthly=monthly)

    def _was_before(self, q: Quantity, time: TimeExpr, topic: Period) -> bool:
        """ "In 2024 this figure was 18 million; growth was 7 %": from then to the period that the text is on."""
        levels = [
            x for x, shape in self.named.compared.figures if shape.form == "level" and time.end <= x.start and x.end <= q.start
        ]
        pointed = any(time.end <= cue.start < levels[0].start for cue in self.events.cued("demonstrative")) if levels else False
        return pointed and not self.events.indicators and self.named.absolute(time) == topic.shifted_years(-1)

    def _grown(self, q: Quantity, time: TimeExpr | None, *, yearly: bool) -> When:
        """Period and base of a growth; ``yearly``: "in a year" stands before it."""
        if time is None:
            main = None if self._open_span() else self._year_on_year() or self.timeline.topic(self.indicator)
            if main is None and yearly and self.timeline.published is not None:
                main = periods.day(self.timeline.published)
            base = self._base_for(q, main)
            main = base_periods.like(base, main, self.timeline.published) if self._names_base(q) else main
            return When(main, base, None if main is None else "resolved", "carried")
        main = self._told(time)
        return When(main, self._base_for(q, main), self.named.confidence(time), "named", self.scan.slice(time.start, time.end))

    def _of_prices(self, when: When, time: TimeExpr | None) -> When:
        """Prices grow since December, and beside that or "over" a month since the month before."""
        period = when.period
        if period is None or time is None or self.annual or any(self.named.base):
            return when
        if time.grain == "ytd":
            return when._replace(base=base_periods.usual(period, "december"))
        led = self.scan.entry(time.start - 1, "time_preposition")
        over = self._to_date is not None or (led is not None and led.get("role") == "through")
        return when._replace(base=period.before()) if over and time.grain == "month" else when

    def _base_for(self, q: Quantity, main: Period | None) -> Period | None:
        """What the sentence names as compared with, else what is usual for the indicator."""
        time = self.named.nearest_base(q)
        of_rate = self.entry is not None and self.entry.kind == "rate"
        if time is not None and (of_rate or not self.annual or any(self.named.base)):
            leans = time.grain in LEANING
            base = self.named.shifted(time, main) if leans else base_periods.aligned(self.named.absolute(time), main, time)
            if main is not None and main.months == 1 and self.entry is not None and self.entry.kind == "index":
                self.timeline.monthly = base == main.before()
            return base
        if main is not None and not self._is_stock() and growth_periods.is_over_one(self.events, q, main.months):
            return main.before()
        return None if main is None or self._open_span() else self._default_base(main)

    def _names_base(self, q: Quantity) -> bool:
        """Whether the base of a growth is a part of a year that the words name ("than in January-June 2023")."""
        time = self.named.nearest_base(q)
        return time is not None and time.grain in ("month", "months", "quarter", "half") and time.year_stated

    def _default_base(self, main: Period) -> Period | None:
        if main.start is None:
            return None
        if self.named.daily or main.days == _WEEK:
            return main.before()
        if self.entry is not None and self.entry.base in ("month", "december"):
            return base_periods.usual(main, self.entry.base)
        # Prices of a month are compared with the month before until a text says otherwise; other figures year on year.
        of_month = main.months == 1 and self.timeline.monthly is not False and self.entry is not None and self.entry.kind == "index"
        return main.before() if of_month else main.shifted_years(-1)

    def _year_on_year(self) -> Period | None:
        """ "In a year" speaks of the lead period again, whatever earlier one was named in between."""
        lead, main = self.timeline.lead, self.timeline.main
        if lead is None or self.named.times or (main is not None and lead.contains(main) and lead.end == main.end):
            return None
        return lead if any(growth_periods.is_whole_year(t) for t in self.events.times) else None

    def _open_span(self) -> bool:
        """ "In the last three years": neither period nor base are dated."""
        return self.lasting and not self.named.times


def enter(scan: Scan, events: Events, timeline: Timeline) -> None:
    """A sentence begins, perhaps with its paragraph; its words may say that prices are compared by the month or by the year."""
    timeline.enter(events.sentence.paragraph, listed=scan.is_mark(events.sentence.first, _BULLETS))
    points_back = any(cue.start == events.sentence.first for value in ("parts", "demonstrative") for cue in events.cued(value))
    if events.quantities and not points_back:
        timeline.beside = None
    annual = bool(events.cued("annual"))
    if annual or events.cued("monthly"):
        timeline.monthly = not annual
