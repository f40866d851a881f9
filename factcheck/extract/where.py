"""Reporter and partner: which country a figure is of, and towards which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match
from factcheck.model.claim import Confidence
from factcheck.model.indicator import registry

#: Currency → the country that uses it, as evidence of what a national article is about.
_HOME_CURRENCY: Final = {
    "KZT": "KZ",
    "UZS": "UZ",
    "RUB": "RU",
    "PKR": "PK",
    "KGS": "KG",
    "CNY": "CN",
    "INR": "IN",
    "TRY": "TR",
    "GBP": "GB",
}
#: Indicators between two countries; for others a second country is another reporter.
BILATERAL: Final = frozenset(
    {
        "trade_turnover", "exports", "imports", "trade_deficit", "trade_surplus", "remittances", "investment", "foreign_investment", "tourist_arrivals",
        "exports_volume", "imports_volume", "grain_exports", "agricultural_exports", "freight_volume", "transit", "air_passengers", "joint_ventures",
        "enterprises", "foreign_enterprises", "investment_projects", "investment_projects_value", "migrants", "labour_migrants", "flights", "students", "foreign_students",
        "product_groups", "jobs_created", "tourists", "outbound_tourists", "loans", "external_debt", "gas_exports", "gas_imports", "oil_exports", "electricity_exports",
        "electricity_imports", "container_traffic", "rail_freight", "foreign_workers",
    }
)  # fmt: skip
_PAIR_GAP: Final = 4


@dataclass(frozen=True, slots=True)
class Where:
    """Reporter and partner of a figure; ``subdivision`` names a region or city of the reporter."""

    ref_area: str | None
    counterpart_area: str | None
    confidence: Confidence | None
    rule: str
    subdivision: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """The countries an article is about: home, and the partner when it is about a pair."""

    home: str | None
    partner: str | None
    stated: bool


def setting(scan: Scan, events: Sequence[Events]) -> Setting:
    """Home and partner as the headline, the dateline and the mentions tell."""
    mentions: list[tuple[int, str, Match]] = []
    for order, each in enumerate(events):
        for match in each.areas:
            code = match.entry.get("area")
            if code is not None and match.entry.get("kind") != "group":
                mentions.append((order, code, match))
    counts = Counter(code for _, code, m in mentions if not _is_city(m))
    pair = _pair(scan, events)
    if pair is not None:
        return Setting(pair[0], pair[1], True)
    home = _home(scan, events, mentions, counts)
    return Setting(home, None, home is not None and home in counts)


def _is_city(match: Match) -> bool:
    return match.entry.get("kind") in ("capital", "city")


def _pair(scan: Scan, events: Sequence[Events]) -> tuple[str, str] | None:
    """Two countries joined in the headline or opening: "Қозоғистон ва Покистон", "Kazakhstan, Pakistan trade"."""
    found: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], int] = {}
    for order, each in enumerate(events):
        countries = [m for m in each.areas if not _is_city(m) and m.entry.get("kind") != "group" and not m.entry.get("subdivision")]
        for a, b in zip(countries, countries[1:], strict=False):
            x, y = a.entry.get("area"), b.entry.get("area")
            if x == y or b.start - a.end > _PAIR_GAP or any(a.end <= q.start < b.start for q in each.quantities):
                continue
            pair = (x, y) if (y, x) not in first else (y, x)
            weight = 3 if each.sentence.section == "headline" else 1
            found[pair] += weight
            first.setdefault(pair, order)
    if not found:
        return None
    best, weight = max(found.items(), key=lambda item: (item[1], -first[item[0]]))
    if weight < 2:
        return None
    return best


def _home(scan: Scan, events: Sequence[Events], mentions: list[tuple[int, str, Match]], counts: Counter[str]) -> str | None:
    dateline = next((place for order, place, m in mentions if _is_city(m) and order <= 3 and _opens(events[order], m)), None)
    headline = next((place for order, place, m in mentions if events[order].sentence.section == "headline"), None)
    currencies = Counter(_HOME_CURRENCY[q.unit] for each in events for q in each.quantities if q.unit in _HOME_CURRENCY)
    votes: Counter[str] = Counter()
    for code, n in counts.items():
        votes[code] += n
    for told, weight in ((dateline, 2), (headline, 3), (scan.pack.home, 2)):
        if told is not None:
            votes[told] += weight
    for _, named, m in mentions:
        if _is_city(m) or m.entry.get("subdivision"):
            votes[named] += 1
    for user, n in currencies.items():
        votes[user] += min(n, 3)
    return votes.most_common(1)[0][0] if votes else None


def _opens(events: Events, match: Match) -> bool:
    return match.start - events.sentence.first <= 2


class Locator:
    """Finds the areas of one sentence's quantities."""

    def __init__(self, scan: Scan, events: Events, around: Setting, previous: Where | None) -> None:
        self.scan = scan
        self.events = events
        self.around = around
        self.previous = previous
        self.areas = [m for m in events.areas if m.entry.get("kind") != "group"]

    def where(self, k: int, indicator: str | None, topic: str | None = None) -> Where:
        """Reporter and partner of the k-th quantity; an indicator nobody knows is taken for one of the article's topic."""
        if registry().get(indicator) is None:
            indicator = topic or indicator
        q = self.events.quantities[k]
        home, partner = self.around.home, self.around.partner
        near = self._near(q.start, q.end)
        subdivision = self._subdivision(q.start, q.end)
        if partner is not None:
            return self._of_pair(near, subdivision)
        other = [m for m in near if m.entry.get("area") != home and not m.entry.get("subdivision")]
        if indicator in BILATERAL or (indicator is None and other):
            found = self._closest(other, q.start)
            if found is None and not other and self.previous is not None and q.unit != "count":
                return replace(self.previous, rule="partner carried", confidence="resolved", subdivision=subdivision)
            if found is not None:
                return Where(
                    home, found.entry.get("area"), "stated" if self.around.stated else "resolved", "partner named", subdivision
                )
            return Where(home, None, "resolved", "home", subdivision)
        countries = [m for m in near if not m.entry.get("subdivision")]
        closest = self._closest(countries, q.start)
        if closest is not None and closest.entry.get("kind") not in ("capital", "city"):
            return Where(
                closest.entry.get("area"), None, "stated", "named", subdivision if closest.entry.get("area") == home else None
            )
        return Where(home, None, "resolved" if self.around.stated else "inferred", "home", subdivision)

    def around_sentence(self) -> Where:
        """Reporter and partner of the sentence as a whole."""
        if self.around.partner is not None:
            return Where(self.around.home, self.around.partner, "resolved", "pair")
        codes = [m.entry.get("area") for m in self.areas if not _is_city(m) and m.entry.get("area") != self.around.home]
        return Where(self.around.home, codes[0] if codes else None, "resolved", "sentence")

    def _of_pair(self, near: list[Match], subdivision: str | None) -> Where:
        home, partner = self.around.home, self.around.partner
        codes = [m.entry.get("area") for m in near if not _is_city(m)]
        third = [c for c in codes if c not in (home, partner)]
        if third and home not in codes and partner not in codes:
            return Where(home, third[-1], "resolved", "third", subdivision)
        stated = home in codes and partner in codes
        return Where(home, partner, "stated" if stated else "resolved", "pair", subdivision)

    def _near(self, start: int, end: int) -> list[Match]:
        """Mentions in the figure's own clause, or before it in the sentence."""
        first = self._clause_start(start)
        here = [m for m in self.areas if first <= m.start < start and not self._is_dateline(m)]
        if here:
            return here
        stop = next((q.start for q in self.events.quantities if q.start >= end), self.events.sentence.last)
        after = [m for m in self.areas if end <= m.start < stop]
        before = [m for m in self.areas if m.start < start and not self._is_dateline(m)]
        return before or after

    def _is_dateline(self, match: Match) -> bool:
        return _is_city(match) and _opens(self.events, match)

    def _clause_start(self, start: int) -> int:
        for i in range(start - 1, self.events.sentence.first - 1, -1):
            if self.scan.is_mark(i, ";,:"):
                return i + 1
        return self.events.sentence.first

    def _subdivision(self, start: int, end: int) -> str | None:
        first = self._clause_start(start)
        found = [
            m
            for m in self.areas
            if first <= m.start < start and (m.entry.get("subdivision") or _is_city(m)) and not self._is_dateline(m)
        ]
        found = [m for m in found if m.entry.get("area") == self.around.home]
        if not found:
            return None
        last = found[-1]
        name: str = last.entry.get("subdivision") or last.entry.get("place") or self.scan.slice(last.start, last.end)
        return name

    def _closest(self, matches: list[Match], start: int) -> Match | None:
        before = [m for m in matches if m.end <= start]
        return before[-1] if before else (matches[0] if matches else None)
