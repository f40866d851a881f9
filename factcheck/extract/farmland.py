"""What land under crops is told of: its harvest, its sowing, the crop on it."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.topic import Topic
from factcheck.model.indicator import registry

_LAND: Final = "land_area"
_HARVESTED, _SOWN, _YIELD = "harvested_area", "sown_area", "yield_per_hectare"
_HARVEST: Final = "_harvest"
_ANY_HARVEST: Final = "harvest"
_PLANTING: Final = "planting"


class Farmland:
    """Tells what the land of one sentence is of."""

    def __init__(self, scan: Scan, events: Events, topic: Topic) -> None:
        self.scan = scan
        self.events = events
        self.topic = topic

    def of(self, q: Quantity) -> str:
        """What land is of: the harvest or the sowing that its sentence tells, else land: "16 млн гектардан 27 млн тонна астық"."""
        if q.unit != "hectare":
            return _LAND
        sentence = self.events.sentence
        first = self.scan.clause_start(q.start, sentence.first, ",;:(")
        last = self.scan.next_mark(q.end, sentence.last, ",;:(")
        if self._plants(first, last):
            return _SOWN
        told = {m.entry.get("name") for m in self.events.indicators}
        reaped = _YIELD in told or any(name.endswith(_HARVEST) or name == _ANY_HARVEST for name in told)
        return _HARVESTED if reaped and not self._plants(sentence.first, sentence.last) else _LAND

    def crop(self) -> str | None:
        """What grows on land: the crop whose harvest the sentence or the text before it speaks of."""
        named = [m.entry.get("name") for m in self.events.indicators] + [self.topic.indicator, self.topic.headline]
        general = self.topic.mentioned
        for name in named:
            entry = registry().get(name)
            if entry is not None and entry.stands_for and not general.isdisjoint(entry.stands_for):
                entry = registry().get(entry.stands_for[0])
            if entry is not None and entry.name.endswith(_HARVEST):
                return entry.name.removesuffix(_HARVEST)
        return None

    def _plants(self, first: int, last: int) -> bool:
        done = (self.scan.match(i, "process") for i in self.scan.begun("process", first, last))
        return any(m is not None and m.entry.get("name") == _PLANTING for m in done)
