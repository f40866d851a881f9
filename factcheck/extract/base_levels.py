"""Which period a level is of that something came from."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from factcheck.extract import base_periods, growth_periods
from factcheck.extract.compared import LEANING, is_beside
from factcheck.extract.quantity import Quantity
from factcheck.extract.seasons import is_harvest
from factcheck.extract.shape import Shape
from factcheck.extract.standing_figures import StandingFigures
from factcheck.extract.timeline import When
from factcheck.model import period as periods
from factcheck.model.claim import COMPARING
from factcheck.model.period import Period

_YEAR: Final = 12


class BaseLevels(StandingFigures):
    """Dates the levels that others are told to have come from: "up from 12 million"."""

    def _of_year(self, q: Quantity) -> When | None:
        """ "During the year" after it has ended: the year that the topic period is a part of, or that is just over."""
        published = self.timeline.published
        if (
            published is None
            or not self.actual
            or q.unit == "percent"
            or not growth_periods.is_told_over_a_year(self.events, self.named.compared.figures, q)
        ):
            return None
        if self._is_stock() and not self._is_added(q):
            return None
        topic, lead = self.timeline.topic(self.indicator), self.timeline.lead
        year = None
        if topic is None:
            year = base_periods.year_just_over(published) if self._is_flow() else None
        elif topic.end.year < published.year and (topic.months or 0) < _YEAR:
            year = periods.year(topic.end.year)
        elif lead is not None and lead.months == _YEAR and lead.end < published and (topic.months or 0) < _YEAR:
            year = lead
        if year is None:
            return None
        self.timeline.see(year, to_date=False, leads=topic is None, indicator=self.indicator)
        return When(year, None, "inferred", "the year")

    def _day_behind(self, topic: Period) -> Period | None:
        """The day that stocks are for, where a paragraph's topic is the time up to it."""
        stock = self.entry is not None and self.entry.kind == "stock"
        day = self.timeline.standing if stock else self.timeline.opened if self.entry is None else None
        touches = day is not None and topic.end + timedelta(days=1) == day.start
        return day if touches and self.actual and self.timeline.fresh else None

    def before_revision(self, q: Quantity, shape: Shape) -> When | None:
        """What was told of the same time before: "first-quarter growth was revised to 2.4 % from 2.3 %"."""
        if not self.events.cued("revise") or self.named.verb_last or any(t.start >= q.end for t in self.named.times):
            return None
        return self._with_base(When(self.named.main_before(q.start), None, "resolved", "revised"), shape)

    def _base_level(self, q: Quantity, shape: Shape) -> When:
        """A level something came from: the period named with it, else the base the sentence names, else a year before the topic."""
        over = self._of_year(q) if self._is_flow() and not self.named.times else None
        own = (t for t, base in self.named.pairs if not base and t.end <= q.start)
        named = any(t.period is not None and t.grain not in LEANING for t in own)
        planned = None if named or self.actual else self.timeline.planned
        main = over.period if over is not None else planned or self.named.main_before(q.start)
        main = None if is_harvest(self.indicator) else main and (self._day_behind(main) or main)
        span = next((found for time in self.named.times if time.end <= q.start and (found := growth_periods.ends(time))), None)
        if span is not None:
            return When(span[1], None, "stated", "from year to year")
        held = self._is_stock() or (self.entry is not None and self.entry.kind in ("rate", "index"))
        if held and self._to_date is not None and self._to_date.period is not None and self._to_date.period.start:
            return When(periods.day(self._to_date.period.start), None, "resolved", "base")
        last = next((t for t in reversed(self.named.times) if t.end <= q.start), None)
        pairs = self.named.pairs
        if not self.named.verb_last and len(pairs) > 1:  # "Below the 820,000 of the second quarter": the one right behind it.
            pairs = sorted(pairs, key=lambda pair: not (pair[1] and is_beside(self.scan, q, pair[0])))
        for time, base in pairs:
            from_then = time.role == "since" and time.grain != "day" and time.end <= q.start and not base and self.actual
            if from_then and time.period is not None and time.period.start is not None:
                return When(time.period, None, "resolved", "since then", self.scan.slice(time.start, time.end))
            if time.period is not None and not base and time.end <= q.start and self.named.compared.begins(time):
                until = Period(None, time.period.end - timedelta(days=1))
                return When(until, None, "resolved", "until then", self.scan.slice(time.start, time.end))
            before = (self.named.verb_last or time.grain == "now") and 0 <= q.start - time.end <= 2
            before = before and not self.named.compared.is_of_change(time) and time is last
            leans = time.grain in LEANING
            if base or before or (leans and time.shift != 0 and time.start < q.start) or is_beside(self.scan, q, time):
                day = self._day_before(time) if leans else None
                whole = self.scan.ending_at(time.start, "whole_of") is not None  # "Against 0.3 billion in the whole of 2024"
                told = self.named.shifted(time, day or main) if leans else self.named.absolute(time)
                period = told if leans or whole else base_periods.aligned(told, main, time)
                if period is not None and period == main and time.grain == "year" and not time.year_stated:
                    period = period.shifted_years(-1)  # "Last season's 400 thousand" in a text on what was last season.
                if time.role == "closing" and period is not None and self._holds_on_a_day():
                    period = periods.day(period.end)
                return self._with_base(When(period, None, "resolved", "base", self.scan.slice(time.start, time.end)), shape)
        monthly = growth_periods.tells_a_month(self.events) or (self._is_price() and self._moves_in_month())
        if monthly and main is not None and (main.months == 1 or main.days == 1):
            earlier = main.before() if main.months == 1 else periods.day(periods.shift_months(main.end, -1))
            return self._with_base(When(earlier, None, "inferred", "month before"), shape)
        if main is None and self._is_stock():
            main = self.timeline.day_of(self.indicator) or self.timeline.topic(self.indicator)
        if main is None and not self._is_flow() and shape.form != "rate" and growth_periods.tells_a_year(self.events):
            main = None if self.timeline.published is None else periods.day(self.timeline.published)
        # "From X to Y, or by Z %": whichever the year before is, the growth is from it.
        grown = any(other.form in COMPARING and other.form != "change" for other in self.shapes)
        period = None if main is None or self._was_either(shape, main) else self.default_base(main)
        return self._with_base(When(period, None, "resolved" if grown else "inferred", "year before"), shape)

    def _was_either(self, shape: Shape, main: Period) -> bool:
        """Whether a rate was so a month or a year before, whichever: "in August inflation slowed from 9 % to 8 %"."""
        return shape.form == "rate" and main.months == 1 and not growth_periods.tells_a_year(self.events)

    def _moves_in_month(self) -> bool:
        """Whether the words say in which month something went from one level to another."""
        return any(t.grain == "month" and self.named.compared.is_of_change(t) for t in self.named.times)

    def _with_base(self, when: When, shape: Shape) -> When:
        if shape.form not in COMPARING or when.period is None:
            return when
        return when._replace(base=self.default_base(when.period))
