"""Regions, towns and groups of countries that a figure's clause names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.scan import Scan
from factcheck.extract.setting import is_city, is_dateline
from factcheck.languages.entry import Match

#: Marks that end a clause.
CLAUSE: Final = ";,:"


def behind_bracket(scan: Scan, events: Events, k: int) -> int:
    """Where the text goes on behind a figure, a bracket with one more figure left out: "6.6 bn (17.9 %) went to China"."""
    end = events.quantities[k].end
    inside = next(iter(events.quantities[k + 1 : k + 2]), None)
    closed = inside is not None and scan.marks[end] == "(" and inside.start == end + 1 and scan.marks[inside.end] == ")"
    return inside.end + 1 if inside is not None and closed else end


def subdivision_of(scan: Scan, events: Events, areas: Sequence[Match], home: str | None, start: int) -> str | None:
    """The last region or city of home named in the clause of a figure."""
    if not areas:
        return None
    first = scan.clause_start(start, events.sentence.first, CLAUSE)
    leader = _leader(scan, events, areas, start)
    if leader is not None:
        return _name(scan, leader) if leader.entry.get("area") == home else None
    for match in reversed(areas):
        # "Ulytau region recorded the fastest increase, 13.1 per cent": a figure behind a comma may still be the subject's.
        here = first <= match.start < start or (match.end <= start and not events.figure_between(match.end, start))
        if not here or match.entry.get("area") != home:
            continue
        if (match.entry.get("subdivision") or is_city(match)) and not _is_place_of_writing(scan, events, match):
            return _name(scan, match)
    region = _only_region(scan, events, areas, home)
    return None if region is None or not _goes_on(scan, events, region, start) else _name(scan, region)


def _leader(scan: Scan, events: Events, areas: Sequence[Match], start: int) -> Match | None:
    """Who is at a place of a list with a figure, named behind it: "birinchi o'rinda 3 mlrd dollar bilan Toshkent shahri"."""
    if not scan.pack.verb_last:
        return None
    k = next(k for k, q in enumerate(events.quantities) if q.start == start)
    end = behind_bracket(scan, events, k)
    together = "company" in scan.kinds[end]
    if not together and "inst" not in events.quantities[k].features:
        return None
    return next((m for m in areas if m.start == end + together and m.features <= {"poss"}), None)


def _name(scan: Scan, match: Match) -> str:
    name: str = match.entry.get("subdivision") or match.entry.get("place") or scan.slice(match.start, match.end)
    return name


def _only_region(scan: Scan, events: Events, areas: Sequence[Match], home: str | None) -> Match | None:
    """The region of home that stands before all figures of a sentence, where it is the only area that the sentence names."""
    first = events.quantities[0].start if events.quantities else events.sentence.first
    region = areas[0]
    if region.end > first or region.entry.get("area") != home or region.entry.get("subdivision") is None:
        return None
    one = len({_name(scan, m) for m in areas}) == 1
    return region if one and not _is_place_of_writing(scan, events, region) else None


def _goes_on(scan: Scan, events: Events, region: Match, start: int) -> bool:
    """Whether a sentence still tells of its region at a token: "the region harvested 6 million tonnes, and the yield was …"."""
    return not scan.has_mark(region.end, start, ";:(") and not events.cue_begins("nationwide", region.end, start)


def group_before(scan: Scan, events: Events, start: int) -> str | None:
    """The group of countries last named before a figure in its clause ("trade with the European Union"): no one partner."""
    first = scan.clause_start(start, events.sentence.first, CLAUSE)
    groups = [m for m in events.areas if m.entry.get("kind") == "group" and first <= m.start < start]
    return groups[-1].entry.get("area") or scan.slice(groups[-1].start, groups[-1].end) if groups else None


def _is_place_of_writing(scan: Scan, events: Events, match: Match) -> bool:
    """Whether a city stands for the place of writing: alone before a mark, or in capitals; "in Almaty prices rose" is none."""
    if not is_dateline(events, match):
        return False
    tokens = scan.tokens
    alone = all(tokens[i].kind == "mark" for i in range(events.sentence.first, match.start))
    return tokens[match.start].text.isupper() or (alone and match.end < len(tokens) and tokens[match.end].kind == "mark")
