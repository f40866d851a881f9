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


def subdivision_of(scan: Scan, events: Events, areas: Sequence[Match], home: str | None, start: int) -> str | None:
    """The last region or city of home named in the clause of a figure."""
    if not areas:
        return None
    first = scan.clause_start(start, events.sentence.first, CLAUSE)
    for match in reversed(areas):
        # "Ulytau region recorded the fastest increase, 13.1 per cent": a figure behind a comma may still be the subject's.
        here = first <= match.start < start or (match.end <= start and not events.figure_between(match.end, start))
        if not here or match.entry.get("area") != home:
            continue
        if (match.entry.get("subdivision") or is_city(match)) and not _is_place_of_writing(scan, events, match):
            return _name(scan, match)
    region = _only_region(scan, events, areas, home)
    return None if region is None or not _goes_on(scan, events, region, start) else _name(scan, region)


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
