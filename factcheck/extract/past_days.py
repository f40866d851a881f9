"""The year of a day that words leave open: a past one where a sentence compares with the day or tells what happened on it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.scan import Scan
from factcheck.extract.tense import tells_what_happened
from factcheck.extract.time_periods import TimeExpr

#: Days after publication beyond which a verb in the past speaks of the day a year before.
_FAR: Final = 90
#: Tokens between a day and the words that compare with it.
_BESIDE: Final = 2
_AHEAD: Final = ("plan", "target", "forecast")


def with_past_days(scan: Scan, events: Events, published: date | None) -> list[TimeExpr]:
    """The times of a sentence, with days of the year before publication where the nearest one of that date is ahead."""
    if published is None or not events.times or not any(_is_open(t, published) for t in events.times):
        return events.times
    planned = any(events.cued(value) for value in _AHEAD)
    told = not planned and tells_what_happened(scan, events)
    far = published + timedelta(days=_FAR)
    return [
        time._replace(period=time.period.shifted_years(-1))
        # What is so "с 1 августа" may still be ahead, whatever else the sentence tells.
        if time.period is not None
        and _is_open(time, published)
        and (
            _is_compared(scan, events, time)
            or (told and (time.period.end > far or time.role == "asof") and (scan.pack.verb_last or time.role != "since"))
        )
        else time
        for time in events.times
    ]


def _is_open(time: TimeExpr, published: date) -> bool:
    """Whether a day without its year was read as one to come."""
    if time.grain != "day" or time.period is None or time.year_stated or time.unit == "day" or time.role == "deadline":
        return False
    return time.period.end > published


def _is_compared(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether the words compare with a day: "than on 1 January", "1-yanvardagidan", "down from $1.5 billion on 31 December"."""
    cues = events.cued("compare")
    if scan.pack.verb_last:
        of_then = "adjloc" in time.features and not time.features.isdisjoint(("abl", "case2"))
        came = "adjloc" in time.features and any(
            0 <= q.start - time.end <= _BESIDE and "abl" in q.features for q in events.quantities
        )
        return of_then or came or any(0 <= cue.start - time.end <= _BESIDE for cue in cues)
    left = [q for q in events.quantities if 0 <= time.start - q.end <= 1 and events.cue_ends("from", q.start, q.start + 1)]
    return bool(left) or any(0 <= time.start - cue.end <= _BESIDE for cue in cues)
