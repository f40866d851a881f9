"""Years in digits as atoms of time, and spans of them: "2024 году", "2025–2027", "2026-28", "2010-yillarda"."""

from __future__ import annotations

from typing import Final

from factcheck.extract.scan import Scan
from factcheck.extract.time_atoms import YEARS, Atoms
from factcheck.languages.entry import Entry

_DECADE: Final = 10
_DIGITS: Final = 4
#: Years that a span with a shortened end ("2026-28") is at most long.
_LONG: Final = 20
_PLURAL: Final = frozenset({"plural", "plural2"})
_LONG_DASHES: Final = "-\u2013\u2014/"


def take_year(scan: Scan, i: int, number: int, a: Atoms) -> int | None:
    """A year, as it is printed with its word or where nothing else can be meant; also 2023-24 and 2025–2027."""
    end = _span_of_years(scan, i + 1, number, a)
    at = scan.behind_hyphen(end)
    match = scan.match(at, "time")
    if match is not None and _is_year_word(match.entry):
        entry = match.entry
        if entry.get("alone"):
            a.year = number
            return at + 1
        a.deadline, a.closing, a.opening = bool(entry.get("deadline")), bool(entry.get("closing")), bool(entry.get("opening"))
        a.features = match.features
        a.year = number if a.year_end is None and not a.fiscal else a.year
        if a.year_end is None and number % _DECADE == 0 and scan.pack.verb_last and not _PLURAL.isdisjoint(match.features):
            a.year_end = number + _DECADE - 1  # "2010-yillarda"
        return match.end
    if a.year_end is not None or (a.fiscal and a.year is not None):
        return end
    if number % _DECADE == 0 and scan.glued[at] and "decade_suffix" in scan.kinds[at]:
        a.year, a.year_end = number, number + _DECADE - 1
        return at + 1
    suffix = scan.match(at, "suffix") if at > end else None
    if suffix is not None:
        a.year, a.features = number, frozenset(suffix.entry.get("features", ()))
        return suffix.end
    if _is_year(scan, i, a):
        a.year = number
        return end
    return None


def _is_year_word(entry: Entry) -> bool:
    return entry.get("unit") == "year" and bool(
        entry.get("role") == "unit" or entry.get("deadline") or entry.get("closing") or entry.get("opening")
    )


def _span_of_years(scan: Scan, i: int, number: int, a: Atoms) -> int:
    """Where a span of years (2025–2027) or a fiscal year (2023-24) ends; the given token where there is none."""
    if not (scan.marks[i] in _LONG_DASHES and scan.glued[i] and scan.glued[i + 1] and scan.tokens[i + 1].kind == "number"):
        return i
    second = scan.tokens[i + 1].text
    if len(second) == 4 and second.isdecimal() and int(second) in YEARS and int(second) > number:
        a.year, a.year_end, a.straddles = number, int(second), int(second) == number + 1
        return i + 2
    if len(second) == 2 and second.isdecimal() and int(second) == (number + 1) % 100:
        a.fiscal, a.year, a.straddles = True, number + 1, True
        return i + 2
    if len(second) == 2 and second.isdecimal() and 1 < int(second) - number % 100 <= _LONG:
        a.year, a.year_end = number, number - number % 100 + int(second)  # "2026-28"
        return i + 2
    return i


def _is_year(scan: Scan, i: int, a: Atoms) -> bool:
    """A bare four-digit number is a year unless it counts or measures something."""
    if a.months or a.quarter or a.half or a.fiscal or a.same or a.count is not None:
        return True
    if not scan.kinds[i + 1].isdisjoint(("unit", "numeral", "particle")):
        return False
    if not scan.kinds[i - 1].isdisjoint(("time_preposition", "bound")) or _is_other_end(scan, i):
        return True
    return (
        i + 1 >= len(scan.tokens) or scan.tokens[i + 1].kind == "mark" or not scan.kinds[i + 1].isdisjoint(("time", "time_joint"))
    )


def _is_other_end(scan: Scan, i: int) -> bool:
    """Whether a number is the year that another one is joined to: "between 2019 and 2023", "in 2019 and 2023"."""
    opened = "range_opener" in scan.kinds[i - 3] and not scan.kinds[i - 1].isdisjoint(("range_joint", "time_joint"))
    opened = opened or ("time_preposition" in scan.kinds[i - 3] and "and" in scan.kinds[i - 1])
    return opened and len(scan.tokens[i - 2].text) == _DIGITS and scan.tokens[i - 2].text.isdecimal()
