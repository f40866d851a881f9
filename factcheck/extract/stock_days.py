"""Which day a sentence gives stocks for."""

from __future__ import annotations

from factcheck.extract.events import Events
from factcheck.extract.sentence_times import SentenceTimes
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.timeline import Timeline
from factcheck.model import period as periods
from factcheck.model.indicator import registry
from factcheck.model.period import Period


def note_day(events: Events, named: SentenceTimes, timeline: Timeline, *, to_date: bool) -> Period | None:
    """Notes what day the stocks of a sentence are as of; ``to_date``: the sentence tells a change up to then."""
    if not named.pairs:
        return None
    names = [m.entry.get("name") for m in events.indicators]
    stocked = [each for each in names if registry().kind(each) == "stock"]
    for time, base in named.pairs:
        if time.role == "closing" and stocked and not base:
            end = named.closing(time)
            if end is not None and (timeline.published is None or end.end <= timeline.published):
                timeline.stand(end, stocked)
                return end
        if time.role == "opening" and time.grain == "month" and stocked and not base and (first := opening_day(time, timeline)):
            timeline.stand(first, stocked)
            return first
        told = time.role in ("asof", "deadline") or (to_date and time.role is None and time.unit is None)
        # Figures that are there at any time are told for the first of a month.
        told = told or (bool(stocked) and time.role is None and time.period is not None and time.period.end.day == 1)
        if base or not told or time.grain != "day" or time.period is None:
            continue
        if timeline.published is None or time.period.end <= timeline.published:
            timeline.stand(time.period, stocked)
            if not events.quantities and timeline.opening is None:
                timeline.opening = time.period
            return time.period
    return None


def opening_day(time: TimeExpr, timeline: Timeline) -> Period | None:
    """The first day of a month that is not to come: "at the beginning of November", "noyabr boshida"."""
    start = None if time.period is None else time.period.start
    published = timeline.published
    return None if start is None or (published is not None and start > published) else periods.day(start)


def day_opened(time: TimeExpr, timeline: Timeline) -> Period | None:
    """The first day of a month, for the beginning of which stocks were told."""
    day = timeline.as_of if time.role == "opening" else None
    return day if day is not None and day == opening_day(time, timeline) else None
