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


def _is_made(name: str | None) -> bool:
    entry = registry().get(name)
    return name in (_POWER, _GREEN, _STATIONS) or (entry is not None and entry.whole in (_POWER, _GREEN))


def _named(scan: Scan, first: int, last: int) -> set[str]:
    words = [token.text if token.kind == "word" else "" for token in scan.tokens[first:last]]
    return {name for _, _, names in named_in(words) for name in names.split(" and ") if name in SOURCES_OF_POWER}
