"""Reporter and partner: which country a figure is of, and towards which."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.landmarks import LANDMARK, landmark_of, landmarks
from factcheck.extract.nearby import Nearby
from factcheck.extract.own_counts import counts
from factcheck.extract.places import CLAUSE, group_before, subdivision_of
from factcheck.extract.quantity import Quantity
from factcheck.extract.roles import Roles
from factcheck.extract.scan import Scan
from factcheck.extract.setting import Setting, is_city
from factcheck.extract.trading import GRAIN, TRADE
from factcheck.languages.entry import Match
from factcheck.model.claim import Confidence
from factcheck.model.indicator import Indicator, registry
from factcheck.model.value import Value, slotted

#: Trade that is with all countries where it is named anew; a balance is of what was named before it.
_TRADED: Final = frozenset({*TRADE, GRAIN, "trade_turnover"})
#: So many countries joined are no one partner.
_SEVERAL: Final = 2
#: The rule of what is of all partners together.
OF_WORLD: Final = "world"
#: The rule of what another country counts itself.
STATISTICS: Final = "partner's statistics"
#: The rule of what the line above a list is on.
HEADED: Final = "line above"
#: The rule of what goes on about the country that the sentence before was on.
SCENE: Final = "goes on about"
#: The rule of what is towards a country named beside it.
PARTNER_NAMED: Final = "partner named"


@slotted
class Where(Value):
    """Reporter and partner of a figure; ``subdivision`` names a region or city of the reporter."""

    ref_area: str | None
    counterpart_area: str | None
    confidence: Confidence | None
    rule: str
    subdivision: str | None = None


class Locator:
    """Finds the areas of one sentence's quantities."""

    def __init__(self, scan: Scan, events: Events, around: Setting, previous: Where | None) -> None:
        self.scan = scan
        self.events = events
        self.around = around
        self.previous = previous
        self.areas = [m for m in events.areas if m.entry.get("kind") != "group"]
        self.landmarks = landmarks(scan, events)
        self.nearby = Nearby(scan, events, self.areas, around.home)
        self._third: Where | None = None

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
        between = self._between(k, registry().get(indicator))
        if between is not None:
            return between
        if self.around.partner is not None:
            own = entry is not None and not entry.bilateral
            return self._of_pair(q, near, subdivision, own=own, flows=own and entry is not None and entry.kind == "flow")
        if entry is not None and entry.bilateral:
            other = self._of_others(near)
            anew = named and (entry.kind == "stock" or entry.name in _TRADED) and not self._points()
            carries = q.unit != "count" and not anew and subdivision is None
            return self._towards(other, q.start, subdivision or group_before(self.scan, self.events, q.start), carries=carries)
        listed = self.events.cue_begins("counterparties", self.events.sentence.first, q.start)
        other = self._of_others(near) if listed or (indicator is None and topic is None) else []
        if other and (listed or any(self._is_partner(m) for m in other)):
            return self._towards(other, q.start, subdivision, carries=False)
        return self._of_one(near, q.start, subdivision, flows=entry is not None and entry.kind == "flow")

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
        countries = [m for m in self.areas if not is_city(m)]
        mark = landmark_of(self.scan, self.events, q, self.landmarks, countries)
        if mark is not None:
            return Where(mark.entry.get("area"), None, "resolved", LANDMARK)
        goes_on = self.previous is not None and self.previous.rule == LANDMARK
        return self.previous if goes_on and not self.areas and not self.landmarks else None

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
        other = _closest(near, self.events.quantities[k].start)
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

    def _of_others(self, near: list[Match]) -> list[Match]:
        """The mentions of other countries than home."""
        return [m for m in near if m.entry.get("area") != self.around.home and not m.entry.get("subdivision")]

    def _towards(self, other: list[Match], start: int, subdivision: str | None, *, carries: bool) -> Where:
        """Areas of what is counted between two countries: the other one is the partner."""
        if self._are_together(other, start):
            return Where(self.around.home, None, "resolved", "several partners", subdivision or self._joined(start))
        found = self._country_of(_closest(other, start))
        if found is not None and self._is_scene(found):
            return Where(found.entry.get("area"), None, "stated", "scene")
        if found is not None and self._tells_of_home(found, start):
            to_all = self.events.cued("abroad") or self.events.cued("world")
            return Where(found.entry.get("area"), None if to_all else self.around.home, "stated", STATISTICS)
        if found is not None:
            confidence: Confidence = "stated" if self.around.stated and self._is_led_by(found, start) else "resolved"
            return Where(self.around.home, found.entry.get("area"), confidence, PARTNER_NAMED, subdivision)
        if self.previous is not None and self.previous.counterpart_area is not None and carries:
            return self.previous._replace(rule="partner carried", confidence="resolved", subdivision=subdivision)
        return Where(self.around.home, None, "resolved", "home", subdivision)

    def _points(self) -> bool:
        """Whether a sentence points to what was named before it: "with this country", "mutual", "the neighbour"."""
        sentence = self.events.sentence
        return bool(self.events.cued("demonstrative")) or self.scan.begins_within(sentence.first, sentence.last, "pointing")

    def _country_of(self, match: Match | None) -> Match | None:
        """The country that is named beside one of its cities ("In Georgia, the port of Poti …")."""
        if match is None or not is_city(match):
            return match
        return next((m for m in self.areas if m.entry.get("area") == match.entry.get("area") and not is_city(m)), match)

    def _are_together(self, other: list[Match], start: int) -> bool:
        """Whether a figure is that of several countries joined before it: "Russia and China together supplied 8.9 million"."""
        before = [m for m in other if m.end <= start]
        if len(before) < _SEVERAL or before[-1].entry.get("area") == before[-2].entry.get("area"):
            return False
        a, b = before[-2:]
        told = next((x for x in self.events.quantities if x.end <= start and self.events.cue_begins("or", x.end, start)), None)
        start = start if told is None else told.start  # "8.9 million, or 77 per cent of the total"
        if b.start - a.end != 1 or self.scan.match(a.end, "and") is None or self.events.figure_between(b.end, start):
            return False
        # "Russia and China took 30 and 20 per cent": to each its own.
        figures = [x for x in self.events.quantities if x.start >= start]
        return len(figures) < _SEVERAL or figures[1].start - figures[0].end != 1 or self.scan.match(figures[0].end, "and") is None

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
        home = [m for m in self.areas if m.entry.get("area") == self.around.home and other.end <= m.start < start]
        if not home:
            return False
        if self.scan.pack.verb_last:
            return "dat" in home[-1].features
        return self.scan.match(home[-1].start - 1, "destination") is not None

    def _counts(self, area: str | None) -> bool:
        return counts(self.scan, self.events, [m for m in self.areas if m.entry.get("area") == area])

    def _is_scene(self, match: Match) -> bool:
        """Whether a sentence opens with whose figure it tells: "In Georgia, the port handled …", "Georgia recorded …"."""
        at = match.start - self.events.sentence.first
        own = self.events.cue_begins("own", match.end, self.events.sentence.last)
        if self.scan.pack.verb_last:
            return at == 0 and ("loc" in match.features or (own and not match.features))
        if at == 1 and "loc" in match.features and not self.events.sentence.listed:
            return not self.scan.is_mark(match.end, "\u2013\u2014")
        if at == 0 and own and any(cue.start - match.end <= 1 for cue in self.events.cued("own")):
            return True
        return at == 1 and self.scan.match(match.start - 1, "place_opener") is not None and self.scan.is_mark(match.end, ",")

    def _is_partner(self, match: Match) -> bool:
        """Whether something goes to a country, comes from it or is shared with it."""
        return not is_city(match) and not match.features.isdisjoint(("dat", "abl", "inst"))

    def _is_subject(self, match: Match) -> bool:
        """Whether a country opens its sentence as the one that has or does something ("Vietnam, by contrast, attracted …")."""
        return match.start == self.events.sentence.first and not match.features and match.entry.get("kind") is None

    def _is_source(self, match: Match) -> bool:
        """Whether a country is where something comes from or goes to: "from X", «из X», the ablative, the dative."""
        if self.scan.pack.verb_last:
            return "abl" in match.features or ("dat" in match.features and match.entry.get("area") != self.around.home)
        return self.scan.match(match.start - 1, "source") is not None

    def _is_with(self, match: Match) -> bool:
        """Whether something is shared with a country, which joins it to no other ("Қазақстан мен Қытай саудасы")."""
        joined = any(match.end <= m.start <= match.end + 1 for m in self.areas)
        return "inst" in match.features and not joined and not self._is_source(match)

    def _of_one(self, near: list[Match], start: int, subdivision: str | None, *, flows: bool) -> Where:
        """Areas of what one country has: the country named nearest, else home."""
        closest = _closest([m for m in near if not m.entry.get("subdivision")], start) if near else None
        if closest is None or is_city(closest):
            if self.previous is not None and self.previous.rule == HEADED:
                return self.previous._replace(subdivision=subdivision)
            return Where(self.around.home, None, "resolved" if self.around.stated else "inferred", "home", subdivision)
        area: str | None = closest.entry.get("area")
        if flows and self._is_source(closest):
            # What comes from a country is no figure of that country: "electricity received from Uzbekistan".
            subject = next((m for m in self.areas if m.end <= start and not is_city(m) and self._is_subject(m)), None)
            home = self.around.home if subject is None else subject.entry.get("area")
            return Where(home if area != home else None, area, "resolved", "source", subdivision)
        alone = len({m.entry.get("area") for m in self.areas if not is_city(m)}) == 1
        confidence: Confidence = "stated" if area == self.around.home and alone else "resolved"
        return Where(area, None, confidence, "named", subdivision if area == self.around.home else None)

    def _is_led_by(self, match: Match, start: int) -> bool:
        """Whether a figure follows a country with no other figure or country between, nor a comma behind a scene.

        A country that opens its sentence may be whose figure it is: "Azerbaijan Railways said transit fell …".
        """
        others = (m for m in self.areas if m.entry.get("area") != match.entry.get("area"))
        if match.end > start or self.events.figure_between(match.end, start):
            return False
        opens = match.start - self.events.sentence.first <= 1 and not self.scan.pack.verb_last
        return not opens and not any(match.end <= m.start < start for m in others)

    def _of_world(self, q: Quantity) -> bool:
        """Whether words beside the figure speak of all partners together ("foreign trade of $66 billion")."""
        if q.unit == "percent" and self._has_partner(q):
            return False  # "Russia took 16.7 % of all foreign trade"
        # "The third foreign trade partner with $2.2 billion" is one of them.
        partners = [p for p in self.events.cued("partner") if not self.scan.has_mark(p.end, q.start, ",;:")]
        cues = [c for c in self.events.cued("world") if not any(c.start <= p.start <= c.end for p in partners)]
        before = max((x.end for x in self.events.quantities if x.end <= q.start), default=self.events.sentence.first)
        with_partner = [m for m in self.areas if "inst" in m.features and before <= m.start < q.start and not is_city(m)]
        if any(before <= c.start < q.start or q.end <= c.start <= q.end + 1 for c in cues):
            return not with_partner  # "The foreign trade of Uzbekistan with China"
        # What was said of all partners goes on until one of them is named.
        last = max((c.start for c in cues if c.start < q.start), default=None)
        if last is None and (self.previous is None or self.previous.rule != OF_WORLD):
            return False
        first = self.events.sentence.first if last is None else last
        others = (m for m in self.areas if m.entry.get("area") not in (None, self.around.home))
        return not any(first <= m.start < q.start for m in others)

    def _of_all_abroad(self) -> bool:
        """Whether a sentence without a partner says that goods go abroad: "sold $82 billion worth of goods abroad"."""
        home = self.around.home
        return bool(self.events.cued("abroad")) and all(m.entry.get("area") == home for m in self.areas)

    def _has_partner(self, q: Quantity) -> bool:
        """Whether another country than home is named in the figure's clause, with no other figure between."""
        first = self.scan.clause_start(q.start, self.events.sentence.first, CLAUSE)
        last = self.scan.next_mark(q.end, self.events.sentence.last, ";,:")
        there = [m for m in self.areas if first <= m.start < last and m.entry.get("area") != self.around.home and not is_city(m)]
        return any(not self.events.figure_between(min(m.end, q.end), max(m.start, q.start)) for m in there)

    def _of_pair(self, q: Quantity, near: list[Match], subdivision: str | None, *, own: bool, flows: bool) -> Where:
        """Areas in an article on two countries; a third one named alone is the partner."""
        home, partner = self.around.home, self.around.partner
        codes = [m.entry.get("area") for m in near if not is_city(m)]
        third = [c for c in codes if c not in (home, partner)]
        if third and home not in codes:
            if partner not in codes:
                self._third = Where(home, third[-1], "resolved", "third", subdivision)
                return self._third
            if not own:
                return Where(third[-1], partner, "stated", "third and partner", subdivision)
        if q.unit == "percent" and self._third is not None and set(codes) == {home}:
            return self._third  # "Russia is second with $4.4 billion, 15.1 % of Uzbekistan's trade"
        if self._of_world(q) or (not own and self._of_all_abroad()):
            return Where(home, None, "stated", OF_WORLD, subdivision)
        with_home = [m for m in self.areas if m.entry.get("area") == home and m.start < q.start]
        if with_home and all(map(self._is_with, with_home)) and not any("inst" in m.features for m in self._of_others(near)):
            return Where(partner, home, "stated", PARTNER_NAMED)  # "Trade with Uzbekistan", as China puts it.
        if partner is not None and self._counts(partner) and not self._counts(home):
            return Where(partner, home, "stated", STATISTICS, subdivision)
        if own and flows and codes and codes[0] == partner and home not in codes and self._is_source(near[0]):
            return Where(home, partner, "resolved", "source", subdivision)
        if own and len(set(codes)) == 1:
            return Where(codes[0], None, "stated", "named", subdivision if codes[0] == home else None)
        if own and partner not in {m.entry.get("area") for m in self.areas}:
            return Where(home, None, "resolved", "home", subdivision)
        stated = home in codes and partner in codes
        return Where(home, partner, "stated" if stated else "resolved", "pair", subdivision)


def _closest(matches: list[Match], start: int) -> Match | None:
    """The last match before a token, else the first of all."""
    if not matches:
        return None
    before = [m for m in matches if m.end <= start]
    return before[-1] if before else matches[0]
