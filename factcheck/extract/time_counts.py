"""Atoms of time that count: "the first nine months", "7 ойи", "II квартал", "10 жыл бұрын"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factcheck.extract.numerals import read_numeral
from factcheck.extract.scan import Scan
from factcheck.extract.time_atoms import DASHES, YEARS, Atoms, behind_suffix
from factcheck.extract.time_days import take_days
from factcheck.extract.time_words import is_closed, take_word
from factcheck.extract.time_years import take_year
from factcheck.languages.entry import Match

_DAYS: Final = range(1, 32)
#: More units of time than this are counted in no expression of time.
_MOST: Final = 400
#: Years in the singular are told back so far at most.
_CENTURY: Final = 100
#: Units in which times are told back.
_TOLD_BACK: Final = frozenset({"year", "month", "week", "day"})
_DATED_NOW: Final = frozenset({"week", "day"})


def take_digits(scan: Scan, i: int, a: Atoms) -> int | None:
    """A figure with what it counts: a year, a day of a month, a number of units."""
    text = scan.tokens[i].text
    if not text.isdecimal():
        return _length(scan, i + 1, 0, a)
    number = int(text)
    if len(text) == 4 and number in YEARS and a.year is None and a.offset is None and not _is_begun(a):
        return None if is_closed(scan, a) else take_year(scan, i, number, a)
    days = take_days(scan, i, number, a)
    if days is not None:
        return days
    after, suffix = behind_suffix(scan, i + 1)
    match = scan.match(after, "time")
    if match is not None and match.entry.get("role") == "month" and number in _DAYS and not a.months:
        a.day = number
        return take_word(scan, match, a)
    of_next = match is not None and match.entry.get("role") == "month"  # "September to 15 January"
    parted = scan.marks[i - 1] == "," and i + 1 < len(scan.tokens) and scan.tokens[i + 1].kind == "word"  # "In June, 18 projects"
    counts = of_next or parted or not scan.kinds[i + 1].isdisjoint(("unit", "numeral"))
    if a.months and a.day is None and number in _DAYS and scan.pack.tag == "en" and not counts:
        a.day = number
        return suffix.end if suffix is not None else i + 1
    if a.months and a.day is None and "gen" in a.features and number <= 31 and after > i + 1:
        a.day = number
        return after
    if match is None or number > _MOST:
        return _length(scan, i + 1, number, a)
    return _units(scan, match, after, number, a)


def _is_begun(a: Atoms) -> bool:
    """Whether the words so far are what a range begins with, so that a year belongs to its end: "sentabridan 2026-yil …"."""
    return bool(a.months) and "abl" in a.features


def _units(scan: Scan, match: Match, at: int, number: int, a: Atoms) -> int | None:
    """So many of a unit of time, or so many before now."""
    role, unit = match.entry.get("role"), match.entry.get("unit")
    if role == "relative":
        return _ago(scan, match, number, a)
    if role in ("unit", "part") and unit in ("quarter", "half"):
        return take_ordinal(scan, at, number, a)
    if role != "unit":
        return None
    if a.count is not None or (unit == "day" and a.months and not a.first):
        return None
    back = _back(scan, match, number, a)
    if back is not None:
        return back
    a.count, a.count_unit, a.features = number, unit, match.features
    return match.end


def _back(scan: Scan, match: Match, number: int, a: Atoms) -> int | None:
    """ "Six months ago", "пять месяцев назад": so many units before now, or before what the text is on."""
    unit = match.entry.get("unit")
    ago = scan.match(match.end, "ago") if a.empty and unit in _TOLD_BACK else None
    if ago is None:
        return None
    a.relative_unit, a.relative_offset, a.anchor = unit, -number, "now" if unit in _DATED_NOW else "context"
    return ago.end


def _ago(scan: Scan, match: Match, number: int, a: Atoms) -> int | None:
    """ "10 жыл бұрын", "5 yil avval": so many units before now; elsewhere the two are apart, as in "up from 241 a year ago"."""
    if match.entry.get("anchor") != "context" or not a.empty:
        return None
    # "21 год назад" is the one number that a unit in the singular may follow.
    if not scan.pack.verb_last and (number % 10 != 1 or number > _CENTURY or scan.entry(match.start + 1, "time") is not None):
        return None
    unit = match.entry.get("unit")
    a.relative_unit, a.relative_offset, a.anchor = unit, -number, "now" if unit in _DATED_NOW else "context"
    a.features = match.features
    return match.end


def _length(scan: Scan, i: int, number: int, a: Atoms) -> int | None:
    """A length of time that is no whole number or a range: "1,5 ай", "5-6 айға"."""
    if not a.empty:
        return None
    if scan.marks[i] in DASHES and i + 1 < len(scan.tokens):
        words = scan.match(i + 1, "numeral")
        if words is None and not scan.tokens[i + 1].text.isdecimal():
            return None
        i = i + 2 if words is None else words.end
    elif number:
        return None
    match = scan.match(i, "time")
    # Only where the unit stands before "ago" does a number fit it: "1,5 ай бұрын", but "3 690 годом ранее" are two.
    roles = ("unit", "relative") if scan.pack.verb_last else ("unit",)
    if match is None or match.entry.get("role") not in roles or match.entry.get("unit") in ("quarter", "half"):
        return None
    a.count, a.count_unit, a.lasting, a.features = number, match.entry.get("unit"), True, match.features
    return match.end


def take_ordinal(scan: Scan, i: int, number: int, a: Atoms) -> int | None:
    """A quarter, half-year or first month, whose word stands at a token behind its number."""
    if scan.marks[i] == "-" and scan.glued[i]:
        i += 1
    match = scan.match(i, "time")
    of_quarter = match is not None and match.entry.get("unit") == "quarter" and match.entry.get("offset") == 0
    closing = match is not None and of_quarter and bool(match.entry.get("closing"))
    if match is None or (match.entry.get("role") not in ("unit", "part") and not of_quarter):
        return _first_months(scan, i, number, a)
    unit, a.closing = match.entry.get("unit"), a.closing or closing  # "Үшінші тоқсанның соңында"
    if unit == "quarter" and a.first and 1 < number < 4:
        a.count, a.count_unit = 3 * number, "month"
    elif unit == "quarter" and 1 <= number <= 4:
        a.quarter = number
    elif unit == "half" and 1 <= number <= 2:
        a.half = number
    elif unit == "month" and number == 1:
        a.count, a.count_unit = 1, "month"
    else:
        return None
    a.features = match.features
    return match.end


def _first_months(scan: Scan, i: int, number: int, a: Atoms) -> int | None:
    """ "the first nine months", "алғашқы тоғыз айда"."""
    if number != 1:
        return None
    a.first = True
    return take_digits(scan, i, a) if i < len(scan.tokens) and scan.tokens[i].kind == "number" else take_number_word(scan, i, a)


def take_number_word(scan: Scan, i: int, a: Atoms) -> int | None:
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
    if second is None and scan.marks[end] in DASHES and "numeral" in scan.kinds[end + 1]:
        return _length(scan, end, int(value), a)
    if scan.marks[end] == "-":
        end += 1
    match = scan.match(end, "time")
    if match is None or value != int(value):
        return None
    if match.entry.get("role") == "relative":
        return _ago(scan, match, int(value), a)
    if match.entry.get("role") != "unit" or a.count is not None:
        return None
    if match.entry.get("unit") == "quarter" and 1 < value < 4 and (a.first or scan.pack.tag != "en"):
        return _quarters(match, int(value), a)
    back = _back(scan, match, int(value), a)
    if back is not None:
        return back
    a.lasting = a.lasting or (a.empty and value == 1 and match.entry.get("unit") == "month")  # "In one month" is not January.
    a.count, a.count_unit, a.features = int(value), match.entry.get("unit"), match.features
    return match.end


def _quarters(match: Match, number: int, a: Atoms) -> int:
    """ "The first three quarters" are nine months."""
    a.count, a.count_unit, a.features = 3 * number, "month", match.features
    return match.end


def take_worded_date(scan: Scan, i: int, a: Atoms) -> int | None:
    """A year or day in ordinal words: "екі мың он тоғызыншы жылы", "двадцать шестого апреля"."""
    if scan.kinds[i].isdisjoint(("numeral", "ordinal")):
        return None
    numeral = read_numeral(scan, i)
    if numeral is None or not numeral.ordinal or numeral.value != int(numeral.value):
        return None
    number = int(numeral.value)
    after = scan.match(numeral.end, "time")
    if after is None:
        return None
    role, unit = after.entry.get("role"), after.entry.get("unit")
    if role == "month" and number <= 31 and not a.months:
        a.day = number
        return take_word(scan, after, a)
    if role == "unit" and unit == "year" and number in YEARS and a.year is None:
        a.year, a.features = number, after.features
        return after.end
    if role == "unit" and unit == "century":
        a.lasting, a.count, a.count_unit = True, number, "century"
        return after.end
    return None
