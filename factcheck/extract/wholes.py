"""Shares of an amount that was told before, whatever else their clause names: "half of that volume", "22 % of the total"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.candidates import Candidates
from factcheck.extract.shape import Shape
from factcheck.extract.what import Names, What
from factcheck.languages.entry import Match
from factcheck.model.indicator import registry

_AMOUNT: Final = "whole_amount"
#: Investment, and what tells where the money for it comes from.
_INVESTMENT: Final = "investment"
_FUND, _FINANCING = "fund", "financing"
#: Tokens between a share and the name of what it is a share of.
_OF_WHAT: Final = 3


class Wholes:
    """Finds what the shares of one sentence are of by what was told before them."""

    def __init__(self, candidates: Candidates, shapes: Sequence[Shape]) -> None:
        self.scan = candidates.scan
        self.events = candidates.events
        self.topic = candidates.topic
        self.items = candidates.items
        self.candidates = candidates
        self.shapes = shapes

    def of(self, k: int, names: Names) -> What | None:
        """What a share, or a part of an investment, is of."""
        return self._of_amount(k, names) or self._of_investment(k, names)

    def _of_amount(self, k: int, names: Names) -> What | None:
        """What a share of "that volume" or "the total" is of: the level before, else what the text goes on about."""
        amount = self._amount(k) if self.shapes[k].form == "share" else None
        if amount is None:
            return None
        before = next((j for j in reversed(range(k)) if self.shapes[j].form == "level" and not self.shapes[j].base_level), None)
        told = (self.topic.indicator, self.topic.figure) if before is None else (names.found(before).indicator,)
        q = self.events.quantities[k]
        entries = (entry for entry in map(registry().get, told) if entry is not None and entry.kind in ("flow", "stock"))
        name = next((entry.name for entry in entries if self.candidates.fits(entry.name, q, self.shapes[k])), None)
        return None if name is None else What(name, self.items.item(q, None, name), "resolved", "of that amount")

    def _amount(self, k: int) -> Match | None:
        """The words for the amount right behind a share, "of" being its own or theirs, where no noun says of what it is."""
        end = self.events.quantities[k].end
        found = next((m for i in (end, end - 1) if (m := self.scan.match(i, _AMOUNT)) is not None), None)
        if found is None or self.scan.pack.verb_last:
            return None
        behind = self.scan.tokens[found.end] if found.end < self.events.sentence.last else None
        if behind is None or behind.kind == "mark":
            return found
        if self.scan.pack.links:
            return None if behind.word in self.scan.pack.links or self._is_named(found.end) else found
        ends = self.scan.pack.event_endings + self.scan.pack.verb_endings + self.scan.pack.reflexive_endings
        return found if behind.word.endswith(ends) or not self.scan.kinds[found.end].isdisjoint(("function", "time")) else None

    def _is_named(self, at: int) -> bool:
        return any(m.start == at for m in self.events.indicators)

    def _of_investment(self, k: int, names: Names) -> What | None:
        """What came from loans, budgets and own money in a text on investment: "5.3 % was covered by the budget"."""
        q, shape = self.events.quantities[k], self.shapes[k]
        of_money = shape.form == "level" and q.currency
        if self.topic.indicator != _INVESTMENT or not (of_money or shape.form == "share"):
            return None
        sentence = self.events.sentence
        if not self.scan.begins_within(sentence.first, sentence.last, _FUND):
            return None
        behind = self.scan.next_mark(q.end, min(q.end + _OF_WHAT, sentence.last), ",;:.(")
        if any(q.end <= m.start < behind and not self._is_fund(m) for m in self.events.indicators):
            return None  # "5 % of GDP"
        if of_money and any(self.shapes[j].form == "level" and names.found(j).indicator != _INVESTMENT for j in range(k)):
            return None  # "The budget spent 8 trillion, and loans made up 3 trillion"
        first = self.scan.clause_start(q.start, sentence.first, ";:")
        last = self.scan.next_mark(q.end, sentence.last, ";:.")
        if of_money and not self.scan.begins_within(first, last, _FINANCING):
            return None
        item = self.items.entries.falling_to(q) or self.items.item(q, None, _INVESTMENT)
        return What(_INVESTMENT, item, "resolved", "where the money is from")

    def _is_fund(self, name: Match) -> bool:
        return bool(self.scan.begun(_FUND, name.start - 1, name.end))
