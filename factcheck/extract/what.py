"""What a figure measures: the indicator, and the part of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from factcheck.extract.events import Events
from factcheck.extract.fitting import by_weight, fits
from factcheck.extract.items import Items
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.topic import Topic
from factcheck.languages.entry import Match
from factcheck.model.claim import COMPARING, Confidence
from factcheck.model.indicator import AVERAGE, PER_CAPITA, registry

_OBLIQUE: Final = frozenset({"dat", "loc", "abl", "adjloc", "inst", "until"})
#: Tokens between a growth and the level it leads to, and between the nouns of one phrase.
_TO_LEVEL: Final = 4
_PHRASE: Final = 6
_TRADE: Final = frozenset({"exports", "imports"})
_BALANCE: Final = "trade_balance"
_LAND: Final = "land_area"
_HARVEST: Final = "_harvest"
_POWER: Final = "electricity_generation"
_STATIONS: Final = "power_stations"
_FREIGHT: Final = "freight_volume"
_BOUNDARIES: Final = ",;:()\u2013\u2014"


class What(NamedTuple):
    """Indicator and item of a figure, how they were found, and which words say so."""

    indicator: str | None
    item: str | None
    confidence: Confidence | None
    rule: str
    words: str = ""


#: Tokens between a level and the growth told beside it.
_BESIDE: Final = 4
#: Tokens between a share and the amount that restates it.
_RESTATED: Final = 5


class Namer:
    """Finds the indicators of one sentence's quantities."""

    def __init__(self, scan: Scan, events: Events, topic: Topic, shapes: Sequence[Shape]) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic
        self.shapes = shapes
        self.items = Items(scan, events)
        self.verb_last = scan.pack.verb_last

    def name(self, k: int, shape: Shape) -> What:
        """The indicator of the k-th quantity; parts under the name of their whole, general words under what they stand for."""
        what = self._found(k, shape)
        if what.item is None and shape.form in COMPARING:
            what = what._replace(item=self._item_beside(k, what))
        if what.item is None and self._is_part(k):
            what = what._replace(item=self.items.owner(self.events.quantities[k]) or "part")
        entry = registry().get(what.indicator)
        if entry is None:
            return what
        if entry.name == _BALANCE and shape.form == "level":
            return self._signed(self.events.quantities[k], what)
        if entry.name == _LAND and what.item is None:
            what = what._replace(item=self._crop())
        if entry.name == _STATIONS and shape.form == "share" and _POWER in self.topic.mentioned:
            what = what._replace(indicator=_POWER, item=what.words.lower() or None)
        if entry.name == _POWER and what.item is None and shape.form == "level":
            what = self._by_station(self.events.quantities[k], what)
            entry = registry().get(what.indicator) or entry
        if not entry.name.endswith(PER_CAPITA) and self._is_per_capita(self.events.quantities[k], shape):
            return what._replace(indicator=entry.name + PER_CAPITA)
        if self._is_mean(self.events.quantities[k], shape) and entry.kind in ("flow", "stock"):
            return what._replace(indicator=f"{AVERAGE}_{entry.name}")
        if entry.item is not None and entry.whole is not None:
            return what._replace(indicator=entry.whole, item=self.items.joined(self.events.quantities[k], entry))
        general = entry.stands_for[0] if entry.stands_for else None
        if general and not self.topic.mentioned.isdisjoint(entry.stands_for) and fits(general, self.events.quantities[k], shape):
            return what._replace(indicator=general)
        return what

    def _is_per_capita(self, q: Quantity, shape: Shape) -> bool:
        """Whether an amount is one a head: "24.1 square metres of housing per person"."""
        if shape.form not in ("level", "rate") or q.unit in (None, "count", "percent"):
            return False
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        return any(first <= c.start < q.start or 0 <= c.start - q.end <= 1 for c in self.events.cued("per_capita"))

    def _item_beside(self, k: int, what: What) -> str | None:
        """The part that the level beside a growth is of: both are of one thing ("grew 1.4 times to 1.3 million tonnes")."""
        for j in (k + 1, k - 1):
            if not 0 <= j < len(self.shapes) or self.shapes[j].form != "level":
                continue
            first, second = (self.events.quantities[i] for i in sorted((j, k)))
            if second.start - first.end <= _BESIDE:
                level = self.name(j, self.shapes[j])
                if level.item != "part":
                    return level.item if self._is_same(level.indicator, what.indicator) else None
        return None

    def _is_same(self, one: str | None, other: str | None) -> bool:
        entry = registry().get(other)
        return one == other or (entry is not None and one == entry.whole)

    def is_of_group(self, k: int) -> bool:
        """Whether the clause of a figure speaks of a group of goods, such as food, rather than of one good."""
        q = self.events.quantities[k]
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        return any(self.scan.match(i, "price_group") is not None for i in range(first, q.start))

    def _signed(self, q: Quantity, what: What) -> What:
        """A balance as the deficit or surplus that the words make it; without such words its sign is a choice."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ";:")
        for value, name in (("negative", "trade_deficit"), ("positive", "trade_surplus")):
            if any(first <= cue.start < q.start for cue in self.events.cued(value)):
                return what._replace(indicator=name)
        return what._replace(confidence="inferred")

    def _by_station(self, q: Quantity, what: What) -> What:
        """Electricity by what made it, where stations are the subject: "quyosh va shamol stansiyalari 2,1 mlrd kVt·soat berdi"."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ";:")
        for match in self.events.indicators:
            if (
                match.entry.get("name") != _STATIONS
                or not first <= match.start < q.start
                or self.events.figure_between(match.end, q.start)
            ):
                continue
            inside = (
                m.entry.get("name")
                for i in range(match.start, match.end)
                for m in self.scan.matches(i)
                if m.entry.kind == "indicator"
            )
            parts = [e for e in map(registry().get, inside) if e is not None and e.item is not None and e.whole is not None]
            if parts:
                return what._replace(indicator=parts[0].whole, item=" and ".join(dict.fromkeys(str(e.item) for e in parts)))
            return what._replace(item=self.scan.slice(match.start, match.end).lower())
        return what

    def _is_mean(self, q: Quantity, shape: Shape) -> bool:
        """Whether a sum is the mean of many: "the average transfer was $540", "spent $489 each on average"."""
        if not (q.currency or q.unit == "meter**2") or shape.form not in ("level", "rate"):
            return False
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        return any(first <= c.start < q.start or 0 <= c.start - q.end <= 1 for c in self.events.cued("mean"))

    def _is_part(self, k: int) -> bool:
        """Whether a level is a part of what was named before: "61 % of exports, or $373.6 million", "4,6 трлн теңгесі"."""
        q = self.events.quantities[k]
        if self.shapes[k].form != "level":
            return False
        owned = self.verb_last and "poss" in q.features and q.unit is not None and q.noun_at is None and self._has_owner(q)
        if owned or self._is_bulk(q):
            return True
        if k == 0:
            return False
        previous = self.events.quantities[k - 1]
        renamed = any(previous.end <= m.start < q.end for m in (*self.events.indicators, *self.events.areas))
        owned = self.verb_last and "poss" in q.features and q.unit is not None and q.noun_at is None and not renamed
        joined = any(previous.end <= c.start and c.end <= q.start for c in self.events.cued("or"))
        return owned or (joined and self.shapes[k - 1].form == "share" and q.start - previous.end <= _RESTATED)

    def _has_owner(self, q: Quantity) -> bool:
        """Whether a genitive stands right before a figure: "tug'ilganlarning 209,7 mingtasi"."""
        return q.start > 0 and self.scan.tokens[q.start - 1].word.endswith(self.scan.pack.genitive)

    def _is_bulk(self, q: Quantity) -> bool:
        """Whether a figure is of the greatest part, which no area names: "основу поставок составляет медь: её вывезли на …"."""
        if not any(cue.end <= q.start for cue in self.events.cued("bulk")):
            return False
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        return not any(first <= m.start < q.start for m in self.events.areas)

    def _found(self, k: int, shape: Shape) -> What:
        q = self.events.quantities[k]
        own = self.items.counted_noun(q)
        if own is not None and self._fits(own.entry.get("name"), q, shape):
            return self._stated(q, own, shape, "noun")
        if q.unit == "count" and q.item and not q.borrowed and not q.counter:
            return self._counted(q, q.item)
        beside = self._beside_level(k)
        if beside is not None:
            return beside
        named = self._with_level(k) or self._named(q, shape)
        if named is not None:
            return self._stated(q, named, shape, "named")
        worth = self._worth(k)
        return worth if worth is not None else self._carried(q, shape)

    def _stated(self, q: Quantity, match: Match, shape: Shape, rule: str) -> What:
        trade = self._traded(q, match)
        if trade is not None:
            goods = q.item or self.scan.slice(match.start, match.end).lower()
            return What(trade.entry.get("name"), goods, "stated", "traded", self.scan.slice(trade.start, trade.end))
        words = self.scan.slice(match.start, match.end)
        if match.entry.get("name") in _TRADE and shape.form == "level" and self.topic.indicator == _FREIGHT and not q.currency:
            return What(_FREIGHT, match.entry.get("name"), "resolved", "freight by direction", words)
        name = by_weight(match.entry.get("name"), self.topic.mentioned, q, shape)
        entry = registry().get(name)
        if (
            entry is not None
            and entry.item
            and entry.whole
            and match.end <= q.start
            and self.scan.has_mark(match.end, q.start, ";")
        ):
            return What(entry.whole, self.items.item(q, None), "resolved", rule, words)  # The part was another clause's.
        item = self.items.item(q, match)
        if item is None and name in _TRADE:
            item = self._product()
        return What(name, item, "stated", rule, words)

    def _crop(self) -> str | None:
        """What grows on land: the crop whose harvest the sentence or the text before it speaks of."""
        named = [m.entry.get("name") for m in self.events.indicators] + [self.topic.indicator, self.topic.headline]
        general = self.topic.mentioned
        for name in named:
            entry = registry().get(name)
            if entry is not None and entry.stands_for and not general.isdisjoint(entry.stands_for):
                entry = registry().get(entry.stands_for[0])
            if entry is not None and entry.name.endswith(_HARVEST):
                return entry.name.removesuffix(_HARVEST)
        return None

    def _product(self) -> str | None:
        """What an article on the making of one thing calls "exports" without more: those of that thing."""
        made = (self.topic.headline or "").removesuffix("_production").removesuffix("_harvest")
        return None if made in (self.topic.headline, "industrial", "") else made.replace("_", " ")

    def _fits(self, name: str | None, q: Quantity, shape: Shape) -> bool:
        """Whether an indicator can have the figure; people are counted by indicators of people only."""
        if name in _TRADE and q.unit == "count" and shape.form == "level" and fits(self.topic.headline, q, shape):
            return self._product() is not None  # "Exports came to 31,600" in an article on the making of cars.
        if not fits(name, q, shape):
            return False
        entry = registry().get(name)
        return entry is None or entry.people or shape.form != "level" or not self._counts_people(q)

    def _counts_people(self, q: Quantity) -> bool:
        """Whether the noun that a figure counts means people; the passengers of "passenger cars" do not."""
        if q.borrowed:
            lenders = (x for x in self.events.quantities if x.item == q.item and not x.borrowed and x.item is not None)
            return any(map(self._counts_people, lenders))
        people = (i for i in range(q.numeral.end, q.end) if self.scan.match(i, "person") is not None)
        return q.unit == "count" and any(all(not m.start <= i < m.end - 1 for m in self.events.indicators) for i in people)

    def _traded(self, q: Quantity, match: Match) -> Match | None:
        """The trade in a clause whose goods are named like their making: "71,400 cars were imported" is no production of cars."""
        entry = registry().get(match.entry.get("name"))
        if entry is None or entry.kind != "flow" or not entry.name.endswith("_production"):
            return None
        counted = next((x for x in self.events.quantities if x.start <= match.start < x.end), q)
        bridged = self.scan.bridged(counted.start, counted.end)
        if bridged is not None and bridged.entry.get("name") in _TRADE:
            return bridged
        for other in self.events.indicators:
            if other.entry.get("name") in _TRADE:
                first, last = sorted((match.start, other.start))
                if not self.scan.has_mark(first, last, ",;:"):
                    return other
        return None

    def _counted(self, q: Quantity, item: str) -> What:
        """A count of something no indicator is named after; in a list it is a part of its total."""
        total = self.items.total_of_list(q)
        if total is not None:
            return What(total.entry.get("name"), q.item, "resolved", "listed", self.scan.slice(total.start, total.end))
        return What(item.rpartition(" ")[2].lower(), None, "stated", "head noun", item)

    def _worth(self, k: int) -> What | None:
        """ "85 items worth 500 million": a sum that values what was counted before, not the article's topic."""
        q = self.events.quantities[k]
        if not q.currency or not any(0 <= q.start - cue.end <= 3 for cue in self.events.cued("worth")):
            return None
        before = [j for j in range(k) if self.events.quantities[j].unit == "count"]
        if not before:
            return None
        name = self._found(before[-1], self.shapes[k]).indicator
        item = self.events.quantities[before[-1]].item
        return None if name is None else What(f"{name}_value", None, "resolved", "worth", item or "")

    def _carried(self, q: Quantity, shape: Shape) -> What:
        """What the text spoke of before; else the subject of the clause."""
        candidates = [self.topic.last if self._points_back() else self.topic.indicator, self.topic.indicator, self.topic.headline]
        for generic in candidates:
            candidate = by_weight(generic, self.topic.mentioned, q, shape)
            weighed = candidate in _TRADE and shape.form == "level" and not q.currency
            if candidate is not None and not weighed and self._fits(candidate, q, shape):
                candidate = self._whole(candidate, q)
                item = self.items.item(q, None) or self.items.goods(q, candidate)
                if item is None and generic == self.topic.indicator:
                    item = self.topic.item
                if item is None and candidate in _TRADE:
                    item = self._product()
                return What(candidate, item, "inferred" if self._speaks_of_another(q) else "resolved", "carried")
        if q.unit == "hectare":
            return What(_LAND, self._crop(), "inferred", "unit")
        noun = self.items.subject(q)
        return What(None, None, None, "none") if noun is None else What(noun.lower(), None, "inferred", "subject", noun)

    def _points_back(self) -> bool:
        """Whether the sentence begins with "this", and not with "this year": it goes on about what was named last."""
        first = self.events.sentence.first
        return any(c.start == first for c in self.events.cued("demonstrative")) and all(t.start != first for t in self.events.times)

    def _speaks_of_another(self, q: Quantity) -> bool:
        """Whether the clause names something that cannot have the figure, so that carrying on is a choice."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ";:")
        return any(first <= m.start and m.end <= q.start for m in self.events.indicators)

    def _whole(self, name: str, q: Quantity) -> str:
        """The whole of a part spoken of, where a figure is of all together: "in total 60 bn kWh were generated"."""
        entry = registry().get(name)
        if entry is None or entry.whole is None or entry.item is not None:
            return name
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        return entry.whole if any(first <= cue.start < q.start for cue in self.events.cued("total")) else name

    def _beside_level(self, k: int) -> What | None:
        """What the level right before a growth is of, if nothing else is named in between: "17.2 million people, 11 % more"."""
        if k == 0 or self.shapes[k - 1].form != "level":
            return None
        level, q = self.events.quantities[k - 1], self.events.quantities[k]
        if self.shapes[k].form == "share" and self.scan.is_mark(q.start - 1, "("):
            return self.name(k - 1, self.shapes[k - 1])._replace(rule="restated")
        if self.shapes[k].form not in COMPARING:
            return None
        if q.start - level.end > _BESIDE or any(level.end <= m.start < q.start for m in self.events.indicators):
            return None
        what = self._found(k - 1, self.shapes[k - 1])
        return what._replace(rule="beside level") if what.rule == "carried" else None

    def _with_level(self, k: int) -> Match | None:
        """The indicator of the level that a growth leads to ("rose by 4.5 % to 12.3 million tonnes"): both are of one thing."""
        if self.shapes[k].form not in COMPARING or k + 1 >= len(self.shapes) or self.shapes[k + 1].form != "level":
            return None
        q, level = self.events.quantities[k], self.events.quantities[k + 1]
        if level.start - q.end > _TO_LEVEL or level.unit == "count":
            return None
        if any(q.end <= m.start < level.start for m in self.events.indicators):
            return None
        named = self._named(level, self.shapes[k + 1])
        if named is None or named.end > q.start or self.events.figure_between(named.end, q.start):
            return None
        return named

    def _named(self, q: Quantity, shape: Shape) -> Match | None:
        """The indicator named for a figure in its sentence."""
        known = [m for m in self.events.indicators if self._fits(m.entry.get("name"), q, shape) and not self._is_aside(m)]
        after = [m for m in known if m.start >= q.end]
        near = next((m for m in after if m.start - q.end <= 3 and not self.events.figure_between(q.end, m.start)), None)
        moved = any(m.end <= d.start < q.start for m in known[:1] for d in self.events.directions)
        if near is not None and not self.verb_last and self._is_linked(q, near) and not moved:
            return self._narrowed(near, known, q)
        if near is not None and self.verb_last and near.start <= q.end + 1 and "adj" in q.features:
            return near
        bridged = self.scan.bridged(q.start, q.end)
        if bridged is not None and self._fits(bridged.entry.get("name"), q, shape):
            return bridged
        before = [m for m in known if m.end <= q.start]
        if before:
            return self._narrowed(self._head(before, q), known, q)
        return after[0] if after and (self.verb_last or not self._parts(q.end, after[0].start)) else None

    def _narrowed(self, head: Match, known: list[Match], q: Quantity) -> Match:
        """The part of what a clause measures that is its subject: "solar and wind farms generated 2.1 bn kWh of electricity"."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ";:")
        for match in reversed(known):
            if match is head or not first <= match.start < q.start or self.events.figure_between(match.end, q.start):
                continue
            entry = registry().get(match.entry.get("name"))
            while entry is not None and entry.whole is not None and entry.whole != head.entry.get("name"):
                entry = registry().get(entry.whole)
            if entry is not None and entry.whole is not None:
                return match
        return head

    def _is_aside(self, match: Match) -> bool:
        """Whether a noun stands in an oblique case and so is no subject ("аҳолига хизматлар", "hududlarda"); flows of money may."""
        if not self.verb_last or not match.features & _OBLIQUE:
            return False
        entry = registry().get(match.entry.get("name"))
        return entry is not None and "currency" not in entry.dimension and entry.kind in ("stock", "flow")

    def _head(self, before: list[Match], q: Quantity) -> Match:
        """The head of the noun phrase nearest before: its last noun where heads come last, else its first."""
        inside = self._bracket_before(q)
        if inside is not None and before[-1].start >= inside:
            return before[-1]
        head = before[-1]
        if self.verb_last:
            return head
        for match in reversed(before[:-1]):
            if head.start - match.end > _PHRASE or self._parts(match.end, head.start):
                break
            head = match
        return head

    def _parts(self, first: int, last: int) -> bool:
        """Whether a movement, a figure or a boundary parts two nouns, so that they are no one phrase."""
        if any(first <= d.start < last for d in self.events.directions) or self.events.figure_between(first, last):
            return True
        if any(first <= cue.start < last for cue in self.events.cued("attribution")):
            return True
        return self.scan.has_mark(first, last, _BOUNDARIES) or any(self.scan.match(i, "and") for i in range(first, last))

    def _bracket_before(self, q: Quantity) -> int | None:
        """The token of the bracket a figure stands in, or None."""
        behind = self.scan.clause_start(q.start, self.events.sentence.first, "()")
        return behind - 1 if self.scan.is_mark(behind - 1, "(") and behind > self.events.sentence.first else None

    def _is_linked(self, q: Quantity, match: Match) -> bool:
        """ "$3 bn in exports", "5.5 млрд экспорта": the words between only link."""
        worth = {cue.start for cue in self.events.cued("worth")}
        between = range(q.end, match.start)
        if any(self.scan.match(i, "and") is not None for i in between):
            return False
        return all(i in worth or self.scan.match(i, "function", "area") is not None for i in between)
