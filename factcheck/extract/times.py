"""Expressions of time → periods: "7 ойи", "the first quarter of 2025", "ўтган йилнинг шу даври", "к 2030 году".

Atoms (a year, a month, "last", "half-year" …) are gathered as long as they follow each other, then read together against the date
of publication. Expressions that lean on another period ("a year earlier", "the same period") keep an anchor and are settled by
``when``.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from factcheck.extract.scan import Scan
from factcheck.extract.time_atoms import Atoms
from factcheck.extract.time_codes import take_code, take_quarters
from factcheck.extract.time_counts import take_digits, take_number_word, take_ordinal, take_worded_date
from factcheck.extract.time_periods import TimeContext, TimeExpr, interpret
from factcheck.extract.time_words import take_word
from factcheck.languages.entry import Match
from factcheck.languages.morphology import Features
from factcheck.model import period as periods
from factcheck.model.period import Period

__all__ = ["TimeContext", "TimeExpr", "read_time"]

#: Kinds of phrases that begin an expression of time.
OPENING_TIME: Final = frozenset({"time", "ordinal", "numeral", "roman"})
#: An expression of time is no longer than this, in tokens.
_LONGEST: Final = 16
#: Tokens behind a figure among which the word of time begins that it counts.
_NEAR: Final = 8
_YEAR_DIGITS: Final = 4
_MID_MONTH: Final = 15
_DATE_PARTS: Final = re.compile(r"[./-]")


def read_time(scan: Scan, at: int, context: TimeContext, last: int | None = None) -> TimeExpr | None:
    """The expression of time that begins at a token and ends before token ``last``, or None."""
    kind = scan.tokens[at].kind
    if kind == "date":
        return _full_date(scan, at)
    if kind not in ("number", "code") and (kind != "word" or scan.kinds[at].isdisjoint(OPENING_TIME)):
        return None
    if kind == "number" and not _may_tell_time(scan, at):
        return None
    atoms = Atoms()
    end = _gather(scan, at, atoms, len(scan.tokens) if last is None else last)
    if end == at or atoms.empty:
        return None
    end = _past_months(scan, end, atoms)
    expression = interpret(at, end, atoms, context)
    return None if expression is None else _with_role(scan, expression, atoms, context.published)


def _past_months(scan: Scan, at: int, a: Atoms) -> int:
    """Past the bracket that says how a season runs ("2024/2025 (September-August)"), whose first month the atoms take."""
    if not a.fiscal or scan.marks[at] != "(":
        return at
    led = scan.match(at + 1, "time_preposition", "bound")
    months = Atoms()
    end = _gather(scan, at + 1 if led is None else led.end, months, min(len(scan.tokens), at + _LONGEST))
    if len(months.months) != 2 or scan.marks[end] != ")":
        return at
    a.begins = months.months[0]
    a.lasts = (months.months[1] - a.begins) % 12 + 1
    return end + 1


def _may_tell_time(scan: Scan, at: int) -> bool:
    """Whether a figure can be a year, or a word of time is near behind it; most figures have none."""
    return len(scan.tokens[at].text) == _YEAR_DIGITS or scan.begins_within(at + 1, at + 1 + _NEAR, "time")


def _full_date(scan: Scan, at: int) -> TimeExpr | None:
    parts = [int(p) for p in _DATE_PARTS.split(scan.tokens[at].text)]
    if parts[0] > 31:
        y, m, d = parts
    else:
        d, m, y = parts
        y += 2000 if y < 100 else 0
    try:
        return TimeExpr(at, at + 1, "day", periods.day(date(y, m, d)), year_stated=True)
    except ValueError:
        return None


def _gather(scan: Scan, at: int, atoms: Atoms, last: int) -> int:
    end = at
    i = at
    while i < min(last, at + _LONGEST):
        step = _atom(scan, i, atoms)
        if step is None:
            joint = _joint(scan, i) if end > at else None
            if joint is None:
                return end
            # "July and August" may be the two together or each of them, "between January and June" is one time.
            atoms.joined = atoms.joined or ("and" in scan.kinds[i] and "range_opener" not in scan.kinds[at - 1])
            joint_word = scan.entry(i, "time_joint")
            atoms.upto = atoms.upto or (joint_word is not None and joint_word.get("role") == "upto")
            i = joint
            continue
        i = end = step
        if atoms.now:
            return end
    return end


def _joint(scan: Scan, i: int) -> int | None:
    """Past a word or mark that may stand between two atoms: "of", "the", a hyphen; None when nothing of the kind is there."""
    match = scan.match(i, "time_joint")
    if match is not None:
        return match.end
    mark = scan.marks[i]
    if mark == "\u2014" and "time_preposition" in scan.kinds[i + 1]:
        return None  # "8.9 % in July \u2014 in June it was 9.1 %"
    if mark in "-\u2013\u2014/" or (mark == "," and _parts_day_and_year(scan, i)):
        return i + 1
    return i + 1 if mark in ",." and scan.tokens[i - 1].kind != "number" else None


def _parts_day_and_year(scan: Scan, i: int) -> bool:
    """Whether a comma is that of "September 1, 2025"."""
    at = i - 4 if scan.marks[i - 2] in "-\u2013" else i - 2  # "September 1-10, 2025"
    month = scan.entry(at - 1 if scan.marks[at] == "." else at, "time")
    if month is None or month.get("role") != "month" or i + 1 >= len(scan.tokens):
        return False
    year = scan.tokens[i + 1]
    return scan.tokens[i - 1].kind == "number" and year.kind == "number" and year.text.isdigit() and len(year.text) == 4


def _atom(scan: Scan, i: int, a: Atoms) -> int | None:
    """Where the expression goes on behind the atom that begins at a token, or None."""
    kind = scan.tokens[i].kind
    if kind == "code":
        return take_code(scan, i, a)
    quarters = take_quarters(scan, i, a)
    if quarters is not None:
        return quarters
    if kind == "number":
        return take_digits(scan, i, a)
    match = scan.match(i, "time")
    if match is not None:
        return take_word(scan, match, a)
    if kind != "word" or not scan.kinds[i]:
        return None
    roman = scan.entry(i, "roman")
    if roman is not None and _counts_parts(scan, i + 1):
        return take_ordinal(scan, i + 1, int(roman.get("value")), a)
    worded = take_worded_date(scan, i, a)
    if worded is not None:
        return worded
    ordinal = scan.match(i, "ordinal")
    if ordinal is not None and not _is_cardinal(scan, i):
        return take_ordinal(scan, ordinal.end, int(ordinal.entry.get("value")), a)
    return take_number_word(scan, i, a)


def _is_cardinal(scan: Scan, i: int) -> bool:
    """Whether a word is a number as it stands, whatever else its ending could make of it: "пять", not "пятый"."""
    numeral = scan.match(i, "numeral")
    return numeral is not None and numeral.entry.phrase == scan.tokens[i].word


def _counts_parts(scan: Scan, i: int) -> bool:
    """Whether a quarter or half-year stands at a token or behind the hyphen there."""
    if scan.marks[i] == "-" and scan.glued[i]:
        i += 1
    entry = scan.entry(i, "time")
    if entry is None or entry.get("unit") not in ("quarter", "half"):
        return False
    return bool(entry.get("role") == "unit" or entry.get("offset") == 0)


def _with_role(scan: Scan, time: TimeExpr, a: Atoms, published: date | None) -> TimeExpr:
    """What a preposition or ending makes of the period: a deadline, a beginning, a cut-off date."""
    start, end, role = time.start, time.end, "deadline" if a.deadline else time.role
    before = _bound_before(scan, start)
    if before is not None:
        # "С января по июль" is from one to the other, not since.
        ranged = len(a.months) > 1 or a.last_day is not None
        start, role = before.start, role if ranged and before.entry.get("role") == "since" else before.entry.get("role")
        time = _gone_by(_at_edge(time, before), before, published)
    after = scan.match(end, "bound")
    if after is not None and after.entry.get("side") == "after" and _case_fits(after, a.features):
        if after.entry.get("role") == "left":
            return time._replace(end=after.end, grain="duration")
        end, role = after.end, after.entry.get("role")
        time = _gone_by(_at_edge(time, after), after, published)
    elif role is None and "until" in a.features:
        role = "until"
    if time.grain == "days":
        role = None
    return time if role is None and end == time.end and start == time.start else time._replace(start=start, end=end, role=role)


def _at_edge(time: TimeExpr, bound: Match) -> TimeExpr:
    """The first or middle day of a period, where a bound says so ("на начало октября", "к середине октября")."""
    period = time.period
    if period is None or period.start is None or period.days == 1:
        return time
    if bound.entry.get("value") == "middle":
        return time._replace(period=Period(period.start, _middle(period)))
    return time._replace(grain="day", period=periods.day(period.start)) if bound.entry.get("opening") else time


def _middle(period: Period) -> date:
    """The middle of a month, or the end of a year's first half."""
    return period.end.replace(day=_MID_MONTH) if period.months == 1 else date(period.end.year, 6, 30)


def _gone_by(time: TimeExpr, bound: Match, published: date | None) -> TimeExpr:
    """A day or month without a year that something has been so since is no future one."""
    period = time.period
    if not bound.entry.get("since") or time.year_stated or published is None or period is None or period.start is None:
        return time
    return time if period.start <= published else time._replace(period=period.shifted_years(-1))


def _bound_before(scan: Scan, start: int) -> Match | None:
    return scan.right_before(start, 5, "bound", "before")


def _case_fits(bound: Match, features: Features) -> bool:
    case = bound.entry.get("case")
    return case is None or not features.isdisjoint((case, f"{case}2", "case2"))
