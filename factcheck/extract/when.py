"""Which period a figure belongs to, and which it is compared with.

Words of comparison, and levels that something came from, name base periods, which never become the topic.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from factcheck.extract import base_periods, growth_periods, price_times, spans, stocks
from factcheck.extract.compared import LEANING, is_beside
from factcheck.extract.level_dates import LevelDates
from factcheck.extract.quantity import Quantity
from factcheck.extract.real_terms import is_of_inflation
from factcheck.extract.seasons import is_harvest
from factcheck.extract.sentence_clock import points_back
from factcheck.extract.shape import Shape
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.timeline import When
from factcheck.extract.told_times import to_come
from factcheck.model import period as periods
from factcheck.model.claim import COMPARING, Modality
from factcheck.model.indicator import registry
from factcheck.model.period import Period

#: Months before an event beyond which a time is that of the one it is compared with.
_LONG_AGO: Final = 9
_INFLATION: Final = "inflation"
#: Grains from which on something that is no flow has grown: "cut fares by a tenth since October".
_SINCE: Final = ("month", "quarter", "half", "months", "day")
#: Rules by which a figure has a period that no words of its sentence tell.
_UNTOLD: Final = ("none", "carried", "as of publication", "up to publication")


class Clock(LevelDates):
    """Reads the times of one sentence for its quantities."""

    def when(self, k: int, indicator: str | None, mode: Modality = "actual") -> When:
        """Period and base of the k-th quantity, which measures an indicator."""
        q, shape = self.events.quantities[k], self.shapes[k]
        self.actual = mode == "actual"
        self.modes.add(mode)
        self.entry, self.indicator = registry().get(indicator), indicator
        self.named.indicator, self.named.actual, self.named.foretold = indicator, self.actual, mode == "forecast"
        self.first = self.first or indicator
        if shape.base_level:
            return self.before_revision(q, shape) or self._base_level(q, shape)
        if shape.form in COMPARING:
            return self._compared(q)
        if shape.form == "rate" and self.named.verb_last and self.entry is not None and self.entry.base is not None:
            since = price_times.since(self.events, self.named, self.entry.base, q)
            if since is not None:
                return since
            if price_times.is_set_against(self.events, self.named, q):
                return self._grown(q, self._time_of_growth(q), yearly=False)
        when = self._level(q)
        if self._is_flow() and when.period is not None and _is_year_to_a_first(when.period):
            when = when._replace(period=base_periods.year_to(when.period.end))
        lead, period = self.timeline.lead, when.period
        if (
            shape.form == "rate"
            and when.rule == "carried"
            and period is not None
            and lead is not None
            and lead.months == 1
            and (self.indicator or "").endswith(_INFLATION)
            and lead.end == period.end
        ):
            when = when._replace(period=lead)  # "8 % in September; since January 4.7 %. Core inflation fell to 7.3 %"
        if shape.form == "rate" and when.period is not None and self.entry is not None and self.entry.base is not None:
            return when._replace(base=base_periods.usual(when.period, self.entry.base))
        return when

    def with_level(self, k: int, shape: Shape, when: When) -> When:
        """A growth without a time of its own is over the period that its sentence's last level was found to be of."""
        if shape.form == "level" and not shape.base_level:
            self.found = when if when.confidence == "inferred" and when.rule != "carried" else None
        if shape.form not in COMPARING or self.found is None or when.rule not in _UNTOLD:
            return when
        period = self.found.period
        if period is None or period.start is None or period == when.period:
            return when
        span = spans.span_of(self.scan, self.events, self.events.quantities[k])
        base = period.shifted_years(-1) if span is None else spans.before(period, span)
        return When(period, base, "inferred", "of the level before it")

    def note(self, shape: Shape, when: When) -> None:
        """Notes what a level was found to be of, for its parts."""
        if not shape.base_level and shape.form not in COMPARING:
            self.whole = when

    def _compared(self, q: Quantity) -> When:
        bracketed = growth_periods.bracketed(self.scan, self.events, self.named, q) or growth_periods.of_clause(
            self.scan, self.events, self.named, q
        )
        if bracketed is not None:
            period = self.named.shifted(bracketed, self.named.main_before(q.start))
            base = None if period is None else self.default_base(period)
            return When(period, base, "resolved", "shifted", self.scan.slice(bracketed.start, bracketed.end))
        pair = growth_periods.between_levels(self.events, self.shapes, self.named, q)
        if pair is not None:
            return When(pair[0], pair[1], "stated", "two periods")
        time = self._time_of_growth(q)
        day = None if time is None else self.decreed(time)
        # "300 were built between May and June, 5 % more" are those of both months.
        of_both = time is not None and self.whole is not None and self.whole.period == time.period
        compared = of_both or self.named.nearest_base(q) is not None
        step = None if compared else growth_periods.step(self.scan, self.entry, time)
        span = (day, None) if day is not None else step or growth_periods.ends(time)
        if time is not None and span is not None:
            rule = "from year to year" if day is None else "from then on"
            return When(span[0], span[1], "stated", rule, self.scan.slice(time.start, time.end))
        topic = self.timeline.topic(self.indicator) or self.timeline.event
        if time is not None and topic is not None and self._was_before(q, time, topic):
            base = base_periods.aligned(self.named.absolute(time), topic, time)
            return When(topic, base, "resolved", "since then", self.scan.slice(time.start, time.end))
        monthly = self._to_date is not None and growth_periods.is_over_a_month(self.events, q)
        yearly = monthly or growth_periods.is_over_a_year(self.events, q)
        if time is not None and (time.role == "opening" or (yearly and time.grain == "ytd")):
            time = None
        time = time if self.actual or time is None or self.is_set_against(q) else self._foretold(time)
        when = self._grown(q, time, yearly=yearly)
        if when.period is not None and when.base == when.period:
            when = when._replace(base=self.default_base(when.period))
        self.counted = self.entry is None and time is not None and time.grain == "ytd" and self._reaches(q)
        against_named = any(self.named.base)
        if self._to_date is not None and not against_named and (self.counted or (self.entry is None and self.as_of is not None)):
            return stocks.since(when, self._to_date, self.timeline, self.indicator)
        if self.entry is None or self.entry.kind in ("flow", "mean") or when.rule == "shifted":
            return when
        if self.entry.kind == "index":
            return self._of_prices(q, when, time)
        if self._to_date is not None and not yearly:
            return stocks.since(when, self._to_date, self.timeline, self.indicator)
        if self.entry.kind != "stock":
            return when
        dated = time is None or time.grain == "month" or any(t.role == "opening" for t in self.named.times)
        over = bool(self.events.cued("monthly")) or growth_periods.is_over_a_month(self.events, q)
        over = over and not growth_periods.is_over_a_year(self.events, q)
        monthly = monthly or (self._to_date is None and over)
        against = None if time is None else self.named.nearest_base(q)
        if not dated or (against is not None and against.role != "opening"):
            return when
        return stocks.change(when, time, self.timeline, self.indicator, monthly=monthly)

    def _time_of_growth(self, q: Quantity) -> TimeExpr | None:
        """The time nearest to a growth, which is not that of the inflation told before a growth in real terms."""
        time = self.named.nearest(q, bases=False)
        before = time is not None and time.end <= q.start and is_of_inflation(self.scan, self.events, time)
        return None if before else time

    def _foretold(self, time: TimeExpr) -> TimeExpr:
        """The time of a planned or expected growth, which is not what the text goes on about where it is not over."""
        published = self.timeline.published
        if published is not None and time.period is not None and time.period.end > published:
            self.ahead.append(time)
        return to_come(time, published)

    def _reaches(self, q: Quantity) -> bool:
        """Whether a change leads to a level, so that what changed is there at any time: "grew by 1,400 to 5,200"."""
        figures = [(x, shape) for x, shape in self.named.compared.figures if x.start >= q.start]
        changed = figures[0][1].form == "change" and not any(self.named.base)
        return changed and len(figures) > 1 and figures[1][1].form == "level"

    def _was_before(self, q: Quantity, time: TimeExpr, topic: Period) -> bool:
        """ "In 2024 this figure was 18 million; growth was 7 %": from then to the period that the text is on."""
        told = self.named.absolute(time)
        before = [x for x, shape in self.named.compared.figures if shape.form in ("level", "rate") and x.end <= q.start]
        levels = [x for x in before if time.end <= x.start]
        beside = [x for x in before if time.end <= x.start or is_beside(self.scan, x, time)]
        if beside and any(max(beside[-1].end, time.end) <= cue.start < q.start for cue in self.events.cued("thus")):
            if topic == self.timeline.event:
                return told is not None and told.end < periods.shift_months(topic.end, -_LONG_AGO)
            step = (
                topic.months == 1 and told == topic.before()
            )  # "In August it was 12.2 %, that is, it rose by 0.7 points in a month."
            return step or (told is not None and base_periods.aligned(told, topic, time) == topic.shifted_years(-1))
        pointed = self.events.cue_begins("demonstrative", time.end, levels[0].start) if levels else False
        return pointed and not self.events.indicators and told == topic.shifted_years(-1)

    def _grown(self, q: Quantity, time: TimeExpr | None, *, yearly: bool) -> When:
        """Period and base of a growth; ``yearly``: "in a year" stands before it."""
        if time is None and self.stood is not None and self.actual:
            base = self._base_for(q, self.stood)
            return When(self.stood, None if base is None else periods.day(base.end), "resolved", "of what stands")
        planned = self.planned_for(q) if time is None and not self.actual else None
        if planned is not None:
            return When(planned, self._base_for(q, planned), "inferred", "planned")
        closing = next((t for t in self.named.times if t.role == "closing"), None) if time is None and not self.actual else None
        if closing is not None:  # "We expect growth of 18 % by the results of the year"
            main = self.named.shifted(closing, None)
            main = main if main is None or not self._is_stock() else periods.day(main.end)
            return When(main, self._base_for(q, main), "resolved", "shifted", self.scan.slice(closing.start, closing.end))
        if time is None:
            main = None if self._open_span(q) else self._year_on_year() or self._grown_in(self.timeline.topic(self.indicator))
            if main is None and yearly and self.timeline.published is not None:
                added_up = self._is_flow() and self.indicator not in base_periods.AT_ONCE
                over = base_periods.year_just_over(self.timeline.published) if added_up else None
                main = over or periods.day(self.timeline.published)
            if main is not None and (yearly or self.annual) and self.timeline.main_is_to_date and self._is_index():
                main = periods.month(main.end.year, main.end.month)  # "Since January by 4 %. Food rose by 7 % year on year"
            base = self._base_for(q, main)
            compared = self._names_base(q)
            if self.timeline.compared is not None and self.is_listed and self.named.nearest_base(q) is None:
                base, compared = self.timeline.compared, True  # "Since June most have changed:"
                if main is not None and base.months == 1:
                    main = periods.month(main.end.year, main.end.month)
            main = base_periods.like(base, main, self.timeline.published) if compared else main
            return When(main, base, None if main is None else "resolved", "carried")
        main = self._told(time)
        alone = q is self.events.quantities[0] and self.named.nearest_base(q) is None
        from_then = time.grain == "year" or (time.grain in _SINCE and not self._is_flow())
        if time.role == "since" and time.period is not None and from_then and alone and self.actual:
            return self._grown_since(time, time.period)
        if main is not None and time.role == "closing" and self._holds_on_a_day():
            main = periods.day(main.end)
        return When(main, self._base_for(q, main), self.named.confidence(time), "named", self.scan.slice(time.start, time.end))

    def _is_index(self) -> bool:
        return self.entry is not None and self.entry.kind == "index"

    def _grown_since(self, time: TimeExpr, first: Period) -> When:
        """ "Since 2020 wages have doubled": from then to the topic period, or to publication."""
        topic, published = self.timeline.topic(self.indicator), self.timeline.published
        later = topic is not None and topic.start is not None and topic.start > first.end
        later = later and (published is None or topic is None or topic.end <= published)
        main = topic if later else periods.day(published) if published is not None else None
        first = periods.day(first.start) if self._is_stock() and first.start is not None and time.grain != "year" else first
        return When(main, first, "inferred", "since then", self.scan.slice(time.start, time.end))

    def _grown_in(self, topic: Period | None) -> Period | None:
        """The topic; of what is no stock, the time up to the day for which stocks were given."""
        lead = self.timeline.lead
        if topic is None or topic != self.timeline.standing or self._is_stock():
            return topic
        if lead is not None and lead.days != 1 and lead.end + timedelta(days=1) == topic.start:
            return lead
        of_flow = topic.days == 1 and not points_back(self.events) and self._is_flow() and not is_harvest(self.indicator)
        return base_periods.year_to(topic.end) if of_flow else topic

    def _of_prices(self, q: Quantity, when: When, time: TimeExpr | None) -> When:
        """Prices grow since December, and beside that or "over" a month since the month before."""
        period = when.period
        if period is None or time is None or self.annual:
            return when
        against = self.named.nearest_base(q) if time.grain == "ytd" else None
        since = against is not None and self.events.figure_between(against.end, q.start)
        if any(self.named.base) and not since:
            return when  # "By 0.2 % against July, by 4.1 % since January"
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
            leans, whole = time.grain in LEANING, self.scan.ending_at(time.start, "whole_of") is not None
            if whole and not leans:
                return self.named.absolute(time)  # "2.1 billion more than in the whole of 2024"
            base = self.named.shifted(time, main) if leans else base_periods.aligned(self.named.absolute(time), main, time)
            if main is not None and main.months == 1 and self.entry is not None and self.entry.kind == "index":
                self.timeline.monthly = base == main.before()
            return base
        if main is not None and not self._is_stock() and growth_periods.is_over_one(self.events, q, main.months):
            return main.before()
        span = None if main is None else spans.span_of(self.scan, self.events, q)
        if main is not None and span is not None:
            return spans.before(main, span)
        return None if main is None or self._open_span(q) else self.default_base(main)

    def _names_base(self, q: Quantity) -> bool:
        """Whether the base of a growth is a part of a year that the words name ("than in January-June 2023")."""
        time = self.named.nearest_base(q)
        return time is not None and time.grain in ("month", "months", "quarter", "half") and time.year_stated

    def _year_on_year(self) -> Period | None:
        """ "In a year" speaks of the lead period again, whatever earlier one was named in between."""
        lead, main = self.timeline.lead, self.timeline.main
        over = lead is not None and lead.months == 12 and not self.named.times and not self._is_stock()
        if over and growth_periods.tells_a_year(self.events):
            return lead
        if lead is None or self.named.times or (main is not None and lead.contains(main) and lead.end == main.end):
            return None
        return lead if any(growth_periods.is_whole_year(t) for t in self.events.times) else None


def _is_year_to_a_first(period: Period) -> bool:
    """Whether a period runs from the beginning of a year to the first of a month, up to which something was made or done."""
    return period.end.day == 1 and period.start == period.end.replace(month=1) and period.end.month > 1
