"""Reporter and partner of what is counted between two countries."""

from __future__ import annotations

from typing import Final

from factcheck.extract.emigrants import ABROAD
from factcheck.extract.located import PARTNER_NAMED, STATISTICS, Where
from factcheck.extract.roles import Roles
from factcheck.extract.sentence_areas import SentenceAreas, closest
from factcheck.extract.setting import is_city
from factcheck.extract.trading import TRADE
from factcheck.languages.entry import Match
from factcheck.model.claim import Confidence
from factcheck.model.indicator import Indicator

#: What a country is called beside its goods.
_OF_GOODS: Final = frozenset({"adjective", "people"})
#: So many countries joined are no one partner.
_SEVERAL: Final = 2


class Partners(SentenceAreas):
    """Finds who counts what with whom."""

    def _between(self, k: int, entry: Indicator | None) -> Where | None:
        """Reporter and partner as their places in the clause tell."""
        if entry is None or not entry.bilateral or not self.areas:
            return None
        home, partner = self.around.home, self.around.partner
        roles = Roles(self.scan, self.events, [m for m in self.areas if not is_city(m)])
        told = self._by_other(k, roles) or self._by_doer(k, entry, roles)
        if told is not None:
            return told
        found = roles.between(
            self.events.quantities[k], entry, home, partner or (self.previous.counterpart_area if self.previous else None)
        )
        if found is None or found == (home, partner):
            return None
        return Where(found.reporter, found.partner, "stated", PARTNER_NAMED)

    def _teller(self, roles: Roles) -> str | None:
        """The other country whose own count a figure is by this sentence, or by the one before where it names no doer."""
        home = self.around.home
        tellers = {
            m.entry.get("area") for m in roles.countries if m.entry.get("area") != home and self._counts(m.entry.get("area"))
        }
        if len(tellers) == 1 and not self._counts(home):
            return str(tellers.pop())
        told = self.previous is not None and self.previous.rule == STATISTICS and all(roles.role(m) for m in roles.countries)
        return self.previous.ref_area if told and self.previous is not None else None

    def _by_other(self, k: int, roles: Roles) -> Where | None:
        """What another country counts with a partner: "The republic bought 3.6 bn kWh. From Kazakhstan it received 1.5 bn"."""
        teller = self._teller(roles)
        if teller is None:
            return None
        near = [m for m in self.nearby.of(k) if m.entry.get("area") != teller and not is_city(m) and roles.role(m) is not None]
        other = closest(near, self.events.quantities[k].start)
        return None if other is None else Where(teller, other.entry.get("area"), "stated", STATISTICS)

    def _by_doer(self, k: int, entry: Indicator, roles: Roles) -> Where | None:
        """What another country than home trades as the clause says, and with whom: "South Korea's exports to the United States"."""
        q = self.events.quantities[k]
        doer = roles.doer(q, entry.name) if entry.name.endswith(tuple(TRADE)) else None
        area = None if doer is None else doer.entry.get("area")
        if doer is None or area in (self.around.home, self.around.partner):
            return None
        last = next((x.start for x in self.events.quantities if x.start >= q.end), self.events.sentence.last)
        others = [m for m in roles.countries if doer.end <= m.start < last and m.entry.get("area") != area]
        other = next((m for m in others if roles.role(m) is not None), None)
        return Where(area, None if other is None else other.entry.get("area"), "stated", PARTNER_NAMED)

    def _towards(self, other: list[Match], start: int, subdivision: str | None, *, carries: bool) -> Where:
        """Areas of what is counted between two countries: the other one is the partner."""
        if self._are_together(other, start):
            return Where(self.around.home, None, "resolved", "several partners", subdivision or self._joined(start))
        found = self._country_of(closest(other, start))
        if found is not None and self._is_scene(found):
            return Where(found.entry.get("area"), None, "stated", "scene")
        if found is not None and self._tells_of_home(found, start):
            to_all = self.events.cued("abroad") or self.events.cued("world")
            return Where(found.entry.get("area"), None if to_all else self.around.home, "stated", STATISTICS)
        if found is not None:
            confidence: Confidence = "stated" if self.around.stated and self._is_led_by(found, start) else "resolved"
            return Where(self.around.home, found.entry.get("area"), confidence, PARTNER_NAMED, subdivision)
        if (
            self.previous is not None
            and self.previous.rule == STATISTICS
            and self.events.cue_begins("total", self.events.sentence.first, start)
        ):
            return self.previous._replace(counterpart_area=None)  # "All the money that came to the neighbour was …"
        carries = carries and self.previous is not None and self.previous.rule != ABROAD
        if self.previous is not None and self.previous.counterpart_area is not None and carries:
            return self.previous._replace(rule="partner carried", confidence="resolved", subdivision=subdivision)
        return Where(self.around.home, None, "resolved", "home", subdivision)

    def _are_together(self, other: list[Match], start: int) -> bool:
        """Whether a figure is that of several countries joined before it: "Russia and China together supplied 8.9 million"."""
        before = [m for m in other if m.end <= start]
        if len(before) < _SEVERAL or before[-1].entry.get("area") == before[-2].entry.get("area"):
            return False
        a, b = before[-2:]
        told = next((x for x in self.events.quantities if x.end <= start and self.events.cue_begins("or", x.end, start)), None)
        start = start if told is None else told.start  # "8.9 million, or 77 per cent of the total"
        if b.start - a.end != 1 or "and" not in self.scan.kinds[a.end] or self.events.figure_between(b.end, start):
            return False
        # "Russia and China took 30 and 20 per cent": to each its own.
        figures = [x for x in self.events.quantities if x.start >= start]
        return len(figures) < _SEVERAL or figures[1].start - figures[0].end != 1 or "and" not in self.scan.kinds[figures[0].end]

    def _joined(self, start: int) -> str:
        """The countries of one list before a figure, as the text names them."""
        before = [m for m in self.areas if m.end <= start]
        first = len(before) - 1
        while first and before[first].start - before[first - 1].end <= 1:
            first -= 1
        return self.scan.slice(before[first].start, before[-1].end).replace(",", "")  # A comma parts items.

    def _tells_of_home(self, other: Match, start: int) -> bool:
        """Whether another country's body counts what goes to home: "the Kazakh bureau put supplies to Uzbekistan at $2.5 bn"."""
        if not self._counts(other.entry.get("area")):
            return False
        if all(m.entry.get("area") == other.entry.get("area") for m in self.areas):
            return self.around.home is not None  # "By Chinese data turnover was $43 billion."
        home = [m for m in self.areas if m.entry.get("area") == self.around.home and other.end <= m.start]
        if any(m.entry.get("kind") in _OF_GOODS and not (self.scan.pack.verb_last and m.features) for m in home):
            return True  # "Uzbekistan's agency counted 2.1 million tonnes of Kazakh wheat"
        home = [m for m in home if m.start < start]
        if not home:
            return False
        if self.scan.pack.verb_last:
            return "dat" in home[-1].features
        return "destination" in self.scan.kinds[home[-1].start - 1]
