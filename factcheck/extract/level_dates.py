"""Which period a level belongs to: named, or carried on."""

from __future__ import annotations

from typing import Final

from factcheck.extract import base_periods, growth_periods, stocks
from factcheck.extract.base_levels import BaseLevels
from factcheck.extract.compared import LEANING
from factcheck.extract.quantity import Quantity
from factcheck.extract.seasons import is_harvest
from factcheck.extract.tense import tells_what_happened
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.timeline import UNDATED, When, family
from factcheck.extract.told_times import RECURRING, stands, to_come
from factcheck.model import period as periods
from factcheck.model.period import Period

_YEAR: Final = 12
#: A rate that adds up over months, unlike those that hold on a day.
_INFLATION: Final = "inflation"
#: Months in which a harvest is brought in.
_HARVESTING: Final = range(6, 12)
#: Units of what is there.
_THERE: Final = ("count", "kilometer")
_CLAUSE: Final = ",;:()\u2013\u2014"


class LevelDates(BaseLevels):
    """Dates levels, rates and shares."""

    def _level(self, q: Quantity) -> When:
        if self.whole is not None and self._is_part_of_last(q):
            return self.whole
        if self._was_formerly(q):
            return When(None, None, None, "formerly")
        time = self.named.nearest(q, bases=True)
        if time is None or self._stands_aside(q, time):
            return self._without_time(q)
        year = growth_periods.year_beside(self.scan, self.events, time, q, self.timeline.published)
        if year is not None and self.actual and not self._is_stock():
            return When(year, None, "inferred", "the year")
        if not self.actual:
            published = self.timeline.published
            if time.period is None or published is None or time.period.end > published:
                self.ahead.append(time)
            if time.role == "opening" and time.period is not None and published is not None and time.period.end <= published:
                # "At the start of the year 12 million was planned" for the year that the text is on.
                topic = self._carried(q).period or time.period
                whole = topic if topic.months == _YEAR else periods.year(topic.end.year)
                return When(whole, None, "inferred", "planned then")
            # "From January to July the budget got 12 trillion of the 13 trillion planned": for what was just told of.
            happened = "actual" in self.modes or (self.named.verb_last and tells_what_happened(self.scan, self.events))
            told = happened and time.end <= self.events.quantities[0].start
            time = time if told or self.tells_result() or self.is_set_against(q) else to_come(time, self.timeline.published)
        words = self.scan.slice(time.start, time.end)
        span = growth_periods.ends(time) if self._is_end(q) else None
        if span is not None:
            return When(span[0], None, "stated", "from year to year", words)
        if time.grain in LEANING:
            return self._leaning(q, time)
        period = self._a_year_back(time, self._told(time))
        if time.grain == "year" and not time.year_stated and self.named.aside(time) is not None:
            period = base_periods.aligned(period, self.named.main_before(time.start), time)
        period = self._edge(q, time, period)
        moved = self.actual and self._is_stock() and time.role is None and bool(self.events.directions) and self.is_reached(q)
        touched = self._touched_day(period) if moved else None
        if touched is not None:
            return When(touched, None, "resolved", "as of")
        when = When(period, None, self.named.confidence(time), "named", words)
        of_rate = self.entry is not None and self.entry.kind == "rate" and self.indicator != _INFLATION and time.grain == "ytd"
        held = self._is_stock() or of_rate or (self._is_price() and time.grain == "ytd") or (self.counted and time.grain == "ytd")
        held = held and not (time.grain == "ytd" and not of_rate and not self.counted and self._is_added(q))
        return stocks.level(when, time, self.timeline, self.indicator) if held else when

    def _leaning(self, q: Quantity, time: TimeExpr) -> When:
        """By a time that leans on another: the topic's, the day that stocks are for, or now."""
        stock = self.entry is not None and self.entry.kind == "stock"
        named = any(not base and t.end <= q.start and t.grain not in (*LEANING, "day", "now") for t, base in self.named.pairs)
        said = None if named else self.timeline.said  # "The loss for nine months came to 5.3 billion, a year earlier …"
        day = self.timeline.day_of(self.indicator) if stock else self.stood or said or self._day_before(time)
        main = (None if time.grain == "same" and time.unit != "day" and not stock else day) or self.named.main_before(q.start)
        if any(t.grain == "now" and t.end <= time.start for t in self.named.times):
            main = self._today()  # "1,620 now run; this time last year there were 1,480"
        if main is None and is_harvest(self.indicator) and self.timeline.published is not None:
            main = periods.year(self.timeline.published.year)
        if main is None and not self._is_flow():
            main = self._today()  # "A year ago there were 432,000", in a text without a period.
        when = When(self.named.shifted(time, main), None, "resolved", "shifted", self.scan.slice(time.start, time.end))
        return stocks.level(when, time, self.timeline, self.indicator) if self._is_stock() else when

    def _edge(self, q: Quantity, time: TimeExpr, period: Period | None) -> Period | None:
        """The first or last day of a period where the figure is of that day, or the period without what the words add to it."""
        if period is None:
            return None
        reached = self.actual and time.role == "deadline" and self.entry is not None and self.entry.kind == "stock"
        if (time.role == "closing" and self._holds_on_a_day()) or reached:
            period = periods.day(period.end)
        if period.start is not None and time.role == "opening" and self._is_stock():
            period = periods.day(period.start)
        if (day := self.decreed(time)) is not None:
            return day
        if self.actual and period.start is not None and time.role == "since":
            if self._is_changed(time, q):
                period = periods.day(period.start)
            elif self._is_reached_since(time, q):
                period = periods.day(period.end)
        if time.role == "since" and time.end <= q.start and self.named.opens_clause(time):
            period = time.period  # "Since 2018, when it stood at 59.8"
        return period

    def _without_time(self, q: Quantity) -> When:
        """The period of a level that its sentence does not date: what is so now, the day stocks are for, the topic."""
        if self.timeline.headed and self.is_listed and self.actual:
            return self._carried(q)
        known = self.entry is not None and self.entry.kind == "stock" and self.timeline.event is None
        here = q.unit in _THERE and self.actual and stands(self.scan, self.events, q)
        stands_now = here or (self.actual and self._may_stand(q) and self._stands(q, known=known))
        if stands_now and self.stood is None and self.is_in_relative(q) and (today := self._today()) is not None:
            return When(today, None, "inferred", "standing")
        self.standing = self.standing or stands_now
        lasts = self.entry is None or self.entry.kind == "stock" or self._is_price() or self._is_asked(q)
        if self.standing and self.actual and (lasts or here):
            given = self.stood
            if given is None and self.indicator is not None:
                given = self.timeline.days.get(family(self.indicator))
            given = given or (self.timeline.as_of if self.entry is None else None)
            self.stood = given or self._today()
            if self.stood is None:
                return UNDATED
            return When(self.stood, None, "inferred" if given is None else "resolved", "standing" if given is None else "as of")
        if q.unit == "percent" and self.stood is not None and self.actual:
            return When(self.stood, None, "resolved", "of those")
        if self.timeline.said is not None and self.actual and self._is_of_those(q):
            return When(self.timeline.said, None, "resolved", "of those")
        day = self.timeline.day_of(self.indicator) if q.unit == "percent" and self._is_stock() else None
        if day is not None and self.actual and self._lists_standing(q):
            return When(day, None, "resolved", "as of")
        day = self._held_day(q)
        if day is not None:
            return When(day, None, "resolved", "as of")
        planned = None if self.actual else self.planned_for(q)
        if planned is not None:
            return When(planned, None, "inferred", "planned")
        carried = self._of_year(q) or self._carried(q)
        held = self.actual and self.entry is not None and self.entry.kind == "stock"
        return stocks.level(carried, None, self.timeline, self.indicator) if held else carried

    def _a_year_back(self, time: TimeExpr, period: Period | None) -> Period | None:
        """ "A year ago nine-month turnover was 47 billion": a part of a year, without its number, in a clause on a year back."""
        if period is None or time.grain not in RECURRING or time.year_stated or time.fiscal:
            return period
        for other, base in self.named.pairs:
            back = other.shift is not None and other.shift < 0 and other.shift % _YEAR == 0 and other.grain == "shift"
            first, last = sorted((time, other), key=lambda each: each.start)
            apart = self.scan.has_mark(first.end, last.start, _CLAUSE) or self.events.figure_between(first.end, last.start)
            if back and not base and not apart:
                return period.shifted_years((other.shift or 0) // _YEAR)
        return period

    def _carried(self, q: Quantity) -> When:
        topic = self.timeline.topic(self.indicator)
        if topic is None or (not self.named.times and self.lasts(q)):
            return UNDATED
        day = self._day_behind(topic)
        if day is not None:
            return When(day, None, "resolved", "as of")  # "In September …; assets came to …", where stocks are as of 1 October.
        flows = self._is_flow() and (self.indicator not in base_periods.LENT or self.is_given_out(q))
        spread = flows or (self.entry is not None and self.entry.kind == "mean" and not self._is_price())
        if spread and topic.days == 1 and topic == self.timeline.standing:
            # A flow goes on not with the day that stocks were given for but the time up to it; a harvest that is in has its year.
            is_in = is_harvest(self.indicator) and topic.end.month not in _HARVESTING
            return UNDATED if is_in else When(base_periods.year_to(topic.end), None, "inferred", "carried")
        return When(topic, None, "resolved", "carried")
