"""Goods that leave a country or come into it: what makes a figure one of exports or imports."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.fitting import by_weight
from factcheck.extract.goods import made_thing
from factcheck.extract.items import Items
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.topic import Topic
from factcheck.extract.what import What
from factcheck.languages.entry import Match
from factcheck.languages.item_names import goods_in, named_in
from factcheck.model.indicator import registry

TRADE: Final = frozenset({"exports", "imports"})
#: What articles on trade are about.
_OF_TRADE: Final = frozenset({*TRADE, "trade_turnover", "grain_exports", "trade_deficit", "trade_surplus"})
_EARNED: Final = "earned"
GRAIN: Final = "grain_exports"
#: Items that are grain by their name.
GRAINS: Final = frozenset({"grain", "wheat", "barley", "rye", "oats", "maize", "rice", "buckwheat", "legumes"})
#: What goods that leave and goods that come in are called, and the words for it.
_WAYS: Final = (("dispatch", "exports"), ("brought", "imports"))
#: What goods that are sold and bought are called in a text on trade.
_DONE: Final = {"sales": "exports", "purchases": "imports"}
_FREIGHT: Final = "freight_volume"
_REMITTANCES: Final = "remittances"
#: Tokens between what is counted and the verb behind it.
_VERB_BEHIND: Final = 2
#: How indicators end that are named like the goods that are made or sold.
_GOODS_NAMED: Final = ("_production", "_sales")
_GOODS: Final = "goods"
#: How names of selling end.
_SALES: Final = "_sales"


def under_way(scan: Scan, events: Events, topic: Topic) -> str | None:
    """What a line that announces figures says they are of: "Main items shipped to the Turkish market:"; None outside of trade."""
    if topic.indicator not in _OF_TRADE:
        return None
    way = next((name for cue, name in _WAYS if events.cued(cue)), None)
    done = (scan.match(i, "process") for i in scan.begun("process", events.sentence.first, events.sentence.last))
    return way or next((_DONE[m.entry.get("name")] for m in done if m is not None and m.entry.get("name") in _DONE), None)


class Trading:
    """Finds the trade that one sentence's figures are of."""

    def __init__(self, scan: Scan, events: Events, topic: Topic, items: Items) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic
        self.items = items

    def product(self) -> str | None:
        """What an article on the making of one thing calls "exports" without more: those of that thing."""
        topic = self.topic.headline or self.topic.indicator
        return made_thing(topic) or (topic.removesuffix(_SALES).replace("_", " ") if topic and topic.endswith(_SALES) else None)

    def of_goods(self, name: str, item: str | None, q: Quantity) -> tuple[str, str | None]:
        """The trade that a weight is of, and the goods last named before it: "grain left; flour shipments fell, to 96,000 tons"."""
        own = item not in (None, self.topic.item) or name not in (GRAIN, *TRADE) or q.currency
        goods = None if own else self.items.goods.last_named(q)
        if goods is None or (name == GRAIN and is_grain(goods)):
            return name, item
        return "exports" if name == GRAIN else name, goods

    def traded(self, q: Quantity, match: Match) -> Match | None:
        """The trade in a clause whose goods are named like their making: "71,400 cars were imported" is no production of cars."""
        entry = registry().get(match.entry.get("name"))
        if entry is None or entry.kind != "flow" or not entry.name.endswith(_GOODS_NAMED):
            return None
        counted = next((x for x in self.events.quantities if x.start <= match.start < x.end), q)
        bridged = self.scan.bridged(counted.start, counted.end)
        if bridged is not None and bridged.entry.get("name") in TRADE:
            return bridged
        for other in self.events.indicators:
            if other.entry.get("name") in TRADE:
                first, last = sorted((match.start, other.start))
                shared = self.scan.pack.verb_last and other.start > match.start and other.entry.phrase.endswith("^")
                if shared and any("poss" in x.features for x in self.events.quantities if q.end <= x.start < other.start):
                    continue  # "29 млрд текше метр газ өндірілді, оның 4 миллиарды экспортталды"
                if not self.scan.has_mark(first, last, ";:" if shared else ",;:") or self._is_sold_on(match, other):
                    return other
        return None

    def part_sold(self, q: Quantity, shape: Shape, whole: What) -> What | None:
        """The part of what was made that went abroad: "100 млн тонна мұнай өндірілді, оның 78 млн тоннасы экспортталды"."""
        goods = None if shape.form != "level" or q.currency or "poss" not in q.features else made_thing(whole.indicator)
        if goods is None:
            return None
        name = next((m.entry.get("name") for m in self.events.indicators if q.end <= m.start <= q.end + 1), None)
        if name not in TRADE:
            return None
        grain = goods == "grain" and name == "exports"
        return What(GRAIN if grain else name, None if grain else goods, "resolved", "part sold")

    def _is_sold_on(self, match: Match, trade: Match) -> bool:
        """Whether goods are sold to a country in a sentence on exports: "exports were $156 million, 900 cars were sold to X"."""
        if trade.entry.get("name") != "exports" or trade.end > match.start or not match.entry.get("name").endswith(_SALES):
            return False
        first = self.scan.clause_start(match.start, trade.end, ",;:(")
        last = self.scan.next_mark(match.end, self.events.sentence.last, ",;:(.")
        towards = (m for m in self.events.areas if first <= m.start < last)
        if self.scan.pack.verb_last:
            return any("dat" in m.features for m in towards)
        return any("destination" in self.scan.kinds[m.start - 1] for m in towards)

    def shipped(self, q: Quantity) -> What | None:
        """Things counted in a clause whose verb is one of trade: "imported 71,400 cars"."""
        if _counts_kinds(q):
            return None
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        verbs = [
            m
            for m in self.events.indicators
            if m.entry.get("name") in TRADE and (m.entry.get("pair") or m.entry.is_verb or self._is_purpose(m))
        ]
        behind = _VERB_BEHIND if self.scan.pack.verb_last else 0
        near = (
            m
            for m in verbs
            if first <= m.start < q.start or (behind and (q.numeral.end <= m.start <= q.end + behind or self._shares(q, m)))
        )
        verb = next(near, self.scan.bridged(q.start, q.end))
        if verb is None or verb.entry.get("name") not in TRADE:
            return None
        inside = q.noun_at is not None and q.noun_at < verb.start < q.end
        item = self.scan.slice(q.noun_at, verb.start).lower() if inside and q.noun_at is not None else q.item
        return What(verb.entry.get("name"), item, "stated", "traded", self.scan.slice(verb.start, verb.end))

    def _is_purpose(self, trade: Match) -> bool:
        """Whether things go somewhere for trade: "на экспорт ушло 900 машин", "eksportga 900 ta mashina chiqarildi"."""
        if self.scan.pack.verb_last:
            return "dat" in trade.features
        return "purpose" in self.scan.kinds[trade.start - 1]

    def moved(self, q: Quantity) -> What | None:
        """Goods counted where the trade named last moved to or from them: "exports rose 1.6 times: from 14,600 cars to 23,700"."""
        inside = [range(x.start, x.end) for x in self.events.quantities]
        named = [m for m in self.events.indicators if m.end <= q.start and not any(m.start in span for span in inside)]
        if not named or named[-1].entry.get("name") not in TRADE or self.scan.has_mark(named[-1].end, q.start, ";"):
            return None
        behind = q.end + _VERB_BEHIND if self.scan.pack.verb_last else q.start
        if not any(named[-1].end <= d.start < behind for d in self.events.directions):
            return None
        if q.item is None or _counts_kinds(q) or not any(goods_in(q.item.split())):
            return None
        return What(named[-1].entry.get("name"), q.item, "stated", "traded", self.scan.slice(named[-1].start, named[-1].end))

    def _shares(self, q: Quantity, verb: Match) -> bool:
        """Whether figures listed by commas share the verb behind the last of them: "48 мың автокөлік, 2 мың трактор келді"."""
        last = next((x for x in reversed(self.events.quantities) if q.end <= x.start < verb.start), None)
        if last is None or verb.start > last.end + _VERB_BEHIND or self.scan.has_mark(q.end, verb.start, ";:("):
            return False
        return all(self.scan.marks[x.end] == "," for x in self.events.quantities if q.start <= x.start < last.start)

    def dispatched(self, q: Quantity, shape: Shape) -> What | None:
        """Goods that leave for a country are exports: "412,000 tonnes of barley were shipped to China".

        In a text on trade so are all goods that are sent, and imports are those that are brought.
        """
        name = self.way(q) if shape.form == "level" else None
        if name is None or _counts_kinds(q) or (q.currency and _REMITTANCES in (self.topic.indicator, self.topic.headline)):
            return None
        goods = self.items.goods.behind(q, name) or q.item or self.items.goods.traded(q)
        goods = goods or (None if q.currency else self.items.goods.last_named(q))
        weighed = by_weight(name, self.topic.mentioned, q, shape)
        if weighed == GRAIN and not is_grain(goods):
            weighed = name
        return What(weighed, goods if weighed == name else None, "resolved", "dispatched")

    def turned(self, q: Quantity, shape: Shape, named: Match) -> str | None:
        """The other way that goods go in the clause of a figure, behind one on the first: "sold goods for 2 bn, bought for 9"."""
        name = named.entry.get("name")
        if name not in _OF_TRADE or shape.form != "level" or q.unit in (None, "count") or named.end > q.start:
            return None
        first = self.scan.clause_start(q.start, named.end, ",;(")
        if first <= named.end:
            return None
        behind = self.scan.next_mark(q.end, self.events.sentence.last, ",;:(.")
        done = (self.scan.match(i, "process") for i in self.scan.begun("process", first, behind))
        found = next((_DONE[m.entry.get("name")] for m in done if m is not None and m.entry.get("name") in _DONE), None)
        bought = self.scan.pack.verb_last and self.scan.begins_within(first, behind, "from_it")
        if found is None and bought and not (q.currency and self._earned(q)):  # "Undan 950 mln dollar tushum olingan"
            found = "imports"
        if found is None:
            found = next((way for cue, way in _WAYS if any(first <= c.start < behind for c in self.events.cued(cue))), None)
            found = None if found == "exports" and not self._goes_abroad() else found
        return None if found == name else found

    def way(self, q: Quantity) -> str | None:
        """Which way goods go by the words of the figure's clause."""
        if self.topic.indicator == _FREIGHT and not q.currency:
            return None  # What is sent by rail is cargo, wherever it goes.
        if self.events.cued("dispatch") and (self.events.cued("abroad") or (not q.currency and self._goes_abroad())):
            return "exports"
        if self.topic.indicator not in _OF_TRADE or q.unit == "count":
            return None
        if q.currency and self._earned(q):
            return "exports"
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;(")
        behind = self.scan.next_mark(q.end, self.events.sentence.last, ",;:(.")
        told = next((name for cue, name in _WAYS if any(first <= c.start < behind for c in self.events.cued(cue))), None)
        return told or self._with_partner(q, first, behind)

    def _with_partner(self, q: Quantity, first: int, last: int) -> str | None:
        """Which way goods go where a clause sells abroad or to the partner, or buys from it: "sold its neighbour", "одан алған"."""
        done = self.scan.begun("process", first, last)
        verb_last = self.scan.pack.verb_last
        near = [i for i in done if i >= q.end] if verb_last else [i for i in reversed(done) if i < q.start]
        match = self.scan.match(near[0], "process") if near else None
        name = None if match is None else match.entry.get("name")
        back = self.scan.begins_within(first, last, "from_it")
        if back and (name == "purchases" or (verb_last and name is None and self._tells_sale(first))):
            return "imports"
        towards = self.scan.begins_within(first, last, "to_it") or any(first <= c.start < last for c in self.events.cued("abroad"))
        return "exports" if towards and name == "sales" else None

    def _tells_sale(self, before: int) -> bool:
        """Whether the sentence tells of a sale before a clause."""
        done = (self.scan.match(i, "process") for i in self.scan.begun("process", self.events.sentence.first, before))
        return any(m is not None and m.entry.get("name") == "sales" for m in done)

    def _earned(self, q: Quantity) -> bool:
        """Whether goods brought a sum in: "copper brought 3.5 billion", "мыс 2,1 млрд, уран 1,3 млрд доллар әкелді"."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;(")
        if not self.scan.pack.verb_last:
            return self.scan.begins_within(first, q.start, _EARNED)
        comes = any("abl" in m.features for m in self.events.areas)
        return not comes and self.scan.begins_within(q.end, self.events.sentence.last, _EARNED)

    def _goes_abroad(self) -> bool:
        if self.scan.pack.verb_last:
            return any("dat" in m.features for m in self.events.areas)
        return any("destination" in self.scan.kinds[m.start - 1] for m in self.events.areas)


def is_grain(goods: str | None) -> bool:
    """Whether goods are grain, or are not said to be anything else."""
    known = [] if goods is None else [name for _, _, name in goods_in(goods.split())]
    return not known or known[0] in GRAINS


def grain_in(words: str) -> str:
    """Which grain some words name, else grain as such."""
    return next((name for _, _, name in goods_in(words.split()) if name in GRAINS), "grain")


def _counts_kinds(q: Quantity) -> bool:
    """Whether kinds of goods are counted, not goods: "40 types of goods"."""
    return q.item is not None and any(name == _GOODS for _, _, name in named_in(q.item.split()))
