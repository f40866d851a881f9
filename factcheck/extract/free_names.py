"""Names for figures of things that no indicator is named after; the same in every language where ``thing_names.toml`` has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.goods import words_of_goods
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.trading import is_grain
from factcheck.languages.entry import Match
from factcheck.languages.item_names import goods_in, named

#: Tokens between a weight and the goods behind it.
_BEHIND: Final = 3
#: What goods are in that are moved, and what is done to those that are not.
_MOVED: Final = frozenset({"exports", "imports", "grain_exports", "freight_volume"})
_UNMOVED: Final = frozenset({"production", "collection", "consumption", "storage", "planting", "processing", "losses"})
#: How names of making end, and what is done to goods that are made already.
_MAKING: Final = ("_production", "_generation", "_harvest")
_MADE: Final = frozenset({"consumption", "storage", "processing", "losses", "savings", "deliveries", "purchases", "sales"})
_SPENDING: Final = "spending"
#: What is done with sums that are told of nothing but money laid out, and how the names of such things end.
_LAID_OUT: Final = frozenset({"spending", "losses"})
_OUTLAYS: Final = ("spending", "expenditure", "investment", "budget", "losses", "damage", "imports")
_CONSUMPTION: Final = "consumption"
_IMPORTS: Final = "imports"
_BOUGHT: Final = frozenset({"purchases"})
#: Units that tell nothing of goods.
_NO_GOODS: Final = (None, "count", "percent", "percentage_point", "ratio", "kilometer", "meter", "hectare", "meter**2")
#: How a noun in the plural ends where things are counted in the plural.
_PLURAL: Final = "s"
_BOUNDARIES: Final = ",;:()\u2013\u2014."


class FreeNames:
    """Names the figures of one sentence that have no indicator."""

    def __init__(self, scan: Scan, events: Events) -> None:
        self.scan = scan
        self.events = events

    def counted(self, q: Quantity, item: str) -> str:
        """What a count is of: the thing by its name, else the noun as printed."""
        noun = item.rpartition(" ")[2].lower()
        if q.noun_at is None:
            return noun
        thing = self.thing(q)
        return _snake(named(noun)) if thing is None else str(thing.entry.get("name"))

    def thing(self, q: Quantity) -> Match | None:
        """The thing that a figure counts; of nouns in a row it is the last: "9,460 heart operations", "180 бақылау бекеті"."""
        if q.noun_at is None:
            return None
        found = (self.scan.match(i, "thing") for i in range(q.noun_at, q.end))
        own = next((m for m in found if m is not None and m.end >= q.end), None)
        behind = self.scan.match(q.end, "thing") if own is None or own.end == q.end else None
        return behind if behind is not None and self._is_head(q, behind) else own

    def _is_head(self, q: Quantity, behind: Match) -> bool:
        """Whether a thing goes on with the noun before it: in the plural after a singular, or owned by a noun without a case."""
        before = self.scan.tokens[q.end - 1].word
        if self.scan.pack.verb_last:
            return "poss" in behind.features and not q.features - {"count"}
        return "plural" in behind.features and not before.endswith(_PLURAL)

    def done_to(self, q: Quantity) -> tuple[str, str] | None:
        """What is done to which goods in the clause of a figure ("milk_processing"), with the words; either may be alone."""
        process = self.process(q)
        goods = None if q.unit in _NO_GOODS else self.goods(q)
        done = None if process is None else str(process.entry.get("name"))
        if done == _SPENDING and not q.currency:
            done = _CONSUMPTION  # Money is spent, goods are used up: one word in Kazakh and Uzbek.
        parts = [name for name in (goods, done) if name is not None]
        if not parts:
            return None
        return "_".join(parts), "" if process is None else self.scan.slice(process.start, process.end)

    def is_otherwise(self, q: Quantity, name: str) -> bool:
        """Whether a clause does with an amount what its indicator does not: "1.2 million tonnes were harvested" of haulage."""
        moved = name in _MOVED or name.endswith("_exports")
        others: frozenset[str] = _UNMOVED if moved else _MADE if name.endswith(_MAKING) else frozenset()
        if q.currency:
            others = frozenset() if name.endswith(_OUTLAYS) else _LAID_OUT
            if name == _IMPORTS and not self.events.areas:
                others = _BOUGHT  # "The ministry bought vaccines": by nobody's word abroad.
        elif q.unit in _NO_GOODS:
            return False
        if not others:
            return False
        # What is brought to an amount is raised to it; before it stands what was: "ішкі тұтыну 12 млн тоннаға жетті".
        process = self._last_before(q) if "dat" in q.features else self.process(q)
        return process is not None and process.entry.get("name") in others

    def whole(self, q: Quantity) -> str | None:
        """The thing that a share is of: "27 % of families", "27 % семей", "oilalarning 27 foizi"."""
        if self.scan.pack.verb_last:
            before = self.scan.ending_at(q.start, "modifier")
            start = q.start if before is None else before.start
            owner = self.scan.right_before(start, _BEHIND, "thing")
            return (
                None if owner is None or "gen" not in owner.features or self._is_indicator(owner) else str(owner.entry.get("name"))
            )
        links, last = self.scan.pack.links, self.events.sentence.last
        if links and not (q.end < last and self.scan.tokens[q.end].word in links):
            return None
        first = q.end + bool(links)
        while links and first < last and "function" in self.scan.kinds[first]:
            first += 1  # "Of the", "of all its"
        last = min(first + _BEHIND, self.scan.next_mark(first, last, _BOUNDARIES))
        last = next((i for i in range(first, last) if self.scan.match(i, "function") and not self.scan.match(i, "thing")), last)
        found = next(self._matches("thing", first, last), None)
        return None if found is None or self._is_indicator(found) else str(found.entry.get("name"))

    def _is_indicator(self, thing: Match) -> bool:
        return any(m.start < thing.end and thing.start < m.end for m in self.events.indicators)

    def thing_before(self, q: Quantity) -> tuple[str, str] | None:
        """The last thing named before a figure in its clause, with its words."""
        first, _ = self._clause(q)
        found = list(self._matches("thing", first, q.start))
        return (str(found[-1].entry.get("name")), self.scan.slice(found[-1].start, found[-1].end)) if found else None

    def tells(self, q: Quantity, thing: str) -> bool:
        """Whether the clause of a figure names a thing before it."""
        return any(m.entry.get("name") == thing for m in self._matches("thing", self._clause(q)[0], q.start))

    def _last_before(self, q: Quantity) -> Match | None:
        first, _ = self._clause(q)
        return next(iter([*self._matches("process", first, q.start)][-1:]), None)

    def process(self, q: Quantity) -> Match | None:
        """The word for what is done: the verb behind where verbs come last, else the nearest before, else behind.

        Other figures do not part it from a sum: "will buy 12 trains for $96 million".
        """
        first, last = self._clause(q)
        if q.currency:
            first, last = self._between_marks(q)
        before = list(self._matches("process", first, q.start))
        behind = list(self._matches("process", q.end, last))
        if self.scan.pack.verb_last:
            return behind[0] if behind else before[-1] if before else None
        return before[-1] if before else behind[0] if behind else None

    def goods(self, q: Quantity) -> str | None:
        """The goods named right behind a weight or volume, else the last ones before a figure in its clause."""
        first, last = self._clause(q)
        behind = [] if q.currency else [name for at, name in self._named(q.end, last) if at - q.end < _BEHIND]
        before = [name for _, name in self._named(first, q.start)]
        goods = behind[0] if behind else before[-1] if before else None
        return None if goods is None else _snake(goods)

    def is_grain(self, q: Quantity) -> bool:
        """Whether the goods of a clause, or those named before it in its sentence, are grain or are not named."""
        goods = self.goods(q)
        if goods is None:
            before = [name for _, name in self._named(self.events.sentence.first, q.start)]
            goods = before[-1] if before else None
        return is_grain(None if goods is None else goods.replace("_", " "))

    def _named(self, first: int, last: int) -> Iterator[tuple[int, str]]:
        words = words_of_goods(self.scan, first, last)
        areas = {i for m in self.events.areas for i in range(m.start, m.end)}
        return ((first + at, name) for at, _, name in goods_in(words) if first + at not in areas)

    def _matches(self, kind: str, first: int, last: int) -> Iterator[Match]:
        for i in range(first, last):
            match = self.scan.match(i, kind)
            if match is not None and match.end <= last:
                yield match

    def _between_marks(self, q: Quantity) -> tuple[int, int]:
        sentence = self.events.sentence
        first = self.scan.clause_start(q.start, sentence.first, _BOUNDARIES)
        return first, self.scan.next_mark(q.end, sentence.last, _BOUNDARIES)

    def _clause(self, q: Quantity) -> tuple[int, int]:
        """The tokens of a figure's clause: between marks and other figures."""
        first, last = self._between_marks(q)
        others = [x for x in self.events.quantities if x is not q]
        return max([first, *(x.end for x in others if x.end <= q.start)]), min(
            [last, *(x.start for x in others if x.start >= q.end)]
        )


def _snake(name: str) -> str:
    return "_".join(name.replace("-", " ").lower().split())
