"""Waters, works, fields and harbours with a name: what is told of one is a figure of the country it lies in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.quantity import DASHES, Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match

#: The rule of what is told of a landmark, and of what goes on to be told of it.
LANDMARK: Final = "landmark"
#: Cases of a place that something only passes on its way; water that leaves a reservoir is still a figure of the reservoir.
_PASSED: Final = frozenset({"dat", "abl", "inst"})
_WATER: Final = "water"


def landmarks(scan: Scan, events: Events) -> list[Match]:
    """The landmarks of a sentence in order, without those that something only passes or leaves."""
    begun = scan.begun(LANDMARK, events.sentence.first, events.sentence.last)
    if not begun:
        return []
    found = [m for i in begun if scan.capital(i) and (m := scan.match(i, LANDMARK)) is not None]
    return [m for m in found if m.entry.get("kind") == _WATER or not _is_passed(scan, m)]


def landmark_of(scan: Scan, events: Events, q: Quantity, found: Sequence[Match], countries: Sequence[Match]) -> Match | None:
    """The landmark a figure is told of: the last one before it with no other country in its clause, else the next one behind it."""
    before = [m for m in found if m.end <= q.start]
    stop = next((x.start for x in events.quantities if x.start >= q.end), events.sentence.last)
    behind = [m for m in found if q.end <= m.start < stop and not scan.has_mark(q.end, m.start, ";:")]
    mark = before[-1] if before else behind[0] if behind else None
    if mark is None:
        return None
    first = scan.clause_start(min(q.start, mark.start), events.sentence.first, ";,:")
    last = max(q.start, mark.start)
    others = (m for m in countries if m.entry.get("area") != mark.entry.get("area"))
    return None if any(first <= m.start < last for m in others) else mark


def _is_passed(scan: Scan, match: Match) -> bool:
    """Whether something passes through a place, goes there or leaves it, or a line ends there ("Termez–Hairatan")."""
    if scan.marks[match.start - 1] in DASHES or (scan.marks[match.end] in DASHES and scan.capital(match.end + 1)):
        return True
    if scan.pack.verb_last:
        return not match.features.isdisjoint(_PASSED) or "way" in scan.kinds[match.end]
    return not scan.kinds[match.start - 1].isdisjoint(("source", "destination", "way"))
