"""The countries an article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from factcheck.extract.events import Events
from factcheck.extract.in_order import is_told_in_order
from factcheck.extract.receivers import receiver
from factcheck.languages.entry import Match
from factcheck.model.unit_scale import is_currency

#: Tokens between two countries that are named as a pair.
_PAIR_GAP: Final = 4
#: Mentions of a pair, headlines counted threefold, that make the article one about it.
_PAIR_WEIGHT: Final = 2
#: An ISO 4217 code begins with its country's code. These are spoken of everywhere, so they are no evidence of a country.
_WORLDWIDE: Final = frozenset({"USD", "EUR"})
_TWO: Final = 2
#: So many times as often as the next country the one is named that an article on two countries means beside home.
_CLEARLY: Final = 2
#: Tokens between a country and the partner it has.
_OWNED: Final = 4
#: Sentences in which a dateline may stand.
OPENING: Final = 3


class Setting(NamedTuple):
    """Home, and the partner when the article is about a pair; ``stated`` when home is named, or nothing else is."""

    home: str | None
    partner: str | None
    stated: bool


#: The setting of what was not surveyed yet.
NOWHERE: Final = Setting(None, None, False)

#: Cases of a country that goods go to, come from or are traded with, and so no owner's.
_TOWARDS: Final = frozenset({"dat", "abl", "inst", "loc"})
_SOURCE: Final = frozenset({"abl", "inst"})
_EXPORTS: Final = "exports"
#: Cases of a country in which something is so, or whose it is.
_SCENE: Final = frozenset({"loc", "gen"})
#: Flows whose owner is the reporter.
_FLOWS: Final = ("exports", "imports", "trade_turnover")
#: What goes on between two countries.
_BETWEEN: Final = (*_FLOWS, "freight_volume")
#: What a country has with another: "торговля Узбекистана с Китаем".
_SHARED: Final = frozenset((*_FLOWS, "trading", "trade_deficit", "trade_surplus", "trade_balance"))


def setting(events: Sequence[Events], home_of_language: str | None, *, owner_first: bool) -> Setting:
    """Home and partner as the headline, the dateline and the mentions tell.

    With ``owner_first`` the language names an owner before what is owned, never behind.
    """
    to = receiver(events)
    if to is not None and (home_of_language in (None, to.area) or not _names(events, home_of_language)):
        return Setting(to.area, to.source, True)
    owners = _owners(events, owner_first=owner_first)
    pair = _pair(events, home_of_language, owners)
    if pair is not None:
        return Setting(pair[0], pair[1], True)
    mentions = [m for each in events for m in each.areas if _is_of_country(m)]
    home = _home(events, home_of_language, owners)
    named = home in {m.entry.get("area") for m in mentions if not is_city(m)}
    only = {m.entry.get("area") for m in mentions} == {home}  # Its cities alone, where no other country comes up.
    return Setting(home, None, home is not None and (named or only))


def is_city(match: Match) -> bool:
    """Whether an area is a city, which stands for its country only where nothing else does."""
    return match.entry.get("kind") in ("capital", "city")


def is_dateline(events: Events, match: Match) -> bool:
    """Whether a city opens its sentence, as in a dateline."""
    away = not match.features.isdisjoint(("abl", "dat", "inst"))  # "Минскіден импорт"
    return is_city(match) and not events.sentence.listed and match.start - events.sentence.first <= 2 and not away


def opens(events: Events, match: Match) -> bool:
    """Whether a sentence opens with a country as the one in which something is so or that does it."""
    return match.start - events.sentence.first <= 1 and not is_city(match) and match.features.isdisjoint(("dat", "abl", "inst"))


def speaks_of_two(events: Events) -> bool:
    """Whether a sentence speaks of "the two countries" or of bilateral trade."""
    return bool(events.cued("bilateral")) or any(m.reason == "pointing_back" and m.value == _TWO for m in events.mutes)


def _pair(events: Sequence[Events], home_of_language: str | None, owners: Counter[str]) -> tuple[str, str] | None:
    """Two countries joined in the headline or opening: "Қозоғистон ва Покистон", "Kazakhstan, Pakistan trade"."""
    found: Counter[tuple[str, str]] = Counter()
    for each in events:
        if len(each.areas) < _TWO or is_told_in_order(each):
            continue
        countries = [m for m in each.areas if not is_city(m) and m.entry.get("kind") != "group" and not m.entry.get("subdivision")]
        for a, b in pairwise(countries):
            x, y = a.entry.get("area"), b.entry.get("area")
            if x == y or b.start - a.end > _PAIR_GAP or each.figure_between(a.end, b.start):
                continue
            pair = (y, x) if (y, x) in found else (x, y)
            found[pair] += 3 if each.sentence.section == "headline" else 1
    # Of pairs that are named alike often the first one counts, which is the first entry.
    best = max(found, key=lambda pair: found[pair], default=None)
    if best is None or (found[best] < _PAIR_WEIGHT and not _is_headlined(best, events)):
        best = _the_two(events, home_of_language, owners)
    if best is not None and _is_of_another(best, events):
        best = None  # "China or Russia: who is Kazakhstan's first partner"
    if best is not None and home_of_language not in (None, *best) and _names(events, home_of_language):
        best = None  # "Shipments to Russia and Kazakhstan" of a ministry in Tashkent are no trade between the two.
    return None if best is None else _as_reported(best, events, home_of_language, owners)


def _is_of_another(pair: tuple[str, str], events: Sequence[Events]) -> bool:
    """Whether the opening calls a pair of countries the partners of a third one, which the text goes on naming."""
    owner = _owns_partner(events)
    if owner is None or owner in pair:
        return False
    return [m.entry.get("area") for each in events for m in each.areas if not is_city(m)].count(owner) >= _TWO


def _names(events: Sequence[Events], country: str | None) -> bool:
    """Whether a text names a country itself, not only its cities."""
    return any(m.entry.get("area") == country and not is_city(m) for each in events for m in each.areas)


def _is_headlined(pair: tuple[str, str], events: Sequence[Events]) -> bool:
    """Whether a headline speaks of what goes on with one of a pair, or with its capital: "Ташкентпен сауда"."""
    headlines = [each for each in events if each.sentence.section == "headline"]
    return any(
        m.entry.get("area") in pair and ("abl" not in m.features or _is_on_trade(each)) and _is_partner(m, each)
        for each in headlines
        for m in each.areas
    )


def _is_on_trade(events: Events) -> bool:
    return any(m.entry.get("name") in _FLOWS for m in events.indicators)


def _the_two(events: Sequence[Events], home_of_language: str | None, owners: Counter[str]) -> tuple[str, str] | None:
    """Home and the country named most beside it, where the text speaks of "the two countries" or of bilateral trade."""
    spoken = [each for each in events if speaks_of_two(each)]
    traded = any(m.entry.get("name") in _BETWEEN for each in events for m in each.indicators)
    home = _home(events, home_of_language, owners) if traded and spoken else None
    if home is None:
        return None
    others = Counter(
        m.entry.get("area") for each in events for m in each.areas if _is_of_country(m) and m.entry.get("area") != home
    )
    if home_of_language not in (None, home) and not others and _is_traded_with(events):
        return str(home_of_language), home  # "Turkiya bilan o'zaro savdo", where nothing else is named.
    (partner, most), *rest = others.most_common(2) or [(None, 0)]
    clear = (most >= _PAIR_WEIGHT or not rest) and all(most >= _CLEARLY * n for _, n in rest)
    # "Mutual trade with Kyrgyzstan" in a text on trade with all is said of that country alone.
    of_them = any({m.entry.get("area") for m in each.areas if _is_of_country(m)} <= {home, partner} for each in spoken)
    return (home, partner) if partner is not None and clear and of_them and not _opens_on_all(events, partner) else None


def _is_traded_with(events: Sequence[Events]) -> bool:
    """Whether trade with a country is spoken of: "Turkiya bilan tovar ayirboshlash"."""
    return any(
        "inst" in m.features for each in events if any(m.entry.get("name") in _SHARED for m in each.indicators) for m in each.areas
    )


def _opens_on_all(events: Sequence[Events], partner: str) -> bool:
    """Whether the opening speaks of trade with all countries and does not name the partner yet."""
    opening = events[:OPENING]
    return any(each.cued("world") for each in opening) and not any(
        m.entry.get("area") == partner for each in opening for m in each.areas
    )


def _is_second(match: Match, events: Events) -> bool:
    """Whether a country is the second of a pair ("UK–Uzbek trade")."""
    return any(0 <= match.start - m.end <= 2 for m in events.areas)


def _as_reported(
    pair: tuple[str, str], events: Sequence[Events], home_of_language: str | None, owners: Counter[str]
) -> tuple[str, str]:
    """The pair with the country first whose exports and imports the text speaks of ("Uzbek exports", "экспорт Узбекистана").

    Where it speaks of neither's, first comes the country of the language, then the one whose partner the other is called, then that
    the headline opens with, then the dateline's.
    """
    if owners[pair[0]] == owners[pair[1]]:
        writes_from = next((m.entry.get("area") for each in events[:OPENING] for m in each.areas if is_dateline(each, m)), None)
        first = (home_of_language, _owns_partner(events), _opens_headline(events), writes_from)
        home = next((area for area in first if area in pair), pair[0])
        return pair if home == pair[0] else (pair[1], pair[0])
    return (pair[1], pair[0]) if owners[pair[1]] > owners[pair[0]] else pair


def _is_partner(match: Match, events: Events) -> bool:
    """Whether something comes from a country or is shared with it, or exports go there."""
    if not match.features.isdisjoint(_SOURCE):
        return True
    return "dat" in match.features and any(m.entry.get("name").endswith(_EXPORTS) for m in events.indicators)


def _owners(events: Sequence[Events], *, owner_first: bool) -> Counter[str]:
    """How often each country is named as the one whose exports, imports or trade the text speaks of."""
    return Counter(
        m.entry.get("area")
        for each in events
        for m in each.areas
        for flow in each.indicators
        if flow.entry.get("name") in _FLOWS
        and not flow.entry.get("pair")
        and not _has_share(m, flow)
        and (m.end == flow.start or (m.start == flow.end and not owner_first))
        and not _is_second(m, each)
        and m.features.isdisjoint(_TOWARDS)
    ) + Counter(
        a.entry.get("area")
        for each in events
        if len(each.areas) >= _TWO and any(m.entry.get("name") in _SHARED for m in each.indicators)
        for a, b in pairwise(each.areas)
        if "inst" in b.features and a.features.isdisjoint(_TOWARDS) and 0 <= b.start - a.end <= 1
    )


def _has_share(match: Match, flow: Match) -> bool:
    """Whether a country has a part of a trade and does not own it: "Хитойнинг ташқи савдо айланмасидаги улуши"."""
    return "gen" in match.features and "adjloc" in flow.features


def _owns_partner(events: Sequence[Events]) -> str | None:
    """The country whose partner another is called in the opening: "China remains Kazakhstan's top trade partner"."""
    for each in events[:OPENING]:
        for cue in each.cued("partner"):
            near = [m for m in each.areas if not is_city(m) and 0 <= max(m.start - cue.end, cue.start - m.end) <= _OWNED]
            owners = [m for m in near if "gen" in m.features] or [m for m in near if m.start >= cue.end]
            if owners:
                return str(owners[0].entry.get("area"))
    return None


def _opens_headline(events: Sequence[Events]) -> str | None:
    """The country that the headline begins with, and so is on."""
    headlines = [each for each in events if each.sentence.section == "headline"]
    return next((m.entry.get("area") for each in headlines for m in each.areas if m.start == each.sentence.first), None)


def _home(events: Sequence[Events], home_of_language: str | None, owners: Counter[str]) -> str | None:
    """The country with most votes: mentions, the dateline, the headline, the language's own, cities and regions, the currency.

    A country that something comes from or is shared with, or that exports go to, has half a vote for each such mention, one whose
    trade is spoken of one more. Of countries with equally many the language's own is taken, else the first in this order.
    """
    mentions = [(order, m) for order, each in enumerate(events) for m in each.areas if _is_of_country(m)]
    votes: Counter[str] = Counter()
    for order, m in mentions:
        if not is_city(m):
            votes[m.entry.get("area")] += 1 if _is_partner(m, events[order]) else 2
    dateline = next((m for order, m in mentions if order <= OPENING and is_dateline(events[order], m)), None)
    headline = _headlined([m for order, m in mentions if _is_of_headline(events[order], m)], home_of_language)
    votes.update(dict.fromkeys(owners, 2))
    for match, weight in ((dateline, 4), (headline, 6)):
        if match is not None:
            votes[match.entry.get("area")] += weight
    if home_of_language is not None:
        votes[home_of_language] += 4
        opening = [m for order, m in mentions if order <= OPENING and not is_city(m)]
        if headline is not None and any(m.entry.get("area") == home_of_language for m in opening):
            votes[home_of_language] += 6  # What the headline names lies abroad, where the first sentences name home.
        scene = next((m for _, m in mentions if not is_city(m)), None)
        named = {m.entry.get("area") for _, m in mentions}
        if scene is not None and home_of_language not in named and not scene.features.isdisjoint(_SCENE):
            votes[scene.entry.get("area")] += 4  # Where it all happens, in an article that does not name the language's country.
    for _, m in mentions:
        if is_city(m) or m.entry.get("subdivision"):
            # Where something takes place abroad, as games do.
            votes[m.entry.get("area")] += 2 if home_of_language in (None, m.entry.get("area")) else 1
    told = (q.unit.partition("/")[0] for each in events for q in each.quantities if q.unit is not None)
    units = Counter(unit for unit in told if is_currency(unit))
    for unit, n in units.items():
        if unit not in _WORLDWIDE:
            votes[unit[:2]] += 2 * min(n, 3)
    return max(votes, key=lambda area: (votes[area], area == home_of_language), default=None)


def _is_of_headline(events: Events, match: Match) -> bool:
    """Whether a headline names a country, other than as the one that has a part of some trade."""
    return events.sentence.section == "headline" and not any(
        match.end <= flow.start and _has_share(match, flow) for flow in events.indicators if flow.entry.get("name") in _FLOWS
    )


def _headlined(mentions: Sequence[Match], home_of_language: str | None) -> Match | None:
    """The first country of a headline; a country beside cities of several, the language's own one beside a city of another."""
    # "Gazprom ships more to China" is no headline on China.
    mentions = [m for m in mentions if m.features.isdisjoint(("dat", "abl", "inst"))]
    cities = {m.entry.get("area") for m in mentions if is_city(m)}
    countries = [m for m in mentions if not is_city(m)]
    own = [m for m in countries if m.entry.get("area") == home_of_language and home_of_language not in cities]
    return next(iter(own if own and cities else countries if len(cities) > 1 and countries else mentions), None)


def _is_of_country(match: Match) -> bool:
    return match.entry.get("area") is not None and match.entry.get("kind") != "group"
