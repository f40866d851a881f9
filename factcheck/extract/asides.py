"""Relative clauses that hold no figure: what they tell of time and place is not said of the figures around them."""

from __future__ import annotations

from typing import Final

from factcheck.extract.event_lists import Events
from factcheck.extract.scan import Scan

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
