"""Levels in per cent of an earlier one: "107.3 % of last year's", "сәйкес кезеңмен салыстырғанда 99,6 %"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.movement import ANYWHERE, Movement
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan

#: Per cent of last year's level that news print as an index.
_LEVELS: Final = (Decimal(80), Decimal(135))
#: Per cent of last year's level that is the same.
_SAME: Final = 100
#: Tokens before and behind a figure where "index" or "level" makes it one.
_REACH: Final = (14, 7)


def may_be_index(q: Quantity) -> bool:
    """Whether a figure is near enough to 100."""
    low, high = _LEVELS
    return low <= q.obs <= high and q.high is None


def is_index_told(scan: Scan, events: Events, movement: Movement, k: int) -> bool:
    """Whether the words around say that a figure is an index."""
    q = events.quantities[k]
    if any("gen" in t.features and 0 <= q.start - t.end <= 1 for t in events.times):
        return True
    before, behind = _REACH
    if events.cue_begins("index", q.start - before + 1, q.start + behind):
        return True
    if q.obs > _SAME and any(0 <= q.start - cue.end < before for cue in events.cued("pace")):
        return not movement.preceded(q, "by")
    if any("index" in (m.entry.get("name") or "") and m.start < q.start for m in events.indicators):
        return True
    return scan.pack.verb_last and _is_held_against(events, movement, k)


def _is_held_against(events: Events, movement: Movement, k: int) -> bool:
    """Whether a figure stands right behind what it is compared with, and nothing moves."""
    start = movement.phrase_start(events.quantities[k])
    return events.cue_ends("compare", start, start + 1) and movement.after(k, ANYWHERE, own=True) is None
