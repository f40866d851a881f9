"""The countries, regions and cities that stand near a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.in_order import named_in_order
from factcheck.extract.places import CLAUSE, behind_bracket
from factcheck.extract.quantity import DASHES, Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.setting import is_city, is_dateline
from factcheck.languages.entry import Match

#: Cases of a country that something happens in, goes to or comes from.
_PLACED: Final = frozenset({"loc", "abl", "dat"})


class Nearby:
    """Finds the areas of one sentence that belong to a figure."""

    def __init__(self, scan: Scan, events: Events, areas: Sequence[Match], home: str | None) -> None:
        self.scan = scan
        self.events = events
        self.areas = areas
        self.home = home
        countries = [m for m in areas if not is_city(m)]
        self._in_order = named_in_order(scan, events, countries, lambda m: m.entry.get("area"))

    def of(self, k: int) -> list[Match]:
        """Mentions that the k-th quantity may be of or towards."""
        if k in self._in_order:
            return [self._in_order[k]]
        q = self.events.quantities[k]
        return self._owner_behind(q) or self._near(q.start, behind_bracket(self.scan, self.events, k)) or self._near_twin(k)

    def _owner_behind(self, q: Quantity) -> list[Match]:
        """The country that a part belongs to, named right behind it: "3,2 миллиони Қирғизистон, 2,9 миллиони Тожикистон"."""
        if not self.scan.pack.verb_last or "poss" not in q.features:
            return []
        return [m for m in self.areas if m.start == q.end and m.features.isdisjoint(_PLACED)]

    def _near_twin(self, k: int) -> list[Match]:
        """The countries of a figure that says the same otherwise: "60 per cent, or 18,900 cars, went to Georgia"."""
        q, twin = self.events.quantities[k], next(iter(self.events.quantities[k + 1 : k + 2]), None)
        between = range(q.end, twin.start) if twin is not None else range(0)
        if twin is None or not between or not all(self._equates(i) for i in between):
            return []
        if all(self.scan.marks[i] == "," for i in between):
            return []  # "$2.4 billion, 98 per cent of it from Russia"
        return self._owner_behind(twin) or self._near(twin.start, twin.end)

    def _equates(self, i: int) -> bool:
        return self.scan.marks[i] in DASHES or self.events.cue_begins("or", i, i + 1) or self.scan.marks[i] == ","

    def _near(self, start: int, end: int) -> list[Match]:
        """Mentions in the figure's own clause, or before it in the sentence, or behind it."""
        if not self.areas or self._of_the_rest(start):
            return []
        before = [m for m in self.areas if m.start < start and not is_dateline(self.events, m)]
        first = self.scan.clause_start(start, self.events.sentence.first, CLAUSE)
        here = [m for m in before if first <= m.start]
        stop = next((q.start for q in self.events.quantities if q.start >= end), self.events.sentence.last)
        behind = [m for m in self.areas if end <= m.start < stop and not self.scan.has_mark(end, m.start, ";")]
        # Another figure has it: "Kazakhstan 1.59 million, while 710,000 came from Russia", "3.2 million Kyrgyz, 2.9 Tajiks".
        beside = [m for m in behind if not self.scan.has_mark(end, m.start, ";,:")]
        if here:
            # The first of a list: "Uzbekistan received 3.1 million from Kyrgyzstan, 2.7 million from …".
            home = all(m.entry.get("area") == self.home for m in here)
            away = [m for m in beside if m.entry.get("area") != self.home]
            taken = self.events.figure_between(first, here[0].start)
            return [*here, *away] if home else beside if beside and taken else here
        if before and beside and (self.events.figure_between(before[-1].end, start) or self._follows_figure(before[-1], start)):
            return beside
        return before or [m for m in behind if m in beside or not self._leads(m, stop)]

    def _leads(self, match: Match, figure: int) -> bool:
        """Whether a country behind a comma is that of the next figure: "foreigners put in 14 bn, of them the Dutch 3 bn"."""
        return figure < self.events.sentence.last and not self.scan.has_mark(match.end, figure, ",;)")

    def _follows_figure(self, match: Match, start: int) -> bool:
        """Whether a country stands right behind an earlier figure, and a mark ends their entry of the list."""
        figures = [x for x in self.events.quantities if x.end <= match.start]
        if not figures or not self.scan.has_mark(match.end, start, ";,"):
            return False
        apposed = (
            self.scan.marks[figures[-1].start - 1] == "," == self.scan.marks[figures[-1].end]
        )  # "Most, 2.4 million, came from …"
        return not self.scan.has_mark(figures[-1].end + apposed, match.start, ";,:")

    def _of_the_rest(self, start: int) -> bool:
        """Whether a figure is of all that are left: "the remaining 10.7 per cent", "boshqa davlatlar — 1,46 mln"."""
        rests = self.events.cued("rest")
        return bool(rests) and any(
            self.scan.clause_start(start, self.events.sentence.first, CLAUSE) <= cue.start < start for cue in rests
        )
