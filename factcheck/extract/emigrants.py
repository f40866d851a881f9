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
MIGRANTS: Final = "labour_migrants"
_PARTS: Final = "parts"
_CLAUSE: Final = ",;:.("
#: Tokens between a figure and the one that restates it.
_RESTATED: Final = 5


def emigrants(
    scan: Scan, events: Events, k: int, shape: Shape, *, told: str | None, counts_people: Callable[[Quantity], bool]
) -> What | None:
    """People who work in other countries, and how many of them are in each; ``told`` is what the figure before was of."""
    q, here = events.quantities[k], any(m.entry.get("name") == MIGRANTS for m in events.indicators)
    if q.unit != "count" or shape.form != "level" or not (here or told == MIGRANTS):
        return None
    if here and are_abroad(events, q.start):
        if q is next(x for x in events.quantities if x.unit == "count"):
            people = counts_people(q) or any(q.numeral.end <= m.start < q.end for m in events.areas)
            return What(MIGRANTS, None, "resolved", ABROAD) if people else None
    elif not goes_on(scan, events):
        return None
    first, last = _entry(scan, events, q)
    if events.cue_begins("rest", first, last):
        return What(MIGRANTS, REST, "resolved", ABROAD)
    return None if host(scan, events, q, events.areas) is None else What(MIGRANTS, None, "resolved", ABROAD)


def are_abroad(events: Events, start: int) -> bool:
    """Whether a sentence says before a figure, or right behind it, that people of home are abroad."""
    first = next((q.end for q in events.quantities if q.start >= start), start)
    later = next((q.start for q in events.quantities if q.start > first), events.sentence.last)
    return events.cue_begins(ABROAD, events.sentence.first, later)


def nationals(scan: Scan, events: Events, q: Quantity, home: str | None) -> str | None:
    """Where people of home are that another country counts: "Russia's ministry counted 1.09 million Uzbek citizens"."""
    own = next((m for m in events.areas if m.entry.get("area") == home and q.numeral.end <= m.start <= q.end), None)
    if own is None or home is None or is_city(own):
        return None
    people = own.entry.get("kind") == "people" or any("person" in scan.kinds[i] for i in range(q.numeral.end, own.end + 1))
    others = [m for m in events.areas if m.entry.get("area") not in (None, home) and not is_city(m)]
    first = scan.clause_start(q.start, events.sentence.first, _CLAUSE)
    last = scan.next_mark(q.end, events.sentence.last, _CLAUSE)
    before = [m for m in others if m.start < q.start]
    here = [m for m in before if first <= m.start] or [m for m in others if q.end <= m.start < last] or before
    return str(here[-1].entry.get("area")) if people and here else None


def goes_on(scan: Scan, events: Events) -> bool:
    """Whether a sentence is on those counted before it: "Of them, 698,000 are in Russia", "Another 195,000 are in Kazakhstan"."""
    first = events.quantities[0]
    if any(cue.start <= first.end for cue in events.cued(_PARTS)):
        return True
    people = first.noun_at is None or any("person" in scan.kinds[i] for i in range(first.numeral.end, first.end))
    found = host(scan, events, first, events.areas) if first.unit == "count" and people else None
    return found is not None and ("loc" in found.features or "place_opener" in scan.kinds[found.start - 1])


def host(scan: Scan, events: Events, q: Quantity, areas: Sequence[Match]) -> Match | None:
    """The country of one entry in a list of where people are: right behind its figure, else before it."""
    first, last = _entry(scan, events, q)
    countries = [m for m in areas if not is_city(m)]
    before = [m for m in countries if first <= m.start < q.start]
    behind = [m for m in countries if q.end <= m.start < last]
    led = scan.marks[q.start - 1] in DASHES if q.start else False
    led = led or (scan.pack.verb_last and "poss" not in q.features) or any(m.end == q.start for m in before)
    return next(iter([*before, *behind] if led else [*behind, *before]), None)


def _entry(scan: Scan, events: Events, q: Quantity) -> tuple[int, int]:
    """Where the entry of a list begins and ends that a figure stands in; a figure that is told twice has one entry."""
    told = [x for x in events.quantities if x is q or _says_the_same(events, *sorted((x, q), key=lambda each: each.start))]
    first, end = told[0].start, told[-1].end
    if len(told) > 1 and scan.marks[end] == ",":
        end += 1  # "Two-thirds of them, or 880,000, work in Russia"
    begin = scan.clause_start(first, events.sentence.first, _CLAUSE)
    last = scan.next_mark(end, events.sentence.last, _CLAUSE)
    return (
        max([begin, *(x.end for x in events.quantities if x.end <= first)]),
        min([last, *(x.start for x in events.quantities if x.start >= end)]),
    )


def _says_the_same(events: Events, one: Quantity, other: Quantity) -> bool:
    """Whether a figure restates the one before it."""
    near = other.start - one.end <= _RESTATED and not events.figure_between(one.end, other.start)
    return near and events.cue_begins("or", one.end, other.start)
