"""How far a period is from a figure, in tokens and tolls."""

from __future__ import annotations

from typing import Final

from factcheck.extract.events import Events
from factcheck.extract.quantity import DASHES, Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.time_periods import TimeExpr

#: Tolls on the way to a period, in tokens: marks, behind a figure in verb-last languages, behind another figure, "now", "of the …".
_COMMA: Final = 4.0
_BRACKET: Final = 6.0
_BEHIND: Final = 40.0
_BEHIND_FIGURE: Final = 12.0
_NOW: Final = 25.0
_ATTRIBUTE: Final = 15.0
#: Tokens from a period through a dash and "about" to its figure; from one to the figure of its own clause.
_ABOUT: Final = 2
_OWN: Final = 6
#: Tokens between a figure and the day behind it by which it was so.
_BY_THEN: Final = 2
#: Tokens of a clause before the period that opens it.
_OPENS: Final = 6
#: Tokens before a period within which "of" makes it an attribute.
_OF: Final = 3


def distance_to(scan: Scan, events: Events, q: Quantity, time: TimeExpr) -> float:
    """Tokens between, with a toll for every clause boundary; verb-last languages look back first."""
    behind = time.start >= q.end
    if not behind and scan.marks[time.end] in DASHES and q.start - time.end <= _ABOUT and time.role != "deadline":
        return 0.0  # "Now — 131"
    first, last = (q.end, time.start) if behind else (time.end, q.start)
    distance = float(last - first)
    if behind:
        distance += _BEHIND if scan.pack.verb_last else 0.5
        distance += _BEHIND_FIGURE * sum(q.end <= x.start < time.start for x in events.quantities)
        if scan.has_mark(q.end, time.start, ",") and _has_own(scan, events, time):
            distance += _BEHIND_FIGURE
    for at in scan.places(first, last):
        if scan.marks[at] in ",:;":
            distance += _COMMA
        elif scan.marks[at] in "()\u2014":
            distance += _BRACKET
    by_then = behind and time.role in ("deadline", "until") and last - first <= _BY_THEN  # "31 million was spent by 31 March"
    dated = time.grain == "day" and time.role not in ("asof", "opening") and not time.length and not by_then
    # "In early 2024 there were 318, on 1 January 2025 there were 330."
    own = not behind and distance <= _OWN and any(x.end <= time.start for x in events.quantities)
    if time.grain == "now" or (dated and not own):
        distance += _NOW
    # "Of last year's 33 tonnes" is no attribute: the figure follows at once.
    # "The $643 million of the year before" is that year's own.
    apart = last > first if not behind else time.grain not in ("same", "shift") or last - first > _OF
    whole = scan.ending_at(time.start, "whole_of") is not None  # "Over the whole of 2025"
    if apart and not whole and scan.begins_within(max(time.start - _OF, q.end if behind else 0), time.start, "attribute_joint"):
        distance += _ATTRIBUTE
    return distance


def distance_to_base(scan: Scan, events: Events, q: Quantity, time: TimeExpr) -> float:
    """The same of a period compared with; but "than …" behind the figure goes first where verbs do not come last."""
    distance = distance_to(scan, events, q, time)
    follows = time.start >= q.end and not events.figure_between(q.end, time.start)
    return distance - _BEHIND if follows and not scan.pack.verb_last else distance


def opens_another(scan: Scan, events: Events, q: Quantity, time: TimeExpr) -> bool:
    """Whether a period behind a figure opens a clause with a figure of its own: "46 %, while in 2019 it was 2 %"."""
    opened = scan.clause_start(time.start, q.end, ",")
    return q.end < opened and time.start - opened <= _OPENS and _has_own(scan, events, time)


def _has_own(scan: Scan, events: Events, time: TimeExpr) -> bool:
    """Whether a figure of its own follows a period in its clause: ", after a fire in June 2023 destroyed 60,000 hectares"."""
    return any(0 <= x.start - time.end <= _OWN and not scan.has_mark(time.end, x.start, ",;:") for x in events.quantities)
