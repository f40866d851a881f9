"""What the mentions of countries in a sentence are: whose figures it tells, where something comes from, who shares in it."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.landmarks import landmarks
from factcheck.extract.located import Where
from factcheck.extract.nearby import Nearby
from factcheck.extract.own_counts import counts, with_tellers
from factcheck.extract.scan import Scan
from factcheck.extract.setting import Setting, is_city
from factcheck.languages.entry import Match

_MARKS: Final = ",;:\u2013\u2014"


class SentenceAreas:
    """The areas that a sentence names; ``around`` is what its article is on, ``previous`` what the figure before it is of."""

    def __init__(self, scan: Scan, events: Events, around: Setting, previous: Where | None) -> None:
        self.scan = scan
        self.events = events
        self.around = around
        self.previous = previous
        self.areas = [m for m in with_tellers(events, around.home) if m.entry.get("kind") != "group"]
        self.landmarks = landmarks(scan, events)
        self.nearby = Nearby(scan, events, self.areas, around.home)

    def _of_others(self, near: list[Match]) -> list[Match]:
        """The mentions of other countries than home."""
        return [m for m in near if m.entry.get("area") != self.around.home and not m.entry.get("subdivision")]

    def _points(self, start: int) -> bool:
        """Whether a sentence points to what was named before it: "with this country", "with it", "mutual", "the neighbour".

        What begins a clause behind the figure at ``start`` points to the figure: "exports came to 156 million, this is less".
        """
        first, last = self.events.sentence.first, self.events.sentence.last
        this = (
            cue for cue in self.events.cued("demonstrative") if cue.start < start or self.scan.marks[cue.start - 1] not in _MARKS
        )
        return any(this) or self.scan.begins_within(first, last, "pointing") or self._is_of_it()

    def _is_of_it(self) -> bool:
        """Whether a pronoun stands for the country named before: "trade with it", "it accounted for 5.7 %"."""
        return self.scan.begins_within(self.events.sentence.first, self.events.sentence.last, "with_it")

    def _country_of(self, match: Match | None) -> Match | None:
        """The country that is named beside one of its cities ("In Georgia, the port of Poti …")."""
        if match is None or not is_city(match):
            return match
        return next((m for m in self.areas if m.entry.get("area") == match.entry.get("area") and not is_city(m)), match)

    def _counts(self, area: str | None) -> bool:
        if not any(map(self.events.cued, ("own_count", "other_count", "statistics_body"))):
            return False
        return counts(self.scan, self.events, [m for m in self.areas if m.entry.get("area") == area])

    def _is_scene(self, match: Match) -> bool:
        """Whether a sentence opens with whose figure it tells: "In Georgia, the port handled …", "In neighbouring Georgia …"."""
        neighbouring = "pointing" in self.scan.kinds[match.start - 1] and match.start > self.events.sentence.first
        at = match.start - self.events.sentence.first - neighbouring
        own = self.events.cue_begins("own", match.end, self.events.sentence.last)
        if self.scan.pack.verb_last:
            return at == 0 and ("loc" in match.features or (own and not match.features))
        if at == 1 and "loc" in match.features and not self.events.sentence.listed:
            return self.scan.marks[match.end] not in "\u2013\u2014"
        if at == 0 and own and any(cue.start - match.end <= 1 for cue in self.events.cued("own")):
            return True
        opened = at == 1 and "place_opener" in self.scan.kinds[match.start - 1 - neighbouring]
        named = any(m.start == match.end for m in self.events.indicators)
        return opened and (neighbouring or named or self.scan.marks[match.end] == ",")

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
        return "source" in self.scan.kinds[match.start - 1]

    def _is_with(self, match: Match) -> bool:
        """Whether something is shared with a country, which joins it to no other ("Қазақстан мен Қытай саудасы")."""
        joined = any(match.end <= m.start <= match.end + 1 for m in self.areas)
        return "inst" in match.features and not joined and not self._is_source(match)

    def _is_led_by(self, match: Match, start: int) -> bool:
        """Whether a figure follows a country with no other figure or country between, nor a comma behind a scene.

        A country that opens its sentence may be whose figure it is: "Azerbaijan Railways said transit fell …".
        """
        others = (m for m in self.areas if m.entry.get("area") != match.entry.get("area"))
        if match.end > start or self.events.figure_between(match.end, start):
            return False
        opens = match.start - self.events.sentence.first <= 1 and not self.scan.pack.verb_last
        return not opens and not any(match.end <= m.start < start for m in others)


def closest(matches: list[Match], start: int) -> Match | None:
    """The last match before a token, else the first of all."""
    if not matches:
        return None
    before = [m for m in matches if m.end <= start]
    return before[-1] if before else matches[0]


def partner_told(events: Events, home: str | None) -> str | None:
    """The one country that a sentence calls a buyer, supplier or partner: "The largest buyer is Afghanistan"."""
    if not (events.cued("counterparties") or events.cued("partner")):
        return None
    countries = {m.entry.get("area") for m in events.areas if not is_city(m) and m.entry.get("kind") != "group"} - {home, None}
    return str(countries.pop()) if len(countries) == 1 else None
