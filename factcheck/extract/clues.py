"""What a figure is of by the words around it where none of them names it: "migrants sent home", "the conveyors let go 14,000"."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import Final, NamedTuple

from factcheck.extract.candidates import Candidates
from factcheck.extract.events import Events
from factcheck.extract.fitting import is_of_goods
from factcheck.extract.free_names import FreeNames
from factcheck.extract.goods import made_thing
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.trading import GRAIN, is_grain
from factcheck.languages.entry import Match
from factcheck.languages.item_names import named
from factcheck.model.indicator import registry

#: Kinds of words: those that an indicator is told with, and those of another measure in the same unit, which names nothing.
_CLUE, _RIVAL = "clue", "rival"
#: The rule of an indicator that words point to.
POINTED: Final = "clues"
_BOUNDARIES: Final = ",;:()\u2013\u2014"
#: What a word weighs in the clause of the figure and elsewhere in its sentence, and how much more one that points alone.
_NEAR, _FAR, _ALONE = 2, 1, 2
#: How much more an indicator weighs that the text is on.
_TOPICAL: Final = 2
#: The weight from which on words say what a figure is of: two in its clause, or one that points alone.
_ENOUGH: Final = 4
#: General words for what is weighed.
_ANY_GOODS: Final = frozenset({"raw_materials", "fuel", "goods", "products", "cargo"})
#: What any people can be taken for, so that weak words are not enough for it.
_POPULATION: Final = "population"
_GRAIN_HARVEST: Final = "grain_harvest"


class _Told(NamedTuple):
    """An indicator that can have a figure, how much points to it, whether a word points alone, and whether it is only a rival."""

    weight: int
    name: str
    alone: bool
    rival: bool


class Clues:
    """Weighs the words of one sentence that an indicator is told with."""

    def __init__(self, scan: Scan, events: Events, candidates: Candidates, free: FreeNames) -> None:
        self.free = free
        self.scan = scan
        self.events = events
        self.candidates = candidates

    @cached_property
    def _found(self) -> list[Match]:
        sentence = self.events.sentence
        places = {at for kind in (_CLUE, _RIVAL) for at in self.scan.begun(kind, sentence.first, sentence.last)}
        return [m for at in sorted(places) for m in self.scan.phrases[at] if m.entry.kind in (_CLUE, _RIVAL)]

    def name(self, q: Quantity, shape: Shape, topics: Collection[str | None], *, beside: Match | None = None) -> str | None:
        """The indicator that most words point to of those that can have the figure; None where two are as likely.

        One of the ``topics`` of the text needs a single word in the clause. A general name ``beside`` the figure is no clue
        itself, and needs one that points alone.
        """
        found = [m for m in self._found if beside is None or not beside.start <= m.start < beside.end]
        found = [m for m in found if not any(_holds(other, m) for other in found)]
        if not found:
            return None
        told = sorted(self._weighed(q, shape, found, topics), reverse=True)
        enough = _ENOUGH + self._is_told(q)
        if not told or told[0].weight < enough or (len(told) > 1 and told[0].weight == told[1].weight):
            return None
        best = told[0]
        return None if best.rival or ((beside is not None or best.name == _POPULATION) and not best.alone) else best.name

    def counted(self, q: Quantity, topics: Collection[str | None], shape: Shape) -> str | None:
        """The indicator that words point to of what a noun counts, the noun being one of them, or any word for people."""
        name = self.name(q, shape, topics)
        entry = registry().get(name)
        if entry is None or q.noun_at is None or q.obs != q.obs.to_integral_value():
            return None
        if entry.people and self.candidates.counts_people(q):
            return name
        nouns = (m for m in self._found if q.noun_at <= m.start < q.end <= m.end and m.entry.get("value") == name)
        return name if any(m.entry.get("alone") or not entry.people for m in nouns) else None

    def _weighed(self, q: Quantity, shape: Shape, found: list[Match], topics: Collection[str | None]) -> list[_Told]:
        first, last = self._clause(q)
        by_name: dict[str, dict[str, int]] = {}
        for match in found:
            weight = (_NEAR if first <= match.start < last else _FAR) * (_ALONE if match.entry.get("alone") else 1)
            words = by_name.setdefault(match.entry.get("value"), {})
            words[match.entry.phrase] = max(words.get(match.entry.phrase, 0), weight)
        alone = {m.entry.get("value") for m in found if m.entry.get("alone")}
        rivals = {m.entry.get("value") for m in found if m.entry.kind == _RIVAL}
        return [
            _Told(sum(words.values()) + (_TOPICAL if name in topics else 0), name, name in alone, name in rivals)
            for name, words in by_name.items()
            if self.candidates.fits(name, q, shape) and self._is_of_goods(name, q)
        ]

    def _is_told(self, q: Quantity) -> bool:
        """Whether a clause says what is done to which goods, so that a single word is not enough: "coal was delivered"."""
        return is_of_goods(q) and self.free.goods(q) is not None and self.free.process(q) is not None

    def _is_of_goods(self, name: str, q: Quantity) -> bool:
        """Whether the goods that a clause weighs are those that are made under a name; any may be traded or carried."""
        if not is_of_goods(q):
            return True
        goods = self.free.goods(q)
        goods = None if goods in _ANY_GOODS else goods
        made = made_thing(name)
        if goods is None or (made is None and name != GRAIN):
            return True
        return is_grain(goods) if name in (GRAIN, _GRAIN_HARVEST) else named(goods.replace("_", " ")) in (made, f"crude {made}")

    def _clause(self, q: Quantity) -> tuple[int, int]:
        """The tokens between marks and other figures around a figure."""
        sentence = self.events.sentence
        first = self.scan.clause_start(q.start, sentence.first, _BOUNDARIES)
        last = self.scan.next_mark(q.end, sentence.last, _BOUNDARIES)
        before = [x.end for x in self.events.quantities if x is not q and first <= x.end <= q.start]
        behind = [x.start for x in self.events.quantities if x is not q and q.end <= x.start < last]
        return max(before, default=first), min(behind, default=last)


def _holds(match: Match, other: Match) -> bool:
    """Whether a phrase goes beyond another of the same indicator that it holds, which then is no word of its own."""
    if match.entry.get("value") != other.entry.get("value") or match.end - match.start <= other.end - other.start:
        return False
    return match.start <= other.start and other.end <= match.end
