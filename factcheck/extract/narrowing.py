"""What makes a figure one of a part, of a mean or of a balance's sign rather than of all that its indicator measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.budgets import OF_BUDGET, Budgets
from factcheck.extract.earnings import Earnings
from factcheck.extract.events import Events
from factcheck.extract.farmland import Farmland
from factcheck.extract.fitting import is_shop_price, is_too_large
from factcheck.extract.holders import HELD, holder
from factcheck.extract.name_pairs import WITH
from factcheck.extract.power import by_maker
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.sizes import is_of_size
from factcheck.extract.topic import Topic
from factcheck.extract.trading import GRAINS
from factcheck.extract.what import ALL_PRICES, NAMED, What
from factcheck.languages.item_names import named
from factcheck.model.claim import COMPARING

_HARVEST: Final = "_harvest"
_GRAIN_HARVEST: Final = "grain_harvest"
_LOANS: Final = frozenset({"loans", "loans_issued", "mortgage_lending", "consumer_loans", "car_loans", "microloans"})
#: What the rate is in a text that goes on about loans or deposits.
_RATES: Final = {**dict.fromkeys(_LOANS, "lending_rate"), "deposits": "deposit_rate", "household_deposits": "deposit_rate"}
#: Names of homes, the list of words for those that are sold, and what their price is called.
_HOMES: Final = frozenset({"housing_commissioned", "housing_stock", "apartments", "housing_deals"})
_HOMES_SOLD: Final = "homes_sold"
_PRICE, _CONSUMER = "price", "consumer_prices"
#: What a text is on that tells of prices as such, and words for those who have prices of their own.
_ON_PRICES: Final = (None, _PRICE, _CONSUMER, "inflation", "policy_rate", "food_prices", "inflation_monthly")
_SUBJECT, _GROCERIES = "subject", "groceries"
_FIRM: Final = "one_firm"
_FIRMS: Final = frozenset({"companies", "enterprises"})
_OF_HOMES: Final = "housing_price"
#: Tokens between "rate" and the loans it is of.
_LOANS_NEAR: Final = 4
_HOUSING: Final = "housing_commissioned"
_CPI: Final = "cpi_index_yoy"
_BUDGETS: Final = ("republican_budget", "local_budget", "consolidated_budget")
_DEFICIT, _SURPLUS = "deficit", "trade_surplus"
_OF_TRADE: Final = frozenset({"exports", "imports", "trade_turnover"})
_EXPORTS: Final = "exports"
_GRAIN: Final = "grain_exports"
_GRAINS: Final = frozenset({"grain", "wheat"})
_ON_GRAIN: Final = frozenset({_GRAIN, _GRAIN_HARVEST, "wheat_harvest", "grain_stocks", "grain_purchases", "grain_price"})
_REVENUE, _INCOME, _WAGE = "business_revenue", "income", "average_wage"
_POLICY: Final = "policy_rate"
_WASTE: Final = "waste"
_EMISSIONS: Final = "emissions"
_INTEREST: Final = "interest_rate"
_LENDING: Final = "lending_rate"
_BALANCE: Final = "trade_balance"
_TURNOVER: Final = "trade_turnover"
#: What makes a text one on trade with other countries, and what it is on where that trade is at home.
_BOTH_WAYS: Final = frozenset({"exports", "imports", "trade_deficit", "trade_surplus", "trade_balance"})
_AT_HOME: Final = frozenset({"retail_trade", "wholesale_trade", "internal_trade"})
#: What is told of plans for buildings, and taxes whose rate may be told.
_PROJECT: Final = "project_budget"
_SIDES_OF_BUDGET: Final = frozenset({"budget_revenue", "budget_deficit"})
_TAXES: Final = frozenset({"tax_rate", "vat_rate", "tax_revenue", "customs_duty", "land_tax", "property_tax"})
_TAX_RATE: Final = "tax_rate"
_LAND: Final = "land_area"
_POWER: Final = "electricity_generation"
_STATIONS: Final = "power_stations"
#: Tokens between a share and the amount that restates it.
_RESTATED: Final = 5


class Narrowing:
    """Tells parts, means and signs of one sentence's figures."""

    def __init__(self, scan: Scan, events: Events, topic: Topic, shapes: Sequence[Shape]) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic
        self.shapes = shapes
        self.verb_last = scan.pack.verb_last
        self.budgets = Budgets(scan, events, topic)
        self.earnings = Earnings(events, topic)
        self.farmland = Farmland(scan, events, topic)

    def narrowed(self, q: Quantity, shape: Shape, what: What) -> What:
        """What the words around a figure make of its indicator: loans of a rate, sign of a balance, crop of land, stations."""
        name, level = what.indicator, shape.form == "level"
        meant = _CONSUMER if name == _CPI and shape.form == "growth_percent" else self._meant(q, what)
        if meant is not None:
            return what._replace(indicator=meant)
        if name in HELD and (whose := holder(self.scan, self.events, q)) is not None:
            return what._replace(item=whose)
        grows = shape.form in COMPARING and what.item is None and self.topic.indicator == self.topic.headline == _GRAIN
        if name == _EXPORTS and (grows or (level and not q.currency)) and self.is_of_grain(what):
            return what._replace(indicator=_GRAIN)
        brought = self.budgets.brought(q, shape, what)
        if brought is not None:
            return brought
        if name in (_REVENUE, _INCOME) and q.currency and (whose := self.earnings.of(q, what)) != name:
            return what._replace(indicator=whose)
        told = self._by_topic(q, what)
        if told is not None:
            return what._replace(indicator=told, item=None if told == _OF_HOMES else what.item)
        if name in (_BALANCE, _TURNOVER) and level and (ended := self._ended(q)) is not None:
            return what._replace(indicator=ended)
        if name == _BALANCE and level:
            return self.signed(q, what)
        if name == _LAND and self._is_floor(q):
            return what._replace(indicator=_HOUSING)
        if name in OF_BUDGET and (what.item is None or what.rule == "carried"):
            return what._replace(item=self.level_of_budget(q) or what.item)
        if name == _LAND:
            return what._replace(indicator=self.farmland.of(q), item=what.item or self.farmland.crop())
        if name == _STATIONS and shape.form == "share" and _POWER in self.topic.mentioned:
            return what._replace(indicator=_POWER, item=what.words.lower() or None)
        return by_maker(self.scan, self.events, self.topic, q, what) if level else what

    def _is_floor(self, q: Quantity) -> bool:
        """Whether an area is that of homes which the text tells of."""
        if q.unit == "percent":
            return self.topic.indicator == _HOUSING
        return q.unit == "meter**2" and _HOUSING in self.topic.mentioned

    def _meant(self, q: Quantity, what: What) -> str | None:
        """What a general word means by the text or the words beside it: "the rate", "the deficit", turnover, money allotted."""
        name, mentioned = what.indicator, self.topic.mentioned
        if name == _POLICY:
            return self._rate_of(what)
        if is_shop_price(name, q, self.topic.headline, self.topic.indicator):
            return _CONSUMER  # "Beef cost 3,912 tenge a kilogram", in a text on inflation.
        if name == _PROJECT:
            return self.topic.indicator if self.topic.indicator in _LOANS else None
        if name == _SURPLUS and self.budgets.is_told and " " not in what.words:
            return "budget_surplus"
        if name == _DEFICIT:
            of_trade = mentioned & _OF_TRADE and not mentioned & OF_BUDGET
            return "trade_deficit" if of_trade or self.topic.indicator == "trade_deficit" else None
        if name == _TURNOVER and q.unit == "percent" and " " not in what.words and self._lists_sectors():
            return "internal_trade"  # "Construction grew 14.9 % and trade 8.4 %"
        at_home = sorted(mentioned & _AT_HOME) if name == _TURNOVER and mentioned.isdisjoint(_BOTH_WAYS) else ()
        return at_home[0] if at_home else None

    def _lists_sectors(self) -> bool:
        """Whether the sentence names other sectors of the economy."""
        return any(str(m.entry.get("name")).endswith("_output") for m in self.events.indicators)

    def of_all_prices(self, what: What, shape: Shape) -> What | None:
        """The growth of prices as such, not of one good's or one firm's: "prices climbed by 9 %"."""
        named = what.indicator == _PRICE and what.rule == NAMED
        return what._replace(indicator=_CONSUMER, rule=ALL_PRICES) if named and self._is_of_all(what, shape) else None

    def of_groceries(self, q: Quantity, what: What, shape: Shape) -> What | None:
        """The growth of food that is told to go up, and nothing else of it: "beef rose 2.1 %, mutton 1.8 %"."""
        if what.rule != _SUBJECT or shape.form != "growth_percent" or self.topic.indicator not in _ON_PRICES:
            return None
        word = what.words.lower()
        places = self.scan.begun(WITH, self.events.sentence.first, q.start)
        food = (m for i in places for m in self.scan.phrases[i] if m.entry.kind == WITH and m.entry.get("name") == _GROCERIES)
        if not any(self.scan.slice(m.start, m.end).lower() == word for m in food):
            return None
        return what._replace(indicator=_CONSUMER, item=word, confidence="inferred", rule=ALL_PRICES)

    def _is_of_all(self, what: What, shape: Shape) -> bool:
        if shape.form != "growth_percent" or what.item is not None or len(what.words.split()) > 1:
            return False
        if self.topic.indicator not in _ON_PRICES or any(m.entry.get("name") in _FIRMS for m in self.events.indicators):
            return False
        sentence = self.events.sentence
        places = (i for i in self.scan.begun(WITH, sentence.first, sentence.last) if not self.scan.capital(i))
        beside = (m.entry for i in places for m in self.scan.phrases[i])
        return not any(entry.kind == WITH and entry.get("name") in (_HOMES_SOLD, _FIRM) for entry in beside)

    def tells_budget(self) -> bool:
        """Whether bare "spending" is a budget's: its revenue or gap is told too, or the sentence or what it goes on with is."""
        near = (self.topic.indicator, self.topic.headline)
        told = self.earnings.on_budget or self.events.cued("budget") or self.events.cued("payer")
        return bool(self.topic.mentioned & _SIDES_OF_BUDGET or OF_BUDGET.intersection(near) or told)

    def is_on_grain(self) -> bool:
        """Whether a text tells of grain and of the harvest of no crop but grain."""
        other = any(name.endswith(_HARVEST) and name != _GRAIN_HARVEST for name in self.topic.mentioned)
        return not other and not self.topic.mentioned.isdisjoint(_ON_GRAIN)

    def is_of_grain(self, what: What) -> bool:
        """Whether goods sold abroad are grain by their name; without one, where the article is about grain."""
        on_grain = self.topic.indicator == _GRAIN or not self.topic.mentioned.isdisjoint(_ON_GRAIN)
        kind = None if what.item is None else named(what.item).partition(" and ")[0]
        return on_grain if kind is None else kind in _GRAINS or (on_grain and kind in GRAINS)

    def is_per_capita(self, q: Quantity, shape: Shape) -> bool:
        """Whether an amount is one a head: "24.1 square metres of housing per person"."""
        if shape.form not in ("level", "rate") or q.unit in (None, "count", "percent"):
            return False
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        return self._says("per_capita", first, q)

    def is_of_group(self, k: int) -> bool:
        """Whether the clause of a figure speaks of a group of goods, such as food, rather than of one good."""
        q = self.events.quantities[k]
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        if self.scan.marks[first - 1] == "(" and first > self.events.sentence.first:  # "Food rose by 9.8 % (6.9 % in July)"
            first = self.scan.clause_start(first - 1, self.events.sentence.first, ",;:")
        return self.scan.begins_within(first, q.start, "price_group")

    def level_of_budget(self, q: Quantity) -> str | None:
        """Which budget a figure is of where the sentence says: the republican, the local or the consolidated one."""
        cues = [c for level in _BUDGETS for c in self.events.cued(level) if c.start < q.start]
        return str(max(cues, key=lambda c: c.start).entry.get("value")).removesuffix("_budget") if cues else None

    def _rate_of(self, what: What) -> str | None:
        """What "the rate" is of by the loans or the tax beside it: "ставка по тенговым займам" is not a central bank's."""
        rates = [m for m in self.events.indicators if self.scan.slice(m.start, m.end) == what.words and m.end - m.start == 1]
        for names, rate in ((_LOANS, _LENDING), (_TAXES, _TAX_RATE)):
            others = [m for m in self.events.indicators if m.entry.get("name") in names]
            if any(0 <= max(a.start, b.start) - min(a.end, b.end) <= _LOANS_NEAR for a in rates for b in others):
                return rate
        return None

    def _by_topic(self, q: Quantity, what: What) -> str | None:
        """What a general word is of in a text that goes on about homes, loans, deposits, emissions, wages or the budget."""
        name, topic = what.indicator, self.topic.indicator
        if name == _PRICE:
            return _OF_HOMES if self.is_of_homes(q) else None
        if name == _WASTE:
            return _EMISSIONS if topic == _EMISSIONS else None  # Uzbek has one word for both.
        if name not in (_INCOME, _INTEREST, _POLICY, _REVENUE):
            return None
        carried = what.rule == "carried" and _WAGE in self.topic.mentioned and is_of_size(_WAGE, q)
        if name == _INCOME and (carried or self.topic.headline == _WAGE):
            return _WAGE
        is_bare = len(what.words.split()) == 1
        if name == _INTEREST or (name == _POLICY and is_bare):
            return _RATES.get(topic or "")
        of_revenue = name == _REVENUE or (name == _INCOME and q.unit == "percent")
        return "budget_revenue" if of_revenue and topic in OF_BUDGET and is_bare else None

    def is_of_homes(self, q: Quantity) -> bool:
        """Whether "the price" is that of homes named before it: "тұрғын үйдің бір шаршы метрінің бағасы"."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        if any(first <= m.start < q.start and m.entry.get("name") in _HOMES for m in self.events.indicators):
            return True
        sold = (m.entry for i in self.scan.begun(WITH, first, q.start) for m in self.scan.phrases[i] if m.entry.kind == WITH)
        return any(entry.get("name") == _HOMES_SOLD for entry in sold)

    def signed(self, q: Quantity, what: What) -> What:
        """A balance as the deficit or surplus that the words make it; without such words its sign is a choice."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ";:")
        for value, name in (("negative", "trade_deficit"), ("positive", "trade_surplus")):
            if self.events.cue_begins(value, first, q.start):
                return what._replace(indicator=name)
        return what._replace(confidence="inferred")

    def _ended(self, q: Quantity) -> str | None:
        """Whether trade ended with a gap or a surplus by the words right behind a sum: "2 млрд доллар минуста қалды"."""
        if not (self.verb_last and q.currency):
            return None
        names = (("in_the_red", "trade_deficit"), ("in_the_black", "trade_surplus"))
        return next((name for value, name in names if self.events.cue_begins(value, q.end, q.end + 2)), None)

    def is_mean(self, q: Quantity, shape: Shape) -> bool:
        """Whether a figure is the mean of many: "the average transfer was $540", "each train carried 4,900 tonnes on average"."""
        if shape.form not in ("level", "rate") or q.unit in ("count", "percent") or is_too_large(q):
            return False
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        if not (q.currency or q.unit == "meter**2") and not self.scan.begins_within(first, q.start, "each"):
            return False
        return self._says("mean", first, q) or self.scan.ending_at(q.start, "average") is not None

    def _says(self, value: str, first: int, q: Quantity) -> bool:
        """Whether a cue begins between a token and a figure, or right behind the figure."""
        return self.events.cue_begins(value, first, q.start) or self.events.cue_begins(value, q.end, q.end + 2)

    def is_part(self, k: int) -> bool:
        """Whether a level is a part of what was named before: "61 % of exports, or $373.6 million", "4,6 трлн теңгесі"."""
        q = self.events.quantities[k]
        if self.shapes[k].form != "level":
            return False
        owned = self.verb_last and "poss" in q.features and q.unit is not None and q.noun_at is None and self.has_owner(q)
        if owned or self._is_bulk(q):
            return True
        if k == 0:
            return False
        if not self.verb_last and self._is_of_them(k):
            return True
        previous = self.events.quantities[k - 1]
        renamed = any(previous.end <= m.start < q.end for m in (*self.events.indicators, *self.events.areas))
        owned = self.verb_last and "poss" in q.features and q.unit is not None and q.noun_at is None and not renamed
        joined = any(previous.end <= c.start and c.end <= q.start for c in self.events.cued("or"))
        return owned or (joined and self.shapes[k - 1].form == "share" and q.start - previous.end <= _RESTATED)

    def _is_of_them(self, k: int) -> bool:
        """Whether a count is of some of those counted before, named behind a dash: "из них 31 тыс. – иностранцы"."""
        q = self.events.quantities[k]
        near = self.events.cue_ends("out_of", q.start - 2, q.start + 1)
        return near and q.unit in (None, "count") and q.noun_at is None and self.scan.marks[q.end] in "\u2013\u2014"

    def has_owner(self, q: Quantity) -> bool:
        """Whether a genitive stands right before a figure: "tug'ilganlarning 209,7 mingtasi"."""
        return q.start > 0 and self.scan.tokens[q.start - 1].word.endswith(self.scan.pack.genitive)

    def _is_bulk(self, q: Quantity) -> bool:
        """Whether a figure is of the greatest part, which no area names: "основу поставок составляет медь: её вывезли на …"."""
        if not self.events.cue_ends("bulk", 0, q.start + 1):
            return False
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        return not any(first <= m.start < q.start for m in self.events.areas)
