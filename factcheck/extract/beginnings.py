"""Dates that are claims: when an institution, a treaty or a relation began."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.scan import Scan
from factcheck.extract.times import TimeExpr
from factcheck.languages.entry import Match

_REACH: Final = 12
_GRAINS: Final = frozenset({"year", "month", "day"})


def beginnings(scan: Scan, events: Events) -> Iterator[TimeExpr]:
    """The past dates of a sentence that stand by a word of beginning and belong to no figure."""
    cues = events.cued("began")
    if not cues:
        return
    published = scan.article.published
    for time in events.times:
        if time.grain not in _GRAINS or not time.year_stated or time.period is None or time.role is not None:
            continue
        if published is not None and (time.period.end.year >= published.year - 1):
            continue
        if any(_beside(events, time, c) for c in cues):
            yield time


def _beside(events: Events, time: TimeExpr, cue: Match) -> bool:
    """Whether a word of beginning stands by a date with no figure between."""
    first, last = (cue.end, time.start) if cue.start < time.start else (time.end, cue.start)
    return last - first <= _REACH and not events.figure_between(first, last)


def event_name(events: Events) -> str:
    """What began: the event a cue names, else "established"."""
    return next((str(cue.entry.get("event")) for cue in events.cued("began") if cue.entry.get("event")), "established")
