"""What dating the figures of one sentence starts from: its times, its plans, the indicator at hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract import base_periods, growth_periods
from factcheck.extract.carrying import carry
from factcheck.extract.decreed import is_decreed
from factcheck.extract.events import Events
from factcheck.extract.outlook_times import named_deadline
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.seasons import is_harvest
from factcheck.extract.sentence_times import SentenceTimes
from factcheck.extract.shape import Shape
from factcheck.extract.stock_days import note_day
from factcheck.extract.tense import tells_what_happened
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.timeline import Timeline, When
from factcheck.extract.told_times import is_mean_of, stands
from factcheck.languages.entry import Match
from factcheck.model import period as periods
from factcheck.model.claim import Modality
from factcheck.model.indicator import Indicator
from factcheck.model.period import Period

#: Days of a week, which is compared with the one before.
_WEEK: Final = 7
_YEAR: Final = 12
_YIELD: Final = "yield_per_hectare"
#: Verbs of being so much.
_BEING: Final = ("be", "was", "there_is", "held")
#: Tokens from "annual" to the figure of what is.
_NEAR: Final = 4
#: Tokens from "in the course of about" to how long.
_LED: Final = 3


class SentenceClock:
    """The times of one sentence with what its figures share."""

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
        self.modes: set[Modality] = set()
        self.standing = False
        self.stood: Period | None = None
        self.found: When | None = None
        self.whole: When | None = None
        self.counted = False
        self.ahead: list[TimeExpr] = []
        self._to_date = self.named.to_date()
        self.annual = bool(events.cued("annual"))
        enter(scan, events, timeline)
        self.as_of = note_day(events, self.named, timeline, to_date=self._to_date is not None)

    @property
    def lasting(self) -> bool:
        """Whether the sentence tells how long something took or lasts: "in the last three years"."""
        for time in self.events.times:
            if (
                time.grain != "duration"
                or growth_periods.is_one_unit(time)
                or is_mean_of(self.scan, time)
                or self._is_of_cause(time)
            ):
                continue
            if self.scan.marks[time.start + 1] != "-":
                return True  # "The 30-day regime" is no time it took.
        return False

    def _is_of_cause(self, time: TimeExpr) -> bool:
        """Whether so long only went on what figures are told to come from: "dipped because of repairs that lasted 12 days"."""
        if not self._is_bare(time):
            return False
        starts = [q.start for q in self.events.quantities]
        if not self.scan.pack.verb_last:
            first = max((q.end for q in self.events.quantities if q.end <= time.start), default=None)
            return first is not None and self.scan.begins_within(first, time.start, "cause")
        last = time.end if "loc" in time.features else min((at for at in starts if at >= time.end), default=time.end)
        return self.scan.begins_within(time.end, last, "cause")

    def _is_bare(self, time: TimeExpr) -> bool:
        """Whether a length is only that: "12 days", not "the last 12 days" nor "in 12 days", in which figures may have grown."""
        if self.scan.tokens[time.start].kind != "number" and "numeral" not in self.scan.kinds[time.start]:
            return False
        if self.scan.pack.verb_last:
            return "in_the_course" not in self.scan.kinds[time.end]
        return not self.scan.begins_within(time.start - _LED, time.start, "in_the_course")

    def tells_what_happened(self) -> bool:
        """Whether the sentence does, or how things stand."""
        return tells_what_happened(self.scan, self.events)

    def tells_state(self) -> bool:
        """Whether the sentence tells only how much there is: no verb but one of being, nothing that moved."""
        return not self.events.directions and not tells_what_happened(self.scan, self.events, beside=_BEING)

    def is_given_out(self, q: Quantity) -> bool:
        """Whether a figure's clause tells what was lent, not what is owed: "banks issued 12 trillion soums of mortgages"."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        return self.scan.begins_within(first, self.scan.next_mark(q.end, self.events.sentence.last, ",;:("), "giving_out")

    def holds_on_day(self, k: int) -> bool:
        """Whether the sentence tells how much there was on a day, or there is: "the debt on 30 June: $612 million"."""
        on_day = any(t.role in ("asof", "closing") and not base for t, base in self.named.pairs)
        return (on_day or stands(self.scan, self.events, self.events.quantities[k])) and self.tells_state()

    def tells_result(self) -> bool:
        """Whether the sentence says what came of a plan, or what it had been: "the plan of 450 was met", "the plan was 450"."""
        return any(self.events.cued(value) for value in ("met", "instead", "was"))

    def is_set_against(self, q: Quantity) -> bool:
        """Whether what was expected is told beside what came of it: "slowed to 3.1 % in May, versus a forecast of 3.2 %"."""
        before = [x.end for x in self.events.quantities if x.end <= q.start]
        told = (cue.start for value in ("against", "compare", "beyond", "foretold") for cue in self.events.cued(value))
        return bool(before) and any(before[-1] <= at < q.start for at in told)

    def tells_harvest(self) -> bool:
        """Whether the sentence tells of a harvest, and so of the land it is from: "15,9 млн гектардан 27 млн тонна жиналды"."""
        names = [m.entry.get("name") for m in self.events.indicators]
        return any(is_harvest(name) or name == _YIELD for name in names)

    def is_of_year(self, q: Quantity) -> bool:
        """Whether the words right before a figure make it one of a whole year: "the annual plan of 450"."""
        yearly = [cue.end for cue in self.events.cued("annual") if cue.end <= q.start]
        return bool(yearly) and not self.events.figure_between(yearly[-1], q.start)

    def is_yearly(self, q: Quantity) -> bool:
        """Whether one word near before a figure does: "the annual budget is 41 billion", not "rose year on year to 41 billion"."""
        yearly = (c.end for c in self.events.cued("annual") if c.end - c.start == 1 and 0 <= q.start - c.end <= _NEAR)
        return any(not self.events.figure_between(end, q.start) for end in yearly)

    @property
    def goes_on_with_last(self) -> bool:
        """Whether the sentence points back to the figure before it and names no time of its own."""
        return points_back(self.events) and all(base for _, base in self.named.pairs)

    @property
    def is_listed(self) -> bool:
        """Whether the sentence is an entry of a list."""
        return self.events.sentence.listed

    def planned_for(self, q: Quantity) -> Period | None:
        """The span of years ahead that the sentence names, with which the paragraph goes on, else that of its last plan."""
        span = self.span(q)
        published = self.timeline.published
        if span is not None and published is not None and span.end > published:
            self.timeline.planned = span
        return self.timeline.planned or named_deadline(self.scan, self.events, published)

    def span(self, q: Quantity) -> Period | None:
        """The span of years in a quantity's sentence, nearest to it: "in 2023-2025 it is planned to build 200 schools"."""
        spans = [(abs(t.start - q.start), t.period) for t in self.events.times if t.grain == "span" and t.period is not None]
        return min(spans, key=lambda each: each[0])[1] if spans else None

    def settle(self) -> None:
        """After the sentence: its periods are what the next one may go on with."""
        carry(self.events, self.named, self.timeline, self.first, self.ahead, foretold=self.modes == {"forecast"}, stood=self.stood)

    def _told(self, time: TimeExpr) -> Period | None:
        """The period of an expression; what a flow came to by a day was since the year began."""
        period = self.named.absolute(time)
        if not self.actual:
            return self._planned(time, period)
        flows = self.entry is not None and self.entry.kind == "flow"
        by_day = time.grain == "day" and time.role in ("asof", "deadline", "until")
        # "By the end of March 4 million had been spent": since the year began.
        by_month = time.grain == "month" and time.role in ("deadline", "until")
        by_month = by_month and (flows or (self.entry is None and not self.events.directions))
        if not (by_month or (flows and by_day)) or period is None or period.start is None:
            return period
        return self.timeline.season_to(period.end) or base_periods.year_to(period.end)

    def _planned(self, time: TimeExpr, period: Period | None) -> Period | None:
        """What is to be made or sold by the end of the running year is of that year."""
        published = self.timeline.published
        if period is None or published is None or period.start is not None or time.role != "deadline":
            return period
        if not self._is_flow():
            return period
        ends_year = (period.end.month, period.end.day) == (_YEAR, 31) and period.end.year == published.year
        return periods.year(published.year) if ends_year else period

    def decreed(self, time: TimeExpr) -> Period | None:
        """The day from which on somebody set what an indicator tells: "с 1 июля тарифы повышены на 12 %"."""
        period = time.period
        if not self.actual or not is_decreed(self.indicator) or not self.named.compared.begins(time):
            return None
        return None if period is None or period.start is None else periods.day(period.start)

    def _holds_on_a_day(self) -> bool:
        """Whether "at the end of" a period is its last day; of a flow it is the period's result."""
        return not self._is_flow()

    def _is_flow(self) -> bool:
        return self.entry is not None and self.entry.kind == "flow"

    def _is_stock(self) -> bool:
        return self.entry is not None and self.entry.dated

    def _open_span(self, q: Quantity) -> bool:
        """ "In the last three years": neither period nor base are dated; in a clause behind it is how long something else takes."""
        if self.named.times or not self.lasting:
            return False
        spans = [t.start for t in self.events.times if t.grain == "duration"]
        return any(start < q.end or not self.scan.has_mark(q.end, start, ",;:(") for start in spans)

    def default_base(self, main: Period) -> Period | None:
        """What a growth over a period is measured against where nothing is said."""
        if main.start is None or (main.days == 1 and self.entry is not None and self.entry.kind == "rate" and self.entry.exact):
            return None  # A rate that somebody sets is cut from what it was.
        if self.named.daily or main.days == _WEEK:
            return main.before()
        if self.entry is not None and self.entry.base in ("month", "december"):
            return base_periods.usual(main, self.entry.base)
        # Prices of a month are compared with the month before until a text says otherwise; other figures year on year.
        of_month = main.months == 1 and self.timeline.monthly is not False and self.entry is not None and self.entry.kind == "index"
        return main.before() if of_month else main.shifted_years(-1)


def enter(scan: Scan, events: Events, timeline: Timeline) -> None:
    """A sentence begins, perhaps with its paragraph; its words may say that prices are compared by the month or by the year."""
    timeline.enter(events.sentence.paragraph, listed=events.sentence.listed)
    beside = timeline.beside
    back = (beside is not None or timeline.whole is not None) and points_back(events)
    if timeline.whole is not None and (is_for_that(events) or (back and not tells_what_happened(scan, events))):
        timeline.beside = timeline.whole
    elif beside is not None and events.quantities and not (back or _is_over_same(events, beside)):
        timeline.beside = None
    yearly: list[Match | TimeExpr] = [*events.cued("annual"), *filter(growth_periods.is_whole_year, events.times)]
    annual = bool(yearly) and not all(_comes_later(scan, events, each) for each in yearly)
    if annual or events.cued("monthly") or any(growth_periods.is_one_unit(t) and t.unit == "month" for t in events.times):
        timeline.monthly = not annual


def _is_over_same(events: Events, beside: Period) -> bool:
    """Whether a sentence is told over as many months as were just told: "over the same 12 months"."""
    return any(time.grain == "same" and time.shift == 0 and time.length == beside.months for time in events.times)


def points_back(events: Events) -> bool:
    """Whether a sentence begins with what points to the one before it: "of these 12", "12 of these"."""
    first = events.sentence.first
    if events.cue_begins("parts", first, first + 1) or events.cue_begins("demonstrative", first, first + 1):
        return True
    figure = events.quantities[0] if events.quantities else None
    return figure is not None and figure.start - first <= 1 and events.cue_begins("parts", figure.end, figure.end + 1)


def is_for_that(events: Events) -> bool:
    """Whether a sentence begins with what it tells the money for: "for this purpose 3 billion was set aside"."""
    first = events.sentence.first
    return bool(events.quantities) and events.cue_begins("for_that", first, events.quantities[0].start)


def _comes_later(scan: Scan, events: Events, cue: Match | TimeExpr) -> bool:
    """ "Prices rose 0.6 % in January, annual inflation eased to 7.1 %": what is annual is told of another figure than the first."""
    first = events.quantities[0].end if events.quantities else cue.start
    return first < cue.start and scan.has_mark(first, cue.start, ",;")
