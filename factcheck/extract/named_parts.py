"""Parts that a clause names by words of their own, wherever they stand: whose wages, what money is laid out on, what costs more.

"In education the average wage was 4.3 million" is no wage of all; "lemons, on the contrary, went up by a third" no prices as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.extract.bodies import of_bodies
from factcheck.extract.events import Events
from factcheck.extract.going_on import CARRIED
from factcheck.extract.goods import words_of_goods
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.extract.structures import LONG_DASHES
from factcheck.extract.topic import Topic
from factcheck.extract.unknown_words import UnknownWords
from factcheck.extract.what import ALL_PRICES, PART, What
from factcheck.languages.item_names import MODES_OF_TRANSPORT, goods_in, is_bare, is_sector, named_in, sectors_in
from factcheck.model.claim import COMPARING

#: What is told of parts of the economy, and of those the ones that money is laid out on.
_FREIGHT: Final = "freight_volume"
#: What is told of towns and villages apart.
_OF_PLACES: Final = frozenset({"population", "births", "deaths", "housing_commissioned"})
_PLACES: Final = frozenset({"urban", "rural"})
_INDUSTRY, _OF_INDUSTRY = "industry", "industrial_output"
_OF_SECTORS: Final = frozenset({"average_wage", "investment", "budget_expenditure", _OF_INDUSTRY})
_LAID_OUT: Final = frozenset({"investment", "budget_expenditure"})
_PRICES: Final = "consumer_prices"
_OF_PRICES: Final = frozenset({_PRICES, "inflation"})
#: Names for all that people buy, and kinds of the words that lead to what money is laid out on.
_ALL: Final = frozenset({"consumer goods", "goods", "everything"})
_ON: Final = ("function", "cue")
#: Parts that one figure can be of together, and tokens behind a figure among which it is told what it is for.
_TOGETHER: Final = 3
_BEHIND: Final = 6


def is_sectoral(what: What) -> bool:
    """Whether a figure is of parts of the economy, which the next sentence has its own of."""
    return what.indicator in _OF_SECTORS and what.item is not None and all(map(is_sector, what.item.split(" and ")))


@dataclass(frozen=True, slots=True)
class OfSentence:
    """What the parts of one sentence's figures are found by."""

    scan: Scan
    events: Events
    words: UnknownWords
    topic: Topic
    shapes: Sequence[Shape]


class NamedParts(OfSentence):
    """Finds such parts for one sentence's figures."""

    def of(self, k: int, what: What) -> What:
        """What a figure is of, with the part that its clause names where nothing told one yet."""
        carried = what.rule == CARRIED and what.item == self.topic.item
        q = self.events.quantities[k]
        if what.indicator == _FREIGHT and self.scan.pack.verb_last:
            what = what._replace(item=self._told_of(q, MODES_OF_TRANSPORT) or what.item)
        if what.item in (None, PART) and what.indicator in _OF_PLACES and self.scan.pack.verb_last:
            what = what._replace(item=self._told_of(q, _PLACES) or what.item)
        told = self.shapes[k].form == "share" or (self.shapes[k].form == "level" and self.scan.marks[q.end] in LONG_DASHES)
        if (told or what.item == PART) and what.item in (None, PART, self.topic.item) and "poss" in q.features:
            what = what._replace(item=self._owning(q) or what.item)
        if (what.item is not None and not carried) or what.rule == ALL_PRICES or what.indicator == _FREIGHT:
            return what
        if what.indicator in _OF_SECTORS:
            sectors = self._sectors(q, laid_out=what.indicator in _LAID_OUT)
            whole = sectors == _INDUSTRY and what.indicator == _OF_INDUSTRY
            return what if sectors is None or whole else what._replace(item=sectors)
        if what.indicator in _OF_PRICES and self.shapes[k].form in COMPARING and q.unit in ("percent", None):
            goods = self._subject(q)
            return what if goods is None else what._replace(indicator=_PRICES, item=goods)
        return what

    def _owning(self, q: Quantity) -> str | None:
        """Which part has a share, behind it: "оның 42 %-ы теміржолға тиесілі", "56 %-ы ауылда тұрады", "51 %-ы – ұлдар"."""
        dash = self.scan.marks[q.end] in LONG_DASHES
        last = self.scan.next_mark(q.end + dash, self.events.sentence.last, ",;:(.")
        if not self.scan.pack.verb_last or any(q.end <= x.start < last for x in self.events.quantities):
            return None
        told = {name for _, _, name in named_in(words_of_goods(self.scan, q.end + dash, last))}
        return told.pop() if len(told) == 1 else None

    def _told_of(self, q: Quantity, parts: frozenset[str]) -> str | None:
        """The one of some parts that is told before a figure, or behind one of a whole.

        "Temir yo'lda 38 mln tonna, avtomobil transportida 741 mln tonna", "24,8 mln tonnasi temir yo'l, 20,7 mln tonnasi quvur"
        """
        first, last = self._begin(q), q.start
        if "poss" in q.features:
            first, last = q.end, self.scan.next_mark(q.end, min(q.end + _BEHIND, self.events.sentence.last), ",;:")
        told = {name for _, _, name in named_in(words_of_goods(self.scan, first, last))} & parts
        return told.pop() if len(told) == 1 else None

    def _sectors(self, q: Quantity, *, laid_out: bool) -> str | None:
        """The parts of the economy that stand before a figure, or right behind it where money is laid out on them."""
        first = self._begin(q)
        if self.events.cue_begins("total", first, q.start) or self.scan.tokens[q.start - 1].word in self.scan.pack.links:
            return None  # "3 trillion to health care out of 26 trillion"
        found: set[str] = set()
        if laid_out and not (
            self.scan.pack.links and self.scan.kinds[q.end + (self.scan.marks[q.end] in LONG_DASHES)].isdisjoint(_ON)
        ):
            last = next((x.start for x in self.events.quantities if x.start >= q.end), self.events.sentence.last)
            found = self._named(q.end, self.scan.next_mark(q.end, min(last, q.end + _BEHIND), ",;:("), laid_out=True)
        found = found or self._named(first, q.start, laid_out=laid_out)
        return " and ".join(sorted(found)) if 0 < len(found) <= _TOGETHER else None

    def _named(self, first: int, last: int, *, laid_out: bool) -> set[str]:
        """The parts of the economy that some tokens name: none of a body's name, none that a figure is compared with."""
        none = of_bodies(self.scan, self.events.sentence) if "body" in self.scan.present else set()
        if laid_out:  # "Қаржы" is money as well as finance.
            none |= {i for i in range(first, last) if "amount" in self.scan.kinds[i]}
        words = words_of_goods(self.scan, first, last)
        found = sectors_in(["" if first + i in none else word for i, word in enumerate(words)])
        return {name for _, to, name in found if not self._is_base(first + to, last)}

    def _is_base(self, at: int, last: int) -> bool:
        """Whether the word behind a part makes it what a figure is compared with: "more than was spent on health"."""
        pack = self.scan.pack
        return pack.verb_last and at < last and self.scan.tokens[at].word.endswith(pack.ablative)

    def _begin(self, q: Quantity) -> int:
        """Where what is told of a figure begins: behind the figure before it, or a semicolon."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, ";")
        return max([first, *(x.end for x in self.events.quantities if x.end <= q.start)])

    def _subject(self, q: Quantity) -> str | None:
        """The goods that the clause of a figure opens with, an aside between commas left out: "лимоны, напротив, подорожали"."""
        begin, last = self._begin(q), q.start
        while True:
            first = self.scan.clause_start(last, begin, ",;:(")
            goods = self._opening(first, q.start)
            if goods is not None or first <= begin or self._tells(first, last):
                return goods
            last = first - 1

    def _opening(self, first: int, last: int) -> str | None:
        """The goods that some tokens open with, small words aside."""
        times = {i for t in self.events.times for i in range(t.start, t.end)}
        while first < last and (first in times or not self.scan.kinds[first].isdisjoint(("and", "nameless", "modifier"))):
            first += 1
        words = words_of_goods(self.scan, first, last)
        found = next(((at, to, name) for at, to, name in goods_in(words) if at == 0), None)
        if found is None or found[2] in _ALL:
            return None
        _, to, name = found
        noun = self.scan.tokens[first + to - 1].word
        aside = self.scan.pack.verb_last and noun.endswith(self.scan.pack.oblique) and not noun.endswith(self.scan.pack.genitive)
        return None if aside and not is_bare(noun) else name

    def _tells(self, first: int, last: int) -> bool:
        """Whether some tokens name something that figures can be of."""
        named = (*(m for m in self.events.indicators if not m.entry.is_verb), *self.events.areas)
        return bool(self.words.unknown(first, last)) or any(first <= m.start < last for m in named)
