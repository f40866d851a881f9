"""Per cent figures that are levels: of an indicator that is itself a rate, of interest, of what a share came from or got to."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.movement import Movement
from factcheck.extract.quantity import Quantity
from factcheck.extract.reached import (
    falls_to,
    follows_points,
    gets_to_level,
)
from factcheck.extract.real_terms import is_of_prices, is_real
from factcheck.extract.scan import Scan
from factcheck.extract.topic import Topic
from factcheck.model.indicator import registry

#: What interest is paid for.
_LENT: Final = frozenset({"loans", "deposits", "bonds", "mortgages", "lending_rate", "deposit_rate", "debt"})


class PercentLevels:
    """Finds which of one sentence's per cent figures are levels."""

    def __init__(self, scan: Scan, events: Events, topic: Topic, movement: Movement) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic
        self.movement = movement
        self.verb_last = scan.pack.verb_last

    def clause(self, k: int) -> tuple[int, int]:
        """Tokens of the clause around a quantity, cut at semicolons, brackets, a comma behind it, and neighbours."""
        quantities, sentence = self.events.quantities, self.events.sentence
        q = quantities[k]
        first = self.scan.clause_start(q.start, quantities[k - 1].end if k else sentence.first, ";()")
        last = quantities[k + 1].start if k + 1 < len(quantities) else sentence.last
        return first, self.scan.next_mark(q.end, last, ";,()")

    def kind(self, q: Quantity, *, beside_movement: bool = False) -> str | None:
        """The kind of the indicator that is named nearest before the figure, after it, or was spoken of last.

        Beside a word of movement only a named indicator counts: what "rose 5 %" without one is no rate of the last sentence's.
        """
        named = self.events.indicators
        if is_real(self.scan, self.events, q):
            named = [m for m in named if not is_of_prices(m.entry.get("name"))]
        before = [m for m in named if m.start < q.start]
        pool = before[-1:] or named[:1]
        if not pool and beside_movement:
            return None
        name = pool[0].entry.get("name") if pool else self.topic.indicator or self.topic.headline
        return registry().kind(name)

    def is_rate(self, k: int) -> bool:
        """Whether the indicator is itself a rate, and the figure its level."""
        q = self.events.quantities[k]
        moves = self.movement
        stays = moves.reaches(q) or moves.is_to(k) or moves.is_until(q) or falls_to(self.scan, q)
        if self.kind(q, beside_movement=not stays and moves.direction(k, near=True) is not None) != "rate":
            return False
        if moves.preceded(q, "by"):
            return False
        bare = self.verb_last and not stays and q.features.isdisjoint(("dat", "until", "acc"))
        if bare and moves.after(k, 1, own=True) is not None:
            return False  # "13,2% қымбаттады"
        return not self.verb_last or stays or "dat" not in q.features or moves.after(k, 2, own=True) is None

    def is_annual(self, k: int) -> bool:
        """Interest: "18,7 % годовых"; what rose by so much in a year is growth."""
        q = self.events.quantities[k]
        stated = any(cue.start == q.end or cue.end == q.start for cue in self.events.cued("per_annum"))
        return (stated and not self.movement.preceded(q, "by")) or self._is_lent_at(q)

    def _is_lent_at(self, q: Quantity) -> bool:
        """Interest told by a word that is one of it only where money is lent: "вклады принимают под 14 %"."""
        beside = any(cue.end == q.start for cue in self.events.cued("lent_at"))
        return beside and not self.events.directions and any(m.entry.get("name") in _LENT for m in self.events.indicators)

    def is_level(self, k: int) -> bool:
        """Whether a per cent figure is where something came from or got to, not by how much: "rose from 84.1 % to 88.6 %"."""
        q = self.events.quantities[k]
        moves = self.movement
        if not self.verb_last:
            if moves.preceded(q, "to") or moves.preceded(q, "from"):
                return True
            if "definite" in self.scan.kinds[q.start - 1] and "direction" not in self.scan.kinds[q.end]:
                return True  # "Well above the 70 percent recommended"
            if moves.after(k, 1, own=True) is not None:
                return False  # "fell by 2.1 % and were 7.2 % higher than a year before"
            return moves.goes_beyond(q) or (moves.preceded(q, "be") and not moves.is_growth_named(k))
        if (
            moves.goes_beyond(q)
            or gets_to_level(self.scan, self.movement, q, self.clause(k)[0])
            or self.events.cue_begins("was", q.end, q.end + 1)
        ):
            return True
        beside = self.scan.entry(q.end, "direction")
        if beside is not None and beside.get("comparative"):
            return False
        if moves.is_to(k) or ("dat" in q.features and moves.reaches(q)) or follows_points(self.events, self.movement, k):
            return True
        if moves.is_from(k) and k + 1 < len(self.events.quantities) and moves.is_to(k + 1):
            return True
        return "dat" not in q.features and moves.followed(q, "be") and not moves.is_growth_named(k)
