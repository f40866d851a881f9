"""What a count is of: the indicator that its noun names, what befell those counted, a name made of the noun."""

from __future__ import annotations

from typing import Final

from factcheck.extract.going_on import GoingOn
from factcheck.extract.goods import made_thing
from factcheck.extract.heads import Heads
from factcheck.extract.quantity import Quantity
from factcheck.extract.shape import Shape
from factcheck.extract.stated import Stated
from factcheck.extract.trading import TRADE
from factcheck.extract.what import What
from factcheck.languages.entry import Match
from factcheck.languages.item_names import named_in
from factcheck.model.indicator import registry

#: Goods that are called by more general words too.
_PRODUCTION: Final = "production"
_CARS: Final = "cars"
_VEHICLES: Final = frozenset({"machines", "vehicles"})
_BOUNDARIES: Final = ",;:("


class Counted:
    """Finds what the counts of one sentence are of."""

    def __init__(self, going_on: GoingOn, heads: Heads, stated: Stated) -> None:
        self.scan = going_on.scan
        self.events = going_on.events
        self.topic = going_on.topic
        self.items = going_on.items
        self.candidates = going_on.candidates
        self.trading = going_on.trading
        self.free = going_on.free
        self.going_on = going_on
        self.heads = heads
        self.stated = stated

    def by_noun(self, k: int, shape: Shape) -> What | None:
        """What the noun that a figure counts names."""
        q = self.events.quantities[k]
        own = self.items.entries.counted_noun(q)
        thing = None if own is None else self.free.thing(q)
        if own is not None and thing is not None and _narrows(own, thing):
            own = None
        moved = self.trading.moved(q) if q.unit == "count" else None
        if moved is not None:
            return moved
        traded = self._traded_on(q, shape) if q.unit == "count" else None
        if traded is not None:
            return traded
        stock = None if own is None else registry().get(own.entry.get("name"))
        if stock is not None and stock.kind == "stock" and not stock.people:
            shipped = self.trading.shipped(q)
            if shipped is not None and not any(map(self.heads.is_bought_at_home, self.events.indicators)):
                return shipped
        if own is not None and self.candidates.fits(own.entry.get("name"), q, shape):
            return self.stated.of(q, own, shape, "noun")
        if q.unit == "count" and q.item and not q.borrowed and not q.counter and not self.going_on.is_figure(q):
            return self.trading.shipped(q) or self.trading.dispatched(q, shape) or self._counted(q, q.item)
        return None

    def _traded_on(self, q: Quantity, shape: Shape) -> What | None:
        """Things that are made, where the words say that they are traded, or the text goes on about the trade in them."""
        if self.events.sentence.listed or "poss" in q.features:
            return None
        if any(named_in((q.item or "").split())):
            pointed = self.going_on.pointed(q, shape)
            if pointed is not None and pointed.indicator in TRADE:
                return pointed._replace(item=q.item)
        told = next((t for t in (self.topic.figure, self.topic.indicator) if t in TRADE and t in self.topic.traded), None)
        goods = None if told is None else self.topic.traded[told]
        if goods is None or q.item is None or not self._is_called(q, q.item, goods) or self._is_made(q):
            return None
        return What(told, goods, "resolved", "traded on", q.item)

    def _is_called(self, q: Quantity, noun: str, goods: str) -> bool:
        """Whether a noun names goods that were told before, or only counts them."""
        told = {name for _, _, name in named_in(goods.split())}
        thing = self.free.thing(q)
        if q.counter or (_CARS in told and thing is not None and thing.entry.get("name") in _VEHICLES):
            return True
        return any(name in told for _, _, name in named_in(noun.split()))

    def _is_made(self, q: Quantity) -> bool:
        """Whether a clause says that things are made."""
        process, bridged = self.free.process(q), self.scan.bridged(q.start, q.end)
        if process is not None and process.entry.get("name") == _PRODUCTION:
            return True
        first, last = self._clause(q)
        named = [m for m in self.events.indicators if first <= m.start < last]
        verbs = [m for m in named if m.entry.is_verb or m.start < q.end < m.end]
        return any(made_thing(m.entry.get("name")) is not None for m in (*verbs, bridged) if m is not None)

    def _counted(self, q: Quantity, item: str) -> What:
        """A count of something no indicator is named after; in a list it is a part of its total."""
        befell = self._befell(q) or self._handled(q)
        if befell is not None:
            return What(befell.entry.get("name"), self._kind(q), "stated", "befell", self.scan.slice(befell.start, befell.end))
        total = self.items.entries.total(q)
        if total is not None:
            return What(total.entry.get("name"), q.item, "resolved", "listed", self.scan.slice(total.start, total.end))
        noun = item.rpartition(" ")[2]
        topic = next(
            (t for t in (self.topic.indicator, self.topic.headline) if made_thing(t) and self.items.goods.names(noun, t)), None
        )
        if topic is not None:
            return What(topic, None, "resolved", "noun of the topic", item)
        return self.going_on.counted(q) or What(self.free.counted(q, item), None, "resolved", "head noun", item)

    def _kind(self, q: Quantity) -> str | None:
        """The part that a clause names of what people get: "пенсии по возрасту назначены 3871 тыс. граждан"."""
        first, last = self._clause(q)
        named = (registry().get(m.entry.get("name")) for m in self.events.indicators if first <= m.start < last)
        return next((entry.item for entry in named if entry is not None and entry.item is not None), None)

    def _befell(self, q: Quantity) -> Match | None:
        """The verb right beside people counted that says what befell them: "родилось 927 тыс. детей"."""
        if not self.candidates.counts_people(q):
            return None
        beside = (q.end,) if self.scan.pack.verb_last else (q.start - 1, q.end, q.end + 1)
        verbs = (m for m in self.events.indicators if m.start in beside and m.entry.phrase.endswith(("^", "ed", "born")))
        return next((m for m in verbs if (e := registry().get(m.entry.get("name"))) is not None and e.people), None)

    def _handled(self, q: Quantity) -> Match | None:
        """What a pair of words in the clause makes of people counted: "airports handled 4 million guests"."""
        if not self.candidates.counts_people(q):
            return None
        first, last = self._clause(q)
        paired = (
            m for m in self.events.indicators if m.entry.get("pair") and first <= m.start < last and not q.start <= m.start < q.end
        )
        return next((m for m in paired if (e := registry().get(m.entry.get("name"))) is not None and e.people), None)

    def _clause(self, q: Quantity) -> tuple[int, int]:
        sentence = self.events.sentence
        return self.scan.clause_start(q.start, sentence.first, _BOUNDARIES), self.scan.next_mark(q.end, sentence.last, _BOUNDARIES)


def _narrows(own: Match, thing: Match) -> bool:
    """Whether a thing holds or goes on with an indicator's name: base stations are no stations, farm inspections no farms."""
    holds = thing.start <= own.start and thing.end - thing.start > own.end - own.start
    return holds or own.end <= thing.start
