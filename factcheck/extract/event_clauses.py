"""Times of clauses on the side: when something happened after which figures changed, what else is told of a thing that is named."""

from __future__ import annotations

from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.scan import Scan
from factcheck.extract.time_periods import TimeExpr

_CLAUSE: Final = ",;:()\u2013\u2014"
#: Tokens at least between "after" and a time that says when the event was, and at most in such a clause.
_EVENT: Final = 2
_LONGEST: Final = 14
#: Units of how long something is for.
_LASTING: Final = frozenset({"day", "month", "year", "hour"})
#: Grains that date a beginning, and tokens from it to the words that say since.
_BEGAN: Final = frozenset({"day", "month", "year", "quarter"})
_BEGINNING: Final = 9
#: Tokens of a participle of beginning before a time.
_BEGUN: Final = 4
#: Times that date an event where verbs come last; longer ones there are what the whole sentence is on.
_DATES: Final = frozenset({"day", "month"})


def is_of_event(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether a time says when something happened after which figures were told: "rose by 7 % after the duty was cut on 1 June"."""
    if time.period is None or time.grain in ("now", "ytd", "duration") or "after_event" not in scan.present:
        return False
    if scan.pack.verb_last:
        if time.grain not in _DATES or time.role is not None:
            return False
        last = scan.next_mark(time.end, min(time.end + _LONGEST, events.sentence.last), _CLAUSE)
        cues = scan.begun("after_event", time.end + _EVENT, last + 1)
        return bool(cues) and not events.figure_between(time.end, cues[0])
    for at in scan.begun("after_event", max(events.sentence.first, time.start - _LONGEST), time.start):
        cue = scan.match(at, "after_event")
        near = cue is not None and cue.end - cue.start == 1 and time.start - cue.end < _EVENT
        if cue is None or near or scan.has_mark(cue.end, time.start, _CLAUSE):
            continue
        last = scan.next_mark(time.end, events.sentence.last, _CLAUSE)
        goes_on = any("relative_clause" in scan.kinds[last + k] for k in (0, 1))  # "After a weak 2023, when …"
        figures = [q for q in events.quantities if cue.end <= q.start < last and q.unit not in _LASTING]
        if not goes_on and not figures:
            return True
    return False


def is_since_event(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether a time says when something began that figures are told since: "since its launch in July 2024"."""
    if "since_event" not in scan.present or time.grain not in _BEGAN or time.role is not None or time.period is None or time.fiscal:
        return False
    if scan.pack.verb_last:
        first, last = time.end, min(time.end + _BEGINNING, events.sentence.last)
        cues = scan.begun("since_event", first, last)
        return bool(cues) and not scan.has_mark(first, cues[0], _CLAUSE) and not events.figure_between(first, cues[0])
    first = max(time.start - _BEGINNING, events.sentence.first)
    cues = scan.begun("since_event", first, time.start)
    return bool(cues) and not scan.has_mark(cues[-1], time.start, _CLAUSE) and not events.figure_between(cues[-1], time.start)


def is_begun(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether a time says when that began of which figures are told since: "the drive that began on 6 October has reached 400"."""
    if "begun" not in scan.present or time.grain not in _BEGAN or time.role is not None or time.period is None or time.fiscal:
        return False
    if scan.pack.verb_last:
        first = time.end
        cue = next((m for i in (first, first + 1) if (m := scan.match(i, "begun")) is not None), None)
        if cue is None or cue.end >= events.sentence.last or scan.marks[cue.end] in ".,;:!?":
            return False  # "15 сентябрда бошланган." tells the beginning itself.
        near = any(q.start == cue.end for q in events.quantities)
    else:
        cue = next(
            (m for i in range(time.start - _BEGUN, time.start) if (m := scan.match(i, "begun")) and m.end >= time.start - 1), None
        )
        if cue is None:
            return False
        near = any(0 <= cue.start - q.end <= _EVENT + 1 for q in events.quantities)  # "45 schools begun in 2024" are of 2024.
    return not near


def is_of_relative(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether a time stands in a relative clause behind a comma: "the field, where an expansion was completed in May"."""
    opened = scan.clause_start(time.start, events.sentence.first, _CLAUSE)
    return opened > events.sentence.first and scan.marks[opened - 1] == "," and scan.begins_within(opened, opened + 2, "relative")
