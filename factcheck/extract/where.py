"""Reporter and partner: which country a figure is of, and towards which."""

from __future__ import annotations

from typing import Final

from factcheck.extract.emigrants import ABROAD, MIGRANTS, are_abroad, goes_on, host, nationals
from factcheck.extract.landmarks import LANDMARK, landmark_of
from factcheck.extract.located import HEADED, SCENE, Where
from factcheck.extract.pair_of_countries import PairOfCountries
from factcheck.extract.places import group_before, subdivision_of
from factcheck.extract.quantity import Quantity
from factcheck.extract.sentence_areas import closest
from factcheck.extract.setting import is_city
from factcheck.extract.trading import GRAIN, TRADE
from factcheck.languages.entry import Match
from factcheck.model.claim import Confidence
from factcheck.model.indicator import Indicator, registry

#: Trade that is with all countries where it is named anew; a balance is of what was named before it.
_TRADED: Final = frozenset({*TRADE, GRAIN, "trade_turnover"})


class Locator(PairOfCountries):
    """Finds the areas of one sentence's quantities."""

    def where(self, k: int, indicator: str | None, topic: str | None = None, *, named: bool = False) -> Where:
        """Reporter and partner of the k-th quantity; an indicator nobody knows is taken for one of the article's topic.

        ``named`` tells that the sentence names the indicator.
        """
        q = self.events.quantities[k]
        near = self.nearby.of(k)
        subdivision = subdivision_of(self.scan, self.events, self.areas, self.around.home, q.start)
        entry = registry().get(indicator) or registry().get(topic)
        told = self._of_landmark(q, entry)
        if told is not None:
            return told
        if self.previous is not None and self.previous.rule == SCENE and not self.areas:
            return self.previous
        emigrants = self._of_emigrants(q, registry().get(indicator))
        if emigrants is not None:
            return emigrants
        between = self._between(k, registry().get(indicator))
        if between is not None:
            return between
        if self.around.partner is not None:
            own = entry is not None and not entry.bilateral
            return self._of_pair(q, near, subdivision, own=own, flows=own and entry is not None and entry.kind == "flow")
        if entry is not None and entry.bilateral:
            other = self._of_others(near)
            dated = any(t.start - self.events.sentence.first <= 1 for t in self.events.times)  # "In December the railway loaded …"
            anew = named and (entry.kind == "stock" or entry.name in _TRADED or dated) and not self._points(q.start)
            carries = q.unit != "count" and not anew and subdivision is None and not self.events.cued("abroad")
            return self._towards(other, q.start, subdivision or group_before(self.scan, self.events, q.start), carries=carries)
        listed = self.events.cue_begins("counterparties", self.events.sentence.first, q.start)
        other = self._of_others(near) if listed or (indicator is None and topic is None) else []
        if other and (listed or any(self._is_partner(m) for m in other)):
            return self._towards(other, q.start, subdivision, carries=False)
        # What came from a country in litres or tonnes is none of it, whatever it is called: "310 million cubic metres from …".
        moved = q.unit not in ("count", "percent") if entry is None else entry.kind == "flow"
        return self._of_one(near, q.start, subdivision, flows=moved)

    def around_sentence(self) -> Where:
        """Reporter and partner of the sentence as a whole."""
        home, partner = self.around.home, self.around.partner
        if partner is not None:
            return Where(home, partner, "resolved", "pair")
        codes = [m.entry.get("area") for m in self.areas if not is_city(m) and m.entry.get("area") != home]
        return Where(home, codes[0] if codes else None, "resolved", "sentence")

    def _of_landmark(self, q: Quantity, entry: Indicator | None) -> Where | None:
        """The country of what a figure is told of, or was told of in the sentence before: "Toktogul held 11.9 cubic kilometres"."""
        if entry is not None and entry.bilateral and (entry.mirror is not None or self.around.partner is not None):
            return None
        if self.landmarks:
            countries = [m for m in self.areas if not is_city(m)]
            mark = landmark_of(self.scan, self.events, q, self.landmarks, countries)
            if mark is not None:
                return Where(mark.entry.get("area"), None, "resolved", LANDMARK)
        goes_on = self.previous is not None and self.previous.rule == LANDMARK
        return self.previous if goes_on and not self.areas and not self.landmarks else None

    def _of_emigrants(self, q: Quantity, entry: Indicator | None) -> Where | None:
        """Home's people who are in other countries: those are the partners of whoever is counted there."""
        if q.unit not in ("count", "percent") or (entry is None and q.unit == "percent"):
            return None
        if entry is not None and ((entry.bilateral and entry.kind != "stock") or not entry.people):
            return None
        there = nationals(self.scan, self.events, q, self.around.home)
        if there is not None:
            return Where(self.around.home, there, "resolved", ABROAD)
        told = (entry is not None and entry.name == MIGRANTS) or (self.previous is not None and self.previous.rule == ABROAD)
        of_those = told and goes_on(self.scan, self.events)
        if not of_those and not are_abroad(self.events, q.start):
            return None
        found = host(self.scan, self.events, q, self.areas)
        area = None if found is None else found.entry.get("area")
        return Where(self.around.home, None if area == self.around.home else area, "resolved", ABROAD)

    def _of_one(self, near: list[Match], start: int, subdivision: str | None, *, flows: bool) -> Where:
        """Areas of what one country has: the country named nearest, else home."""
        nearest = closest([m for m in near if not m.entry.get("subdivision")], start) if near else None
        if nearest is None or is_city(nearest):
            if self.previous is not None and self.previous.rule == HEADED:
                return self.previous._replace(subdivision=subdivision)
            return Where(self.around.home, None, "resolved" if self.around.stated else "inferred", "home", subdivision)
        area: str | None = nearest.entry.get("area")
        if flows and self._is_source(nearest):
            # What comes from a country is no figure of that country: "electricity received from Uzbekistan".
            subject = next((m for m in self.areas if m.end <= start and not is_city(m) and self._is_subject(m)), None)
            home = self.around.home if subject is None else subject.entry.get("area")
            return Where(home if area != home else None, area, "resolved", "source", subdivision)
        alone = len({m.entry.get("area") for m in self.areas if not is_city(m)}) == 1
        confidence: Confidence = "stated" if area == self.around.home and alone else "resolved"
        return Where(area, None, confidence, "named", subdivision if area == self.around.home else None)
