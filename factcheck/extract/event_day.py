"""The day of the event that an article reports: an accident, an election, a match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.scan import Scan
from factcheck.extract.time_periods import TimeExpr
from factcheck.model.period import Period

#: Sentences of the body that may name it; days before publication in the first, and in others by its date or from publication.
_OPENING: Final = 3
_FIRST: Final = 7
_NAMED: Final = 1
_NEAR: Final = 2
#: Grains that make an article one about a period.
_SPANS: Final = frozenset({"year", "half", "quarter", "months", "month", "ytd", "days"})
#: Tokens between a day and the words that say who told when.
_TELLING: Final = 2
_TELLING_BEFORE: Final = 12
_CLAUSE: Final = ",;:\u2014"


def event_day(scan: Scan, events: Sequence[Events], published: date | None) -> Period | None:
    """The first recent day that the first sentences of the body name, unless they name a longer period before it."""
    if published is None:
        return None
    body = [each for each in events if each.sentence.section not in ("headline", "header")]
    for number, each in enumerate(body[:_OPENING]):
        now = any(time.grain == "now" for time in each.times)
        for time in each.times:
            if time.grain in _SPANS:
                return None
            if now and time.unit == "day":
                continue  # "Now 8,472, yesterday 10,000" is of a state that goes on.
            period = time.period
            if time.grain != "day" or period is None or time.role is not None or time.length or is_telling(scan, each, time):
                continue
            recent = _FIRST if number == 0 else _NEAR if time.unit == "day" else _NAMED
            if 0 <= (published - period.end).days <= recent:
                return period
    return None


def day_told(events: Sequence[Events]) -> date | None:
    """The day with its year that the first sentence of an undated article names, against which "December" and "last year" are read.

    None where the article tells a later day or month of those gone by: then the first one is long past.
    """
    body = [each for each in events if each.sentence.section not in ("headline", "header")]
    days = [end for end, grain in _ends(body[:1]) if grain == "day"]
    later = [end for end, grain in _ends(body) if days and grain in ("day", "month") and end > days[0]]
    return days[0] if days and not later else None


def _ends(events: Sequence[Events]) -> Iterator[tuple[date, str]]:
    """The ends of the times that are named with their year, and how long they are."""
    for each in events:
        for time in each.times:
            if time.period is not None and time.year_stated and time.role is None:
                yield time.period.end, time.grain


def is_telling(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether a day says when somebody spoke ("said on Tuesday"), not when something was."""
    if time.grain != "day" or time.unit != "day":
        return False
    for cue in events.cued("attribution"):
        behind = cue.start >= time.end
        first, last = (time.end, cue.start) if behind else (cue.end, time.start)
        reach = _TELLING_BEFORE if scan.pack.verb_last and behind else _TELLING
        if last - first <= reach and not scan.has_mark(first, last, _CLAUSE) and not events.figure_between(first, last):
            return True
    return False


def is_told_then(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether days or weeks back are when a figure was told, not when it was so: "two weeks ago it had reported 27.1 million".

    A month is, where the figure was revised since: "now put at 34.9 billion, in August it had reported 34.2 billion".
    """
    back = time.unit == "week" if time.grain == "shift" else time.grain == "days" or (time.grain == "day" and time.unit == "day")
    anew = time.grain == "month" and (any(map(events.cued, ("revise", "version"))) or any(t.grain == "now" for t in events.times))
    if not back and not anew:
        return False
    if anew and not scan.pack.verb_last and events.cue_ends("told_then", time.start - _TELLING, time.start):
        return True
    last = scan.next_mark(time.end, events.sentence.last, _CLAUSE)
    first = next((q for q in events.quantities if q.start >= time.end), None)
    if first is None or first.start >= last:
        return False
    start, stop = (first.end, min(first.end + _TELLING, last)) if scan.pack.verb_last else (time.end, first.start)
    return events.cue_begins("told_then", start, stop) or (anew and events.cue_begins("publication", start, stop))


def is_told_on(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether a date stands with who told it alone: behind the verb of telling, or in a bracket behind "according to"."""
    if time.grain != "day" or time.role is not None or time.length or not scan.pack.verb_last:
        return False
    bracketed = scan.marks[time.start - 1] == "("
    if not any(cue.end + bracketed == time.start for cue in events.cued("attribution")):
        return False
    if bracketed:
        return scan.marks[time.end] == ")"
    last = max((q.end for q in events.quantities), default=events.sentence.first)
    return last <= time.start and scan.has_mark(last, time.start, _CLAUSE)
