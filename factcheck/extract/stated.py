"""What an indicator's name beside a figure makes of it, in the light of what the text is about."""

from __future__ import annotations

from typing import Final

from factcheck.extract.fitting import by_weight
from factcheck.extract.free_names import FreeNames
from factcheck.extract.goods import made_thing
from factcheck.extract.quantity import Quantity
from factcheck.extract.shape import Shape
from factcheck.extract.trading import GRAIN, TRADE, Trading, is_grain
from factcheck.extract.what import What
from factcheck.languages.entry import Match
from factcheck.languages.item_names import named_in
from factcheck.model.claim import COMPARING
from factcheck.model.indicator import Indicator, registry

_TRADING: Final = "trading"
_MARKETS, _SALES = "markets", "sales"
_CONSUMER_PRICES: Final = "consumer_prices"
_TURNOVER: Final = "trade_turnover"
_OF_ALL_PRICES: Final = frozenset({_CONSUMER_PRICES, "inflation", "price"})
_FREIGHT: Final = "freight_volume"
#: What words for a movement of prices name.
_PRICES: Final = frozenset({"consumer_prices", "price", "inflation"})
#: How the names of prices end that are not those of consumers.
_OWN_PRICE: Final = ("share_price", "_rate", "oil_price", "gold_price", "metal_price", "grain_price", "stock_index")
#: What is put into parts of the economy, what is told of trade at home, and what those parts are called.
_SPREAD: Final = frozenset({"investment", "foreign_investment", "loans", "loans_issued"})
#: Words that join the name of another part to that of one: "and quarrying".
_JOINED: Final = 2
_TRADES: Final = frozenset({"retail_trade", "wholesale_trade", "internal_trade", _TRADING})
_PARTS_OF_ECONOMY: Final = frozenset(
    {"industry", "mining", "manufacturing", "agricultural", "construction", "trade", "retail", "wholesale", "services"}
)


class Stated:
    """Finds what names stand for in one sentence."""

    def __init__(self, trading: Trading, free: FreeNames) -> None:
        self.scan = trading.scan
        self.events = trading.events
        self.topic = trading.topic
        self.items = trading.items
        self.trading = trading
        self.free = free

    def loaded(self, q: Quantity, named: Match) -> What | None:
        """Goods in a list of what was loaded or carried, which nobody made there: "- iron ore – 46.1 million tonnes"."""
        if not self.events.sentence.listed or q.currency or made_thing(named.entry.get("name")) is None:
            return None
        if (self.topic.listed or self.topic.indicator) != _FREIGHT:
            return None
        words = self.scan.slice(named.start, named.end)
        return What(_FREIGHT, self.items.entries.labelled(q, None) or words.lower(), "resolved", "freight of a list", words)

    def of(self, q: Quantity, match: Match, shape: Shape, rule: str) -> What:
        trade = self.trading.traded(q, match)
        if trade is not None:
            goods = q.item or self.scan.slice(match.start, match.end).lower()
            return What(trade.entry.get("name"), goods, "stated", "traded", self.scan.slice(trade.start, trade.end))
        words = self.scan.slice(match.start, match.end)
        if match.entry.get("pair") and match.entry.get("name") in TRADE:
            item = self.items.goods.behind(q, match.entry.get("name")) or self.items.goods.traded(q) or q.item
            return What(match.entry.get("name"), item, "stated", "pair", words)
        if match.entry.get("name") == _TRADING and self._with_partner(match):
            return What(_TURNOVER, self.items.item(q, None), "stated", rule, words)  # "Торговля Казахстана с …"
        if match.entry.get("name") in TRADE and shape.form == "level" and self.topic.indicator == _FREIGHT and not q.currency:
            return What(_FREIGHT, match.entry.get("name"), "resolved", "freight by direction", words)
        made = made_thing(match.entry.get("name"))
        done = None if made is None else self._done_with(q, made, match, shape)
        if done is not None:
            return done
        if self.topic.indicator in TRADE and (wares := self._goods_of_trade(q, match, shape, made)) is not None:
            return What(self.topic.indicator, wares, "resolved", "goods of the topic", words)
        if (
            shape.form == "growth_percent"
            and ((self.topic.indicator or self.topic.headline) in _OF_ALL_PRICES or self._costs(q))
            and (bare := self._dear(q, match))
        ):
            return What(_CONSUMER_PRICES, bare, "resolved", "goods of the topic", words)
        if (
            match.entry.get("name") in _PRICES
            and match.entry.phrase.endswith("^")
            and (self.topic.indicator or "").endswith(_OWN_PRICE)
            and (self.free.goods(q) or "") in str(self.topic.indicator)
        ):
            return What(self.topic.indicator, self.items.item(q, None), "inferred", "price of the topic", words)
        name = by_weight(match.entry.get("name"), self.topic.mentioned, q, shape)
        entry = registry().get(name)
        if self._is_sector(entry, match, shape) and (q.currency or shape.form == "share"):
            first, last = min(match.end, q.end), max(match.start, q.start)
            beside = not self.events.figure_between(first, last) and not self.scan.has_mark(first, last, ",")
            item = _sector(words) if beside else self.items.entries.owner(q) or self.items.item(q, None)
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
        if name == GRAIN and match.entry.get("name") in TRADE and not (is_grain(item) and self.free.is_grain(q)):
            name = match.entry.get("name")
        if item is None and name in TRADE:
            item = self.items.goods.traded(q) or self.trading.product()
        return What(name, item, "stated", rule, words)

    def _costs(self, q: Quantity) -> bool:
        """Whether the verb right behind a growth is one of prices: "жұмыртқа 2,1 %-ға арзандады"."""
        names = (m.entry.get("name") for m in self.events.indicators if m.start == q.end)
        return self.scan.pack.verb_last and _CONSUMER_PRICES in names

    def _dear(self, q: Quantity, match: Match) -> str | None:
        """The goods whose price grew: those of another figure stand behind a comma or before that figure."""
        apart = match.start > q.end and self.scan.has_mark(q.end, match.start, ",")  # "Нан 9 %-ға, ет 12 %-ға қымбаттады"
        bare = self.items.goods.bare(match)
        if bare is None or not (apart or self.events.figure_between(match.end, q.start)):
            return bare
        return self.items.item(q, None, _CONSUMER_PRICES) or self.items.goods.last_named(q)

    def _with_partner(self, named: Match) -> bool:
        """Whether a country stands right beside a word for trade: "trade with Kazakhstan", "АҚШ-пен сауда"."""
        before = named.start - 2 * ("suffix" in self.scan.kinds[named.start - 1] and self.scan.glued[named.start - 1])
        return any(m.start == named.end or m.end in (before, named.start) for m in self.events.areas)

    def _goods_of_trade(self, q: Quantity, match: Match, shape: Shape, made: str | None) -> str | None:
        """Goods that a text on trade names like their making, or like the sector they come from: "industrial goods"."""
        if made is not None:
            return made if q.currency or shape.form == "share" else None
        wares = str(match.entry.get("name")).endswith("_output") and "wares" in self.scan.kinds[match.end - 1]
        if not wares or not (q.currency or (shape.form in COMPARING and self.topic.headline in TRADE)):
            return None
        if self.events.figure_between(match.end, q.start):
            return self.items.entries.owner(q) or self.items.item(q, None)
        return self.scan.slice(match.start, match.end).lower()

    def _done_with(self, q: Quantity, made: str, match: Match, shape: Shape) -> What | None:
        """What is done with goods that are named like their making: "210,000 tonnes of fertiliser were sold", "went abroad".

        What they have of a market is of what is sold there.
        """
        done = self.free.process(q) if self.free.is_otherwise(q, str(match.entry.get("name"))) else None
        words, way = self.scan.slice(match.start, match.end), None if done is None else done.entry.get("name")
        if done is None and shape.form == "share" and self.free.tells(q, _MARKETS):
            way = _SALES
        if way is not None:
            return What(f"{made.replace(' ', '_')}_{way}", None, "resolved", "done here", words)
        way = self.trading.way(q)
        return None if way is None else What(way, q.item or words.lower(), "stated", "traded", words)

    def _is_sector(self, entry: Indicator | None, match: Match, shape: Shape) -> bool:
        """Whether a text on what is put into the economy names a part of it alone: "mining drew $2.1 billion"."""
        if entry is None or self.topic.indicator not in _SPREAD:
            return False
        # "Retail trade grew to 24.9 trillion" behind a sentence on investment is no part of it.
        put_in = "dat" in match.features or self.topic.headline in _SPREAD
        trade = entry.name in _TRADES and (shape.form == "share" or put_in)
        words = self.scan.slice(match.start, match.end)
        return (entry.name.endswith("_output") or trade) and _sector(words) is not None


def _sector(words: str) -> str | None:
    """The part of the economy that some words name and nothing else: "Mining and quarrying"."""
    parts = words.replace("-", " ").split()
    found = [(to - at, name) for at, to, name in named_in(parts) if name in _PARTS_OF_ECONOMY]
    return found[0][1] if found and len(parts) - found[0][0] in (0, _JOINED) else None
