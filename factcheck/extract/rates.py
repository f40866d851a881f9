"""Figures that are means or rates: "24.3 doctors for every 10,000 people", "ўртача 12,3 нафар ўқувчи", "a yield of 17 centners"."""

from __future__ import annotations

from typing import Final

from factcheck.extract.event_lists import Events, Mute
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan

#: Tokens between a count and the people it is per, which come before it or behind.
_PER_BEFORE: Final = 4
_PER_BEHIND: Final = 3
#: What is lifted from a hectare, by weight, and tokens between its name and the figure.
_YIELD: Final = "yield_per_hectare"
_WEIGHTS: Final = ("centner", "tonne", "kilogram")
_OF_YIELD: Final = 6


def is_rated_count(scan: Scan, events: Events, q: Quantity) -> bool:
    """Whether a count is one per something: no whole things come in tenths, beyond the points of an index."""
    if q.unit != "count" or q.numeral.magnitude:
        return False
    if q.numeral.decimals and not (q.noun_at is not None and "points" in scan.kinds[q.noun_at]):
        return True
    return is_per_people(scan, events, q)


def is_per_people(scan: Scan, events: Events, q: Quantity) -> bool:
    """Whether beside a figure stands how many people it is per."""
    return any(_is_beside(scan, events, q, mute) and _tells_people(scan, mute) for mute in events.mutes)


def lifted_from_a_hectare(scan: Scan, events: Events, q: Quantity) -> Quantity:
    """A weight per hectare, where a yield is what was last named before it: "урожайность составила 17,1 центнера"."""
    if q.unit not in _WEIGHTS or q.numeral.magnitude:
        return q
    named = next((m for m in reversed(events.indicators) if m.end <= q.start), None)
    if named is None or named.entry.get("name") != _YIELD or q.start - named.end > _OF_YIELD:
        return q
    apart = scan.has_mark(named.end, q.start, ",;:(") or events.figure_between(named.end, q.start)
    return q if apart else q._replace(unit=f"{q.unit}/hectare")


def _is_beside(scan: Scan, events: Events, q: Quantity, mute: Mute) -> bool:
    """Whether what a count is per stands before it, or behind it with no other figure between: "120,000, or 32 per 10,000"."""
    if 0 <= q.start - mute.end <= _PER_BEFORE:
        return True
    if not 0 <= mute.start - q.end <= _PER_BEHIND or events.figure_between(q.end, mute.start):
        return False
    return not (scan.pack.verb_last and scan.has_mark(q.end, mute.start, ",;"))  # "4 512 та …, ҳар 100 минг аҳолига 12 та"


def _tells_people(scan: Scan, mute: Mute) -> bool:
    """Whether what is set aside is a number of people that a rate is per: "per 100,000", "100 мың тұрғынға"."""
    entry = scan.entry(mute.start, "lexical")
    return entry is not None and entry.get("kind") == "rate"
