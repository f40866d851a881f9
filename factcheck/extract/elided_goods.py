"""Goods listed behind others under one noun: "cement output came to 10 million tonnes, steel to 4 million"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.candidates import Candidates
from factcheck.extract.goods import made_thing, words_of_goods
from factcheck.extract.shape import Shape
from factcheck.extract.what import What
from factcheck.languages.entry import Match
from factcheck.languages.item_names import goods_in
from factcheck.model.indicator import registry

_MADE: Final = "_production"
_FREIGHT: Final = "freight_volume"
_PARTS: Final = "parts"
#: Tokens of such an entry before its figure.
_ENTRY: Final = 7


class ElidedGoods:
    """Finds what the figures of one sentence are of that only goods are named for, behind others that are made or carried."""

    def __init__(self, candidates: Candidates, shapes: Sequence[Shape]) -> None:
        self.scan = candidates.scan
        self.events = candidates.events
        self.topic = candidates.topic
        self.goods = candidates.items.goods
        self.candidates = candidates
        self.shapes = shapes

    def of(self, k: int) -> What | None:
        """What a figure is of by the goods right before it and by what is done with those before."""
        q = self.events.quantities[k]
        if not k or self.scan.pack.verb_last or q.currency:
            return None
        end = self.events.quantities[k - 1].end
        first = max(self.scan.clause_start(q.start, end, ",;"), end)
        joined = first > end or "and" in self.scan.kinds[end]
        if not joined or q.start - first > _ENTRY or self.events.cue_begins(_PARTS, end, q.start):
            return None
        named = [m for m in self.events.indicators if first <= m.start < q.start]
        if self.scan.begins_within(first, q.start, "process") or not all(map(self._is_bare, named)):
            return None  # It names more than goods: what is measured or done.
        goods = [name for _, _, name in goods_in(words_of_goods(self.scan, first, q.start))]
        goods += [str(made_thing(m.entry.get("name"))) for m in named]
        head = self._head(k) if goods else None
        if head is None:
            return None
        done = _FREIGHT if self._is_bare(head) or _is_cargo(head) else head.entry.get("name")
        name = done if done == _FREIGHT else f"{goods[0].replace(' ', '_')}{_MADE}"
        if name == done != _FREIGHT or registry().get(name) is None or not self.candidates.fits(name, q, self.shapes[k]):
            return None
        return What(name, goods[0] if name == _FREIGHT else None, "resolved", "listed goods", self.scan.slice(head.start, head.end))

    def _is_bare(self, named: Match) -> bool:
        """Whether goods alone are named: "iron ore", and not "iron ore output"."""
        made = made_thing(named.entry.get("name")) is not None
        return made and (named.end - named.start == 1 or self.goods.bare(named) is not None)

    def _head(self, k: int) -> Match | None:
        """The noun that goods before are made or carried by; in a text on cargo goods alone are carried."""
        before = self.events.quantities[k - 1].start
        named = [m for m in self.events.indicators if m.end <= before]
        while len(named) > 1 and self._is_bare(named[-1]) and self._belongs(*named[-2:]):
            named.pop()
        name = named[-1].entry.get("name") if named else None
        if name is None or (self._is_bare(named[-1]) and self.topic.indicator != _FREIGHT):
            return None
        return named[-1] if _is_cargo(named[-1]) or (made_thing(name) is not None and name.endswith(_MADE)) else None

    def _belongs(self, head: Match, goods: Match) -> bool:
        """Whether goods with a name of their own are an entry behind a noun, or what that noun is of: "shipments of coal"."""
        carried = _is_cargo(head) and goods.start - head.end <= 1
        return carried or self.events.figure_between(head.end, goods.start)


def _is_cargo(match: Match) -> bool:
    """Whether cargo is named, of all transport or of a part: loading, haulage."""
    entry = registry().get(match.entry.get("name"))
    return entry is not None and _FREIGHT in (entry.name, entry.whole)
