"""Spans of time that measure something: "life expectancy is 75.2 years", "ўртача ёши 22,1 ёш"; others tell how long."""

from __future__ import annotations

from typing import Final

from factcheck.extract.modifiers import modified
from factcheck.extract.numeral import Numeral
from factcheck.extract.numerals import read_numeral
from factcheck.extract.quantity import DASHES, Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match

#: Tokens before and behind a span where a word says that it is a mean; whole numbers, which seldom are one, stand nearer to it.
_BEFORE: Final = 14
_BEFORE_WHOLE: Final = 8
_BEHIND: Final = 4
_NEAR: Final = 12
_UNITS: Final = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
#: Cases of a span that something takes or happens in.
_LASTING: Final = frozenset({"loc", "abl", "until", "adjloc", "gen"})
#: What a span counts at most; years of the calendar are more.
_LONGEST: Final = 1000
#: Ages of a person in whole years.
_AGES: Final = range(10, 110)
#: Years from which on a figure with decimals is an age rather than how long something lasts.
_OLD: Final = 30


def read_mean_span(scan: Scan, at: int) -> Quantity | None:
    """The mean span of time that begins at a token: a number and a unit, or an age without one, a word for a mean near."""
    near = bool(scan.begun("average", at - _BEFORE, at + _NEAR))
    if not near and ("time" not in scan.kinds[at + 1] and "age_unit" not in scan.kinds[at + 1]):
        return None
    numeral = read_numeral(scan, at)
    if numeral is None or numeral.ordinal or numeral.magnitude or numeral.value > _LONGEST:
        return None
    unit = _unit(scan, numeral.end) or _unit_of_goal(scan, numeral)
    if not near and not _is_age(numeral, unit):
        return None
    if unit is None:
        return _mean_age(scan, at, numeral)
    if numeral.decimals and numeral.end == at + 1:
        if near and not _is_mean(scan, at, unit.end):
            return None
    elif not (_is_goal(scan, at) or (_stands(scan, unit) and _is_whole_mean(scan, at, unit.end))):
        return None
    name = "year" if unit.entry.kind == "age_unit" else unit.entry.get("unit")
    if unit.start > numeral.end:
        return modified(scan, Quantity(at, numeral.end, numeral, unit=name, features=numeral.features))
    case = unit.features or scan.pack.case(scan.tokens[unit.end - 1].word)
    return modified(scan, Quantity(at, unit.end, numeral, unit=name, features=case))


def _is_age(numeral: Numeral, unit: Match | None) -> bool:
    """Whether a figure is an age with decimals, which only a mean has: "73,1 ёш", "73,1 года"."""
    if unit is None or not numeral.decimals or not _AGES[0] <= numeral.value <= _AGES[-1]:
        return False
    return unit.entry.kind == "age_unit" or (unit.entry.get("unit") == "year" and numeral.value >= _OLD)


def _unit_of_goal(scan: Scan, numeral: Numeral) -> Match | None:
    """The unit of where a mean went, which is that of where it came from: "с 28,1 до 25,7 года", "25,6-дан 26,1 жасқа"."""
    joint = scan.match(numeral.end, "range_joint")
    at = numeral.end if joint is None else joint.end
    if (joint is None and "abl" not in numeral.features) or at >= len(scan.tokens) or scan.tokens[at].kind != "number":
        return None
    goal = read_numeral(scan, at)
    return None if goal is None else _unit(scan, goal.end)


def _unit(scan: Scan, at: int) -> Match | None:
    unit = scan.match(at, "age_unit", "time")
    if unit is None or unit.entry.kind == "age_unit":
        return unit
    return unit if unit.entry.get("role") == "unit" and unit.entry.get("unit") in _UNITS else None


def _is_mean(scan: Scan, first: int, last: int) -> bool:
    near = range(max(first - _BEFORE, 0), min(last + _BEHIND, len(scan.tokens)))
    return any("average" in scan.kinds[i] and not scan.has_mark(i, first, ".!?;") for i in near)


def _is_whole_mean(scan: Scan, first: int, last: int) -> bool:
    """Whether a whole span is said to be a mean: "the average age is 51 years", "в среднем 9 дней", "nine days on average"."""
    if not scan.pack.verb_last and "average" in scan.kinds[last]:
        return True
    start = _start(scan, first)
    before = _average_before(scan, start)
    told = before is not None and (before == start or scan.pack.verb_last or _is_told(scan, start, bounded=start < first))
    return told or (before is not None and _has_goal(scan, first))


def _stands(scan: Scan, unit: Match) -> bool:
    """Whether the case of a span says what it is, or where a mean came from: "o'rtacha 45 kundan 12 kunga"."""
    lasting = unit.features & _LASTING
    return not lasting or (lasting == {"abl"} and unit.end < len(scan.tokens) and scan.tokens[unit.end].kind == "number")


def _is_goal(scan: Scan, at: int) -> bool:
    """Whether right before a span stands the mean that it came from: "4,5 kundan 3 kunga"."""
    if not scan.pack.verb_last and "range_joint" in scan.kinds[at - 1] and _has_goal(scan, at - 2):
        return scan.tokens[at - 2].kind == "number" and read_mean_span(scan, at - 2) is not None
    before = scan.match(at - 1, "age_unit", "time") if at > 1 else None
    came = before is not None and before.end == at and "abl" in before.features and scan.tokens[at - 2].kind == "number"
    return came and read_mean_span(scan, at - 2) is not None


def _has_goal(scan: Scan, at: int) -> bool:
    """Whether a whole span is what a mean came from: "средний срок сократился с 47 до 39 дней"."""
    came = "range_opener" in scan.kinds[at - 1] and "range_joint" in scan.kinds[at + 1]
    return came and scan.tokens[at + 2].kind == "number"


def _start(scan: Scan, first: int) -> int:
    """Where a figure begins, a modifier before it included."""
    modifier = scan.ending_at(first, "modifier")
    return first if modifier is None else modifier.start


def _average_before(scan: Scan, start: int) -> int | None:
    """The token behind a word for a mean, in the same clause and with no other figure between; None where there is none."""
    for i in range(start - 1, max(start - _BEFORE_WHOLE, 0) - 1, -1):
        if scan.marks[i] in ",.!?;:()" or scan.tokens[i].kind == "number" or scan.breaks_before(i + 1):
            return None
        match = scan.match(i, "average")
        if match is not None and match.end <= start:
            return match.end
    return None


def _is_told(scan: Scan, start: int, *, bounded: bool) -> bool:
    """Whether a verb of being or a dash stands right before a figure, or a word for its bound that no preposition governs."""
    if bounded and "function" not in scan.kinds[start - 1]:
        return True
    return scan.marks[start - 1] in DASHES or any(
        m.entry.get("value") in ("be", "to") and m.end == start
        for back in (1, 2, 3)
        for m in scan.phrases[start - back]
        if start >= back
    )


def _mean_age(scan: Scan, at: int, numeral: Numeral) -> Quantity | None:
    """A mean age in whole years that names no unit: "the average age is 51", "орташа жасы – 46"."""
    if "mean_age" not in scan.present or numeral.decimals or numeral.in_words or numeral.value not in _AGES:
        return None
    if not scan.kinds[numeral.end].isdisjoint(("unit", "counter", "numeral", "times")):
        return None
    start = _start(scan, at)
    for i in range(start - 1, max(start - _BEFORE_WHOLE, 0) - 1, -1):
        if scan.marks[i] in ",.!?;()" or scan.tokens[i].kind == "number" or scan.breaks_before(i + 1):
            return None
        if "mean_age" in scan.kinds[i]:
            return modified(scan, Quantity(at, numeral.end, numeral, unit="year", features=numeral.features))
    return None
