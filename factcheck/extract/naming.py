"""Naming what each figure of a sentence measures: the indicator, and the part of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.balances import Balances
from factcheck.extract.beside import Beside
from factcheck.extract.candidates import Candidates
from factcheck.extract.certainty import certainty
from factcheck.extract.counted import Counted
from factcheck.extract.crops import ANY_HARVEST, Crops
from factcheck.extract.elided_goods import ElidedGoods
from factcheck.extract.emigrants import emigrants
from factcheck.extract.entries import REST
from factcheck.extract.events import Events
from factcheck.extract.fitting import fits
from factcheck.extract.free_names import FreeNames
from factcheck.extract.going_on import DONE, NOTHING, WHOLE, GoingOn
from factcheck.extract.heads import Heads
from factcheck.extract.in_order import levels_in_order, named_in_order, places
from factcheck.extract.items import Items
from factcheck.extract.named_parts import NamedParts
from factcheck.extract.narrowing import Narrowing
from factcheck.extract.own_measures import MEASURE, NUMBER, OwnMeasures
from factcheck.extract.quantity import Quantity
from factcheck.extract.same_part import SamePart
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.stated import Stated
from factcheck.extract.surveys import answered, expected
from factcheck.extract.told_parts import IN_TURN, ToldParts
from factcheck.extract.topic import Topic
from factcheck.extract.trading import GRAIN, TRADE, Trading, grain_in
from factcheck.extract.what import BESIDE_LEVEL, EXCESS, GROWTH, NAMED, PART, What
from factcheck.extract.wholes import Wholes
from factcheck.languages.entry import Match
from factcheck.model.claim import COMPARING
from factcheck.model.indicator import AVERAGE, PER_CAPITA, registry

_REMITTANCES: Final = "remittances"
_SPENDING, _REVENUE = "spending", "business_revenue"
_BUDGET_SIDES: Final = ("budget_revenue", "budget_expenditure")
#: General names for which other words than clues say what they stand for.
_TOLD_OTHERWISE: Final = frozenset({"spending", "deficit", "price"})
_GDP: Final = "gdp"
_INCOME, _OWN_BUDGET = "income", "institution_budget"
#: Forms that tell how a level changed, and rules that tell nothing but a word.
_GROWTHS: Final = frozenset({"growth_percent", "growth_factor", "change"})
_NOTHING: Final = ("subject", NOTHING)


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
        self.balances = Balances(scan, events, topic)
        self.narrowing = Narrowing(scan, events, topic, shapes)
        self.candidates = Candidates(scan, events, topic, self.items, self.trading)
        free = FreeNames(scan, events)
        self.own = OwnMeasures(scan, events, topic, self.items, free)
        self.going_on = GoingOn(self.candidates, self.crops, self.narrowing.budgets, free)
        self.beside = Beside(self.going_on, shapes, heads=self.heads, narrowing=self.narrowing)
        self.stated = Stated(self.trading, free)
        self.parts = ToldParts(self.going_on, shapes, narrowing=self.narrowing, beside=self.beside, stated=self.stated)
        self.wholes, self.elided = Wholes(self.candidates, shapes), ElidedGoods(self.candidates, shapes)
        self.counted = Counted(self.going_on, self.heads, self.stated)
        self._places = places(scan, events)
        self._in_order = named_in_order(scan, events, events.indicators, lambda m: m.entry.get("name"))
        self.named_parts = NamedParts(scan, events, self.items.words, topic, shapes)
        self.same_part = SamePart(scan, events, self.items.words, topic, shapes)
        self._names: dict[int, What] = {}
        self._told: dict[int, What] = {}
        self._own: dict[int, What] = {}

    def name(self, k: int) -> What:
        """The indicator of the k-th quantity; parts under the name of their whole, general words under what they stand for."""
        if k not in self._names:
            self._names[k] = self.named_parts.of(k, self._named(k))
        return self._names[k]

    def told(self, k: int) -> What:
        """What the k-th quantity is of, with the part that it goes on with."""
        known = self._told.get(k)
        if known is None:
            what = self.name(k)
            known = self._told[k] = self.same_part.gone_on_with(k, what, self.told(k - 1)) if k else what
        return known

    def _named(self, k: int) -> What:
        shape = self.shapes[k]
        abroad = emigrants(self.scan, self.events, k, shape, told=self.topic.figure, counts_people=self.candidates.counts_people)
        if abroad is not None:
            return abroad
        what = self.found(k)
        if k and what.indicator == GRAIN and shape.form in COMPARING and self.events.quantities[k - 1].currency:
            what = self.name(k - 1)._replace(rule=BESIDE_LEVEL)  # How the sum beside it changed.
        entry_of_structure = self.parts.of_structure(k)
        if entry_of_structure is not None:
            return entry_of_structure
        if what.item is None and (shape.form in COMPARING or shape.form == "share"):
            item = self.beside.item(k, what, self)
            what = what if item is None else what._replace(item=item)
            if what.item is None and not k and self.going_on.points_back():
                what = self.going_on.own.that_part(what, shape)
        elif what.item is None and self.beside.is_led_to(k):
            grown = self.found(k - 1)
            what = what._replace(item=grown.item if grown.indicator == what.indicator else None)
        if what.item is None and self.narrowing.is_part(k) and what.rule != IN_TURN:
            what = what._replace(item=self.items.entries.owner(self.events.quantities[k]) or PART)
        q = self.events.quantities[k]
        falls = shape.direction == "down"
        asked = (None if falls else expected(self.scan, self.events, k, self)) or answered(self.events, self.topic, shape, what)
        if asked is not None:
            return asked
        if what.indicator == _GDP and (measured := self.balances.measured(q, shape, self.found(k - 1) if k else None)) is not None:
            return what._replace(indicator=measured)
        if registry().kind(what.indicator) == "rate" and shape.form == "growth_percent" and self._tells_growth(k, shape):
            return What(_GDP, None, "inferred", GROWTH)
        of_all = self.narrowing.of_all_prices(what, shape) or self.narrowing.of_groceries(q, what, shape)
        if of_all is not None:
            return of_all
        what = self.narrowing.narrowed(q, shape, self.crops.named(q, what))
        if what.indicator == _BUDGET_SIDES[1] and self._is_bare_of(_SPENDING, what) and not self.narrowing.tells_budget():
            return what._replace(indicator=_SPENDING)
        return self._standing_for(q, shape, what)

    def _tells_growth(self, k: int, shape: Shape) -> bool:
        """Whether growth that is called no more than that is the economy's, in a text on a rate: "Growth is seen at 1.2 %"."""
        start, first = self.events.quantities[k].start, self.events.quantities[k - 1].end if k else self.events.sentence.first
        if k and shape.base_level and self.name(k - 1).rule == GROWTH:
            return True
        if any(first <= m.start < start for m in self.events.indicators):
            return False
        return self.events.cue_begins(GROWTH, first, start)

    def _is_bare_of(self, name: str, what: What) -> bool:
        """Whether a single word for spending or revenue names a figure: "xarajatlari" of a fund is no spending of the state's."""
        return what.rule == NAMED and " " not in what.words and self.items.goods.names(what.words, name)

    def _standing_for(self, q: Quantity, shape: Shape, what: What) -> What:
        """A mean or a part under the name of its whole, a general name under the one that the text has given it before."""
        entry = registry().get(what.indicator)
        if entry is None:
            return what
        if entry.name == GRAIN and q.currency and shape.form == "level":  # Grain exports are told by weight.
            return what._replace(indicator="exports", item=grain_in(f"{what.item or ''} {what.words}"))
        if not entry.name.endswith(PER_CAPITA) and self.narrowing.is_per_capita(q, shape):
            return what._replace(indicator=entry.name + PER_CAPITA)
        if self.narrowing.is_mean(q, shape) and entry.kind in ("flow", "stock"):
            return what._replace(indicator=f"{AVERAGE}_{entry.name}")
        if entry.item is not None and entry.whole is not None and not self.topic.is_about(entry):
            item = (
                REST
                if self.items.entries.is_rest(q)
                else self.items.goods.narrower(q, what.words, entry.item) or self.items.entries.joined(q, entry)
            )
            return what._replace(indicator=self.topic.whole_of(entry), item=item)
        if entry.name == _REVENUE and self._is_bare_of(_BUDGET_SIDES[0], what) and self.narrowing.earnings.on_budget:
            return what._replace(indicator=_BUDGET_SIDES[0])
        if not entry.stands_for:
            return what
        general = entry.stands_for[0]
        if entry.name == ANY_HARVEST and what.item is not None:
            return what._replace(indicator=general, item=None) if general == f"{what.item}_{ANY_HARVEST}" else what
        told, of_money = what.confidence != "inferred" or what.rule == NAMED, "currency" in entry.dimension
        part = entry.item is not None and not (of_money and shape.form != "level")  # Benefits rise, not what is spent on them.
        stands = told and ((part and not of_money) or ((part or entry.item is None) and fits(general, q, shape)))
        if entry.name == _SPENDING and not self.narrowing.tells_budget():
            return what
        if entry.name == _INCOME and _OWN_BUDGET in self.topic.mentioned and not self.narrowing.tells_budget():
            return what  # What funds, firms and clubs have as well as budgets.
        meant = not self.topic.mentioned.isdisjoint(entry.stands_for) or (
            self.topic.indicator == general or (entry.name == ANY_HARVEST and self.narrowing.is_on_grain())
        )
        if stands and meant:
            return self.narrowing.narrowed(q, shape, what._replace(indicator=general, item=what.item or entry.item))
        return what

    def found(self, k: int) -> What:
        """What the words around a quantity name."""
        if k not in self._own:
            self._own[k] = self._sought(k, self.shapes[k])
        return self._own[k]

    def _sought(self, k: int, shape: Shape) -> What:
        found = (
            self._by_order(k, shape)
            or self.wholes.of(k, self)
            or self.elided.of(k)
            or self.parts.in_turn(k, shape)
            or (self.trading.part_sold(self.events.quantities[k], shape, self.found(k - 1)) if k else None)
            or self.parts.owned(k, shape, self)
            or self.counted.by_noun(k, shape)
            or self._by_structure(k, shape)
        )
        if found is not None:
            return found
        q = self.events.quantities[k]
        listed = self.beside.by_partner(k, self) if k else None
        if listed is not None:
            return listed
        own = self.own.of(q, shape)
        if own is not None:
            return own
        before = self.found(k - 1) if k else None
        if (
            before is not None
            and before.rule in (MEASURE, NUMBER, WHOLE)
            and self.own.goes_on(self.events.quantities[k - 1], q, shape)
        ):
            return before
        if shape.form == "share" and (those := self.parts.of_those(k, self)) is not None:
            return those
        if k and self.shapes[k - 1].form == shape.form and self.going_on.is_told_as_figure(q):
            return self.found(k - 1)._replace(rule="that figure")
        return self._by_words(k, shape)

    def _by_order(self, k: int, shape: Shape) -> What | None:
        """What a figure is of by its place among others that the sentence, or the one before it, names in this order."""
        named, at, row = self._in_order.get(k), self._places.get(k), self.topic.row
        if at is None:
            return None
        if named is not None:
            return self.stated.of(self.events.quantities[k], named, shape, NAMED)
        if shape.form in COMPARING:
            grown = [self.found(j) for j in levels_in_order(self._places, self.shapes)]
            return grown[at]._replace(rule="in order") if len({what.indicator for what in grown}) == len(self._places) else None
        told = row[at] if len(row) == len(self._places) and not self.events.indicators else None
        fit = told is not None and (
            registry().get(told.indicator) is None or self.candidates.fits(told.indicator, self.events.quantities[k], shape)
        )
        return told._replace(rule="in order") if told is not None and fit else None

    def _by_words(self, k: int, shape: Shape) -> What:
        """What the names in the sentence, or else the text before it, make of a figure that no figure beside it explains."""
        q = self.events.quantities[k]
        named = self.beside.with_level(k) or self.heads.named(q, shape, self.candidates.fits) or self.beside.with_share(k)
        if shape.form == "share" and named is not None and named.end < q.start - self.scan.pack.verb_last:
            whole = self.going_on.free.whole(q) if self.going_on.own.has_wholes() else None
            if whole is not None:
                return What(whole, None, "resolved", WHOLE)
        if named is not None and (sector := self.going_on.sector(q, shape, named)) is not None:
            return sector
        if named is not None and k and named.entry.is_verb and self.beside.is_part_of(k):
            return self.found(k - 1)._replace(confidence="inferred", rule="part of it")  # "Of which 46 million was pumped"
        if named is not None and not self.narrowing.budgets.is_target(named, q, shape):
            return self._by_name(k, shape, named)
        what = self.beside.worth(k, self) or self.trading.dispatched(q, shape) or self.going_on.carried(q, shape, self.narrowing)
        if what.rule in (*_NOTHING, DONE) and k and (shared := self.beside.shares_trade(k, self)) is not None:
            return shared
        if what.rule in _NOTHING and k and shape.form in _GROWTHS and self.shapes[k - 1].form == "level":
            return self.found(k - 1)._replace(rule=BESIDE_LEVEL)
        if what.rule in _NOTHING and k and self.beside.leads_to(k):
            moved = self.found(k - 1)
            if registry().get(moved.indicator) is None or self.candidates.fits(moved.indicator, q, shape):
                return moved._replace(rule="where it got to")
        if what.rule in _NOTHING and k and (self.beside.is_part_of(k) or self.beside.counts_on(k)):
            return self.name(k - 1)._replace(item=None, confidence="inferred", rule="part of it")
        return what

    def _by_structure(self, k: int, shape: Shape) -> What | None:
        """What a list, an ending or a figure beside it makes of a figure."""
        found = self.parts.of_list(k, shape)
        if found is not None:
            return found
        excess = self.balances.excess(self.events.quantities[k]) if shape.form in ("level", "change") else None
        if excess is not None:
            return What(excess, None, "stated", EXCESS)
        gap = self.narrowing.budgets.gap(self.events.quantities[k], shape)
        if gap is not None:
            return What("budget_deficit", None, "resolved", EXCESS, self.scan.slice(gap.start, gap.end))
        return self.beside.trade_gap(k, self) or self.beside.level(k, self) or self.beside.price(k, self)

    def _by_name(self, k: int, shape: Shape, named: Match) -> What:
        """What the name that a sentence has for a figure makes of it."""
        q = self.events.quantities[k]
        if self.beside.goes_on(k, named):
            return self.found(k - 1)._replace(rule=BESIDE_LEVEL)
        if self.parts.is_shared(named, shape):
            words = self.scan.slice(named.start, named.end)
            return What(
                self.topic.indicator, self.items.entries.labelled(q, None) or words.lower(), "resolved", "share of a part", words
            )
        other = self.crops.made_instead(q, shape, named.entry.get("name")) or self.trading.turned(q, shape, named)
        if other is not None:
            return What(other, self.items.goods.traded(q) if other in TRADE else None, "resolved", "done here")
        what = self.stated.loaded(q, named) or self.stated.of(q, named, shape, NAMED)
        entry, on = registry().get(what.indicator), (self.topic.indicator or self.topic.figure, self.topic.headline)
        by_pair = what.indicator in TRADE and bool(named.entry.get("pair")) and (q.currency or q.unit == "percent")
        if by_pair and _REMITTANCES in on and fits(_REMITTANCES, q, shape):
            return what._replace(indicator=_REMITTANCES, confidence="resolved")  # "A further $310 million came in from …"
        spoken = next((name for name in on if entry is not None and name in entry.recalls), None)
        if spoken is not None and what.item is None and not named.entry.get("pair") and fits(spoken, q, shape):
            return what._replace(indicator=spoken, item=self.topic.item, confidence="resolved")
        if entry is not None and (entry.stands_for or entry.recalls) and entry.name not in _TOLD_OTHERWISE:
            pointed = self.going_on.pointed(q, shape, beside=named)
            if pointed is not None and pointed.indicator in (*entry.stands_for, *entry.recalls):
                return pointed
        sure = certainty(self.events, q, shape, named, self.candidates.fits)
        return what._replace(confidence=sure) if what.confidence == "stated" != sure else what
