"""Which side of a budget a sum is of, by what a clause does with it, in a text on the budget."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.sizes import is_of_size
from factcheck.extract.topic import Topic
from factcheck.extract.what import What
from factcheck.languages.entry import Match
from factcheck.languages.item_names import is_tax, named_in
from factcheck.model.indicator import registry

OF_BUDGET: Final = frozenset({"budget_revenue", "budget_expenditure", "budget_deficit"})
_DEFICIT: Final = "budget_deficit"
_REVENUE: Final = "budget_revenue"
_INVESTMENT: Final = "investment"
#: Words that say which side a sum is of (``budgets.toml`` of each pack), and what those mean that say what is done with it.
_WORD: Final = "budget_side"
_DONE: Final = {"pays": "budget_expenditure", "gets": _REVENUE}
_TAKERS: Final = "takes"
_GAP: Final = "gap"
_FOR: Final = "for"
#: Rates of taxes, which are also what the taxes themselves are called.
_TAXES: Final = frozenset({"vat_rate", "tax_rate", "customs_duty"})
#: What is no tax, what receipts may be called, and words for what a tax did not bring.
_NO_TAX: Final = "non-tax"
_RECEIPTS: Final = frozenset({_REVENUE, "business_revenue", "income", "tax_revenue", "vat_rate", "tax_rate", "customs_duty"})
_ASIDE: Final = "aside"
#: Words that the name of a tax has at most.
_NAME: Final = 4
#: Tokens between "for" and the noun that money is for.
_NEAR: Final = 3


class Budgets:
    """Tells the sides of a budget for one sentence's figures."""

    def __init__(self, scan: Scan, events: Events, topic: Topic) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic
        told = (topic.indicator, topic.headline, topic.figure, *(m.entry.get("name") for m in events.indicators))
        self.is_told = not OF_BUDGET.isdisjoint(told)

    def side(self, q: Quantity, shape: Shape, *, alone: bool = False) -> str | None:
        """The side of a sum: "97 trillion went to schools", "VAT brought 50 trillion", "they closed a gap of 3 trillion".

        ``alone`` asks the words between the figure before and this one only.
        """
        if not self._is_sum(q, shape):
            return None
        if self.gap(q, shape) is not None:
            return _DEFICIT
        first = self._first(q)
        last = self.scan.next_mark(q.end, self.events.sentence.last, ",;:(.")
        found = self._done(first, q.start), self._done(q.end, last)
        if self.scan.pack.verb_last:
            nearest = (found[1] or self._done(q.end, self.events.sentence.last))[:1] or found[0][-1:]
        else:
            nearest = found[0][-1:] or found[1][:1]
        if not alone and not nearest and not self._says_more(first, q):
            mark = self.scan.clause_start(q.start, self.events.sentence.first, ";:(")
            nearest = self._done(mark, first)[-1:]  # "On schools went 37 bn, on roads 12 bn."
        if nearest:
            return nearest[0]
        return _REVENUE if self._listed(_TAKERS, first, q.start) or self._names_tax(first, q.start) else None

    def gap(self, q: Quantity, shape: Shape) -> Match | None:
        """The word before a sum that calls it the difference of the sides: "дыра в 17 млрд", "айырма – 9,5 млрд"."""
        if not self._is_sum(q, shape):
            return None
        return self.difference(self._first(q), q.start)

    def difference(self, first: int, last: int) -> Match | None:
        """The word among some tokens that calls a sum the difference of two."""
        return next(iter(self._listed(_GAP, first, last)), None)

    def is_target(self, named: Match, q: Quantity, shape: Shape) -> bool:
        """Whether a name only says what money of the budget is for: "на обслуживание госдолга ушло 14 трлн"."""
        name = named.entry.get("name")
        if name == _INVESTMENT and self._is_sum(q, shape) and self._done(named.start, named.start + 1):
            return True  # "9.6 trillion was sent to the social sphere" is no investment here.
        if named.entry.get("pair") or named.start >= q.start or not self._is_sum(q, shape):
            return False
        if name in OF_BUDGET:
            return self.events.figure_between(named.end, q.start) and self.side(q, shape, alone=True) not in (None, name)
        if self.events.figure_between(named.end, q.start):
            meant = True  # It was what the figure before is for.
        elif self.scan.pack.verb_last:
            meant = "dat" in named.features or bool(self._listed(_FOR, named.end, named.end + 1))
        else:
            meant = bool(self._listed(_FOR, max(named.start - _NEAR, self._first(q)), named.start))
        return meant and self.side(q, shape) is not None

    def of_tax(self, q: Quantity, shape: Shape, name: str | None) -> bool:
        """Whether what is called by a tax is what the tax brought, not its rate: "VAT made up 44 % of revenue"."""
        if name not in _TAXES or not self.is_told or shape.form == "rate":
            return False
        return q.currency or shape.form != "level"

    def brought(self, q: Quantity, shape: Shape, what: What) -> What | None:
        """Revenue by the tax that brought it: "VAT brought in 4.9 trillion", «НДПИ принёс 1,03 трлн»; no refunds, no arrears."""
        if self.of_tax(q, shape, what.indicator):
            return what._replace(indicator=_REVENUE, item=what.item or what.words.lower() or None)
        if not q.currency or shape.form not in ("level", "change") or not is_of_size(_REVENUE, q):
            return None
        entry = registry().get(what.indicator)
        if entry is not None and entry.name not in _RECEIPTS:
            return None
        first = self._first(q)
        behind = self._taxes(q.end, min(q.end + _NAME, self.events.sentence.last)) if self.scan.pack.verb_last else []
        taxes = [name for at, name in behind if at == 0] or [name for _, name in self._taxes(first, q.start)]
        if not taxes or self._listed(_ASIDE, first, q.start):
            return None
        return what._replace(indicator=_REVENUE, item=taxes[-1], confidence="resolved", rule="tax", words=taxes[-1])

    def _taxes(self, first: int, last: int) -> list[tuple[int, str]]:
        """The taxes that some words name, and where each begins."""
        tokens = (token for token in self.scan.tokens[first:last] if token.text != "-")  # "value-added tax"
        words = [token.text if token.kind == "word" else "" for token in tokens]
        return [(at, name) for at, _, name in named_in(words) if is_tax(name) or name == _NO_TAX]

    def _is_sum(self, q: Quantity, shape: Shape) -> bool:
        return self.is_told and q.currency and shape.form in ("level", "change")

    def _first(self, q: Quantity) -> int:
        """Where the clause of a figure begins: behind a mark or the figure before it."""
        mark = self.scan.clause_start(q.start, self.events.sentence.first, ";:(")
        return max([mark, *(x.end for x in self.events.quantities if x.end <= q.start)])

    def _says_more(self, first: int, q: Quantity) -> bool:
        """Whether words before a figure name an indicator or say what is done."""
        return any(first <= m.start < q.start for m in self.events.indicators) or self.scan.begins_within(first, q.start, "process")

    def _done(self, first: int, last: int) -> list[str]:
        return [_DONE[m.entry.get("value")] for m in self._words(first, last) if m.entry.get("value") in _DONE]

    def _listed(self, value: str, first: int, last: int) -> list[Match]:
        return [m for m in self._words(first, last) if m.entry.get("value") == value]

    def _words(self, first: int, last: int) -> list[Match]:
        found = (self.scan.match(i, _WORD) for i in self.scan.begun(_WORD, first, last))
        named = [m for m in self.events.indicators if m.entry.get("name") in OF_BUDGET and not m.entry.get("pair")]
        return [m for m in found if m is not None and m.end <= last and not any(n.start <= m.start < n.end for n in named)]

    def _names_tax(self, first: int, last: int) -> bool:
        for m in self.events.indicators:
            entry = registry().get(m.entry.get("name"))
            if first <= m.start < last and entry is not None and (entry.name in _TAXES or entry.whole == _REVENUE):
                return True
        return False
