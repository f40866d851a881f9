"""Naming what each figure of a sentence measures: the indicator, and the part of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.candidates import Candidates
from factcheck.extract.certainty import certainty
from factcheck.extract.crops import ANY_HARVEST, Crops
from factcheck.extract.events import Events
from factcheck.extract.fitting import by_weight, fits, is_unit_price
from factcheck.extract.free_names import FreeNames
from factcheck.extract.going_on import DONE, GoingOn
from factcheck.extract.heads import Heads, is_people
from factcheck.extract.items import REST, Items, made_thing
from factcheck.extract.narrowing import Narrowing
from factcheck.extract.own_measures import MEASURE, NUMBER, OwnMeasures
from factcheck.extract.percentages import RESTATED
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.structures import LONG_DASHES, OF_WHAT, is_dashed, whole_of_shares
from factcheck.extract.topic import Topic
from factcheck.extract.trading import GRAIN, TRADE, Trading, is_grain
from factcheck.extract.what import EXCESS, What
from factcheck.languages.entry import Match
from factcheck.languages.item_names import named_in
from factcheck.model.claim import COMPARING, Confidence
from factcheck.model.indicator import AVERAGE, PER_CAPITA, Indicator, registry

#: The item of a part that nothing names.
PART: Final = "part"
#: Tokens between "share" and what it is the share of.
_OF_PART: Final = 2
#: Tokens between a growth and the level it leads to.
_TO_LEVEL: Final = 4
_TRADING: Final = "trading"
_CONSUMER_PRICES: Final = "consumer_prices"
_TURNOVER: Final = "trade_turnover"
_EXPORTS, _IMPORTS = "exports", "imports"
#: A balance has two sides.
_SIDES: Final = 2
_PRICE: Final = "price"
_OF_ALL_PRICES: Final = frozenset({_CONSUMER_PRICES, "inflation", _PRICE})
_THOSE: Final = "parts"
ASKED: Final = "asked"
_SURVEYED: Final = "employees_surveyed"
_RESPONDENTS: Final = "survey_respondents"
_FREIGHT: Final = "freight_volume"
#: What words for a movement of prices name.
_PRICES: Final = frozenset({"consumer_prices", "price", "inflation"})
#: How the names of prices end that are not those of consumers.
_OWN_PRICE: Final = ("share_price", "_rate", "oil_price", "gold_price", "metal_price", "grain_price", "stock_index")
#: Tokens between a growth and the level right behind it that it led to.
_LED_TO: Final = 2
#: Forms that tell how a level changed, and rules that tell nothing but a word.
_GROWTHS: Final = frozenset({"growth_percent", "growth_factor", "change"})
_NOTHING: Final = ("subject", "none")
#: Tokens between the figures of a list of goods.
_ENTRY: Final = 6
#: Tokens between a movement and what it led to.
_MOVED_TO: Final = 4
#: The rule of parts that are told one behind the other.
_IN_TURN: Final = "in turn"
#: Tokens behind a figure among which its name begins: "пришлось на экспорт".
_BEHIND: Final = 4
#: What is put into parts of the economy, what is told of trade at home, and what those parts are called.
_SPREAD: Final = frozenset({"investment", "foreign_investment", "loans", "loans_issued"})
#: Words that join the name of another part to that of one: "and quarrying".
_JOINED: Final = 2
_TRADES: Final = frozenset({"retail_trade", "wholesale_trade", "internal_trade", _TRADING})
_PARTS_OF_ECONOMY: Final = frozenset(
    {"industry", "mining", "manufacturing", "agricultural", "construction", "trade", "retail", "wholesale", "services"}
)
#: Tokens between a level and the growth told beside it.
_BESIDE: Final = 4


class Namer:
    """Finds the indicators of one sentence's quantities."""

    def __init__(self, scan: Scan, events: Events, topic: Topic, shapes: Sequence[Shape]) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic
        self.shapes = shapes
        self.items = Items(scan, events)
        self.heads = Heads(scan, events)
        self.trading = Trading(scan, events, topic, self.items)
        self.crops = Crops(scan, events, topic, self.items)
        self.narrowing = Narrowing(scan, events, topic, shapes)
        self.free = FreeNames(scan, events)
        self.candidates = Candidates(scan, events, topic, self.items, self.trading)
        self.own = OwnMeasures(scan, events, topic, self.items)
        self.going_on = GoingOn(scan, events, topic, self.items, self.candidates)
        self._names: dict[int, What] = {}
        self._own: dict[int, What] = {}

    def name(self, k: int, shape: Shape) -> What:
        """The indicator of the k-th quantity; parts under the name of their whole, general words under what they stand for."""
        known = self._names.get(k)
        if known is None:
            known = self._names[k] = self._named(k, shape)
        return known

    def _named(self, k: int, shape: Shape) -> What:
        what = self._found(k, shape)
        entry_of_structure = self._entry_of_structure(k)
        if entry_of_structure is not None:
            return entry_of_structure
        if what.item is None and (shape.form in COMPARING or shape.form == "share"):
            what = what._replace(item=self._item_beside(k, what))
        elif what.item is None and self._is_led_to(k):
            grown = self._found(k - 1, self.shapes[k - 1])
            what = what._replace(item=grown.item if grown.indicator == what.indicator else None)
        if what.item is None and self.narrowing.is_part(k) and what.rule != _IN_TURN:
            what = what._replace(item=self.items.owner(self.events.quantities[k]) or PART)
        q = self.events.quantities[k]
        if shape.form == "share" and what.indicator in (None, *registry().indicators) and self._tells_answers():
            return What(_RESPONDENTS, what.item, "resolved", ASKED, what.words)  # Whatever they answered about.
        what = self.narrowing.narrowed(q, shape, self.crops.named(q, what))
        entry = registry().get(what.indicator)
        if entry is None:
            return what
        if not entry.name.endswith(PER_CAPITA) and self.narrowing.is_per_capita(q, shape):
            return what._replace(indicator=entry.name + PER_CAPITA)
        if self.narrowing.is_mean(q, shape) and entry.kind in ("flow", "stock"):
            return what._replace(indicator=f"{AVERAGE}_{entry.name}")
        if entry.item is not None and entry.whole is not None and not self.topic.is_about(entry):
            item = REST if self.items.is_rest(q) else self.items.narrower(what.words, entry.item) or self.items.joined(q, entry)
            return what._replace(indicator=self.topic.whole_of(entry), item=item)
        general = entry.stands_for[0] if entry.stands_for else None
        if general and entry.name == ANY_HARVEST and what.item is not None:
            return what._replace(indicator=general, item=None) if general == f"{what.item}_{ANY_HARVEST}" else what
        told = what.confidence != "inferred" or what.rule == "named"
        of_money = "currency" in entry.dimension
        part = entry.item is not None and not (of_money and shape.form != "level")  # Benefits rise, not what is spent on them.
        stands = (
            general is not None and told and ((part and not of_money) or ((part or entry.item is None) and fits(general, q, shape)))
        )
        if general and stands and not self.topic.mentioned.isdisjoint(entry.stands_for):
            return self.narrowing.narrowed(q, shape, what._replace(indicator=general, item=what.item or entry.item))
        return what

    def _tells_answers(self) -> bool:
        if self.topic.listed == _RESPONDENTS and self.events.sentence.listed:
            return True
        return bool(self.events.cued(ASKED)) or any(m.entry.get("name") == _SURVEYED for m in self.events.indicators)

    def _entry_of_structure(self, k: int) -> What | None:
        """An entry of a list of shares in one whole: "in the structure of exports yarn took 49.2 %, clothing 39.7 %"."""
        found = whole_of_shares(self.scan, self.events, self.shapes, k)
        label = None if found is None else self.items.entry_name(self.events.quantities[k], found[1])
        if found is None or label is None:
            return None
        whole = found[0]
        name = whole.entry.get("name")
        if not self.candidates.fits(name, self.events.quantities[k], self.shapes[k]):
            return None
        return What(name, label, "stated", "entry of a structure", self.scan.slice(whole.start, whole.end))

    def _entry_of_list(self, k: int, shape: Shape) -> What | None:
        """An entry of a list of parts, each named behind a dash: "11 трлн теңгесі – салық, 560 млрд теңгесі – түсімдер"."""
        q = self.events.quantities[k]
        owner = self.items.owner(q) if shape.form == "level" and is_dashed(self.scan, q) else None
        if owner is None:
            return None
        first = next(x for x in self.events.quantities if is_dashed(self.scan, x))
        heads = [m for m in self.events.indicators if m.end <= first.start and self.candidates.fits(m.entry.get("name"), q, shape)]
        carried = self.topic.figure if self.going_on.points_back() else self.topic.indicator
        name = heads[-1].entry.get("name") if heads else carried
        return None if name is None else What(name, owner, "resolved", "entry of a list")

    def _of_those(self, k: int) -> What | None:
        """What a share of those is of that were counted just before: "1.2 million Tajiks work abroad; 84 % of them are men"."""
        q = self.events.quantities[k]
        near = any(c.start in range(q.end, q.end + 2) or c.end in (q.start, q.start - 1) for c in self.events.cued(_THOSE))
        if not near:
            return None
        level = k and self.shapes[k - 1].form == "level"
        told = self.name(k - 1, self.shapes[k - 1]).indicator if level else self.topic.figure if not k else None
        free = told is not None and registry().get(told) is None
        return What(told, self.items.item(q, None), "resolved", "of those") if free else None

    def _owned(self, k: int, shape: Shape) -> What | None:
        """What a part is of that an ending says belongs to something told before: "завод үлесіне 251 мыңы", "1,9 млрд доллари"."""
        q = self.events.quantities[k]
        if shape.form != "level" or "poss" not in q.features or q.noun_at is not None or self.narrowing.has_owner(q):
            return None
        if is_dashed(self.scan, q) and any(m.start == q.end + 1 for m in self.events.indicators):
            return None
        told: str | None = None
        sure: Confidence = "resolved"
        for j in reversed(range(k)):
            restated = j == k - 1 and self.shapes[j].form == "share" and self._restates(k)
            if restated or (self.events.quantities[j].unit == q.unit and self.shapes[j].form == "level"):
                told = self.name(j, self.shapes[j]).indicator
                break
        else:
            sure = "inferred"
            told = next(
                (t for t in (self.topic.figure, self.topic.indicator) if t is not None and self.candidates.fits(t, q, shape)), None
            )
        return None if told is None else What(by_weight(told, self.topic.mentioned, q, shape), None, sure, "owned")

    def _in_turn(self, k: int, shape: Shape) -> What | None:
        """A part by the name behind it, as the other part beside it has its own: "3 млрд пришлось на экспорт, 5 – на импорт"."""
        here = self._right_behind(k, shape) if shape.form == "level" and len(self.shapes) > 1 else None
        if here is None:
            return None
        q = self.events.quantities[k]
        for j in (k - 1, k + 1):
            if 0 <= j < len(self.shapes) and self.shapes[j].form == "level" and self.events.quantities[j].unit == q.unit:
                other = self._right_behind(j, self.shapes[j])
                if other is not None and registry().are_parts(here.entry.get("name"), other.entry.get("name")):
                    return self._stated(q, here, shape, _IN_TURN)
        return None

    def _right_behind(self, k: int, shape: Shape) -> Match | None:
        """The name near behind a figure that stands for it, with no mark, figure or "and" between."""
        if not self.events.indicators:
            return None
        q = self.events.quantities[k]
        last = self.scan.next_mark(q.end + is_dashed(self.scan, q), q.end + _BEHIND, ",;:.(")
        for match in self.events.indicators:
            if q.end <= match.start < last and self.candidates.fits(match.entry.get("name"), q, shape):
                joined = any(self.scan.match(i, "and") is not None for i in range(q.end, match.start))
                return None if joined or self.events.figure_between(q.end, match.start) else match
        return None

    def _is_led_to(self, k: int) -> bool:
        """Whether a level is where the growth right before it led: "textile shipments doubled to $14.2 million"."""
        if not k or self.shapes[k].form != "level" or self.shapes[k - 1].form not in COMPARING:
            return False
        first, last = self.events.quantities[k - 1].end, self.events.quantities[k].start
        return last - first <= _LED_TO and not any(first <= m.start < last for m in self.events.indicators)

    def _item_beside(self, k: int, what: What) -> str | None:
        """The part that the level beside a growth or before a share is of: "grew 1.4 times to 1.3 million tonnes"."""
        if k and self.shapes[k - 1].form in COMPARING and self._restates(k):
            return self.name(k - 1, self.shapes[k - 1]).item
        for j in (k - 1,) if self.shapes[k].form == "share" else (k + 1, k - 1):
            if not 0 <= j < len(self.shapes) or self.shapes[j].form != "level":
                continue
            first, second = (self.events.quantities[i] for i in sorted((j, k)))
            if second.start - first.end <= _BESIDE:
                level = self.name(j, self.shapes[j])
                if level.item != PART:
                    return level.item if self._is_same(level.indicator, what.indicator) else None
        return None

    def _restates(self, k: int) -> bool:
        """Whether a figure says the one before it once more: "doubled (up 96 %)", "by 26.1 %, that is by over a quarter"."""
        before, q = self.events.quantities[k - 1], self.events.quantities[k]
        if q.start - before.end > _BESIDE:
            return False
        joined = self.events.cue_begins("or", before.end, q.start)
        return joined or self.scan.is_mark(q.start - 1, "(")

    def _is_same(self, one: str | None, other: str | None) -> bool:
        entry = registry().get(other)
        return one == other or (entry is not None and one == entry.whole)

    def _found(self, k: int, shape: Shape) -> What:
        """What the words around a quantity name, or would name if it had a neighbour's shape."""
        if shape is not self.shapes[k]:
            return self._sought(k, shape)
        known = self._own.get(k)
        if known is None:
            known = self._own[k] = self._sought(k, shape)
        return known

    def _sought(self, k: int, shape: Shape) -> What:
        found = self._in_turn(k, shape) or self._owned(k, shape) or self._by_noun(k, shape) or self._by_structure(k, shape)
        if found is not None:
            return found
        q = self.events.quantities[k]
        own = self.own.of(q, shape)
        if own is not None:
            return own
        before = self._found(k - 1, self.shapes[k - 1]) if k else None
        if before is not None and before.rule in (MEASURE, NUMBER) and self.own.goes_on(self.events.quantities[k - 1], q, shape):
            return before
        if shape.form == "share" and (those := self._of_those(k)) is not None:
            return those
        if k and self.shapes[k - 1].form == shape.form and self.going_on.is_told_as_figure(q):
            return self._found(k - 1, self.shapes[k - 1])._replace(rule="that figure")
        named = self._with_level(k) or self.heads.named(q, shape, self.candidates.fits) or self._with_share(k)
        if named is not None and (sector := self.going_on.sector(q, shape, named)) is not None:
            return sector
        if named is not None and not self.narrowing.budgets.is_target(named, q, shape):
            return self._by_name(k, shape, named)
        what = self._worth(k) or self.trading.dispatched(q, shape) or self.going_on.carried(q, shape, self.narrowing)
        if what.rule in (*_NOTHING, DONE) and k and (shared := self._shares_trade(k)) is not None:
            return shared
        if what.rule in _NOTHING and k and shape.form in _GROWTHS and self.shapes[k - 1].form == "level":
            return self._found(k - 1, self.shapes[k - 1])._replace(rule="beside level")
        if what.rule in _NOTHING and k and self._leads_to(k):
            moved = self._found(k - 1, self.shapes[k - 1])
            if registry().get(moved.indicator) is None or self.candidates.fits(moved.indicator, q, shape):
                return moved._replace(rule="where it got to")
        return what

    def _shares_trade(self, k: int) -> What | None:
        """Goods listed behind others that go abroad: "shipped 8.1 million tonnes of wheat, 2.2 million tonnes of flour"."""
        level, q = self.events.quantities[k - 1], self.events.quantities[k]
        if self.shapes[k].form != "level" or self.shapes[k - 1].form != "level" or q.unit != level.unit or q.unit == "count":
            return None
        gap = range(level.end, q.start)
        if len(gap) > _ENTRY or not any(self.scan.is_mark(i, ",") or self.scan.match(i, "and") is not None for i in gap):
            return None
        if any(self.scan.match(i, "process", "indicator", "direction") is not None or self.scan.is_mark(i, ";:") for i in gap):
            return None
        before = self._found(k - 1, self.shapes[k - 1])
        name = "exports" if before.indicator == GRAIN else before.indicator
        goods = self.items.goods(q, name or "") or self.items.traded(q)
        if name not in TRADE or goods is None:
            return None
        weighed = GRAIN if name == "exports" and not q.currency and is_grain(goods) else name
        return What(weighed, None if weighed == GRAIN else goods, "resolved", "listed trade")

    def _leads_to(self, k: int) -> bool:
        """Whether a figure is where the one before it led: "costs climbed 8.3 % to $287 million", "48 foizdan 44 foizga"."""
        before, here = self.shapes[k - 1], self.shapes[k]
        if here.form in COMPARING or not (before.base_level or before.form in COMPARING):
            return False
        q, previous = self.events.quantities[k], self.events.quantities[k - 1]
        if before.base_level and previous.unit not in (None, q.unit):
            return False
        return q.start - previous.end <= _MOVED_TO and not self.scan.has_mark(previous.end, q.start, ";:(")

    def _by_noun(self, k: int, shape: Shape) -> What | None:
        """What the noun that a figure counts names."""
        q = self.events.quantities[k]
        own = self.items.counted_noun(q)
        thing = None if own is None else self.free.thing(q)
        if own is not None and thing is not None and self._narrows(own, thing, q):
            own = None
        moved = self.trading.moved(q) if q.unit == "count" else None
        if moved is not None:
            return moved
        stock = None if own is None else registry().get(own.entry.get("name"))
        if stock is not None and stock.kind == "stock" and not stock.people:
            shipped = self.trading.shipped(q)
            if shipped is not None and not any(map(self.heads.is_bought_at_home, self.events.indicators)):
                return shipped
        if own is not None and self.candidates.fits(own.entry.get("name"), q, shape):
            return self._stated(q, own, shape, "noun")
        if q.unit == "count" and q.item and not q.borrowed and not q.counter and not self.going_on.is_figure(q):
            return self.trading.shipped(q) or self.trading.dispatched(q, shape) or self._counted(q, q.item)
        return None

    def _by_structure(self, k: int, shape: Shape) -> What | None:
        """What a list, an ending or a figure beside it makes of a figure."""
        found = self._entry_of_list(k, shape)
        if found is not None:
            return found
        excess = self.narrowing.excess(self.events.quantities[k]) if shape.form in ("level", "change") else None
        if excess is not None:
            return What(excess, None, "stated", EXCESS)
        gap = self.narrowing.budgets.gap(self.events.quantities[k], shape)
        if gap is not None:
            return What("budget_deficit", None, "resolved", EXCESS, self.scan.slice(gap.start, gap.end))
        return self._trade_gap(k) or self._beside_level(k) or self._beside_price(k)

    def _trade_gap(self, k: int) -> What | None:
        """What exports and imports told before a sum differ by: "sold for 8 bn and bought for 9 bn, a gap of 1 bn"."""
        q = self.events.quantities[k]
        if k < _SIDES or not q.currency or self.shapes[k].form not in ("level", "change"):
            return None
        word = self.narrowing.budgets.difference(self.events.quantities[k - 1].end, q.start)
        if word is None or any(self.shapes[j].form != "level" for j in (k - 2, k - 1)):
            return None
        sides = {self._found(j, self.shapes[j]).indicator: self.events.quantities[j].obs for j in (k - 2, k - 1)}
        if sides.keys() != {_EXPORTS, _IMPORTS}:
            return None
        name = "trade_deficit" if sides[_IMPORTS] > sides[_EXPORTS] else "trade_surplus"
        return What(name, None, "resolved", EXCESS, self.scan.slice(word.start, word.end))

    def _by_name(self, k: int, shape: Shape, named: Match) -> What:
        """What the name that a sentence has for a figure makes of it."""
        q = self.events.quantities[k]
        if self._goes_on(k, named):
            return self._found(k - 1, self.shapes[k - 1])._replace(rule="beside level")
        if self._is_shared_part(named, shape):
            words = self.scan.slice(named.start, named.end)
            return What(self.topic.indicator, self.items.labelled(q, None) or words.lower(), "resolved", "share of a part", words)
        other = self.crops.made_instead(q, shape, named.entry.get("name")) or self.trading.turned(q, shape, named)
        if other is not None:
            return What(other, self.items.traded(q) if other in TRADE else None, "resolved", "done here")
        what = self._loaded(q, named) or self._stated(q, named, shape, "named")
        sure = certainty(self.events, q, shape, named, self.candidates.fits)
        return what._replace(confidence=sure) if what.confidence == "stated" else what

    def _loaded(self, q: Quantity, named: Match) -> What | None:
        """Goods in a list of what was loaded or carried, which nobody made there: "- iron ore – 46.1 million tonnes"."""
        if not self.events.sentence.listed or q.currency or made_thing(named.entry.get("name")) is None:
            return None
        if (self.topic.listed or self.topic.indicator) != _FREIGHT:
            return None
        words = self.scan.slice(named.start, named.end)
        return What(_FREIGHT, self.items.labelled(q, None) or words.lower(), "resolved", "freight of a list", words)

    def _narrows(self, own: Match, thing: Match, q: Quantity) -> bool:
        """Whether a thing holds or goes on with an indicator's name: base stations are no stations, farm inspections no farms."""
        holds = thing.start <= own.start and thing.end - thing.start > own.end - own.start
        return holds or own.end <= q.end <= thing.start

    def _stated(self, q: Quantity, match: Match, shape: Shape, rule: str) -> What:
        trade = self.trading.traded(q, match)
        if trade is not None:
            goods = q.item or self.scan.slice(match.start, match.end).lower()
            return What(trade.entry.get("name"), goods, "stated", "traded", self.scan.slice(trade.start, trade.end))
        words = self.scan.slice(match.start, match.end)
        if match.entry.get("pair") and match.entry.get("name") in TRADE:
            item = self.items.goods(q, match.entry.get("name")) or self.items.traded(q) or q.item
            return What(match.entry.get("name"), item, "stated", "pair", words)
        if match.entry.get("name") == _TRADING and any(m.start == match.end or m.end == match.start for m in self.events.areas):
            return What(_TURNOVER, self.items.item(q, None), "stated", rule, words)  # "Торговля Казахстана с …"
        if match.entry.get("name") in TRADE and shape.form == "level" and self.topic.indicator == _FREIGHT and not q.currency:
            return What(_FREIGHT, match.entry.get("name"), "resolved", "freight by direction", words)
        made = made_thing(match.entry.get("name"))
        way = None if made is None else self.trading.way(q)
        if way is not None:
            goods = q.item or self.scan.slice(match.start, match.end).lower()
            return What(way, goods, "stated", "traded", self.scan.slice(match.start, match.end))
        if made is not None and (q.currency or shape.form == "share") and self.topic.indicator in TRADE:
            return What(self.topic.indicator, made, "resolved", "goods of the topic", words)
        if (
            shape.form == "growth_percent"
            and (self.topic.indicator or self.topic.headline) in _OF_ALL_PRICES
            and (bare := self.items.bare_goods(match))
        ):
            return What(_CONSUMER_PRICES, bare, "resolved", "goods of the topic", words)
        if (
            match.entry.get("name") in _PRICES
            and match.entry.phrase.endswith("^")
            and (self.topic.indicator or "").endswith(_OWN_PRICE)
        ):
            return What(self.topic.indicator, self.items.item(q, None), "inferred", "price of the topic", words)
        name = by_weight(match.entry.get("name"), self.topic.mentioned, q, shape)
        entry = registry().get(name)
        if self._is_sector(entry, words, shape) and (q.currency or shape.form == "share"):
            first, last = min(match.end, q.end), max(match.start, q.start)
            beside = not self.events.figure_between(first, last) and not self.scan.has_mark(first, last, ",")
            item = _sector(words) if beside else self.items.owner(q) or self.items.item(q, None)
            return What(self.topic.indicator, item, "resolved", "sector of the topic", words)
        if (
            entry is not None
            and entry.item
            and entry.whole
            and match.end <= q.start
            and self.scan.has_mark(match.end, q.start, ";")
        ):
            return What(entry.whole, self.items.item(q, None), "resolved", rule, words)  # The part was another clause's.
        item = self.items.item(q, match)
        if name == GRAIN and match.entry.get("name") in TRADE and not is_grain(item):
            name = match.entry.get("name")
        if item is None and name in TRADE:
            item = self.items.traded(q) or self.trading.product()
        return What(name, item, "stated", rule, words)

    def _is_sector(self, entry: Indicator | None, words: str, shape: Shape) -> bool:
        """Whether a text on what is put into the economy names a part of it alone: "mining drew $2.1 billion"."""
        if entry is None or self.topic.indicator not in _SPREAD:
            return False
        # "Retail trade grew to 24.9 trillion" behind a sentence on investment is no part of it.
        trade = entry.name in _TRADES and (shape.form == "share" or self.topic.headline in _SPREAD)
        return (entry.name.endswith("_output") or trade) and _sector(words) is not None

    def _counted(self, q: Quantity, item: str) -> What:
        """A count of something no indicator is named after; in a list it is a part of its total."""
        befell = self._befell(q) or self._handled(q)
        if befell is not None:
            return What(befell.entry.get("name"), None, "stated", "befell", self.scan.slice(befell.start, befell.end))
        total = self.items.total_of_list(q)
        if total is not None:
            return What(total.entry.get("name"), q.item, "resolved", "listed", self.scan.slice(total.start, total.end))
        noun = item.rpartition(" ")[2]
        topic = next((t for t in (self.topic.indicator, self.topic.headline) if made_thing(t) and self.items.names(noun, t)), None)
        if topic is not None:
            return What(topic, None, "resolved", "noun of the topic", item)
        return What(self.free.counted(q, item), None, "resolved", "head noun", item)

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
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        last = self.scan.next_mark(q.end, self.events.sentence.last, ",;:(")
        paired = (
            m for m in self.events.indicators if m.entry.get("pair") and first <= m.start < last and not q.start <= m.start < q.end
        )
        return next((m for m in paired if (e := registry().get(m.entry.get("name"))) is not None and e.people), None)

    def _worth(self, k: int) -> What | None:
        """ "85 items worth 500 million": a sum that values what was counted before, not the article's topic."""
        q = self.events.quantities[k]
        if not q.currency or not self.events.cue_ends("worth", q.start - 3, q.start + 1):
            return None
        before = [j for j in range(k) if self.events.quantities[j].unit == "count"]
        if not before:
            return None
        name = self._found(before[-1], self.shapes[k]).indicator
        item = self.events.quantities[before[-1]].item
        return None if name is None else What(f"{name}_value", None, "resolved", "worth", item or "")

    def _beside_level(self, k: int) -> What | None:
        """What the level right before a growth is of, if nothing else is named in between: "17.2 million people, 11 % more"."""
        if k == 0 or self.shapes[k - 1].form not in ("level", "share"):
            return None
        level, q = self.events.quantities[k - 1], self.events.quantities[k]
        if self.shapes[k - 1].form == "share":
            aside = q.currency and self.shapes[k].form == "level" and 0 < q.start - level.end <= _BESIDE
            opened = aside and any(self.scan.is_mark(i, "(") for i in range(level.end, q.start))
            return self.name(k - 1, self.shapes[k - 1])._replace(rule="restated") if opened else None
        of_what = any(0 <= m.start - q.end <= OF_WHAT or m.end == q.start for m in self.events.indicators)
        told_again = self.shapes[k].cue == RESTATED and not of_what
        if told_again or (self.shapes[k].form == "share" and self.scan.is_mark(q.start - 1, "(")):
            return self.name(k - 1, self.shapes[k - 1])._replace(rule="restated")
        of_base = self.shapes[k].base_level and not self.scan.has_mark(level.end, q.start, ",;:(\u2013\u2014-")
        if not of_base and self.shapes[k].form not in COMPARING:
            return None
        if q.start - level.end > _BESIDE or any(level.end <= m.start < q.start for m in self.events.indicators):
            return None
        what = self.name(k - 1, self.shapes[k - 1]) if of_base else self._found(k - 1, self.shapes[k - 1])
        told = what.rule != "named" or of_base or self._restates(k)
        return what._replace(rule="beside level") if told else None

    def _is_shared_part(self, named: Match, shape: Shape) -> bool:
        """Whether a share is that of what a word names in what the text is about: "temir yo'l ulushi"."""
        entry, topic = registry().get(named.entry.get("name")), registry().get(self.topic.indicator)
        if self._is_label(named, shape) and entry is not topic:
            return True
        if shape.form != "share" or entry is None or topic is None or entry is topic or topic.kind not in ("flow", "stock"):
            return False
        alike = not set(entry.dimension).isdisjoint(topic.dimension)
        if entry.whole is not None or (entry.kind != "stock" if alike else "currency" in topic.dimension):
            return False
        for cue in self.events.cued("share"):
            if cue.start == named.end if self.scan.pack.verb_last else 0 <= named.start - cue.end <= _OF_PART:
                return True
        return False

    def _is_label(self, named: Match, shape: Shape) -> bool:
        """Whether a name is the label of one of the shares that a list is of, or that its first entries are of."""
        if shape.form != "share" or not self.events.sentence.listed or len(self.events.quantities) > 1:
            return False
        q = self.events.quantities[0]
        label = named.end <= q.start and self.scan.is_mark(q.start - 1, ":" + LONG_DASHES)
        told = self.topic.listed is not None or (self.topic.percent == "share" and self.topic.figure == self.topic.indicator)
        return label and told and self.topic.indicator is not None

    def _goes_on(self, k: int, named: Match) -> bool:
        """Whether a growth tells how the level before it changed, whatever is named before both: "plants gave 4 bn, 3 % more"."""
        if not k or self.shapes[k].form not in _GROWTHS or self.shapes[k - 1].form != "level":
            return False
        level, q = self.events.quantities[k - 1], self.events.quantities[k]
        if named.start > level.end or named.end > q.start or self.scan.has_mark(level.end, q.start, ";"):
            return False
        return not self.candidates.fits(named.entry.get("name"), level, self.shapes[k - 1])

    def _beside_price(self, k: int) -> What | None:
        """What moves a price by the unit told before it: "229 dollars a tonne, 2 dollars less in a week"."""
        q = self.events.quantities[k]
        if self.shapes[k].form not in COMPARING or (q.unit != "percent" and not q.currency):
            return None
        named = [m for m in self.events.indicators if m.end <= q.start]
        for j in reversed(range(k)):
            price = self.events.quantities[j]
            if any(price.end <= m.start and m.entry.get("name") not in _PRICES for m in named):
                return None
            if is_unit_price(price) and (q.unit == "percent" or (price.unit or "").partition("/")[0] == q.unit):
                return self._found(j, self.shapes[j])._replace(rule="beside price")
        return None

    def _with_share(self, k: int) -> Match | None:
        """What a share right behind a level is a share of: "$12.15 billion, or 20.4 % of turnover" is turnover too."""
        if self.shapes[k].form != "level" or k + 1 >= len(self.shapes) or self.shapes[k + 1].form != "share":
            return None
        q, share = self.events.quantities[k], self.events.quantities[k + 1]
        if not self.events.cue_begins("or", q.end, share.start) or share.start - q.end > _BESIDE:
            return None
        behind = (m for m in self.events.indicators if 0 <= m.start - share.end <= OF_WHAT and not is_people(m))
        return next((m for m in behind if self.candidates.fits(m.entry.get("name"), q, self.shapes[k])), None)

    def _with_level(self, k: int) -> Match | None:
        """The indicator of the level that a growth leads to ("rose by 4.5 % to 12.3 million tonnes"): both are of one thing."""
        if self.shapes[k].form not in COMPARING or k + 1 >= len(self.shapes) or self.shapes[k + 1].form != "level":
            return None
        q, level = self.events.quantities[k], self.events.quantities[k + 1]
        if level.start - q.end > _TO_LEVEL or level.unit == "count":
            return None
        if any(q.end <= m.start < level.start for m in self.events.indicators):
            return None
        named = self.heads.named(level, self.shapes[k + 1], self.candidates.fits)
        if named is None or named.end > q.start or self.events.figure_between(named.end, q.start):
            return None
        return named


def _sector(words: str) -> str | None:
    """The part of the economy that some words name and nothing else: "Mining and quarrying"."""
    parts = words.split()
    found = [(to - at, name) for at, to, name in named_in(parts) if name in _PARTS_OF_ECONOMY]
    return found[0][1] if found and len(parts) - found[0][0] in (0, _JOINED) else None
