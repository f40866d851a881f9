"""Which of a sentence's periods the next sentence goes on with."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta
from typing import Final

from factcheck.extract import base_periods
from factcheck.extract.compared import LEANING
from factcheck.extract.event_clauses import is_of_relative
from factcheck.extract.events import Events
from factcheck.extract.real_terms import is_of_inflation
from factcheck.extract.sentence_times import SentenceTimes
from factcheck.extract.stock_days import day_opened
from factcheck.extract.tense import tells_what_had_been
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.timeline import Timeline, family
from factcheck.extract.told_times import is_of_last, to_come
from factcheck.model import period as periods
from factcheck.model.claim import COMPARING
from factcheck.model.indicator import registry
from factcheck.model.period import Period

#: Months before publication beyond which a period is background.
_BACKGROUND: Final = 16
#: Spans that an opening without figures tells for those behind it ("The bureau has its results for January to March").
_SPANS: Final = frozenset({"months", "quarter", "half", "days"})
#: Tokens with which a sentence begins.
_OPENING: Final = 3
_YEAR: Final = 12
_MONTH: Final = 31
_QUOTES: Final = '"\u00ab\u201c\u201e'
_PARTS: Final = frozenset({"month", "months", "quarter", "half"})


def carry(
    events: Events,
    named: SentenceTimes,
    timeline: Timeline,
    first: str | None,
    ahead: Collection[TimeExpr],
    *,
    foretold: bool,
    stood: Period | None,
) -> None:
    """After a sentence: the latest period it spoke of, other than ``ahead`` ones of plans, becomes the topic.

    ``first`` is the indicator of its first figure; ``foretold`` tells that all its figures are forecasts; ``stood`` is the day on
    which something was so, beside which other times are only called to mind.
    """
    note_budgeted(events, named, timeline)
    if not events.quantities and not events.indicators:
        opening = [time for time, base in named.pairs if not base] if timeline.lead is None and timeline.main is None else []
        timeline.coming = next((time.period for time in opening if _is_forecast_span(time, timeline)), timeline.coming)
        if not any(_announces(time, timeline) for time in opening):
            return
    days = [t.period for t, base in named.pairs if t.grain == "day" and not base and not t.length and t.role in (None, "asof")]
    timeline.day_named = days[-1] if days else timeline.day_named
    day = _leading_day(events, named, timeline)
    if day is not None:
        timeline.see(day, to_date=False, indicator=first)
        return
    best: tuple[Period, bool] | None = None
    beside = timeline.beside
    planned = [t for t in ahead if t.grain not in (*LEANING, "now", "ytd")] if ahead else ()
    timeline.planned = named.absolute(to_come(planned[0], timeline.published)) if planned else timeline.planned
    flow = first if registry().kind(first) == "flow" and all(shape.form == "level" for shape in named.shapes) else None
    for time in _spoken_of(named, timeline, ahead):
        period = day_opened(time, timeline) or named.absolute(time)
        if period is not None and time.grain != "day":
            timeline.named = period
            then = tells_what_had_been(named.scan, events)
            timeline.named_then = then and _looks_back(time, period, timeline, first, opening=events.sentence.first)
        made = foretold and time.grain in _PARTS and not time.year_stated  # "In July the forecast was raised"
        if stood is not None and period is not None and period.end < stood.end:
            beside = period
        elif period is None or made or _is_to_come(period, timeline) or _is_in_passing(named, timeline, time, best and best[0]):
            continue
        elif (
            _is_background(time, period, timeline)
            or _looks_back(time, period, timeline, first, opening=events.sentence.first)
            or _is_part(time, period, timeline, flow)
            or (_stands_alone(named, time) and any(x is not None and x.contains(period) for x in (timeline.main, best and best[0])))
        ):
            beside = period
        elif best is None or period.end >= best[0].end or _says_until(named, timeline, time, best[0]):
            best = (period, time.grain == "ytd")
    timeline.beside = beside if best is None else None
    if best is not None and not _tells_parts(named, timeline.main, first):
        _see(events, named, timeline, best[0], to_date=best[1], first=first)
    if events.quantities and timeline.beside is None:
        timeline.undated = None if first is None or timeline.main is not None else family(first)
    if best is None and timeline.main is not None and first is not None and events.quantities:
        timeline.told.setdefault(family(first), timeline.main)


def _says_until(named: SentenceTimes, timeline: Timeline, time: TimeExpr, told: Period) -> bool:
    """Whether a time tells how long the one ``told`` before it went: "since the season began, that is to April"."""
    period = named.absolute(time)
    if period is None or period.start != told.start or told.end != timeline.published:
        return False
    return not any(x.start < time.start for x in named.events.quantities)


def note_budgeted(events: Events, named: SentenceTimes, timeline: Timeline) -> None:
    """A sentence without figures may name the year ahead that the plans behind it are for: "The budget for 2026 was approved"."""
    published = timeline.published
    if published is None or events.quantities or not timeline.on_budget:
        return
    for time, base in named.pairs:
        year = named.absolute(time)
        begins = None if year is None or (year.months or 0) < _YEAR else year.start
        if not base and begins is not None and begins.month == 1 and begins > published:
            timeline.planned = timeline.budgeted = year


def _see(events: Events, named: SentenceTimes, timeline: Timeline, period: Period, *, to_date: bool, first: str | None) -> None:
    """A period becomes the topic; a month within the topic so far does for what it was told of."""
    around = None if timeline.opens else timeline.around or timeline.main
    leads = bool(events.quantities) and (timeline.lead is None or not _is_aside(named, timeline.lead, period))
    timeline.see(period, to_date=to_date, leads=leads, indicator=first)
    if around is not None and around != period and period.months == 1 and around.contains(period):
        names = (first, *(m.entry.get("name") for m in events.indicators))
        timeline.part(around, [name for name in names if name is not None])


def _is_aside(named: SentenceTimes, lead: Period, period: Period) -> bool:
    """Whether a text does not go on with a period: with a start since which all goes on, or a part of the lead in a quotation."""
    quoted = named.scan.marks[named.events.sentence.first] in _QUOTES
    return _since_then(named, period) or (quoted and lead != period and lead.contains(period))


def _is_in_passing(named: SentenceTimes, timeline: Timeline, time: TimeExpr, told: Period | None) -> bool:
    """Whether a time is only mentioned: an earlier one than the topic in a late clause, or one behind all figures that still goes
    on where what they are ``told`` for is over ("2024 sales were 1.3 billion, but fall this year").
    """
    period, main, published = named.absolute(time), timeline.main, timeline.published
    if period is None:
        return False
    if is_of_inflation(named.scan, named.events, time):
        return True
    if main is not None and period.end < main.end and (_comes_late(named.events, named, time) or _is_that_figure(named)):
        return True
    around = told or main
    if time.grain == "ytd" and around is not None and around.months == 1 and period.contains(around):
        return any(q.end <= time.start for q in named.events.quantities)  # "… rose by 2.6 % in August, since January by 15.2 %"
    if around is not None and around != period and around.contains(period) and _is_of_part(named.events, time):
        return True
    if timeline.event is not None and time.grain == "days" and period.end < timeline.event.end:
        return True  # "63 thousand voted early, on 16-23 October"
    if time.role == "closing" and main is not None and main.days == 1 and main.start == period.end + timedelta(days=1):
        return True  # "On 1 January the debt was …; at the end of 2024 inflation was …"
    if told is None or published is None or not named.events.quantities or time.start < named.events.quantities[-1].end:
        return False
    return told.end < published <= period.end


def _is_of_part(events: Events, time: TimeExpr) -> bool:
    """Whether a time only says when some of what a sentence counts were: "14,800 were sold, of which 2,100 in September"."""
    first = events.quantities[0].end if events.quantities else time.start
    return any(first <= cue.start < time.start for cue in events.cued("parts"))


def _is_that_figure(named: SentenceTimes) -> bool:
    """Whether a sentence tells of another time what was told before: "In June this figure was 9.2 %"."""
    first, events = named.events.sentence.first, named.events
    if not events.quantities or any(shape.form not in COMPARING for shape in named.shapes[1:]):
        return False
    nouns = named.scan.begun("measure_noun", first, events.quantities[0].start)
    return any(events.cue_begins("demonstrative", i - 1, i) for i in nouns)


def _announces(time: TimeExpr, timeline: Timeline) -> bool:
    """Whether an opening tells the period of the figures behind it: a span of months, or the year that just ended or goes on."""
    if time.grain != "year" or time.period is None or timeline.published is None:
        return time.grain in _SPANS
    return time.period.end.year in (timeline.published.year - 1, timeline.published.year) and time.role is None


def _is_forecast_span(time: TimeExpr, timeline: Timeline) -> bool:
    """Whether an opening tells days to come, which the forecasts behind it are for ("the outlook for 20-23 January")."""
    period = time.period
    return time.grain == "days" and period is not None and timeline.published is not None and period.end > timeline.published


def _is_span(period: Period | None) -> bool:
    """Whether a period goes from a day to another: "from the year's start to the end of October"."""
    return period is not None and period.start is not None and period.start < period.end


def _spoken_of(named: SentenceTimes, timeline: Timeline, ahead: Collection[TimeExpr]) -> Iterator[TimeExpr]:
    """The times that may become the topic: none that lean, are compared with, ahead, only called to mind, or days in passing."""
    first = named.events.sentence.first
    if named.scan.begins_within(first, first + _OPENING, "reminder"):
        return
    for time, base in named.pairs:
        deadline = time.role == "deadline" and not _is_span(named.absolute(time))
        if base or deadline or time.grain in ("now", "shift", "same") or time in ahead:
            continue
        if is_of_last(named.scan, named.events, time):
            continue
        if time.role == "since" and time.grain in ("month", "day") and timeline.main is not None and not timeline.opens:
            continue  # "Since September pay has risen to 6.2 million" tells of its own figure alone.
        passing = time.grain == "day" and time.role != "asof" and (len(named.times) > 1 or timeline.lead is not None)
        if not passing and named.aside(time) is None and not is_of_relative(named.scan, named.events, time):
            yield time


def _leading_day(events: Events, named: SentenceTimes, timeline: Timeline) -> Period | None:
    """The day an article opens with, before figures that another time is only set beside ("on Sunday 1,200, last year 900")."""
    if timeline.lead is not None or not events.quantities or not named.pairs:
        return None
    (time, base), others = named.pairs[0], named.times[1:]
    figure = events.quantities[0]
    opens = time.grain == "day" and not base and time.end <= figure.start and others
    late = all(t.start >= figure.end and named.scan.has_mark(figure.end, t.start, ",;:(\u2014") for t in others)
    period = named.absolute(time)
    past = period is not None and (timeline.published is None or period.end <= timeline.published)
    return period if opens and late and past else None


def _comes_late(events: Events, named: SentenceTimes, time: TimeExpr) -> bool:
    """Whether a time stands in a clause behind the sentence's first figure, which goes on with the topic ("410, last year 370")."""
    first = events.quantities[0] if events.quantities else None
    if first is None or any(t.start < first.start for t in named.times):
        return False
    if not first.currency and first.unit != "percent" and any(x.currency and x.start >= time.end for x in events.quantities):
        return False  # "The 25 insurers, nine of which are foreign, collected 921 billion in January-June"
    return time.start >= first.end and named.scan.has_mark(first.end, time.start, ",;:(\u2014")


def _tells_parts(named: SentenceTimes, main: Period | None, first: str | None) -> bool:
    """Whether a sentence goes through parts of the topic period, which stays the topic ("90 in the first half, 40 in May").

    A rate has none: "inflation was 12.2 % in August, 11.8 % in July".
    """
    if main is None or main.start is None or registry().kind(first) == "rate":
        return False
    told = {named.absolute(t) for t, base in named.pairs if not base and t.grain in _PARTS}
    parts = [p for p in told if p is not None and p.start is not None]
    return len(parts) > 1 and all(p != main and main.start <= p.start and p.end <= main.end for p in parts)  # type: ignore[operator]


def _looks_back(time: TimeExpr, period: Period, timeline: Timeline, first: str | None, *, opening: int) -> bool:
    """Whether a period is the topic's own of the year before, or that year: set beside the topic, which goes on after it.

    What was told without a time just before is of the year of publication; a year that is just over and named is the topic itself.
    """
    topic = timeline.main or timeline.titled
    if timeline.opens and time.year_stated and time.grain == "year" and time.start == opening and first is not None:
        return False  # What opens a paragraph is what it is about.
    if topic is None and timeline.published is not None and first is not None and timeline.undated == family(first):
        last = periods.year(timeline.published.year - 1)
        return period == last and not (time.year_stated and last == base_periods.year_just_over(timeline.published))
    if topic is None or topic.start is None or topic.days == 1:
        return False
    if (topic.days or 0) <= _MONTH:
        return period == topic.shifted_years(-1)  # "In March 840 came; in March last year it was 790."
    back = time.year_stated and time.grain in (*_PARTS, "year") and period.end < topic.start and period.end.year < topic.end.year
    return back or period == topic.shifted_years(-1) or (period.months == _YEAR and period.end.year == topic.end.year - 1)


def _is_part(time: TimeExpr, period: Period, timeline: Timeline, flow: str | None) -> bool:
    """Whether a flow that was told for the topic period is told for a part of it, after which the text goes on with the topic.

    What opens a paragraph is what the paragraph is about.
    """
    main = timeline.main
    if flow is None or main is None or main.start is None or period.start is None or timeline.main_is_to_date or timeline.opens:
        return False
    if time.year_stated or time.grain not in _PARTS or period == main or period.start < main.start or period.end > main.end:
        return False
    return main == (timeline.leads.get(family(flow)) or timeline.told.get(family(flow)))


def _since_then(named: SentenceTimes, period: Period) -> bool:
    """Whether a period is the time since something began, which only its own figures are of."""
    return any(time.role == "since" and named.absolute(time) == period for time in named.times)


def _stands_alone(named: SentenceTimes, time: TimeExpr) -> bool:
    """Whether the words single out a part of what the text is on: "in June alone", "dekabr oyining o'zida"."""
    scan = named.scan
    return "alone" in scan.kinds[time.end] or scan.ending_at(time.start, "alone") is not None


def _is_to_come(period: Period, timeline: Timeline) -> bool:
    return timeline.published is not None and period.start is not None and period.start > timeline.published


def _is_background(time: TimeExpr, period: Period, timeline: Timeline) -> bool:
    """Whether a period is one after which the text speaks of the present again."""
    published = timeline.published
    if published is None:
        return False
    first = timeline.lead is None and timeline.main is None and time.grain == "span"
    return period.end < periods.shift_months(published, -_BACKGROUND) and not first
