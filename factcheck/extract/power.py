"""By what electricity was made: "solar, wind and hydropower plants generated 13.2 billion kWh"."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.topic import Topic
from factcheck.extract.what import What
from factcheck.languages.item_names import SOURCES_OF_POWER, named_in
from factcheck.model.indicator import registry

_POWER: Final = "electricity_generation"
_GREEN: Final = "renewable_generation"
_STATIONS: Final = "power_stations"
_CONSUMED: Final = "electricity_consumption"
#: What is left when the other parts are named.
REST: Final = "other"
_ENERGY: Final = "kilowatt_hour"


def by_source(scan: Scan, events: Events, topic: Topic, q: Quantity, what: What) -> What:
    """An amount of electricity under the sources that its clause names before it, or that own it right behind it.

    It is one of green energy where the article is about that.
    """
    if q.unit != _ENERGY or what.item == REST or not _is_made(what.indicator):
        return what
    first = max([events.sentence.first, *(x.end for x in events.quantities if x.end <= q.start)])
    found = _named(scan, scan.clause_start(q.start, first, ";:"), q.start)
    if not found and scan.pack.verb_last and "poss" in q.features:
        last = next((x.start for x in events.quantities if x.start >= q.end), events.sentence.last)
        found = _named(scan, q.end, scan.next_mark(q.end, last, ",;:("))
    if not found:
        return what
    entries = registry().indicators.values()
    green = topic.headline == _GREEN and all(any(e.item == source and e.whole == _GREEN for e in entries) for source in found)
    return what._replace(indicator=_GREEN if green else _POWER, item=" and ".join(sorted(found)))


def by_maker(scan: Scan, events: Events, topic: Topic, q: Quantity, what: What) -> What:
    """An amount of electricity under the sources or the stations that made it, also where the text goes on about its use."""
    if what.indicator == _CONSUMED and what.rule == "carried" and _is_generated(scan, events, q):
        what = what._replace(indicator=_POWER)
    is_whole = what.item is None or what.rule == "carried"
    sourced = by_source(scan, events, topic, q, what)
    return _by_station(scan, events, q, what) if what.indicator == _POWER and is_whole and sourced == what else sourced


def _is_generated(scan: Scan, events: Events, q: Quantity) -> bool:
    """Whether stations or what drives them stand before an amount of electricity, which is then what they generate."""
    first = scan.clause_start(q.start, events.sentence.first, ";:")
    named = (registry().get(m.entry.get("name")) for m in events.indicators if first <= m.start < q.start)
    return any(entry is not None and (entry.name == _STATIONS or entry.whole == _POWER) for entry in named)


def _by_station(scan: Scan, events: Events, q: Quantity, what: What) -> What:
    """Electricity by the stations that made it, as subject or owner: "coal plants generated 60 billion kWh"."""
    first = scan.clause_start(q.start, events.sentence.first, ";:")
    for match in events.indicators:
        owner = scan.pack.verb_last and "poss" in q.features and match.start == q.end
        before = first <= match.start < q.start and not events.figure_between(match.end, q.start)
        if match.entry.get("name") != _STATIONS or not (owner or before):
            continue
        any_kind = scan.match(match.start, "any_station")
        if any_kind is not None and any_kind.end >= match.end:
            continue
        return what._replace(item=scan.slice(match.start, match.end).lower())
    return what


def _is_made(name: str | None) -> bool:
    entry = registry().get(name)
    return name in (_POWER, _GREEN, _STATIONS) or (entry is not None and entry.whole in (_POWER, _GREEN))


def _named(scan: Scan, first: int, last: int) -> set[str]:
    words = [token.text if token.kind == "word" else "" for token in scan.tokens[first:last]]
    return {name for _, _, names in named_in(words) for name in names.split(" and ") if name in SOURCES_OF_POWER}
