"""Times that a plan is for: ahead, over, or a deadline in a later year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.scan import Scan
from factcheck.extract.tense import tells_what_happened
from factcheck.extract.time_periods import TimeExpr
from factcheck.extract.told_times import to_come
from factcheck.model.period import Period

#: Spans that a figure may be planned for when they have just begun: ten times as much is to come as has gone by.
_SPANS: Final = frozenset({"months", "season", "half", "year"})
_JUST_BEGUN: Final = 10
#: Ahead of which a month without a year is the next one.
_NEXT: Final = timedelta(days=92)
#: Digits of a year, and years ahead that a programme is for.
_YEAR_DIGITS: Final = 4
_FAR: Final = 50


def is_to_come(scan: Scan, events: Events, time: TimeExpr, published: date | None) -> bool:
    """Whether a time is ahead, or has just begun and nothing in the sentence has happened yet."""
    if published is None or time.period is None or time.grain in ("ytd", "now"):
        return False
    if time.role in ("deadline", "until"):
        runs = time.grain == "month" and time.period.start is not None and time.period.start <= published
        return time.period.end > published and not (runs and tells_what_happened(scan, events))  # "By May it had risen to 7.8"
    start, end = time.period.start, time.period.end
    if start is None or start > published or end <= published:
        return start is not None and start > published
    begun = time.grain in _SPANS and (end - published) > _JUST_BEGUN * (published - start)
    return begun and scan.pack.verb_last and not tells_what_happened(scan, events)


def has_passed(time: TimeExpr, published: date | None) -> bool:
    """Whether a time is over, or is the present."""
    return time.grain == "now" or (published is not None and time.period is not None and time.period.end <= published)


def is_late(time: TimeExpr, published: date | None) -> bool:
    """Whether a time is a deadline beyond the year of publication."""
    if time.role not in ("deadline", "until") or time.period is None or published is None:
        return False
    return time.period.end.year > published.year


def named_deadline(scan: Scan, events: Events, published: date | None) -> Period | None:
    """The time up to the end of the year that the name of a programme ends in: "the Uzbekistan 2030 strategy", "Vision 2050"."""
    if published is None:
        return None
    named = (scan.tokens[i].text for mute in events.mutes if mute.reason == "name" for i in range(mute.start, mute.end))
    years = [int(text) for text in named if len(text) == _YEAR_DIGITS and text.isdecimal()]
    ahead = [year for year in years if published.year < year <= published.year + _FAR]
    return Period(None, date(ahead[0], 12, 31)) if ahead else None


def is_next(time: TimeExpr, published: date | None) -> bool:
    """Whether a month or day without a year may be the next one of that name: "sentabrdan … ko'tariladi" in August."""
    if (
        time.grain not in ("month", "day")
        or time.role in ("opening", "asof")
        or time.length
        or time.year_stated
        or time.period is None
        or published is None
    ):
        return False
    told = to_come(time, published).period
    ahead = _NEXT * 2 if time.role in ("since", "deadline", "until") else _NEXT
    return told is not None and told.start is not None and published < told.start <= published + ahead
