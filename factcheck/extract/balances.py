"""What one side of a balance has beyond the other: "spending exceeded revenue by 1.8 trillion", "sold 7.7 bn more than bought"."""

from __future__ import annotations

from typing import Final, NamedTuple

from factcheck.extract.budgets import OF_BUDGET
from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.topic import Topic
from factcheck.extract.what import What

#: Names of the two sides of a budget and of trade; words for sides that names have not (``budgets.toml`` of each pack).
_SIDES: Final = {
    "spending": "pays",
    "budget_expenditure": "pays",
    "income": "gets",
    "business_revenue": "gets",
    "budget_revenue": "gets",
    "imports": "imports",
    "exports": "exports",
}
_WORD: Final = "balance_side"
_DEFICITS: Final = frozenset({"budget_deficit", "trade_deficit"})
_DEFICIT, _BUDGET = "deficit", "budget"
_GDP: Final = "gdp"
#: What the excess of one side over another is called, in trade and of a budget.
_OF_TRADE: Final = {"out": "trade_deficit", "in": "trade_surplus"}
_OF_STATE: Final = {"out": "budget_deficit", "in": "budget_surplus"}
_WAY: Final = {"pays": "out", "imports": "out", "buys": "out", "gets": "in", "exports": "in", "sells": "in"}
_TRADED: Final = frozenset({"imports", "exports", "buys", "sells"})
#: What tells that sums are a state's, or of its trade.
_STATE, _ABROAD = "of_state", "of_trade"
#: Words for one side being larger or smaller than the other, and for being so by a figure before them.
_EXCEED, _LAG, _BEYOND, _SHORT = "exceed", "lag", "beyond", "short"
#: Tokens between a figure and the word that says which side is larger.
_NEAR: Final = 2


class _Side(NamedTuple):
    start: int
    end: int
    name: str
    is_noun: bool


class Balances:
    """Tells the excess of one sentence's balances."""

    def __init__(self, scan: Scan, events: Events, topic: Topic) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic

    def excess(self, q: Quantity) -> str | None:
        """The balance that a sum is: what one side named beside it has beyond the other, or a verb in the ablative tells.

        "Сатқанынан 6 млрд долларға көп тауар алды": more than was sold.
        """
        if not q.currency:
            return None
        outdone = [c for c in self.events.cued("outdone") if c.end <= q.start and not self.events.figure_between(c.end, q.start)]
        if outdone and self._is_of_country():
            return str(max(outdone, key=lambda c: (c.start, c.end)).entry.get("excess"))
        pair = self._by_verb(q) or self._by_more(q)
        if pair is None or _WAY[pair[0].name] == _WAY[pair[1].name]:
            return None
        first, second = pair
        if {first.name, second.name} & _TRADED or self._says(_ABROAD):
            of = _OF_TRADE
        elif self._is_of_state(first, second):
            of = _OF_STATE
        else:
            return None
        return of[_WAY[first.name]]

    def _is_of_country(self) -> bool:
        """Whether a sentence names a country, the state's budget or what is abroad, or the text is on one of these."""
        if self.events.areas or self.events.cued("budget") or self._says(_ABROAD):
            return True
        return any(name.startswith(("trade", "exports", "imports", "budget")) for name in self.topic.mentioned)

    def measured(self, q: Quantity, shape: Shape, figure: What | None) -> str | None:
        """The deficit that a share in the economy tells: "a fiscal gap of 2.7 % of GDP", "4.1 trillion, or 2.7 % of GDP".

        ``figure`` is what the one before it in its sentence measures.
        """
        if shape.form != "share":
            return None
        before = [m.entry.get("name") for m in self.events.indicators if m.end <= q.start and m.entry.get("name") != _GDP]
        told = before[-1] if before else self.topic.figure if figure is None else figure.indicator
        if told == _DEFICIT and not self.topic.mentioned.isdisjoint((*OF_BUDGET, _BUDGET)):
            return _OF_STATE["out"]
        return told if told in _DEFICITS else None

    def _by_verb(self, q: Quantity) -> tuple[_Side, _Side] | None:
        """Larger and smaller side by a verb: "imports outstripped exports by 3 bn", "revenue fell short of spending by 1 bn"."""
        for value in (_EXCEED, _LAG):
            for cue in self.events.cued(value):
                if cue.start > q.start and not self.scan.pack.verb_last:
                    continue
                sides = [s for s in self._sides() if s.end <= q.start]
                if self.scan.pack.verb_last:
                    pair = sides[-2:]
                else:
                    behind = [s for s in sides if s.start >= cue.end]
                    pair = [*[s for s in sides if s.end <= cue.start][-1:], *behind[:1]] if len(behind) < 2 else behind[:2]
                if len(pair) == 2:
                    return (pair[0], pair[1]) if value == _EXCEED else (pair[1], pair[0])
        return None

    def _by_more(self, q: Quantity) -> tuple[_Side, _Side] | None:
        """Larger and smaller side by the words behind a sum: "imports were 3 bn ahead of exports", «продал на 7 млрд больше»."""
        for value in (_BEYOND, _SHORT):
            for cue in self.events.cued(value):
                if not 0 <= cue.start - q.end <= _NEAR or self.scan.has_mark(q.end, cue.start, ",;:()"):
                    continue
                led = [c for c in self.events.cued("compare") if cue.end <= c.start]
                behind = [s for s in self._sides() if s.start >= (led[0].end if led else cue.end)]
                before = [s for s in self._sides() if s.end <= q.start]
                if before and behind and not self.events.figure_between(q.end, behind[0].start):
                    return (before[-1], behind[0]) if value == _BEYOND else (behind[0], before[-1])
        return None

    def _sides(self) -> list[_Side]:
        """The sides told in the sentence, in order."""
        sentence = self.events.sentence
        words = (self.scan.match(i, _WORD) for i in self.scan.begun(_WORD, sentence.first, sentence.last))
        told = [_Side(m.start, m.end, str(m.entry.get("value")), False) for m in words if m is not None]
        told = [side for side in told if side.name in _WAY]
        for m in self.events.indicators:
            name = _SIDES.get(m.entry.get("name") or "")
            if name is not None and not any(s.start < m.end and m.start < s.end for s in told):
                told.append(_Side(m.start, m.end, name, not m.entry.is_verb))
        return sorted(told)

    def _is_of_state(self, *sides: _Side) -> bool:
        """Whether what is spent and taken in is a state's, not a company's."""
        if (
            all(side.is_noun for side in sides)
            or not OF_BUDGET.isdisjoint((self.topic.indicator, self.topic.headline))
            or self._says(_STATE)
        ):
            return True
        return any(m.entry.get("name") in OF_BUDGET for m in self.events.indicators) or bool(self.events.cued("budget"))

    def _says(self, value: str) -> bool:
        sentence = self.events.sentence
        words = (self.scan.match(i, _WORD) for i in self.scan.begun(_WORD, sentence.first, sentence.last))
        return any(m is not None and m.entry.get("value") == value for m in words)
