"""The periods that the times of one sentence stand for, those that lean on another included."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from factcheck.extract import base_periods
from factcheck.extract.compared import LEANING
from factcheck.extract.decreed import is_decreed
from factcheck.extract.named_times import NamedTimes
from factcheck.extract.seasons import is_harvest
from factcheck.extract.tense import tells_what_had_been, tells_what_happened
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.timeline import family
from factcheck.extract.told_times import RECURRING, is_former, is_just_over
from factcheck.model import period as periods
from factcheck.model.claim import Confidence
from factcheck.model.indicator import registry
from factcheck.model.period import Period

_LAST_MONTH: Final = 12
#: News of some months is told so soon after them; what is told later of the year is of more of it.
_SOON: Final = timedelta(days=62)


class SentenceTimes(NamedTimes):
    """The times of a sentence with the periods they tell."""

    def absolute(self, time: TimeExpr) -> Period | None:
        """The period that an expression tells by itself, its role and the article's last named end considered."""
        period = time.period if time.crop is None or not is_harvest(self.indicator) else time.crop
        published = self.timeline.published
        if time.grain == "months" and time.length > 1 and not time.year_stated and time.role is None:
            period = self._spoken_of(time.length) or period
        if period is None or period.start is None:
            return period
        if time.role == "opening" and not time.year_stated and time.period is not None and time.period.days == 1:
            return self._opening(time, period)
        if time.grain == "ytd":
            before = [t for t, base in self.pairs if not base and t.end <= time.start and t.grain in RECURRING]
            told = [t.period.end for t in before if t.period is not None]
            days = [t.period.end for t in self.times if t.grain == "day" and t.role == "asof" and t.period is not None]
            end = told[-1] if told else base_periods.year_to(days[0]).end if days else self._last_end(period)
            if end is not None and period.start <= end <= period.end:
                return Period(period.start, end)
        if published is None:
            return period
        if self.actual and is_just_over(time, self.timeline.lead, published):
            return self.timeline.lead
        if time.grain == "year" and not time.year_stated and period.end > published and self.actual and any(self.base):
            return self._as_compared(period, published)
        if time.grain == "year" and not time.year_stated and period.end > published and self.actual and time.role is None:
            return self._gone_so_far(period)
        if time.role == "since" and time.grain == "day" and self.actual and is_decreed(self.indicator):
            return periods.day(period.start)
        if time.role == "since":
            return Period(period.start, published if period.start <= published else period.end)
        if time.role in ("deadline", "until") and period.end > published and not (self.actual and self._runs(time, period)):
            return Period(None, self._gone_by(period).end)
        return period

    def _last_end(self, year: Period) -> date | None:
        """The last end that the text named, that of its headline included: "In nine months 33 billion".

        What a year has brought so far goes at least to the end of the months that the text is on, whatever it called to mind since.
        """
        lead, titled, last = self.timeline.lead, self.timeline.titled, self.timeline.last_end
        if last is None:
            return titled.end if titled is not None and _is_of_months(titled) else None
        return lead.end if lead is not None and lead.start == year.start and _is_of_months(lead) and lead.end > last else last

    def _as_compared(self, year: Period, published: date) -> Period:
        """A running year as the part that is like what it is compared with: "146 in the first half of 2024, 237 this year"."""
        for time, base in self.pairs:
            told = time.period if base else None
            if told is not None and (told.months or _LAST_MONTH) < _LAST_MONTH and told.end.year == year.end.year - 1:
                like = told.shifted_years(1)
                return like if like.end <= published else year
        return year

    def _gone_so_far(self, year: Period) -> Period:
        """A running year as its months that the text is on: "In January-October 22 trillion came in. This year taxes gave 18"."""
        entry = registry().get(self.indicator)
        if entry is None or entry.kind != "flow" or entry.seasonal or is_harvest(self.indicator) or is_decreed(self.indicator):
            return year
        spoken = (self.timeline.leads.get(family(entry.name)), self.timeline.main, self.timeline.lead)
        published = self.timeline.published
        gone = (p for p in spoken if p is not None and p.start == year.start and p.end < year.end and p.days != 1)
        return next((p for p in gone if published is None or published - p.end <= _SOON), year)

    def _runs(self, time: TimeExpr, period: Period) -> bool:
        """Whether a month has begun, so that what is told by it has happened: "by May prices had risen"."""
        published = self.timeline.published
        return time.grain == "month" and period.start is not None and published is not None and period.start <= published

    def _spoken_of(self, months: int) -> Period | None:
        """The period that the text is on, where it has as many months and they are none of a year's first ones.

        "From September to February exports … Over the six months …" goes on with these six.
        """
        spoken = (period for period in (self.timeline.main, self.timeline.lead) if period is not None and period.start is not None)
        return next((p for p in spoken if p.months == months and p.start is not None and p.start.month > 1), None)

    def _gone_by(self, period: Period) -> Period:
        """ "By the end of the year 189 were opened", told early in the next year: the end of the year before."""
        published = self.timeline.published
        last = None if published is None else base_periods.year_just_over(published)
        ends = last is not None and (period.end.month, period.end.day) == (_LAST_MONTH, 31) and period.end.year == last.end.year + 1
        return period.shifted_years(-1) if ends and self.actual and tells_what_happened(self.scan, self.events) else period

    def _opening(self, time: TimeExpr, period: Period) -> Period:
        """ "At the start of the year": of the year last named in the sentence, where one was.

        In January that is the start of the year that is over, but for what is counted on the first day of the new one.
        """
        told = [t.period for t, base in self.pairs if not base and t.end <= time.start and t.year_stated and t.period is not None]
        if told:
            return periods.day(period.end.replace(year=told[-1].end.year))
        published, lead = self.timeline.published, self.timeline.lead
        over = published is not None and published.month == 1 and lead is not None and lead.end.year == published.year - 1
        stands = registry().kind(self.indicator) == "stock" and not any(t is time and base for t, base in self.pairs)
        return period.shifted_years(-1) if over and not time.length and not stands else period

    def shifted(self, time: TimeExpr, main: Period | None) -> Period | None:
        """The period of an expression that leans on another."""
        if time.period is not None or (time.grain == "same" and time.length and time.shift):
            return self._same(time, main)
        if time.role == "closing":
            unit = base_periods.end_of_unit(time.length, main, self.timeline.published)
            return None if unit is None else self._gone_by(unit)
        day = self.timeline.as_of or (self.timeline.day_named or self.timeline.standing if time.grain == "same" else None)
        if time.unit == "day" and day is not None:
            if time.shift == 0:
                return self._of_year_before(time, day)
            main = day
        if time.shift == 0:
            return self._that(time, main)
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

    def _of_year_before(self, time: TimeExpr, day: Period) -> Period:
        """ "Last year on this date": the day in the year that is named right before."""
        years = [t.period for t in self.times if t.grain == "year" and 0 <= time.start - t.end <= 1 and t.period is not None]
        return day.shifted_years(years[-1].end.year - day.end.year) if years else day

    def _that(self, time: TimeExpr, main: Period | None) -> Period | None:
        """ "That year" is the one last named, background or not; "then" may be a day."""
        before = [t for t in self.times if t.end <= time.start]
        told = [t for t in before if t.shift != 0 and t.grain not in ("day", "now")]
        if told:
            return self.shifted(told[-1], main) if told[-1].grain in LEANING else self.absolute(told[-1])
        days = [t.period for t in before if t.grain == "day" and t.role is None and not t.length]
        if days and time.grain == "shift":
            return days[-1]
        # In a new paragraph "over this period" is the article's again.
        again = time.grain == "same" and self.timeline.fresh and main is not None and main.days != 1
        again = again and main is not None and time.length in (0, main.months)  # "Over the same 12 months"
        # "Last year 1.42 million had been shipped. In this period …": what was called to mind is over with its sentence.
        over = time.grain == "same" and self.timeline.named_then and not tells_what_had_been(self.scan, self.events)
        again = again or (over and main is not None)
        return main if again else self.timeline.named or main

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
            if not base and time.start < at and time.grain not in (*LEANING, "day", "now") and not self._is_of_former(time):
                return self.absolute(time)
        return self.timeline.topic(self.indicator)

    def _is_of_former(self, time: TimeExpr) -> bool:
        """Whether a time dates what was before another figure: "fell 0.3 % in September after dropping 0.4 % in August"."""
        return any(is_former(self.events, q, time) for q in self.events.quantities)

    def confidence(self, time: TimeExpr) -> Confidence:
        """How sure the period is: to-date periods end where the text last said."""
        if time.grain == "ytd" or time.joined:
            return "inferred"
        if time.grain == "year" and not time.year_stated and self.absolute(time) != time.period:
            return "resolved"
        return "stated" if time.year_stated or time.grain == "year" else "resolved"


def _is_of_months(period: Period) -> bool:
    """Whether a period is of several months, and less than a year."""
    return period.months is not None and 1 < period.months < _LAST_MONTH
