"""Parts of a year by letters and numbers: "Q3", "3Q25", "H1 2025", "9M25", "I–III quarters"."""

from __future__ import annotations

import re
from typing import Final

from factcheck.extract.scan import Scan
from factcheck.extract.time_atoms import DASHES, Atoms
from factcheck.languages.entry import Match

_CODE: Final = re.compile(r"(?:(?P<kind>q|h|fy)(?P<number>\d{1,4})|(?P<part>[1-9]|1[012])(?P<of>[qhm])(?P<year>\d{2}|\d{4})?)$")
_CENTURY: Final = 2000
_MOST_MONTHS: Final = 12


def take_code(scan: Scan, i: int, a: Atoms) -> int | None:
    """Where the expression goes on behind an English code: FY25, Q3, H1, 3Q25, 9M 2025; None where it is another."""
    found = _CODE.match(scan.tokens[i].word) if scan.pack.tag == "en" else None
    if found is None:
        return None
    kind = found["kind"] or found["of"]
    number = int(found["number"] or found["part"])
    if kind == "fy":
        a.fiscal, a.year = True, number if number > 1000 else _CENTURY + number
    elif kind == "q" and 1 <= number <= 4:
        if a.quarter is not None and scan.marks[i - 1] in DASHES:
            a.months, a.quarter = [3 * a.quarter - 2, 3 * number], None
        else:
            a.quarter = number
    elif kind == "h" and 1 <= number <= 2:
        a.half = number
    elif kind == "m" and number <= _MOST_MONTHS and (found["year"] or a.empty):
        a.count, a.count_unit = number, "month"
    else:
        return None
    if found["year"]:
        a.year = int(found["year"]) % _CENTURY + _CENTURY
    return i + 1


def take_quarters(scan: Scan, i: int, a: Atoms) -> int | None:
    """Where the expression goes on behind "I–III quarters", or None."""
    if scan.marks[i + 1] not in DASHES or a.months:
        return None
    first, last = _number(scan, i), _number(scan, i + 2)
    if first is None or last is None or not first < last:
        return None
    at = i + 4 if scan.marks[i + 3] == "-" and scan.glued[i + 3] else i + 3
    unit = scan.match(at, "time")
    if unit is None or not _is_quarter(unit):
        return None
    a.months, a.features = [3 * first - 2, 3 * last], unit.features
    return unit.end


def _is_quarter(match: Match) -> bool:
    return (match.entry.get("role") == "unit" or match.entry.get("offset") == 0) and bool(match.entry.get("unit") == "quarter")


def _number(scan: Scan, i: int) -> int | None:
    """The number of a quarter in Roman or other digits at a token."""
    roman = scan.entry(i, "roman")
    if roman is not None:
        number = int(roman.get("value"))
    elif i < len(scan.tokens) and scan.tokens[i].text.isdecimal():
        number = int(scan.tokens[i].text)
    else:
        return None
    return number if 1 <= number <= 4 else None
