"""Clauses that hold no figure: what they tell is not said of the figures around them.

A relative clause is left out with its times and places; of what else went on ("rose by 9 % while inflation slowed", "на фоне
роста экспорта") the names and movements are, as it may be the only one that tells when and where.
"""

from __future__ import annotations

from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match

#: Tokens of a clause, beyond which commas belong to something else.
_LONGEST: Final = 20
#: Tokens behind a clause among which a figure still belongs to it: "who noted that inflation, at 9.4%, was high".
_BEHIND: Final = 3
#: Tokens of such a figure, which another comma closes.
_APPOSED: Final = 8


def without_asides(scan: Scan, events: Events) -> None:
    """Take out of a sentence what stands in a relative clause between commas: ", whose minister is expected in May, "."""
    for first, last in _asides(scan, events):
        events.times[:] = [t for t in events.times if not first <= t.start < last or scan.begins_within(first, t.start, "begun")]
        for matches in (events.areas, events.indicators, events.directions, events.cues):
            matches[:] = [match for match in matches if not first <= match.start < last]


def without_backgrounds(scan: Scan, events: Events) -> None:
    """Take names and movements out of what a sentence tells behind its figures of what else went on."""
    if not events.quantities or not events.indicators:
        return
    last, end = events.quantities[-1].end, events.sentence.last
    opened = scan.begun("background", last, end)
    begun = scan.match(opened[0], "background") if opened else None
    if begun is None or events.indicators[0].start >= events.quantities[-1].start:
        return  # Nothing names what the figures are of but what stands behind them.
    names = [match for match in events.indicators if match.start >= begun.end]
    if not names or (begun.entry.get("role") == "clause" and not _goes_on(scan, names[0], end)):
        return
    for matches in (events.indicators, events.directions):
        matches[:] = [match for match in matches if match.start < begun.start]


def _goes_on(scan: Scan, name: Match, end: int) -> bool:
    """Whether a name is the subject of what follows: "as exports fell", and not "as exports"."""
    return name.end < end and scan.tokens[name.end].kind == "word" and "function" not in scan.kinds[name.end]


def _asides(scan: Scan, events: Events) -> list[tuple[int, int]]:
    """The tokens of each relative clause without a figure that a comma closes before the sentence's last figure."""
    if not events.quantities:
        return []
    clauses: list[tuple[int, int]] = []
    end = events.quantities[-1].start
    for i in scan.places(events.sentence.first, end):
        if scan.marks[i] != "," or all("relative" not in scan.kinds[at] for at in (i + 1, i + 2)):
            continue
        close = next((j for j in range(i + 2, min(i + _LONGEST, end)) if scan.marks[j] in ",;"), None)
        if close is None or scan.marks[close] != "," or events.figure_between(i, close):
            continue
        apposed = events.figure_between(close + 1, close + _BEHIND) and "function" in scan.kinds[close + 1]
        if not (apposed and scan.has_mark(close + 1, close + _APPOSED, ",")):
            clauses.append((i + 1, close))
    return clauses
