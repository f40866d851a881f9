"""Periods of figures to which the words give none: of publication, of the plan of a year, or open."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.extract import base_periods
from factcheck.extract.base_periods import AT_ONCE, LENT
from factcheck.extract.compared import LEANING
from factcheck.extract.quantity import Quantity
from factcheck.extract.revisions import revised
from factcheck.extract.seasons import is_harvest
from factcheck.extract.shape import Shape
from factcheck.extract.standing import goes_on_now
from factcheck.extract.timeline import Timeline, When
from factcheck.extract.told_times import owns
from factcheck.extract.when import Clock
from factcheck.model import period as periods
from factcheck.model.claim import COMPARING, Confidence
from factcheck.model.indicator import Indicator, registry
from factcheck.model.period import Period

_YEAR: Final = 12
_CLAUSE: Final = ",;:()\u2014"
#: Tokens between a plan and what it is for.
_NEAR: Final = 4
#: What a harvest is brought in from.
_LANDS: Final = frozenset({"land_area", "harvested_area", "sown_area"})
#: Rates that hold until they are set anew.
_OF_LAW: Final = frozenset({"vat_rate", "tax_rate", "customs_duty", "policy_rate"})
#: What is set aside is of the year's budget.
_OF_BUDGET: Final = frozenset({"budget_expenditure", "project_budget", "allocation"})
#: What is told of the year's harvest.
_OF_HARVEST: Final = frozenset({"yield_per_hectare", "harvested_area"})


def of_publication(q: Quantity, indicator: str | None, shape: Shape, when: When, clock: Clock) -> When:
    """A fact without a date of its own is as of publication; a stock too unless its sentence tells what happened in a period."""
    published, timeline = clock.timeline.published, clock.timeline
    if published is None or when.rule not in ("carried", "none"):
        return when
    entry = registry().get(indicator)
    of_law = indicator in _OF_LAW and shape.form == "rate" and not clock.tells_what_happened()
    named = any(m.entry.get("name") == indicator for m in clock.events.indicators)
    of_flow = named and entry is not None and entry.kind == "flow" and when.period is not None  # "Make up 45 % of exports"
    if of_law or (q.unit == "percent" and shape.form == "share" and not of_flow and owns(clock.scan, clock.events, q)):
        clock.stood = clock.stood or periods.day(published)
        return When(clock.stood, None, "inferred", "standing")
    of_year = _of_some_year(q, indicator, shape, when, clock)
    if of_year is not None:
        return of_year
    if shape.form in ("level", "rate") and entry is not None and entry.dated:
        standing = _of_stock(entry, when, clock, published)
        if standing is not None:
            return standing
    if when.period is not None or (clock.lasts(q) if shape.form == "level" else clock.lasting):
        return when
    later = _after_base(clock, published)
    if later is not None:
        timeline.see(later, to_date=False, indicator=indicator)
        return When(later, when.base, "inferred", "year after the base")
    if _is_of_fields(indicator):
        year = periods.year(published.year)
        base = when.base or (year.shifted_years(-1) if shape.form in COMPARING else None)
        return When(year, base, "inferred", "harvest of the year")
    opened = timeline.opened
    if indicator in LENT and opened is not None and opened.days == 1 and timeline.lead in (None, opened):
        opened = base_periods.year_to(opened.end) if clock.is_given_out(q) else opened  # "Banks issued 12 trillion"
        base = when.base or (opened.shifted_years(-1) if shape.form in COMPARING else None)
        return When(opened, base, "inferred", "as of")  # "Loans stood at 596 trillion on 1 November. Mortgages were 78.6 trillion"
    if timeline.event is None and indicator not in AT_ONCE and entry is not None and entry.kind == "flow":
        if indicator in _OF_BUDGET:
            return When(periods.year(published.year), when.base, "inferred", "budget of the year")
        if _is_daily(q, clock):
            return When(periods.day(published), when.base, "inferred", "standing")
        # What was made or sold by publication, not on that one day.
        return When(Period(None, published), when.base, "inferred", "up to publication")
    rule = "as of publication" if timeline.event is None else "the event's day"
    return When(timeline.event or periods.day(published), when.base, "inferred", rule)


def _is_daily(q: Quantity, clock: Clock) -> bool:
    """Whether a figure is told for every day, in the present: "принимает 9 тыс. пассажиров в сутки"."""
    first = clock.scan.clause_start(q.start, clock.events.sentence.first, _CLAUSE)
    last = clock.scan.next_mark(q.end, clock.events.sentence.last, _CLAUSE)
    found = (clock.scan.match(i, "per") for i in range(first, last))
    if not any(m is not None and m.entry.get("unit") == "day" for m in found):
        return False
    if not clock.scan.pack.present_endings:
        return not clock.tells_what_happened()
    return goes_on_now(clock.scan, clock.events, q)


def _is_of_fields(indicator: str | None) -> bool:
    return is_harvest(indicator) or indicator in _OF_HARVEST


def _after_base(clock: Clock, published: date) -> Period | None:
    """The year that is over, where a sentence compares with the one before it alone: "to 471,000, against 452,000 in 2024"."""
    year = base_periods.year_just_over(published)
    others = any(time.grain not in LEANING and not base for time, base in clock.named.pairs)
    if year is None or others:
        return None
    return year if any(base and time.period == year.shifted_years(-1) for time, base in clock.named.pairs) else None


def _of_some_year(q: Quantity, indicator: str | None, shape: Shape, when: When, clock: Clock) -> When | None:
    """The year of what the words call yearly, or of a harvest or its land."""
    carried = when.period if when.rule == "carried" else None
    if shape.form == "level" and q.unit != "percent" and carried is not None and clock.is_yearly(q):
        year = _running_year(clock.timeline)
        if (carried.months or _YEAR) < _YEAR and year is not None:
            return When(year, None, "inferred", "of the year")  # "The annual budget is 41 billion", in a text on the first quarter.
    published = clock.timeline.published
    of_part = carried is not None and (carried.months or _YEAR) < _YEAR and carried.end.year == (published or carried.end).year
    if published is not None and of_part and shape.form == "level" and is_harvest(indicator) and not _was_told(clock):
        return When(periods.year(published.year), None, "inferred", "harvest of the year")  # In a text on prices in October.
    if indicator in _OF_BUDGET and carried is not None and carried.months is None and published is not None:
        return When(periods.year(published.year), None, "inferred", "budget of the year")
    season = carried if carried is not None and carried.months == _YEAR else None
    if (
        (_is_of_fields(indicator) or indicator in _LANDS)
        and season is not None
        and season.start is not None
        and (season.start.month > 1 or (indicator in _LANDS and clock.tells_harvest()))
    ):
        # What is sold in a season was harvested in the year in which the season began.
        return When(periods.year(season.start.year), None, "inferred", "harvest of the season")
    if when.period is None and published is not None and shape.form == "level" and indicator in _LANDS and clock.tells_harvest():
        return When(periods.year(published.year), when.base, "inferred", "harvest of the year")
    return None


def _was_told(clock: Clock) -> bool:
    """Whether the text told of a harvest before."""
    return any(is_harvest(name) for name in clock.timeline.leads)


def _of_stock(entry: Indicator, when: When, clock: Clock, published: date) -> When | None:
    """What holds on a day, where a text does not say that it is of the period it is on: today, or the event's day."""
    timeline = clock.timeline
    today = periods.day(published)
    topical = timeline.lead is not None and not timeline.main_is_to_date
    stock = entry.kind == "stock"
    if clock.is_listed and timeline.headed and when.period is not None:
        return None
    if not stock or when.period is None or not topical:
        if (opened := timeline.sums_day(entry.name)) is not None:
            return When(opened, None, "inferred", "as of")
        day = timeline.event if stock else None
        return When(day or today, None, "inferred", "as of publication" if day is None else "the event's day")
    season = when.period if when.rule == "carried" and when.period.months == _YEAR else None
    runs = season is not None and season.start is not None and season.start.month > 1 and season.end > published
    under = timeline.above is not None and timeline.above == when.period and clock.is_listed  # The list's heading tells.
    if when.period.days != 1 and not under and (runs or not clock.tells_what_happened()):
        return When(today, None, "resolved", "as of publication")
    return None


def of_plan(k: int, when: When, clock: Clock) -> When:
    """Plans and targets run to their deadline; without one they are of the year or years they are for, else undated."""
    undated = when.rule == "carried" or when.period is None
    of_part = when.period is not None and when.period.start is not None and (when.period.months or 0) < _YEAR
    q = clock.events.quantities[k]
    told = any(0 <= q.start - cue.end <= _NEAR or 0 <= cue.start - q.end <= _NEAR for cue in clock.events.cued("for_year"))
    yearly = told or (undated and clock.annual) or (of_part and clock.is_of_year(q))
    year = _running_year(clock.timeline, ahead=not clock.tells_result()) if yearly else None
    if told and (main := clock.named.main_before(q.start)) is not None:
        year = periods.year(main.end.year)
    if year is not None:
        sure: Confidence = "resolved" if when.period == year else "inferred"  # The text is on that year anyway.
        return When(year, None if when.base is None else year.shifted_years(-1), sure, "plan of the year")
    if not undated:
        return when
    topic = when.period
    published = clock.timeline.published
    if topic is not None and topic.months == _YEAR and published is not None and topic.end > published:
        return When(topic, None, "inferred", "plan of the topic")
    if topic is not None and topic.days != 1 and clock.tells_result():
        return When(topic, None, "inferred", "plan of the result")
    span = clock.span(q)
    return When(None, None, None, "no deadline") if span is None else When(span, None, "stated", "span")


def of_forecast(k: int, indicator: str | None, when: When, clock: Clock) -> When:
    """A forecast without a time is of the running year where the text is on a part of it that is over; so is the year's harvest.

    What is told in the past had perhaps been expected of the part, unless the forecast is a yearly one or was set anew.
    """
    published = clock.timeline.published
    if published is None:
        return when
    q = clock.events.quantities[k]
    open_ended = when.period is None or (when.period.days == 1 and clock.is_set_against(q))
    result = open_ended and (clock.tells_result() or clock.is_set_against(q))
    if result and (main := clock.named.main_before(q.start)) is not None:
        measured = clock.shapes[k].form in COMPARING or (clock.entry is not None and clock.entry.base is not None)
        base = clock.default_base(main) if measured else None
        return When(main, base, "inferred", "forecast of the result")  # "32.9 % in October, below the 33.2 % forecast"
    if when.period is None and clock.timeline.coming is not None:
        return When(clock.timeline.coming, None, "inferred", "the days ahead")
    if when.period is None and (is_harvest(indicator) or clock.is_of_year(q)):
        rule = "harvest of the year" if is_harvest(indicator) else "forecast of the year"
        return When(periods.year(published.year), when.base, "inferred", rule)
    if when.period is None:
        return when
    running = clock.annual and when.period.end.year < published.year
    of_part = (when.period.months or _YEAR) < _YEAR and when.period.end <= published and when.period.end.year == published.year
    of_year = clock.is_of_year(q) or revised(clock.scan, clock.events, q) is not None
    past = clock.tells_result() or clock.tells_what_happened()
    if when.rule != "carried" or not (of_part or running) or (past and not of_year):
        return when
    year = periods.year(published.year)
    return When(year, None if when.base is None else year.shifted_years(-1), "inferred", "forecast of the year")


def _running_year(timeline: Timeline, *, ahead: bool = False) -> Period | None:
    """The year of the topic, else of publication; what is still ``ahead`` is not for a year that is over."""
    topic = timeline.main or timeline.titled
    day = timeline.published if topic is None else topic.end
    if ahead and day is not None and timeline.published is not None:
        day = max(day, timeline.published)
    return None if day is None else periods.year(day.year)
