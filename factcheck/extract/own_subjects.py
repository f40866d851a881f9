"""What a clause is of that is not what the text goes on about: the whole of a share, what opens a sentence and grows itself."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.free_names import FreeNames
from factcheck.extract.items import Items
from factcheck.extract.movement import is_noun
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.topic import Topic
from factcheck.extract.what import What
from factcheck.languages.item_names import named as named_item
from factcheck.model.indicator import registry

#: Tokens with which a sentence begins.
_OPENING: Final = 4
_GDP: Final = "gdp"
#: What is told of no goods, sectors or countries, so that what grows beside it under a name of its own is no part of it.
_WITHOUT_PARTS: Final = frozenset(
    {"business_profit", "business_revenue", "fines", "crimes", "damage", "average_wage", "income", "spending", "insurance_premiums"}
)


class OwnSubjects:
    """Finds what one sentence tells of its own."""

    def __init__(self, scan: Scan, events: Events, topic: Topic, items: Items, free: FreeNames) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic
        self.items = items
        self.free = free

    def whole(self, q: Quantity) -> str | None:
        """What a share is of that is not what the text is about: "5 % of orders" in an article on retail trade."""
        if not self.has_wholes():
            return self.items.goods.owning(q)
        told = (self.topic.indicator, self.topic.headline)
        noun = self.items.words.whole(q)
        other = None if noun is None or any(self.items.goods.is_called(noun, name) for name in told) else noun
        return self.free.whole(q) or other

    def has_wholes(self) -> bool:
        """Whether shares of things are of those things alone; in a text on people "60 % of guests" are tourists too."""
        entries = (registry().get(name) for name in (self.topic.indicator, self.topic.headline))
        return not any(entry is not None and entry.people for entry in entries)

    def subject(self) -> str | None:
        """What opens a sentence and grows itself, in a text on what has no parts: "Fares at home rose 5 %" of profits."""
        name = self.topic.indicator or self.topic.headline
        entry = registry().get(name)
        if entry is None or not ((entry.people and not entry.bilateral) or name in _WITHOUT_PARTS) or not self.events.directions:
            return None
        noun = self.items.words.opening_noun()
        if noun is None or self.items.goods.is_called(noun, name) or named_item(noun.lower()) != noun.lower():
            return None
        return noun

    def that_part(self, what: What, shape: Shape) -> What:
        """The part that the share of "that" goes on with: "Textile exports reached $2.2 bn. That is 9.6 % of all exports"."""
        parts = {(each.indicator, each.item) for each in self.topic.row} if shape.form == "share" else set()
        name, item = parts.pop() if len(parts) == 1 else (None, None)
        return what._replace(item=item) if name == what.indicator else what

    def points_at_sum(self, q: Quantity) -> bool:
        """Whether a clause goes on about a sum told before: "$1.7 billion was spent on this"."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ";:")
        return self.scan.begins_within(first, q.start, "amount")

    def grows_a_country(self, q: Quantity) -> bool:
        """Whether growth is foretold of a country and of nothing in it: "the IMF sees Kazakhstan growing 5.2 %"."""
        if q.unit != "percent" or not self.events.cued("forecast") or self.free.process(q) is not None:
            return False
        sentence = self.events.sentence
        if all(m.entry.get("kind") is not None or m.entry.get("subdivision") for m in self.events.areas):
            return False  # No country itself.
        foretold = self.scan.begins_within(sentence.first, sentence.last, "agent")
        return (foretold or self.items.words.subject(q) is None) and self.items.goods.traded(q) is None

    def is_beside_rate(self, q: Quantity, shape: Shape) -> bool:
        """Whether growth is the economy's, as a rate does not grow: "Inflation will slow to 7 %. The IMF sees growth of 6.8 %"."""
        rate = registry().kind(self.topic.indicator) == "rate" and _GDP in self.topic.mentioned
        if not rate or shape.form != "growth_percent" or shape.direction != "up":
            return False
        near = any(is_noun(d) and (0 <= d.start - q.end <= 1 or 0 <= q.start - d.end <= 1) for d in self.events.directions)
        return near and self.items.goods.traded(q) is None and self.items.item(q, None) is None

    def opens_with_plan(self) -> bool:
        """Whether a paragraph opens with a plan or forecast of what it does not name, and so of what the article is about."""
        first = self.events.sentence.first
        return (
            self.scan.breaks_before(first)
            and not self.events.indicators
            and self.events.cue_begins("outlook", first, first + _OPENING)
        )
