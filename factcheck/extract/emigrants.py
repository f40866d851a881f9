"""People of one country who are in others: "520,000 citizens work abroad: 379,000 in Russia, 33,000 in Kazakhstan"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from factcheck.extract.entries import REST
from factcheck.extract.events import Events
from factcheck.extract.quantity import DASHES, Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.setting import is_city
from factcheck.extract.shape import Shape
from factcheck.extract.what import What
from factcheck.languages.entry import Match

#: The cue of people who are abroad, and the rule of what goes on about them.
ABROAD: Final = "emigrants"
#: What they are called.
_MIGRANTS: Final = "labour_migrants"
_PARTS: Final = "parts"
_CLAUSE: Final = ",;:.("


def emigrants(
    scan: Scan, events: Events, k: int, shape: Shape, *, told: str | None, counts_people: Callable[[Quantity], bool]
) -> What | None:
    """People who work in other countries, and how many of them are in each; ``told`` is what the figure before was of."""
    q, here = events.quantities[k], any(m.entry.get("name") == _MIGRANTS for m in events.indicators)
    if q.unit != "count" or shape.form != "level" or not (here or told == _MIGRANTS):
        return None
    if here and are_abroad(events, q.start):
        if q is next(x for x in events.quantities if x.unit == "count"):
            people = counts_people(q) or any(q.numeral.end <= m.start < q.end for m in events.areas)
            return What(_MIGRANTS, None, "resolved", ABROAD) if people else None
    elif not of_them(events):
        return None
    first, last = _entry(scan, events, q)
    if events.cue_begins("rest", first, last):
        return What(_MIGRANTS, REST, "resolved", ABROAD)
    return None if host(scan, events, q, events.areas) is None else What(_MIGRANTS, None, "resolved", ABROAD)


def are_abroad(events: Events, start: int) -> bool:
    """Whether a sentence says before a figure, or right behind it, that people of home are abroad."""
    first = next((q.end for q in events.quantities if q.start >= start), start)
    later = next((q.start for q in events.quantities if q.start > first), events.sentence.last)
    return events.cue_begins(ABROAD, events.sentence.first, later)


def of_them(events: Events) -> bool:
    """Whether a sentence begins with those that were counted before it: "Of them, 698,000 are in Russia"."""
    first = events.quantities[0].end
    return any(cue.start <= first for cue in events.cued(_PARTS))


def host(scan: Scan, events: Events, q: Quantity, areas: Sequence[Match]) -> Match | None:
    """The country of one entry in a list of where people are: right behind its figure, else before it."""
    first, last = _entry(scan, events, q)
    countries = [m for m in areas if not is_city(m)]
    before = [m for m in countries if first <= m.start < q.start]
    behind = [m for m in countries if q.end <= m.start < last]
    led = scan.marks[q.start - 1] in DASHES if q.start else False
    led = led or (scan.pack.verb_last and "poss" not in q.features)
    return next(iter([*before, *behind] if led else [*behind, *before]), None)


def _entry(scan: Scan, events: Events, q: Quantity) -> tuple[int, int]:
    """Where the entry of a list begins and ends that a figure stands in."""
    first = scan.clause_start(q.start, events.sentence.first, _CLAUSE)
    last = scan.next_mark(q.end, events.sentence.last, _CLAUSE)
    return (
        max([first, *(x.end for x in events.quantities if x.end <= q.start)]),
        min([last, *(x.start for x in events.quantities if x.start >= q.end)]),
    )
