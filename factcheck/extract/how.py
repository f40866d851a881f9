"""Modality, attribution, price basis and comparison of a figure."""

from __future__ import annotations

from datetime import date
from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.shape import Shape
from factcheck.languages.entry import Match
from factcheck.model.claim import COMPARING, Comparison, Modality, PriceBasis

_MODALITIES: Final = ("target", "forecast", "plan")
_REACH_AFTER: Final = 14
_REACH_BEFORE: Final = 14
#: Words before and behind "according to" that may name who is credited, and the marks that end them.
_CREDITED_BEFORE: Final = 8
_CREDITED_BEHIND: Final = 10
_CLAUSE_MARKS: Final = ',;:.\u2014\u2013"'


def modality(scan: Scan, events: Events, k: int, shape: Shape, published: date | None) -> tuple[Modality, str]:
    """Whether a figure is a fact, a plan, a target or a forecast, and the words that say so."""
    if shape.base_level:
        return "actual", ""
    q = events.quantities[k]
    best: tuple[float, Modality, str] | None = None
    for cue in events.cues if any(map(events.cued, _MODALITIES)) else ():
        value = cue.entry.get("value")
        if value not in _MODALITIES or "abl" in cue.features:
            continue
        distance = _cue_distance(scan, events, q, cue)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, value, scan.slice(cue.start, cue.end))
    if best is not None:
        return best[1], best[2]
    for time in events.times:
        future = (
            published is not None and time.period is not None and time.period.end > published and time.grain not in ("ytd", "now")
        )
        if time.role in ("deadline", "until") and future:
            return "plan", scan.slice(time.start, time.end)
    return "actual", ""


def _cue_distance(scan: Scan, events: Events, q: Quantity, cue: Match) -> float | None:
    """How far a word of planning is from a figure in tokens, clause boundaries counted; None when out of reach."""
    verb_last = scan.pack.verb_last
    after = cue.start >= q.end
    first, last = (q.end, cue.start) if after else (cue.end, q.start)
    if scan.has_mark(first, last, ";"):
        return None
    distance = float(last - first) + 5 * sum(scan.is_mark(i, ",") for i in range(first, last))
    between = sum(first <= x.start < last for x in events.quantities if x is not q)
    if after:
        distance += between * (1 if verb_last else 100)
        reach = _REACH_AFTER if verb_last else 0
    else:
        labelled = last - first <= 2 and scan.has_mark(first, last, "\u2014\u2013:-")
        distance += 0 if labelled else between * 3 + (6 if verb_last else 0)
        reach = _REACH_BEFORE
    return distance if distance <= reach else None


def attribution(scan: Scan, events: Events) -> str | None:
    """Who is credited: the words before or, where verbs do not come last, behind "according to"."""
    for cue in events.cued("attribution"):
        first, last = (
            (_words_before(scan, events, cue), cue.start) if scan.pack.verb_last else (cue.end, _words_behind(scan, events, cue))
        )
        if first < last and not events.figure_between(first, last):
            return scan.slice(first, last)
    return None


def _words_before(scan: Scan, events: Events, cue: Match) -> int:
    """The first of at most eight words of the clause before a cue."""
    return scan.clause_start(cue.start, max(events.sentence.first, cue.start - _CREDITED_BEFORE), _CLAUSE_MARKS + "\u201c\u00ab")


def _words_behind(scan: Scan, events: Events, cue: Match) -> int:
    """Where at most ten words of the clause behind a cue end."""
    last = min(events.sentence.last, cue.end + _CREDITED_BEHIND)
    return next((i for i in range(cue.end, last) if scan.is_mark(i, _CLAUSE_MARKS + "\u201d\u00bb")), last)


def price_basis(events: Events, q: Quantity) -> PriceBasis | None:
    """Current or constant prices, or weight, where words beside the figure say so."""
    for cue in events.cues:
        value = cue.entry.get("value")
        if value in ("current", "constant", "volume") and -8 <= cue.start - q.start <= 6:
            return value  # type: ignore[no-any-return]
    return None


def is_further(events: Events, q: Quantity) -> bool:
    """Whether the figure comes on top of another of its kind ("another 43 projects"), and so is no second count of it."""
    return any(0 <= q.start - cue.end <= 1 for cue in events.cued("further"))


def comparison(events: Events, q: Quantity, shape: Shape) -> Comparison | None:
    """What a growth or change is measured against."""
    if shape.form not in COMPARING:
        return None
    for cue in events.cues:
        if cue.entry.get("value") == "average" and abs(cue.start - q.start) <= 6:
            return "area"
        against_plan = cue.entry.get("value") == "plan" and "abl" in cue.features and 0 <= q.start - cue.end <= 2
        if against_plan or (cue.entry.get("value") == "plan_base" and abs(cue.start - q.end) <= 4):
            return "plan"
    return "period"
