"""Reporter and partner in an article on two countries."""

from __future__ import annotations

from factcheck.extract.events import Events
from factcheck.extract.located import OF_WORLD, PARTNER_NAMED, STATISTICS, THIRD, Where
from factcheck.extract.partners import Partners
from factcheck.extract.places import CLAUSE
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.setting import Setting, is_city, speaks_of_two
from factcheck.languages.entry import Match


class PairOfCountries(Partners):
    """Finds which of the two, which third country or whether all countries a figure is of."""

    def __init__(self, scan: Scan, events: Events, around: Setting, previous: Where | None) -> None:
        super().__init__(scan, events, around, previous)
        self._third: Where | None = None

    def _of_world(self, q: Quantity) -> bool:
        """Whether words beside the figure speak of all partners together ("foreign trade of $66 billion")."""
        told = self._bracketed_with(q)
        if told is not None:
            return self._of_world(told)
        if q.unit == "percent" and (self._has_partner(q) or self._is_of_it()):
            return False  # "Russia took 16.7 % of all foreign trade", "it accounted for 16.7 % of it"
        # "The third foreign trade partner with $2.2 billion" is one of them.
        partners = [p for p in self.events.cued("partner") if not self.scan.has_mark(p.end, q.start, ",;:")]
        cues = [c for c in self.events.cued("world") if not any(c.start <= p.start <= c.end for p in partners)]
        before = max((x.end for x in self.events.quantities if x.end <= q.start), default=self.events.sentence.first)
        with_partner = [m for m in self.areas if "inst" in m.features and before <= m.start < q.start and not is_city(m)]
        if any(before <= c.start < q.start or q.end <= c.start <= q.end + 1 for c in cues):
            return not with_partner  # "The foreign trade of Uzbekistan with China"
        # What was said of all partners goes on until one of them is named.
        last = max((c.start for c in cues if c.start < q.start), default=None)
        if last is None and (self.previous is None or self.previous.rule != OF_WORLD or speaks_of_two(self.events)):
            return False
        first = self.events.sentence.first if last is None else last
        others = (m for m in self.areas if m.entry.get("area") not in (None, self.around.home))
        return not any(first <= m.start < q.start for m in others)

    def _bracketed_with(self, q: Quantity) -> Quantity | None:
        """The figure right before the bracket that another stands in without a country: "19.3 % (a year earlier 17.8 %)"."""
        before = next((x for x in reversed(self.events.quantities) if x.end <= q.start), None)
        if before is None or before.unit != q.unit or "(" not in (self.scan.marks[i] for i in range(before.end, q.start)):
            return None
        return None if any(before.end <= m.start < q.start for m in self.areas) else before

    def _of_all_abroad(self, q: Quantity) -> bool:
        """Whether a sentence without a partner says that goods go abroad: "sold $82 billion worth of goods abroad".

        What it lists behind a colon are goods of the pair: "mostly raw materials went abroad: copper for $600 million"; what fell
        "to exports" is the pair's too.
        """
        home, flows = self.around.home, self.events.indicators
        told = (cue for cue in self.events.cued("abroad") if not any(cue.start <= m.start and m.end <= cue.end for m in flows))
        return any(not self.scan.has_mark(cue.end, q.start, ":") for cue in told) and all(
            m.entry.get("area") == home for m in self.areas
        )

    def _has_partner(self, q: Quantity) -> bool:
        """Whether another country than home is named in the figure's clause, with no other figure between."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, CLAUSE)
        last = self.scan.next_mark(q.end, self.events.sentence.last, ";,:")
        there = [m for m in self.areas if first <= m.start < last and m.entry.get("area") != self.around.home and not is_city(m)]
        return any(not self.events.figure_between(min(m.end, q.end), max(m.start, q.start)) for m in there)

    def _names_home(self, q: Quantity) -> bool:
        """Whether home is named right behind a figure, or before it with no other figure between."""
        own = [m for m in self.areas if m.entry.get("area") == self.around.home]
        before = any(m.end <= q.start and not self.events.figure_between(m.end, q.start) for m in own)
        return before or any(m.start == q.end for m in own)

    def _pointed_at(self, q: Quantity) -> Where | None:
        """The country that a sentence points to: "the neighbour sold …", "this country has a fifth of all trade"."""
        first, told = self.events.sentence.first, self.previous
        if self.events.cue_begins("neighbour", first, first + 1):
            home = self.around.home if self._names_home(q) else None
            return Where(self.around.partner, home, "resolved", PARTNER_NAMED)
        if told is None or self.areas or not self._points(q.start):
            return None
        share = q.unit == "percent" and bool(self.events.cued("share")) and told.counterpart_area is not None
        return told if told.rule == STATISTICS or (share and told.rule == THIRD) else None

    def _of_pair(self, q: Quantity, near: list[Match], subdivision: str | None, *, own: bool, flows: bool) -> Where:
        """Areas in an article on two countries; a third one named alone is the partner."""
        home, partner = self.around.home, self.around.partner
        codes = [m.entry.get("area") for m in near if not is_city(m)]
        pointed = self._pointed_at(q)
        if pointed is not None:
            return pointed
        third = [c for c in codes if c not in (home, partner)]
        if third and home not in codes:
            if partner not in codes:
                self._third = Where(home, third[-1], "resolved", THIRD, subdivision)
                return self._third
            if not own:
                return Where(third[-1], partner, "stated", "third and partner", subdivision)
        if q.unit == "percent" and self._third is not None and set(codes) == {home}:
            return self._third  # "Russia is second with $4.4 billion, 15.1 % of Uzbekistan's trade"
        if self._of_world(q) or (not own and self._of_all_abroad(q)):
            return Where(home, None, "stated", OF_WORLD, subdivision)
        with_home = [m for m in self.areas if m.entry.get("area") == home and m.start < q.start]
        if with_home and all(map(self._is_with, with_home)) and not any("inst" in m.features for m in self._of_others(near)):
            return Where(partner, home, "stated", PARTNER_NAMED)  # "Trade with Uzbekistan", as China puts it.
        if partner is not None and self._counts(partner) and not self._counts(home):
            return Where(partner, home, "stated", STATISTICS, subdivision)
        if own and codes and codes[0] == partner and home not in codes and self._is_source(near[0]):
            return Where(home, partner, "resolved", "source", subdivision)
        if own and len(set(codes)) == 1:
            return Where(codes[0], None, "stated", "named", subdivision if codes[0] == home else None)
        if own and partner not in {m.entry.get("area") for m in self.areas}:
            return Where(home, None, "resolved", "home", subdivision)
        stated = home in codes and partner in codes
        return Where(home, partner, "stated" if stated else "resolved", "pair", subdivision)
