"""Two times that are the ends of one range: "from September last year to 15 January 2026"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from factcheck.extract.scan import Scan
from factcheck.extract.time_periods import TimeExpr
from factcheck.model import period as periods
from factcheck.model.period import Period

#: Grains of the ends of a range.
_ENDS: Final = frozenset({"day", "month", "year"})
_OPENS: Final = _ENDS | {"ytd"}
#: What a bracket names more closely.
_VAGUE: Final = frozenset({"year", "duration", "span", "months", "same", "ytd"})
#: Tokens between the ends, and before the first.
_BETWEEN: Final = 5
_EDGE: Final = 3
_YEAR: Final = 12
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
    told: list[TimeExpr] = []
    for time in joined:
        closer = _in_bracket(scan, told[-1], time) if told else None
        if closer is not None:
            told[-1] = closer
        elif not (told and told[-1].fiscal and time.start == told[-1].end + 1 and scan.marks[told[-1].end] in "("):
            told.append(time)  # "In the 2024/2025 marketing year (September to August)" is one time.
    return told


def _joined(scan: Scan, first: TimeExpr, last: TimeExpr) -> TimeExpr | None:
    """The range from one time to the next, or None where they are no range."""
    if first.period is None or last.period is None or first.grain not in _OPENS or last.grain not in _ENDS:
        return None
    if last.start - first.end > _BETWEEN:
        return None
    start = _aligned(first, last)
    if start is None or start > last.period.end or (first.grain != "ytd" and start == last.period.start):
        return None
    if not (_opens_to(scan, first, last) or _lies_between(scan, first, last) or _is_dashed(scan, first, last)):
        return None
    unit = "year" if first.grain == last.grain == "year" else None
    period = Period(start, last.period.end)
    return last._replace(start=first.start, grain="days", period=period, role=None, year_stated=True, unit=unit)


def _aligned(first: TimeExpr, last: TimeExpr) -> date | None:
    """The day a range begins on: without a year the last such day before its end."""
    start = None if first.period is None else first.period.start
    if start is None or last.period is None or first.year_stated or first.grain not in ("day", "month"):
        return start
    while start > last.period.end:
        start = periods.shift_months(start, -_YEAR)
    return start


def _is_dashed(scan: Scan, first: TimeExpr, last: TimeExpr) -> bool:
    """ "September 2024 – August 2025": two months or days with their years, or two years, and what joins them alone."""
    if last.start - first.end != 1 or first.grain != last.grain or not (first.year_stated and last.year_stated):
        return False
    if scan.marks[first.end] in "-\u2013\u2014":
        return first.grain in ("day", "month")
    return not scan.pack.verb_last and _is_upto(scan, first.end)


def _in_bracket(scan: Scan, first: TimeExpr, last: TimeExpr) -> TimeExpr | None:
    """A season, year or length of time with the bracket behind it that says when it was, or None."""
    if first.grain not in _VAGUE or last.grain not in ("days", "months") or last.period is None:
        return None
    opened = range(first.end, last.start)
    if not opened or len(opened) > 2 or scan.marks[first.end] != "(" or scan.marks[last.end] != ")":
        return None
    if first.grain == "same":
        return last._replace(start=first.start, end=last.end + 1)  # "In the reporting period (January–September 2025)"
    inside = first.period is None or first.fiscal or first.period.contains(last.period)
    role = None if first.role == "since" else first.role
    return first._replace(end=last.end + 1, grain=last.grain, period=last.period, role=role, year_stated=True) if inside else None


def _opens_to(scan: Scan, first: TimeExpr, last: TimeExpr) -> bool:
    """ "From … to …": a preposition or ending before, and a preposition or ending that says until."""
    gap = range(first.end, _edge(scan, last))
    if scan.pack.verb_last:
        opened = first.role == "since" or first.grain == "ytd" or "abl" in first.features
        closed = last.role in _UNTIL or "until" in last.features
        return opened and closed and all(scan.marks[i] == "," for i in gap)
    opened = first.role == "since" or first.grain == "ytd" or "range_opener" in scan.kinds[first.start - 1]
    closed = last.role in _UNTIL or any(_is_upto(scan, i) for i in gap)
    return opened and closed and all(_is_upto(scan, i) or not scan.kinds[i].isdisjoint(("bound", "range_joint")) for i in gap)


def _lies_between(scan: Scan, first: TimeExpr, last: TimeExpr) -> bool:
    """ "Between … and …", "… мен … аралығында": a word that joins, and one before or behind that says it is a range."""
    gap = range(first.end, _edge(scan, last))
    joins = len(gap) == 1 and not scan.kinds[first.end].isdisjoint(("range_joint", "time_joint"))
    if scan.pack.verb_last:
        return joins and (last.role in _UNTIL or "range_closer" in scan.kinds[last.end])
    return joins and "range_opener" in scan.kinds[first.start - 1]


def _edge(scan: Scan, last: TimeExpr) -> int:
    """Where the second end begins, "the end of" included."""
    edge = scan.right_before(last.start, _EDGE, "range_edge")
    return last.start if edge is None else edge.start


def _is_upto(scan: Scan, i: int) -> bool:
    joint = scan.match(i, "time_joint")
    return joint is not None and joint.entry.get("role") == "upto"
