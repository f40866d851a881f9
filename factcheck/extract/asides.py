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
#: Figures without which none stands behind a share in a relative clause.
_TWO: Final = 2


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


def with_shares(scan: Scan, events: Events) -> list[tuple[int, int]]:
    """The tokens of each relative clause that tells a share, closed by a comma: ", which makes up a third of the economy, fell"."""
    if "relative" not in scan.present or len(events.quantities) < _TWO:
        return []
    clauses = (_clause(scan, i, events.quantities[-1].start) for i in scan.places(events.sentence.first, events.sentence.last))
    shares = [q.start for q in events.quantities if q.unit == "percent"]
    told = (clause for clause in clauses if clause is not None and any(clause[0] < at < clause[1] for at in shares))
    return [clause for clause in told if events.cue_begins("share", *clause)]


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
        clause = _clause(scan, i, end)
        if clause is None or events.figure_between(*clause):
            continue
        close = clause[1]
        apposed = events.figure_between(close + 1, close + _BEHIND) and "function" in scan.kinds[close + 1]
        if not (apposed and scan.has_mark(close + 1, close + _APPOSED, ",")):
            clauses.append((i + 1, close))
    return clauses


def _clause(scan: Scan, at: int, end: int) -> tuple[int, int] | None:
    """The relative clause that begins behind a comma at a token and that another comma closes before ``end``."""
    if scan.marks[at] != "," or all("relative" not in scan.kinds[i] for i in (at + 1, at + 2)):
        return None
    close = next((i for i in range(at + 2, min(at + _LONGEST, end)) if scan.marks[i] in ",;"), None)
    return None if close is None or scan.marks[close] != "," else (at + 1, close)
