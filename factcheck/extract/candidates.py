"""Whether an indicator can have a figure, by unit and form, by size, and by whether people or pieces are counted."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.fitting import fits
from factcheck.extract.items import Items
from factcheck.extract.quantity import Quantity
from factcheck.extract.real_terms import is_of_prices, is_real
from factcheck.extract.scan import Scan
from factcheck.extract.setting import is_city
from factcheck.extract.shape import LEVEL, Shape
from factcheck.extract.topic import Topic
from factcheck.extract.trading import TRADE, Trading
from factcheck.model.claim import COMPARING
from factcheck.model.indicator import Indicator, registry

#: Powers of ten between one magnitude word and the next, by which a printed figure may be wrong.
_THOUSAND: Final = 3
#: Tokens between a figure and the verb behind it.
_VERB_BEHIND: Final = 3
#: How names end of what has room for people as well as goods.
_CAPACITY: Final = "_capacity"


class Candidates:
    """Tells which indicators can have the figures of one sentence."""

    def __init__(self, scan: Scan, events: Events, topic: Topic, items: Items, trading: Trading) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic
        self.items = items
        self.trading = trading

    def fits(self, name: str | None, q: Quantity, shape: Shape) -> bool:
        """Whether an indicator can have the figure; people are counted by indicators of people only, pieces never by one."""
        if is_of_prices(name) and is_real(self.scan, self.events, q):
            return False
        if self.topic.traded and shape.form == "level" and self.counted_before(name, q) is not None:
            return True
        if name in TRADE and q.unit == "count" and shape.form == "level":
            if fits(self.topic.headline or self.topic.indicator, q, shape):
                return self.trading.product() is not None  # "Exports came to 31,600" in an article on the making of cars.
            if q.noun_at is None or q.counter:
                return self.items.goods.traded(q) is not None  # "Imports of electric cars came to 14,300 units."
        if not fits(name, q, shape):
            return self._is_slip(name, q, shape)
        entry = registry().get(name)
        if entry is not None and shape.form in COMPARING and self._is_of_another_size(entry, q):
            return False
        if entry is None or shape.form != "level" or entry.name.endswith(_CAPACITY):
            return True
        return not self._counts_pieces(q) if entry.people else not self.counts_people(q)

    def _is_slip(self, name: str | None, q: Quantity, shape: Shape) -> bool:
        """Whether a text that calls a sum a mean only got its magnitude wrong: "the average wage reached 448.9 million tenge"."""
        entry = registry().get(name)
        if entry is None or entry.kind != "mean" or not entry.size or not q.currency or shape.form != "level":
            return False
        meant = q._replace(value=q.obs.scaleb(-_THOUSAND), numeral=q.numeral._replace(magnitude=q.numeral.magnitude - _THOUSAND))
        if q.numeral.magnitude <= _THOUSAND or q.high is not None or not fits(name, meant, shape):
            return False
        first = self.scan.clause_start(q.start, self.events.sentence.first, ",;:(")
        named = [m for m in self.events.indicators if first <= m.start and m.end <= q.start]
        if not named or named[-1].entry.get("name") != name or self.events.figure_between(first, q.start):
            return False
        averaged = self.scan.begins_within(max(first, named[-1].start - 1), named[-1].end, "averaging")
        last = q.end + _VERB_BEHIND if self.scan.pack.verb_last else q.start
        told = any(self.events.cue_begins(cue, named[-1].end, last) for cue in ("be", "to"))
        return averaged and (told or any(named[-1].end <= d.start < last for d in self.events.directions))

    def only_weighs(self, name: str | None, q: Quantity) -> bool:
        """Whether a clause behind one on trade only weighs goods, of which nothing says that they are traded."""
        if name not in TRADE or q.currency or self.topic.measured.get(q.unit or "") == name:
            return False
        return self.items.entries.labelled(q, None) is None and self.counted_before(str(name), q) is None

    def counted_before(self, name: str | None, q: Quantity) -> str | None:
        """The goods that a figure goes on counting: "Export geography: Azerbaijan — 9,400", "a year earlier it was 34,200"."""
        told = self.topic.traded.get(name or "")
        if told is None or q.unit not in (None, "count") or not (q.noun_at is None or q.counter):
            return None
        points_back = name == self.topic.figure and bool(self.events.cued("demonstrative"))
        listed = self.events.sentence.listed and name == self.topic.listed
        goes_on = name in (self.topic.figure, self.topic.indicator) and self._is_of_partner(q)
        return told if points_back or listed or goes_on else None

    def _is_of_partner(self, q: Quantity) -> bool:
        """Whether a country stands beside a bare count: "Azerbaijan came second with 3,120, ahead of Tajikistan (2,240)"."""
        first = max((x.end for x in self.events.quantities if x.end <= q.start), default=self.events.sentence.first)
        first = max(first, self.scan.clause_start(q.start, self.events.sentence.first, ";:"))
        behind = min((x.start for x in self.events.quantities if x.start >= q.end), default=self.events.sentence.last)
        last = self.scan.next_mark(q.end, behind, ",;:()")
        return any(first <= m.start < last and not is_city(m) for m in self.events.areas)

    def _is_of_another_size(self, entry: Indicator, q: Quantity) -> bool:
        """Whether the sum between an indicator's name and a growth is none of it: "mining paid 868,400 tenge, 3 times as much"."""
        names = [m for m in self.events.indicators if m.end <= q.start]
        if not names or names[-1].entry.get("name") != entry.name:
            return False
        sums = [x for x in self.events.quantities if names[-1].end <= x.start and x.end <= q.start and x.currency]
        return bool(sums) and not any(fits(entry.name, x, LEVEL) for x in sums)

    def _counts_pieces(self, q: Quantity) -> bool:
        counter = None if q.noun_at is None else self.scan.match(q.noun_at, "counter")
        return counter is not None and counter.entry.get("kind") == "piece"

    def counts_people(self, q: Quantity) -> bool:
        """Whether the noun that a figure counts means people; the passengers of "passenger cars" do not."""
        if q.borrowed:
            lenders = (x for x in self.events.quantities if x.item == q.item and not x.borrowed and x.item is not None)
            return any(map(self.counts_people, lenders))
        if q.unit != "count":
            return False
        people = (i for i in range(q.numeral.end, q.end) if "person" in self.scan.kinds[i])
        return any(all(not m.start <= i < m.end - 1 for m in self.events.indicators) for i in people)
