"""Expressions of time → periods: "7 ойи", "the first quarter of 2025", "ўтган йилнинг шу даври", "к 2030 году".

Atoms (a year, a month, "last", "half-year" …) are gathered as long as they follow each other, then read together against the date of
publication. Expressions that lean on another period ("a year earlier", "the same period") keep an anchor and are settled by ``when``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal

from factcheck.extract.numerals import read_numeral
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match
from factcheck.languages.morphology import NONE, Features
from factcheck.model import period as periods
from factcheck.model.period import Period

Grain = Literal["year", "half", "quarter", "months", "month", "day", "ytd", "same", "shift", "span", "now", "duration", "none"]
Role = Literal["deadline", "since", "asof", "until"]

ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3}
_CODE: Final = re.compile(r"(?P<kind>q|h|fy|9m|6m|3m)(?P<number>\d{1,4})?$")
_YEARS: Final = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class TimeExpr:
    """A period at tokens ``start`` to ``end``.

    ``period`` is None while it leans on another: then ``shift`` says by how many months (same period: 12 a year back). ``year_stated``
    tells whether the words name the year, ``count`` the number of units of a duration.
    """

    start: int
    end: int
    grain: Grain
    period: Period | None = None
    shift: int | None = None
    role: Role | None = None
    year_stated: bool = False
    count: int = 0
    earlier: bool = False
    fiscal: bool = False
    features: Features = NONE
    unit: str | None = None


@dataclass
class _Atoms:
    year: int | None = None
    year_end: int | None = None
    offset: int | None = None
    anchor: str = "now"
    relative_unit: str | None = None
    relative_offset: int = 0
    months: list[int] = field(default_factory=list)
    day: int | None = None
    day_end: int | None = None
    quarter: int | None = None
    half: int | None = None
    count: int | None = None
    count_unit: str | None = None
    same: bool = False
    ytd: bool = False
    fiscal: bool = False
    now: bool = False
    lasting: bool = False
    month_range: bool = False
    year_word: bool = False
    unit_word: str | None = None
    weekday: int | None = None
    deadline: bool = False
    features: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Whether nothing that tells a time was gathered."""
        named = (
            self.weekday,
            self.year,
            self.offset,
            self.relative_unit,
            self.day,
            self.quarter,
            self.half,
            self.count,
            self.unit_word,
        )
        return (
            not self.months
            and all(x is None for x in named)
            and not (self.same or self.ytd or self.fiscal or self.now or self.lasting)
        )


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What relative expressions are read against: publication date, and the month in which fiscal years begin."""

    published: date | None
    fiscal_month: int = 1
    year: int | None = None


def read_time(scan: Scan, at: int, context: TimeContext, last: int | None = None) -> TimeExpr | None:
    """The expression of time that begins at a token and ends before token ``last``, or None."""
    token = scan.tokens[at]
    if token.kind == "date":
        return _full_date(scan, at)
    if not _may_begin(scan, at):
        return None
    atoms = _Atoms()
    end = _gather(scan, at, atoms, len(scan.tokens) if last is None else last)
    if end == at or atoms.empty:
        return None
    expression = _interpret(at, end, atoms, context)
    return None if expression is None else _with_role(scan, expression, atoms)


def _may_begin(scan: Scan, at: int) -> bool:
    token = scan.tokens[at]
    if token.kind in ("number", "code"):
        return True
    return token.kind == "word" and (scan.match(at, "time", "ordinal", "numeral") is not None or token.word in ROMAN)


def _full_date(scan: Scan, at: int) -> TimeExpr | None:
    parts = [int(p) for p in re.split(r"[./-]", scan.tokens[at].text)]
    if parts[0] > 31:
        y, m, d = parts
    else:
        d, m, y = parts
        y += 2000 if y < 100 else 0
    try:
        return TimeExpr(at, at + 1, "day", periods.day(date(y, m, d)), year_stated=True)
    except ValueError:
        return None


def _gather(scan: Scan, at: int, atoms: _Atoms, last: int) -> int:
    end = at
    i = at
    while i < last and i - at < 16:
        step = _atom(scan, i, atoms)
        if step is None:
            joint = _joint(scan, i) if end > at else None
            if joint is None:
                return end
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
    if scan.is_mark(i, "-\u2013\u2014/") or (scan.is_mark(i, ",.") and scan.tokens[i - 1].kind != "number"):
        return i + 1
    return None


def _atom(scan: Scan, i: int, a: _Atoms) -> int | None:
    token = scan.tokens[i]
    if token.kind == "code":
        return _code_atom(scan, i, a)
    if token.kind == "number":
        return _number_atom(scan, i, a)
    match = scan.match(i, "time")
    if match is not None:
        return _time_atom(scan, match, a)
    if token.kind != "word":
        return None
    unit = _counted_unit(scan, i + 1)
    if token.word in ROMAN and unit in ("quarter", "half"):
        return _ordinal_atom(scan, i + 1, ROMAN[token.word], a)
    worded = _worded_date(scan, i, a)
    if worded is not None:
        return worded
    ordinal = scan.match(i, "ordinal")
    if ordinal is not None:
        return _ordinal_atom(scan, ordinal.end, int(ordinal.entry.get("value")), a)
    return _word_count(scan, i, a)


def _worded_date(scan: Scan, i: int, a: _Atoms) -> int | None:
    """A year or day in ordinal words: "екі мың он тоғызыншы жылы", "двадцать шестого апреля"."""
    if scan.match(i, "numeral", "ordinal") is None:
        return None
    numeral = read_numeral(scan, i)
    if numeral is None or not numeral.ordinal or numeral.value != int(numeral.value):
        return None
    number = int(numeral.value)
    after = scan.match(numeral.end, "time")
    role = None if after is None else after.entry.get("role")
    if after is not None and role == "month" and number <= 31 and not a.months:
        a.day = number
        return _time_atom(scan, after, a)
    if after is not None and role == "unit" and after.entry.get("unit") == "year" and number in _YEARS and a.year is None:
        a.year, a.year_word, a.features = number, True, after.features
        return after.end
    if after is not None and role == "unit" and after.entry.get("unit") == "century":
        a.lasting, a.count, a.count_unit = True, number, "century"
        return after.end
    return None


def _counted_unit(scan: Scan, i: int) -> str | None:
    if scan.is_mark(i, "-") and scan.glued(i):
        i += 1
    match = scan.match(i, "time")
    if match is None or match.entry.get("role") != "unit":
        return None
    unit: str = match.entry.get("unit")
    return unit


def _code_atom(scan: Scan, i: int, a: _Atoms) -> int | None:
    found = _CODE.match(scan.tokens[i].word)
    if found is None or scan.pack.tag != "en" or not found["number"]:
        return None
    number = int(found["number"])
    if found["kind"] == "fy":
        a.fiscal, a.year = True, number if number > 1000 else 2000 + number
    elif found["kind"] == "q" and 1 <= number <= 4:
        a.quarter = number
    elif found["kind"] == "h" and 1 <= number <= 2:
        a.half = number
    else:
        return None
    return i + 1


def _number_atom(scan: Scan, i: int, a: _Atoms) -> int | None:
    text = scan.tokens[i].text
    if not text.isdigit():
        return _length(scan, i + 1, 0, a)
    number = int(text)
    if len(text) == 4 and number in _YEARS and a.year is None:
        return _year_atom(scan, i, number, a)
    after = i + 1
    if scan.is_mark(after, "-\u2013") and scan.glued(after) and scan.glued(after + 1) and scan.tokens[after + 1].kind == "word":
        after += 1
    suffix = scan.match(after, "suffix") if scan.glued(after) else None
    if suffix is not None:
        after = suffix.end
    match = scan.match(after, "time")
    if match is not None and match.entry.get("role") == "month" and 1 <= number <= 31 and not a.months:
        a.day = number
        return _time_atom(scan, match, a)
    if a.months and a.day is None and 1 <= number <= 31 and scan.pack.tag == "en" and not _is_quantity(scan, i):
        a.day = number
        return suffix.end if suffix is not None else i + 1
    if a.months and a.day is None and "gen" in a.features and number <= 31 and after > i + 1:
        a.day = number
        return after
    if match is None or number > 400:
        return _length(scan, i + 1, number, a)
    if match.entry.get("role") == "relative":
        return _ago(match, number, a)
    if match.entry.get("role") != "unit":
        return None
    unit = match.entry.get("unit")
    is_ordinal = after > i + 1 and (suffix is None or suffix.entry.get("ordinal"))
    if unit in ("quarter", "half") or (is_ordinal and unit in ("quarter", "half")):
        return _ordinal_atom(scan, after, number, a)
    if a.count is not None or (unit == "day" and a.months):
        return None
    a.count, a.count_unit, a.features = number, unit, match.features
    return match.end


def _ago(match: Match, number: int, a: _Atoms) -> int | None:
    """ "10 жыл бұрын", "5 yil avval": so many units before now."""
    if match.entry.get("anchor") != "context" or not a.empty:
        return None
    a.relative_unit, a.relative_offset, a.anchor = match.entry.get("unit"), -number, "context"
    a.features = match.features
    return match.end


def _length(scan: Scan, i: int, number: int, a: _Atoms) -> int | None:
    """A length of time that is no whole number or a range: "1,5 ай", "5-6 айға"."""
    if not a.empty:
        return None
    if scan.is_mark(i, "-\u2013") and i + 1 < len(scan.tokens):
        second = scan.tokens[i + 1]
        words = scan.match(i + 1, "numeral")
        if not second.text.isdigit() and words is None:
            return None
        i = i + 2 if words is None else words.end
    elif number:
        return None
    match = scan.match(i, "time")
    if match is None or match.entry.get("role") not in ("unit", "relative"):
        return None
    if match.entry.get("unit") in ("quarter", "half"):
        return None
    a.count, a.count_unit, a.lasting, a.features = number, match.entry.get("unit"), True, match.features
    return match.end


def _is_quantity(scan: Scan, i: int) -> bool:
    """Whether a small number after a month is an amount rather than a day ("in May 25 people")."""
    after = scan.entry(i + 1, "unit", "numeral")
    return after is not None


def _year_atom(scan: Scan, i: int, number: int, a: _Atoms) -> int | None:
    """A year, as it is printed with its word or where nothing else can be meant; also 2023-24 and 2025–2027."""
    end = i + 1
    if scan.is_mark(end, "-\u2013\u2014/") and end + 1 < len(scan.tokens) and scan.tokens[end + 1].kind == "number":
        second = scan.tokens[end + 1].text
        glued = scan.glued(end) and scan.glued(end + 1)
        if glued and len(second) == 4 and int(second) in _YEARS and int(second) > number:
            a.year, a.year_end = number, int(second)
            end += 2
        elif glued and len(second) == 2 and int(second) == (number + 1) % 100:
            a.fiscal, a.year = True, number + 1
            end += 2
    hyphen = scan.is_mark(end, "-") and scan.glued(end) and scan.glued(end + 1)
    word = scan.match(end + 1 if hyphen else end, "time")
    stop = scan.match(end + 1 if hyphen else end, "suffix") if hyphen else None
    if word is not None and word.entry.get("unit") == "year" and (word.entry.get("role") == "unit" or word.entry.get("deadline")):
        a.deadline = bool(word.entry.get("deadline"))
        a.year = number if a.year_end is None and not a.fiscal else a.year
        a.year_word, a.features = True, word.features
        return word.end
    if a.year_end is not None or a.fiscal:
        return end
    if stop is not None:
        a.year = number
        a.features = frozenset(stop.entry.get("features", ()))
        return stop.end
    if _year_fits(scan, i, a):
        a.year = number
        return end
    return None


def _year_fits(scan: Scan, i: int, a: _Atoms) -> bool:
    """A bare four-digit number is a year unless it counts or measures something."""
    if a.months or a.quarter or a.half or a.fiscal or a.same or a.count is not None:
        return True
    before = scan.entry(i - 1, "time_preposition", "bound")
    after = scan.match(i + 1, "unit", "numeral", "particle")
    if after is not None:
        return False
    if before is not None:
        return True
    return i + 1 >= len(scan.tokens) or scan.tokens[i + 1].kind == "mark" or scan.match(i + 1, "time", "time_joint") is not None


def _time_atom(scan: Scan, match: Match, a: _Atoms) -> int | None:  # noqa: PLR0912
    entry = match.entry
    role = entry.get("role")
    if role == "month":
        if entry.get("capital") and not scan.capital(match.start):
            return None
        if a.day is not None and len(a.months) == 1 and a.day_end is None:
            return None
        if len(a.months) >= 2:
            return None
        if a.months:
            a.month_range = True
        a.months.append(int(entry.get("value")))
        end = match.end
        if scan.is_mark(end, ".") and scan.glued(end) and len(scan.tokens[match.start].text) <= 4:
            end += 1
    elif role == "relative":
        unit, offset = entry.get("unit"), int(entry.get("offset"))
        a.deadline = a.deadline or bool(entry.get("deadline"))
        if unit == "year" and entry.get("anchor") != "context":
            if a.offset is not None or a.year is not None:
                return None
            a.offset = offset
        else:
            if a.relative_unit is not None:
                return None
            a.relative_unit, a.relative_offset, a.anchor = unit, offset, entry.get("anchor", "now")
        end = match.end
    elif role == "weekday":
        if not a.empty:
            return None
        a.weekday, end = int(entry.get("value")), match.end
    elif role == "same":
        a.same, end = True, match.end
    elif role == "ytd":
        if a.ytd:
            return None
        a.ytd, end = True, match.end
    elif role == "fiscal":
        a.fiscal, end = True, match.end
    elif role == "now":
        if not a.empty:
            return None
        a.now, end = True, match.end
    elif role == "lasting":
        if not a.empty:
            return None
        a.lasting, end = True, match.end
    elif role == "part":
        unit = entry.get("unit")
        if unit == "half":
            a.half = int(entry.get("value", 1)) if a.half is None else a.half
        end = match.end
    elif role == "unit" and not a.empty and entry.get("unit") in ("year", "month"):
        a.year_word, end = True, match.end
    else:
        return None
    a.features = match.features
    return end


def _ordinal_atom(scan: Scan, i: int, number: int, a: _Atoms) -> int | None:
    if scan.is_mark(i, "-") and scan.glued(i):
        i += 1
    match = scan.match(i, "time")
    if match is None or match.entry.get("role") not in ("unit", "part"):
        return _first_months(scan, i, number, a)
    unit = match.entry.get("unit")
    if unit == "quarter" and 1 <= number <= 4:
        a.quarter = number
    elif unit == "half" and 1 <= number <= 2:
        a.half = number
    elif unit == "month" and number == 1:
        a.count, a.count_unit = 1, "month"
    else:
        return None
    a.features = match.features
    return match.end


def _first_months(scan: Scan, i: int, number: int, a: _Atoms) -> int | None:
    """ "the first nine months", "алғашқы тоғыз айда"."""
    if number != 1:
        return None
    return _number_atom(scan, i, a) if i < len(scan.tokens) and scan.tokens[i].kind == "number" else _word_count(scan, i, a)


def _word_count(scan: Scan, i: int, a: _Atoms) -> int | None:
    """A count of months or years in words: "сегіз айда", "three years"."""
    first = scan.match(i, "numeral")
    if first is None or first.entry.get("role") in ("magnitude", "hundred"):
        return None
    value = Decimal(str(first.entry.get("value", 0)))
    end = first.end
    second = scan.match(end, "numeral")
    if first.entry.get("role") == "half" and second is None:
        return None
    if second is not None and second.entry.get("role") not in ("magnitude", "hundred", "half") and value >= 10:
        value += Decimal(str(second.entry.get("value", 0)))
        end = second.end
    if second is None and scan.is_mark(end, "-\u2013") and scan.match(end + 1, "numeral") is not None:
        return _length(scan, end, int(value), a)
    if scan.is_mark(end, "-"):
        end += 1
    match = scan.match(end, "time")
    if match is not None and match.entry.get("role") == "relative" and value == int(value):
        return _ago(match, int(value), a)
    if match is None or match.entry.get("role") != "unit" or a.count is not None or value != int(value):
        return None
    a.count, a.count_unit, a.features = int(value), match.entry.get("unit"), match.features
    return match.end


def _interpret(start: int, end: int, a: _Atoms, context: TimeContext) -> TimeExpr | None:
    blank = TimeExpr(start, end, "none", year_stated=a.year is not None, fiscal=a.fiscal, features=a.features, unit=a.count_unit)
    if a.year_end is not None and a.year is not None:
        return replace(blank, grain="span", period=Period(date(a.year, 1, 1), date(a.year_end, 12, 31)))
    if a.same:
        years = a.offset if a.offset is not None else (a.year - context.year if a.year and context.year else -1)
        return replace(blank, grain="same", shift=12 * years, period=None)
    if a.relative_unit is not None and a.anchor == "context" and a.year is None and not a.months:
        return _shifted(blank, a)
    if a.lasting and a.count is not None:
        return replace(blank, grain="duration", count=a.count)
    near = _near_day(a, context)
    if near is not None:
        return replace(blank, grain="day", period=near)
    if a.now:
        return replace(blank, grain="now", period=None if context.published is None else periods.day(context.published))
    year = _year(a, context)
    if a.ytd:
        begin = date(year, 1, 1) if year else None
        if a.months and a.day and year:
            return replace(blank, grain="months", period=Period(begin, date(year, a.months[-1], a.day)))
        return replace(
            blank,
            grain="ytd",
            period=None if begin is None or context.published is None else Period(begin, max(begin, context.published)),
        )
    if a.fiscal and not a.months:
        return _fiscal(blank, a, context)
    return _calendar(blank, a, year, context)


def _near_day(a: _Atoms, context: TimeContext) -> Period | None:
    """A weekday, yesterday, tomorrow: a day beside publication. A weekday is the last one unless the verb says otherwise."""
    if context.published is None or a.months or a.year is not None:
        return None
    if a.weekday is not None:
        return periods.day(context.published - timedelta(days=(context.published.weekday() - a.weekday) % 7))
    if a.relative_unit == "day" and a.anchor == "now":
        return periods.day(context.published + timedelta(days=a.relative_offset))
    return None


def _shifted(blank: TimeExpr, a: _Atoms) -> TimeExpr:
    size = {"year": 12, "half": 6, "quarter": 3, "month": 1, "period": 0}.get(a.relative_unit or "", 0)
    if a.relative_unit == "period":
        return replace(blank, grain="shift", shift=None, earlier=True)
    return replace(blank, grain="shift", shift=size * a.relative_offset * (a.count or 1), earlier=True)


def _year(a: _Atoms, context: TimeContext) -> int | None:
    if a.year is not None:
        return a.year
    if a.offset is not None:
        return None if context.published is None else context.published.year + a.offset
    if a.relative_unit == "year":
        return None if context.published is None else context.published.year + a.relative_offset
    return context.published.year if a.ytd and context.published else None


def _fiscal(blank: TimeExpr, a: _Atoms, context: TimeContext) -> TimeExpr | None:
    month = context.fiscal_month
    year = a.year
    if year is None:
        if context.published is None:
            return None
        year = context.published.year + (a.offset or 0)
        if context.published.month >= month > 1:
            year += 1
    last = date(year, 12, 31) if month == 1 else date(year, month - 1, periods.last_day(year, month - 1))
    return replace(
        blank,
        grain="year",
        period=Period(periods.shift_months(last, -12).replace(day=1) if month == 1 else date(year - 1, month, 1), last)
        if month != 1
        else periods.year(year),
        fiscal=True,
    )


def _calendar(blank: TimeExpr, a: _Atoms, year: int | None, context: TimeContext) -> TimeExpr | None:
    """A month, range of months, quarter, half-year, number of months, day or year."""
    stated = year is not None
    if a.fiscal and a.months:
        y = year or _latest(context, lambda n: periods.month(n, a.months[-1]))
        return None if y is None else replace(blank, grain="year", period=_twelve_months_to(y, a.months[-1]), fiscal=True)
    if a.day is not None and a.months:
        return _day(blank, a, year, context)
    if a.relative_unit in ("month", "quarter", "half") and not a.months:
        return _relative_part(blank, a, context)
    make = None
    grain: Grain = "year"
    if a.month_range:
        first, last = a.months[0], a.months[1]
        if first < last:
            make, grain = (lambda n: periods.months(n, first, last)), "months"
    elif a.months:
        make, grain = (lambda n: periods.month(n, a.months[0])), "month"
    elif a.quarter is not None:
        make, grain = (lambda n: periods.quarter(n, a.quarter or 1)), "quarter"
    elif a.half is not None:
        make, grain = (lambda n: periods.half(n, a.half or 1)), "half"
    elif a.count is not None and a.count_unit == "month" and 1 <= a.count <= 12:
        count = a.count
        make, grain = (lambda n: periods.months(n, 1, count)), "months"
    if make is not None:
        y = year if year is not None else (context.year or _latest(context, make))
        return replace(blank, grain=grain, period=None if y is None else make(y), year_stated=stated, count=a.count or 0)
    if a.count is not None and year is None:
        return replace(blank, grain="duration", count=a.count)
    if year is not None and (1000 < year < 3000):
        return replace(blank, grain="year", period=periods.year(year), year_stated=stated)
    return None


def _relative_part(blank: TimeExpr, a: _Atoms, context: TimeContext) -> TimeExpr | None:
    """ "last month", "this quarter"."""
    if context.published is None:
        return replace(blank, grain="shift", shift=None)
    size = {"month": 1, "quarter": 3, "half": 6}[a.relative_unit or "month"]
    index = (context.published.year * 12 + context.published.month - 1) // size + a.relative_offset
    first = date(index * size // 12, index * size % 12 + 1, 1)
    last = periods.shift_months(first, size - 1)
    grain: Grain = "month" if size == 1 else "quarter" if size == 3 else "half"
    return replace(blank, grain=grain, period=Period(first, last.replace(day=periods.last_day(last.year, last.month))))


def _day(blank: TimeExpr, a: _Atoms, year: int | None, context: TimeContext) -> TimeExpr | None:
    month, number = a.months[0], a.day or 1
    if year is None and context.published is None:
        return replace(blank, grain="day")
    candidates = [year] if year is not None else [context.published.year + n for n in (-1, 0, 1)] if context.published else []
    days = [date(y, month, number) for y in candidates if number <= periods.last_day(y, month)]
    if not days:
        return None
    now = context.published
    best = min(days, key=lambda d: abs((d - now).days) if now else 0)
    return replace(blank, grain="day", period=periods.day(best), year_stated=year is not None)


def _latest(context: TimeContext, make: object) -> int | None:
    """The last year in which a recurring period had ended by publication."""
    if context.published is None:
        return None
    for year in (context.published.year, context.published.year - 1):
        if make(year).end <= context.published:  # type: ignore[operator]
            return year
    return context.published.year - 1


def _twelve_months_to(year: int, month: int) -> Period:
    end = date(year, month, periods.last_day(year, month))
    return Period(periods.shift_months(end.replace(day=1), -11), end)


def _with_role(scan: Scan, time: TimeExpr, a: _Atoms) -> TimeExpr:
    """What a preposition or ending makes of the period: a deadline, a beginning, a cut-off date."""
    start, end, role = time.start, time.end, "deadline" if a.deadline else time.role
    before = _bound_before(scan, start)
    if before is not None:
        start, role = before.start, before.entry.get("role")
    after = scan.match(end, "bound")
    if after is not None and after.entry.get("side") == "after" and _case_fits(after, a.features):
        end, role = after.end, after.entry.get("role")
    elif role is None and "until" in a.features:
        role = "until"
    return replace(time, start=start, end=end, role=role)


def _bound_before(scan: Scan, start: int) -> Match | None:
    for back in (3, 2, 1):
        match = scan.match(start - back, "bound")
        if match is not None and match.entry.get("side") == "before" and match.end == start:
            return match
    return None


def _case_fits(bound: Match, features: frozenset[str]) -> bool:
    needs = bound.entry.get("case")
    return needs is None or bool(features & {needs, f"{needs}2", "case2"})
