"""What the figures of a table row measure, and of which part."""

from __future__ import annotations

from typing import Final

from factcheck.extract.entries import REST
from factcheck.extract.fitting import fits, is_of_goods, is_unit_price
from factcheck.extract.quantity import Quantity
from factcheck.extract.shape import Shape
from factcheck.extract.table_columns import Said
from factcheck.extract.topic import Topic
from factcheck.extract.trading import TRADE
from factcheck.extract.what import What
from factcheck.languages.item_names import named
from factcheck.model.indicator import registry

#: Words of a label that is a name.
_LABEL_WORDS: Final = 6
#: What money for a unit of goods is where no name fits.
_PRICE: Final = "price"
#: What comes in, in a text on a budget.
_REVENUE: Final = "business_revenue"
_BUDGET_REVENUE: Final = "budget_revenue"
_OF_BUDGET: Final = frozenset({"budget", _BUDGET_REVENUE})


class TableNamer:
    """Names the figures of a row by its label, their column, the title, the text above; ``words`` are those of the label."""

    def __init__(self, own: Said, words: str, title: Said, topic: Topic) -> None:
        self.own = own
        self.words = words
        self.title = title
        self.topic = topic

    def what(self, q: Quantity, shape: Shape, column: Said) -> What:
        """Indicator and part of a figure in a column."""
        item = self._item() or next(iter(column.goods), None)
        for rule, names in self._names(column):
            name = next((name for name in names if name is not None and (fits(name, q, shape) or _is_of_goods(name, q))), None)
            if name is not None:
                name = _BUDGET_REVENUE if name == _REVENUE and not self.topic.mentioned.isdisjoint(_OF_BUDGET) else name
                return self._whole(self._narrower(name, q, shape), None if rule == "label" else item, rule)
        return What(_PRICE if is_unit_price(q) else None, item, "inferred" if is_unit_price(q) else None, "label")

    def is_percent(self, column: Said) -> bool:
        """Whether what a table is on is told in per cent, so that its figures need not say so: inflation, unemployment."""
        known = (registry().get(name) for _, names in self._names(column) for name in names)
        entry = next((entry for entry in known if entry is not None), None)
        return entry is not None and entry.dimension[:1] == ("percent",)

    def _names(self, column: Said) -> list[tuple[str, list[str | None]]]:
        """The indicators that may be meant, nearest first, by where they are named."""
        parts = (("label", self.own), ("column", column), ("title", self.title))
        told: list[tuple[str, list[str | None]]] = [(rule, [m.entry.get("name") for m in part.indicators]) for rule, part in parts]
        return [*told, ("topic", [self.topic.indicator, self.topic.headline])]

    def _narrower(self, name: str, q: Quantity, shape: Shape) -> str:
        """The indicator of title or topic that a general name in head or label stands for: the cotton harvest for "harvest"."""
        around = [*(m.entry.get("name") for m in self.title.indicators), self.topic.indicator, self.topic.headline]
        return next((other for other in around if other is not None and other.endswith(f"_{name}") and fits(other, q, shape)), name)

    def _whole(self, name: str, item: str | None, rule: str) -> What:
        """An indicator with its part; one that is itself a part gives way to its whole."""
        entry, topic = registry().get(name), self.topic
        if item is None and entry is not None and entry.item is not None and entry.whole is not None and not topic.is_about(entry):
            others = REST in named(self.words).split()  # "Other taxes and payments"
            return What(topic.whole_of(entry), f"{REST} {entry.item}" if others else entry.item, "resolved", rule)
        if item is None and rule != "label":
            item = self.title.goods[0] if len(self.title.goods) == 1 else None
        if item is not None and name.startswith(f"{item}_"):
            item = None
        return What(name, item, "stated" if rule != "topic" else "resolved", rule)

    def _item(self) -> str | None:
        """The part that the label names, in the words of the table."""
        if self.own.areas or self.own.time is not None or "total" in self.own.kinds:
            return None
        if self.own.things:
            return str(self.own.things[0].entry.get("name"))
        return named(" ".join(self.words.split()[:_LABEL_WORDS])) or None


def _is_of_goods(name: str, q: Quantity) -> bool:
    """Whether goods that leave or come in are told by weight or piece."""
    return name in TRADE and (q.unit == "count" or is_of_goods(q))
