"""Two times that are the ends of one range: "from September last year to 15 January 2026"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.extract.scan import Scan
from factcheck.extract.time_periods import TimeExpr
from factcheck.model.period import Period

#: Grains of the ends of a range.
_ENDS: Final = frozenset({"day", "month", "year"})
#: Tokens between the ends, and before the first.
_BETWEEN: Final = 5
_EDGE: Final = 3
_UNTIL: Final = ("deadline", "until")


def with_ranges(scan: Scan, times: Sequence[TimeExpr]) -> list[TimeExpr]:
    """The times of a sentence, ranges joined."""
    joined: list[TimeExpr] = []
    for time in times:
        whole = _joined(scan, joined[-1], time) if joined else None
        if whole is None:
            joined.append(time)
        else:
            joined[-1] = whole
    return joined


def _joined(scan: Scan, first: TimeExpr, last: TimeExpr) -> TimeExpr | None:
    """The range from one time to the next, or None where they are no range."""
    start = None if first.period is None else first.period.start
    if start is None or last.period is None or last.period.end <= first.period.end:  # type: ignore[union-attr]
        return None
    if first.grain not in _ENDS or last.grain not in _ENDS or last.start - first.end > _BETWEEN:
        return None
    if not (_opens_to(scan, first, last) or _lies_between(scan, first, last)):
        return None
    unit = "year" if first.grain == last.grain == "year" else None
    period = Period(start, last.period.end)
    return last._replace(start=first.start, grain="days", period=period, role=None, year_stated=True, unit=unit)


def _opens_to(scan: Scan, first: TimeExpr, last: TimeExpr) -> bool:
    """ "From … to …": a preposition or ending before, and a preposition or ending that says until."""
    gap = range(first.end, _edge(scan, last))
    if scan.pack.verb_last:
        opened = first.role == "since" or "abl" in first.features
        closed = last.role in _UNTIL or "until" in last.features
        return opened and closed and all(scan.is_mark(i, ",") for i in gap)
    opened = first.role == "since" or scan.match(first.start - 1, "range_opener") is not None
    closed = last.role in _UNTIL or any(_is_upto(scan, i) for i in gap)
    return opened and closed and all(_is_upto(scan, i) or scan.match(i, "bound", "range_joint") is not None for i in gap)


def _lies_between(scan: Scan, first: TimeExpr, last: TimeExpr) -> bool:
    """ "Between … and …", "… мен … аралығында": a word that joins, and one before or behind that says it is a range."""
    gap = range(first.end, _edge(scan, last))
    joins = len(gap) == 1 and scan.match(first.end, "range_joint", "time_joint") is not None
    if scan.pack.verb_last:
        return joins and (last.role in _UNTIL or scan.match(last.end, "range_closer") is not None)
    return joins and scan.match(first.start - 1, "range_opener") is not None


def _edge(scan: Scan, last: TimeExpr) -> int:
    """Where the second end begins, "the end of" included."""
    edge = scan.right_before(last.start, _EDGE, "range_edge")
    return last.start if edge is None else edge.start


def _is_upto(scan: Scan, i: int) -> bool:
    joint = scan.match(i, "time_joint")
    return joint is not None and joint.entry.get("role") == "upto"
