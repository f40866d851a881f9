"""Growth in real terms, told beside the inflation that it leaves out: "with inflation at 7.8 %, that leaves real growth of 6 %"."""

from __future__ import annotations

from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.time_periods import TimeExpr

_PRICES: Final = frozenset({"inflation", "inflation_monthly", "consumer_prices", "price"})
_CLAUSE: Final = ",;:("


def is_of_prices(name: str | None) -> bool:
    """Whether an indicator tells how prices change."""
    return name in _PRICES


def is_real(scan: Scan, events: Events, q: Quantity) -> bool:
    """Whether a figure is a growth in real terms, and so none of prices."""
    cues = events.cued("constant") if q.unit == "percent" else ()
    first = scan.clause_start(q.start, events.sentence.first, _CLAUSE) if cues else 0
    first = max([first, *(x.end for x in events.quantities if x.end <= q.start)])
    return any(first <= cue.start < q.start for cue in cues)


def is_of_inflation(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether a time is that of the inflation before a growth in real terms: behind its name, in the same clause.

    A time that opens the sentence belongs to both: "in September inflation was 12.9 % and wages in real terms fell by 2 %".
    """
    behind = [q for q in events.quantities if q.start >= time.end]
    real = next((q for q in behind if is_real(scan, events, q)), None)
    if real is None or real is events.quantities[0] or "and" in scan.kinds[time.start - 1]:
        return False
    named = [m for m in events.indicators if is_of_prices(m.entry.get("name")) and m.end <= time.start]
    told = any(time.end <= cue.start < real.start for cue in events.cued("constant"))
    return told and bool(named) and not scan.has_mark(named[-1].end, time.start, _CLAUSE)
