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
        goods = [name for _, _, name in goods_in(words_of_goods(self.scan, first, q.start))]
        head = self._head(k) if goods and not self._says_more(first, q.start) else None
        if head is None:
            return None
        done = head.entry.get("name")
        name = done if done == _FREIGHT else f"{goods[0].replace(' ', '_')}{_MADE}"
        if name == done != _FREIGHT or registry().get(name) is None or not self.candidates.fits(name, q, self.shapes[k]):
            return None
        return What(name, goods[0] if name == _FREIGHT else None, "resolved", "listed goods", self.scan.slice(head.start, head.end))

    def _says_more(self, first: int, last: int) -> bool:
        """Whether an entry names more than goods: what is measured or done."""
        named = (m for m in self.events.indicators if first <= m.start < last)
        return self.scan.begins_within(first, last, "process") or any(self.goods.bare(m) is None for m in named)

    def _head(self, k: int) -> Match | None:
        """The noun that goods before are made or carried by."""
        before = self.events.quantities[k - 1].start
        named = [m for m in self.events.indicators if m.end <= before]
        while len(named) > 1 and self.goods.bare(named[-1]) and self._belongs(*named[-2:]):
            named.pop()
        name = named[-1].entry.get("name") if named else None
        made = made_thing(name) is not None and str(name).endswith(_MADE)
        return named[-1] if made or name == _FREIGHT else None

    def _belongs(self, head: Match, goods: Match) -> bool:
        """Whether goods with a name of their own are an entry behind a noun, or what that noun is of: "shipments of coal"."""
        carried = head.entry.get("name") == _FREIGHT and goods.start - head.end <= 1
        return carried or self.events.figure_between(head.end, goods.start)
