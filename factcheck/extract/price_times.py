"""Times of inflation that is not over a year: "inflyatsiya iyulga nisbatan 0,4 foizni, yil boshidan 4,1 foizni tashkil etdi"."""

from __future__ import annotations

from factcheck.extract import base_periods
from factcheck.extract.compared import LEANING
from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.sentence_times import SentenceTimes
from factcheck.extract.timeline import When


def since(events: Events, named: SentenceTimes, base: str, q: Quantity) -> When | None:
    """A rate since December; or one over a year that is told behind it, and so of the month that the sentence is on."""
    first = _begin(events, q)
    time = named.nearest(q, bases=False)
    if time is None or time.grain != "ytd" or time.end > q.start:
        return None
    if _is_yearly(events, first, q):
        month = named.main_before(time.start) if time.end <= first else None
        if month is None or month.months != 1:
            return None
        return When(month, base_periods.usual(month, base), "resolved", "carried")
    period = named.absolute(time) if first <= time.start else None
    if period is None or any(time.end <= d.start < q.start for d in events.directions):
        return None
    return When(period, base_periods.usual(period, "december"), "resolved", "since December")


def is_set_against(events: Events, named: SentenceTimes, q: Quantity) -> bool:
    """Whether a rate is told against the period before it, so that it is no rate over a year."""
    first = _begin(events, q)
    bases = (t for t, base in named.pairs if base or (t.grain in LEANING and t.shift != 0))
    against = [t for t in bases if first <= t.start and t.end <= q.start]
    if not against or _is_yearly(events, first, q) or any(against[-1].end <= d.start < q.start for d in events.directions):
        return False
    end = against[-1].end
    inside = named.scan.entry(end - 1, "cue")  # "O'tgan oyga nisbatan" is one expression.
    led = inside is not None and inside.get("value") == "compare"
    return led or any(end <= cue.start <= end + 1 and cue.end <= q.start for cue in events.cued("compare"))


def _begin(events: Events, q: Quantity) -> int:
    """Where what is told of a figure begins: behind the figure before it."""
    return max((x.end for x in events.quantities if x.end <= q.start), default=events.sentence.first)


def _is_yearly(events: Events, first: int, q: Quantity) -> bool:
    return any(first <= cue.start < q.start for cue in events.cued("annual"))
