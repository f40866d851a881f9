"""What a clause measures that no indicator is named after: a debt, a load, a number of rooms, the price of one tonne.

What an article goes on about is none of these, so a clause that names one is not about it: "exports rose; the port's debt is 3 bn".
"""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.fitting import fits, is_of_goods, is_unit_price
from factcheck.extract.free_names import FreeNames
from factcheck.extract.items import Items
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import LEVEL, Shape
from factcheck.extract.topic import Topic
from factcheck.extract.what import What
from factcheck.languages.entry import Match
from factcheck.model.claim import COMPARING
from factcheck.model.indicator import registry

#: Rules by which a figure is of a measure of its own, which the next ones may be of as well.
MEASURE: Final = "measure"
NUMBER: Final = "number of"
_MEASURE: Final = "measure"
_NUMBER_OF: Final = "number_of"
_PRICE: Final = "price"
_COSTING: Final = "costing"
_COSTS: Final = "costs"
_MILLION: Final = 6
#: The unit of electricity, which Kazakh and Uzbek also call "power".
_POWER: Final = "kilowatt_hour"
_OF_PRICES: Final = frozenset({"consumer_prices", "inflation", "price"})
#: Tokens between a measure and what it is of, and between "the number of" and what is counted.
_OF_WHAT: Final = 2
_COUNTED: Final = 3
#: Cases of what something is done to, in, from or with.
_OBLIQUE: Final = frozenset({"dat", "loc", "abl", "adjloc", "inst", "gen", "until"})


class OwnMeasures:
    """Finds measures of their own for one sentence's figures."""

    def __init__(self, scan: Scan, events: Events, topic: Topic, items: Items, free: FreeNames) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic
        self.items = items
        self.free = free
        self.verb_last = scan.pack.verb_last

    def of(self, q: Quantity, shape: Shape) -> What | None:
        """The measure that the words before a figure name, as free name; None where they name none or an indicator."""
        if q.currency and shape.form == "level" and (self._is_of_one_unit(q) or self._is_asked(q)):
            return What(_PRICE, self.free.goods(q), "resolved", "price of one")
        if q.currency and shape.form == "level" and self._is_cost(q):
            return What(_COSTS, None, "resolved", MEASURE)
        if _MEASURE in self.scan.present and (measure := self._measure(q, shape)) is not None:
            return What(str(measure.entry.get("name")), None, "resolved", MEASURE, self.scan.slice(measure.start, measure.end))
        noun = self._number_of(q) if self.events.cued(_NUMBER_OF) else None
        return None if noun is None else What(noun, None, "resolved", NUMBER)

    def goes_on(self, before: Quantity, q: Quantity, shape: Shape) -> bool:
        """Whether a figure goes on with the measure of the one before: "capacity grew by 140,000 tonnes and is now 1.8 million"."""
        if any(before.end <= m.start < q.start for m in self.events.indicators) or q.noun_at is not None:
            return False
        return shape.form in COMPARING or before.unit in (q.unit, "percent", "ratio")

    def _measure(self, q: Quantity, shape: Shape) -> Match | None:
        if shape.form == "share" and self.topic.listed is not None:
            return None  # A label of the shares that a list is of: "causes of accidents: … speeding — 27 %".
        first = self.items.words.clause_start(q)
        found = [m for i in self.scan.begun(_MEASURE, first, q.start) if (m := self.scan.match(i, _MEASURE)) is not None]
        if not found:
            return None
        measure = found[-1]
        if any(cue.start <= measure.start < cue.end for cue in self.events.cued("forecast")):
            return None  # "Beating expectations of 3.6 %"
        if self._is_aside(measure) or q.unit == _POWER:
            return None
        if self.topic.indicator in _OF_PRICES and shape.form in COMPARING:
            return None  # "Housing costs soared by 51 %" among prices.
        topic = registry().get(self.topic.indicator)
        if topic is not None and topic.kind == "stock" and not topic.people and fits(topic.name, q, shape):
            return None  # A reservoir's capacity is what it can hold.
        for m in self.events.indicators:
            entry = registry().get(m.entry.get("name"))
            if m.start < measure.end and measure.start < m.end:
                if entry is not None and fits(entry.name, q, shape):
                    return None  # The measure is part of an indicator's name.
                continue
            if not first <= m.start < q.start or entry is None:
                continue
            gap = measure.start - m.end if self.verb_last else m.start - measure.end
            of_it = 0 <= gap <= (0 if self.verb_last else _OF_WHAT)
            nearer = not of_it and m.start > measure.start
            if (nearer or (of_it and shape.form in ("level", "rate") and not entry.people)) and fits(entry.name, q, shape):
                return None
        return measure

    def _is_aside(self, measure: Match) -> bool:
        """Whether a measure is not what its clause tells but what something is done for, in or with."""
        if self.verb_last:
            return not measure.features.isdisjoint(_OBLIQUE)
        first = self.scan.clause_start(measure.start, self.events.sentence.first, ",;:(")
        adjectives = self.scan.pack.adjective_endings
        before = [i for i in range(first, measure.start) if not self.scan.tokens[i].word.endswith(adjectives)]
        governed = bool(before) and "function" in self.scan.kinds[before[-1]]
        return governed and any("function" not in self.scan.kinds[i] for i in before)

    def _number_of(self, q: Quantity) -> str | None:
        """What a clause counts that is neither what the text is about nor people: "the number of rooms rose by 5 %"."""
        if q.unit not in (None, "count", "percent", "ratio") or q.noun_at is not None:
            return None
        first = self.items.words.clause_start(q)
        cue = next((c for c in reversed(self.events.cued(_NUMBER_OF)) if first <= c.start < q.start), None)
        if cue is None:
            return None
        span = range(cue.start - 1, cue.start) if self.verb_last else range(cue.end, min(cue.end + _COUNTED, q.start))
        if any(m.start in span or m.end - 1 in span for m in (*self.events.indicators, *self.events.areas)):
            return None
        for i in span:
            if not self.scan.kinds[i].isdisjoint(("person", "foreign", "pair_word")) or (
                self.scan.capital(i) and i > self.events.sentence.first
            ):
                return None
            thing = self.scan.match(i, "thing")
            if thing is not None:
                return str(thing.entry.get("name"))
        if any("amount" in self.scan.kinds[i] for i in range(span.start - self.verb_last, span.stop)):
            return None  # "The number of such cases" is what the text goes on about.
        nouns = self.items.words.unknown(span.start, span.stop) if self.verb_last else self.items.words.many(span.start, span.stop)
        told = (self.topic.indicator, self.topic.headline)
        other = (noun for noun in nouns if not any(self.items.goods.is_called(noun, name) for name in told))
        return next((noun.lower() for noun in other), None)

    def _is_asked(self, q: Quantity) -> bool:
        """Whether a small sum is what something costs that no indicator is named after: "a lunch costs 780 tenge"."""
        if q.numeral.magnitude >= _MILLION or _COSTING not in self.scan.present:
            return False
        first = self.items.words.clause_start(q)
        last = self.scan.next_mark(q.end, self.events.sentence.last, ",;:(.")
        says = (
            self.scan.begins_within(q.end, last, _COSTING) if self.verb_last else self.scan.begins_within(first, q.start, _COSTING)
        )
        return says and not any(first <= m.start < last and fits(m.entry.get("name"), q, LEVEL) for m in self.events.indicators)

    def _is_cost(self, q: Quantity) -> bool:
        """Whether a large sum is what something cost: "the system cost 84 billion soums"."""
        if q.numeral.magnitude < _MILLION or _COSTING not in self.scan.present or is_unit_price(q):
            return False
        bound = self.scan.ending_at(q.start, "modifier")
        start = q.start if bound is None else bound.start
        if self.scan.tokens[start - 1].word in self.scan.pack.links:
            return False  # "At a cost of"
        told = (
            self.scan.begins_within(q.end, q.end + 1, _COSTING)
            if self.verb_last
            else self.scan.begins_within(start - 2, start, _COSTING)
        )
        first = self.items.words.clause_start(q)
        return bool(told) and not any(
            first <= m.start < q.end and fits(m.entry.get("name"), q, LEVEL) for m in self.events.indicators
        )

    def _is_of_one_unit(self, q: Quantity) -> bool:
        """Whether a sum is what one unit of goods costs: "bir tonna paxta 1 700 dollar turadi", "тонна обходится в $497"."""
        if q.numeral.magnitude or "/" in (q.unit or ""):
            return False
        first = self.items.words.clause_start(q)
        for i in self.scan.begun("unit", first, q.start):
            unit = self.scan.match(i, "unit")
            if unit is None or not is_of_goods(q._replace(unit=unit.entry.get("unit"))):
                continue
            if not any(x.start <= i < x.end for x in self.events.quantities):
                return True
        return False
