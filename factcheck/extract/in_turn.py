"""Figures told one behind the other before a word that says what became of them all, where verbs stand at the end."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.model.claim import Direction

#: Tokens between two such figures.
_IN_TURN: Final = 6
#: Tokens before a figure among which stands what it is compared with.
_THAN: Final = 2


def reached_with(scan: Scan, events: Events, q: Quantity) -> Quantity | None:
    """The next figure, whose verb is that of this one too: "2024-yilda o'sish 6,5 foizni, 2023-yilda 6,3 foizni tashkil etdi"."""
    following = next((x for x in events.quantities if x.start >= q.end), None) if "acc" in q.features else None
    if following is None or following.unit != q.unit or "acc" not in following.features:
        return None
    listed = scan.marks[q.end] == "," and following.start - q.end <= _IN_TURN
    return following if listed and not any(q.end <= d.start < following.start for d in events.directions) else None


def moved_with(scan: Scan, events: Events, k: int) -> Direction | None:
    """The direction of two changes by the word behind the second: "прогноздан 2,1 трлн сўмга, ўтган йилгидан 16 фоизга кўп"."""
    both = events.quantities[k : k + 2]
    more = scan.entry(both[-1].end, "direction") if len(both) > 1 else None
    if more is None or not more.get("comparative") or "dat" not in both[1].features or both[1].start - both[0].end > _IN_TURN:
        return None
    than = scan.pack.ablative
    compared = all(any(t.word.endswith(than) for t in scan.tokens[max(q.start - _THAN, 0) : q.start]) for q in both)
    value = more.get("value")
    return value if compared and value in ("up", "down") else None
