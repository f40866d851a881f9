"""Whose revenue or income a sentence tells: a budget's, that of goods sold abroad, else what the words say."""

from __future__ import annotations

from typing import Final

from factcheck.extract.budgets import OF_BUDGET
from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.topic import Topic
from factcheck.extract.what import What

#: General words for what is earned.
EARNED: Final = frozenset({"business_revenue", "income"})
_REVENUE: Final = "business_revenue"
_EXPORTS: Final = "exports"
_SOLD_ABROAD: Final = (_EXPORTS, "grain_exports")
_OF_TRADE: Final = frozenset({_EXPORTS, "imports", "trade_turnover"})
_BUDGET: Final = "budget"
#: What a text tells of that is on a firm, whose budget and revenue are its own.
_OF_FIRMS: Final = frozenset(
    {"business_profit", "business_loss", "share_price", "market_capitalisation", "companies", "enterprises", "institution_budget"}
)


class Earnings:
    """Tells whose earnings the sums of one sentence are."""

    def __init__(self, events: Events, topic: Topic) -> None:
        self.events = events
        self.topic = topic
        #: Whether the text is on a budget and on no firm.
        self.on_budget = _BUDGET in topic.mentioned and topic.mentioned.isdisjoint(_OF_FIRMS)

    def of(self, q: Quantity, what: What) -> str | None:
        """The indicator of a sum told as revenue or income."""
        told = (self.topic.indicator, self.topic.headline)
        revenue = what.indicator == _REVENUE
        if revenue and (self.events.cued("budget") or not OF_BUDGET.isdisjoint(told)):
            return "budget_revenue"
        on_trade = revenue and (_EXPORTS in told or (what.item is not None and self.topic.indicator in _OF_TRADE))
        return _EXPORTS if on_trade or self._is_earned_abroad(q) else what.indicator

    def _is_earned_abroad(self, q: Quantity) -> bool:
        """Whether a sentence has told of exports before a sum that they brought in: "вывезла 84 тыс. тонн мёда, доход достиг …"."""
        return any(m.entry.get("name") in _SOLD_ABROAD and m.start < q.start for m in self.events.indicators)
