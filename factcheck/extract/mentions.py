"""What a sentence names, entered among its events: indicators, areas, directions, cues."""

from __future__ import annotations

from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.quantity import DASHES
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match

#: Kinds of phrases that are entered as they stand.
SPOKEN: Final = frozenset({"indicator", "area", "direction", "cue"})
#: Those that name something; the text goes on behind them.
NAMING: Final = frozenset({"indicator", "area"})
_WITH: Final = frozenset({"inst"})
_FROM: Final = frozenset({"inst", "abl"})
_TO: Final = frozenset({"dat"})
_THERE: Final = frozenset({"loc"})


def collect(scan: Scan, i: int, events: Events, kinds: frozenset[str]) -> int:
    """Enter the longest phrase of each kind that begins here; the text goes on after the longest of all that name something."""
    end = i + 1
    if scan.kinds[i].isdisjoint(kinds):
        return end
    taken: list[str] = []
    for match in scan.phrases[i]:
        kind = match.entry.kind
        if kind not in kinds or kind in taken:
            continue
        if kind == "cue":
            events.cues.append(match)
            continue
        if kind == "area":
            if not _is_area(scan, match):
                continue
            events.areas.append(_joined(scan, events, _towards(scan, match)))
        elif kind == "indicator":
            events.indicators.append(match)
        else:
            events.directions.append(match)
        taken.append(kind)
        if match.end > end and kind in NAMING:
            end = match.end
    for k in range(i + 1, end):
        if "cue" in scan.kinds[k]:
            events.cues += [m for m in scan.phrases[k] if m.entry.kind == "cue"]
    return end


def _towards(scan: Scan, match: Match) -> Match:
    """An area in the case that a word beside it stands for: that something goes there, comes from there or is shared with it."""
    if scan.pack.verb_last:
        return match if "company" not in scan.kinds[match.end] else match._replace(features=match.features | _WITH)
    if "source" in scan.kinds[match.start - 1]:
        return match._replace(features=match.features | _FROM)
    if "company" in scan.kinds[match.start - 1]:
        return match._replace(features=match.features | _WITH)
    if "destination" not in scan.kinds[match.start - 1]:
        return match
    there = scan.tokens[match.end - 1].word.endswith(scan.pack.locative_endings) if scan.pack.locative_endings else False
    return match._replace(features=match.features | (_THERE if there else _TO))


def _joined(scan: Scan, events: Events, match: Match) -> Match:
    """An area joined to another one by "and" in the same case: "agreed with Kyrgyzstan and Uzbekistan"."""
    last = events.areas[-1] if events.areas and "and" in scan.kinds[match.start - 1] else None
    if last is None or last.end != match.start - 1 or scan.pack.verb_last:
        return match
    return match._replace(features=match.features | (last.features & (_WITH | _TO)))


def _is_area(scan: Scan, match: Match) -> bool:
    """Whether a name is printed as one: with a capital, or as an adjective; everyday words that are names need the capital.

    An abbreviation is printed in capitals: "АҚША", to the USA, is not "Ақша", money.
    With a year it is the name of what was held there: "Paris-2024".
    """
    dash, year = match.end, match.end + 1
    if scan.marks[dash] in DASHES and year in scan.figures and scan.glued[dash] and scan.glued[year]:
        return False
    if match.entry.phrase[1:2].isupper() and not scan.tokens[match.start].text[1:2].isupper():
        return False
    if scan.capital(match.start) or not match.features.isdisjoint(("adj", "adjloc")):
        return True
    return not (match.entry.get("capital") or match.entry.place.startswith("CLDR"))
