"""Figures joined to one that claims nothing, and so claiming nothing either: "aged 34 and 41", "103 га ёки 1003 рақамига"."""

from __future__ import annotations

from typing import Final

from factcheck.extract.event_lists import Events, Mute
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan

#: Reasons that a figure shares with the one it is joined to.
_SHARED: Final = frozenset({"age", "phone", "page", "document", "duration"})
#: Ages and numbers to call are small.
_BELOW: Final = 10_000


def drop_joined(scan: Scan, events: Events) -> None:
    """Set aside the bare figures that "and", "or" or "to" joins to one that is set aside."""
    if not events.mutes or not events.quantities:
        return
    kept: list[Quantity] = []
    for q in events.quantities:
        mute = _partner(scan, events, q) if _is_bare(scan, q) else None
        if mute is None:
            kept.append(q)
        else:
            events.mutes.append(Mute(q.start, q.end, mute.reason, q.obs, q.numeral.decimals))
    events.quantities = kept


def _is_bare(scan: Scan, q: Quantity) -> bool:
    """Whether a figure has neither unit nor noun; an age in years is none: "16 yoshdan 30 yoshgacha"."""
    aged = q.noun_at is not None and "age_unit" in scan.kinds[q.noun_at]
    counted = not q.features.isdisjoint(("count", "poss"))
    bare = q.unit is None or (q.unit == "count" and q.noun_at is None and not q.numeral.magnitude) or aged
    return bare and not counted and q.kind == "plain" and not q.numeral.decimals and q.high is None and q.obs < _BELOW


def _partner(scan: Scan, events: Events, q: Quantity) -> Mute | None:
    for mute in events.mutes:
        if mute.reason not in _SHARED:
            continue
        between = (q.end, mute.start) if mute.start >= q.end else (mute.end, q.start)
        if 0 <= between[1] - between[0] <= 1 and _joins(scan, *between, aged=mute.start >= q.end and mute.reason == "age"):
            return mute
    return None


def _joins(scan: Scan, first: int, last: int, *, aged: bool) -> bool:
    """Whether the token between two figures joins them; in a span of ages nothing need stand there: "16 yoshdan 30 yoshgacha"."""
    if first == last:
        return aged
    return not scan.kinds[first].isdisjoint(("and", "range_joint")) or any(
        m.entry.kind == "cue" and m.entry.get("value") == "or" for m in scan.phrases[first]
    )
