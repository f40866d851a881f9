"""Which times of a sentence tell what its figures are of, and which only when somebody spoke or when plans come true."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from factcheck.extract.event_clauses import is_begun, is_of_event, is_since_event
from factcheck.extract.event_day import is_telling, is_told_on, is_told_then
from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.standing import goes_on_now
from factcheck.extract.time_periods import TimeExpr
from factcheck.languages.entry import Match
from factcheck.model import period as periods
from factcheck.model.period import Period

#: What comes once a year.
RECURRING: Final = frozenset({"month", "months", "quarter", "half", "days"})
#: Months within which plans and forecasts without a year come true.
_SOON: Final = 6
#: Tokens of a modifier before a figure.
_MODIFIER: Final = 2
#: Tokens with which a sentence begins.
_OPENING: Final = 3
_CLAUSE: Final = ",;:()\u2014"


def told_times(scan: Scan, events: Events, published: date | None) -> list[TimeExpr]:
    """The times that may date a figure, in order."""
    if not events.times:
        return []
    begun = [t for t in events.times if is_begun(scan, events, t)] if "begun" in scan.present else []
    goes_on = bool(begun) and (
        any(not scan.begins_within(d.start - 2, d.start + 1, "begun") for d in events.directions)
        or any(stands(scan, events, q) or goes_on_now(scan, events, q) for q in events.quantities)
    )
    told = [
        t._replace(role="since") if is_since_event(scan, events, t) or t in begun else _as_then(scan, events, t)
        for t in events.times
        if t.grain != "duration"
        and not _is_ahead(t, published)
        and not _is_of_publication(scan, events, t)
        and not _is_of_record(scan, events, t)
        and not is_telling(scan, events, t)
        and not is_told_on(scan, events, t)
        and not is_told_then(scan, events, t)
        and not is_of_event(scan, events, t)
        and not (goes_on and t in begun)
        and not (t.grain == "now" and _is_anew(events))
    ]
    told = [t for t in told if not (t.grain == "day" and t.length and is_mean_of(scan, t))]
    # "On 15 July 238 million in a day" is of 15 July.
    named = any(t.grain == "day" and not t.length for t in told)
    return [t for t in told if not (named and t.grain == "day" and t.length)]


def _is_anew(events: Events) -> bool:
    """Whether a sentence only gives anew what was given otherwise: "instead of the 9.6 million published it is now 9.7".

    So it does where it names the time of what was revised: "the first half was revised: it is now 14.9 billion".
    """
    revised = bool(events.cued("revise"))
    if revised and any(t.grain in RECURRING for t in events.times):
        return True
    return bool(events.cued("instead") and (revised or events.cued("publication")))


def _as_then(scan: Scan, events: Events, time: TimeExpr) -> TimeExpr:
    """A time since which all is as it is, as that of what its clause tells: "since March, when it was raised by 1 %"."""
    if time.grain == "month" and "bygone" in scan.kinds[time.start - 1]:
        return time._replace(year_stated=True)  # "Last December" is over, whatever is planned.
    opened = time.end + (scan.marks[time.end] == ",")
    if time.role != "since" or "relative_clause" not in scan.kinds[opened]:
        return time
    last = scan.next_mark(opened, events.sentence.last, ",;:(")
    alone = events.figure_between(opened, last) and not events.figure_between(events.sentence.first, time.start)
    return time._replace(role=None) if alone else time


def is_mean_of(scan: Scan, time: TimeExpr) -> bool:
    """Whether a day is what a mean is told for: "в среднем за сутки", "bir kunda o'rtacha"."""
    if time.unit not in (None, "day") or time.length > 1:
        return False
    return scan.ending_at(time.start, "average") is not None or "average" in scan.kinds[time.end]


def stands(scan: Scan, events: Events, q: Quantity, *, stock: bool = False, told: bool = False) -> bool:
    """Whether a figure's clause says what is so now: "84 countries are members", "в стране работает 21 банк".

    Some words say so of what is known to be a ``stock`` alone, and some of them not where a period is ``told`` in which it may
    have come about.
    """
    first = scan.clause_start(q.start, events.sentence.first, _CLAUSE)
    last = scan.next_mark(q.end, events.sentence.last, _CLAUSE)
    begun = scan.begun("standing", first, last)
    if not begun:
        return False
    found = (scan.match(i, "standing") for i in begun)
    return any(
        m is not None
        and scan.marks[m.end] != "-"
        and (stock or not m.entry.get("stock"))
        and not (told and m.entry.get("done"))
        and (not m.entry.get("before") or _leads(scan, m, q))
        for m in found
    )


def owns(scan: Scan, events: Events, q: Quantity) -> bool:
    """Whether a figure's clause says who owns how much, or how far something is done: so it is now."""
    first = scan.clause_start(q.start, events.sentence.first, _CLAUSE)
    last = scan.next_mark(q.end, events.sentence.last, _CLAUSE)
    words = (scan.match(i, "standing") for i in scan.begun("standing", first, last))
    return any(m is not None and m.entry.get("share") for m in words)


def _leads(scan: Scan, match: Match, q: Quantity) -> bool:
    """Whether nothing stands between a word and a figure but what bounds it: "has about 400", not "has treated 400"."""
    gap = q.start - match.end
    if not 0 <= gap <= _MODIFIER:
        return False
    return gap == 0 or not scan.tokens[match.end].word.endswith(scan.pack.event_endings)


def to_come(time: TimeExpr, published: date | None) -> TimeExpr:
    """A month or weekday of a plan or forecast, which is the next one where no year is named."""
    period = time.period
    if published is None or period is None or time.year_stated or period.end >= published:
        return time
    if time.grain == "day" and time.weekday:
        return time._replace(period=periods.day(period.end + timedelta(days=7)))
    following = period.shifted_years(1)
    held = time.role in ("opening", "asof")  # "At the start of the year", "as of 1 January"
    named = time.fiscal or (time.grain in (*RECURRING, "day") and not time.length and not (held and time.grain == "day"))
    if named and time.role in ("deadline", "until"):
        return time._replace(period=following)  # Nothing is planned by a month that is over.
    soon = following.start is not None and following.start <= periods.shift_months(published, _SOON)
    return time._replace(period=following) if named and soon else time


def is_of_last(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether a time is in the clause of when something was last done: "the rate was last raised in March"."""
    for cue in events.cued("last_time"):
        if time.start >= cue.end:
            starts = [m.start for m in events.indicators] + [t.start for t in events.times]
            apart = any(cue.end <= at < time.start for at in starts) and scan.has_mark(cue.end, time.start, _CLAUSE)
        else:
            opens = time.end - events.sentence.first <= _OPENING
            apart = events.figure_between(time.end, cue.start) or scan.has_mark(time.end + opens, cue.start, _CLAUSE)
        if not apart:
            return True
    return False


def is_over(time: TimeExpr, published: date | None) -> bool:
    """Whether a part of a year without the year's number had ended by publication."""
    period = time.period
    if time.grain not in RECURRING or time.year_stated or time.length or published is None or period is None:
        return False
    return period.end < published and to_come(time, published).period == period


def is_just_over(time: TimeExpr, lead: Period | None, published: date) -> bool:
    """Whether "this year" is the year before, which a text of January is on and tells what happened in."""
    this_year = time.grain == "year" and not time.year_stated and time.role is None and time.period == periods.year(published.year)
    return this_year and published.month == 1 and lead == periods.year(published.year - 1)


def _is_of_publication(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether a time says when figures came out, not what they are of: "published in October", "the January report"."""
    if events.cued("paper") and _names_paper(scan, events, time):
        return True
    if scan.pack.verb_last:
        if time.grain in RECURRING and "loc" not in time.features:
            return False  # "Тўққиз ойлик якунларини эълон қилди"
        return events.cue_begins("publication", time.end, time.end + 2)
    return events.cue_ends("publication", time.start - 2, time.start + 1)


def _names_paper(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether a month without a year is one of what was published in it, by the word right behind it."""
    if time.grain != "month" or time.year_stated or not events.cue_begins("paper", time.end, time.end + 1):
        return False
    if scan.pack.verb_last:
        return "loc" not in time.features
    word = scan.entry(time.start, "time")
    # "In January report after report told of …"
    return (word is not None and word.get("role") == "month_of") or scan.ending_at(time.start, "time_preposition") is None


def _is_of_record(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether a time says how long nothing was like it: "2,400 fans, the largest crowd since 2019"."""
    if time.role != "since" or time.grain in ("same", "now") or scan.pack.verb_last:
        return False
    first = next((q for q in events.quantities if q.end <= time.start), None)
    if first is None or any(q.start >= time.end and not scan.has_mark(time.end, q.start, _CLAUSE) for q in events.quantities):
        return False
    return scan.has_mark(first.end, time.start, ",\u2014") or scan.begins_within(first.end, time.start, "record")


def _is_ahead(time: TimeExpr, published: date | None) -> bool:
    """Whether a span of years is a programme's, not a past one."""
    return time.grain == "span" and (published is None or time.period is None or time.period.end.year >= published.year)


def is_of_former_growth(events: Events, q: Quantity, time: TimeExpr) -> bool:
    """Whether a time leans on another and is of what came before another figure: "after rising 5 % a month earlier"."""
    return time.grain == "shift" and (time.shift is None or time.shift != 0) and is_former(events, q, time)


def is_former(events: Events, q: Quantity, time: TimeExpr) -> bool:
    """Whether a time right behind a figure tells when that was, before another one: "rose 2 % after falling 5 % in May"."""
    if not 0 <= time.start - q.end <= 1:
        return False
    before = [x.end for x in events.quantities if x.end <= q.start]
    return bool(before) and events.cue_begins("against", before[-1], q.start)
