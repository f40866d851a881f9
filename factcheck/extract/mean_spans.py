"""Spans of time that measure something: "life expectancy is 75.2 years", "ўртача ёши 22,1 ёш"; others tell how long."""

from __future__ import annotations

from typing import Final

from factcheck.extract.modifiers import modified
from factcheck.extract.numerals import read_numeral
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan

#: Tokens before and behind a span where a word says that it is a mean.
_BEFORE: Final = 14
_BEHIND: Final = 4
_UNITS: Final = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})


def read_mean_span(scan: Scan, at: int) -> Quantity | None:
    """The mean span of time that begins at a token: digits with decimals and a unit, a word for a mean near."""
    text = scan.tokens[at].text
    if scan.tokens[at].kind != "number" or text.isdecimal() or at + 1 >= len(scan.tokens):
        return None
    unit = scan.match(at + 1, "age_unit", "time")
    if unit is None or (unit.entry.kind == "time" and (unit.entry.get("role") != "unit" or unit.entry.get("unit") not in _UNITS)):
        return None
    numeral = read_numeral(scan, at)
    if numeral is None or not numeral.decimals or numeral.end != at + 1 or not _is_mean(scan, at, unit.end):
        return None
    name = "year" if unit.entry.kind == "age_unit" else unit.entry.get("unit")
    return modified(scan, Quantity(at, unit.end, numeral, unit=name, features=unit.features))


def _is_mean(scan: Scan, first: int, last: int) -> bool:
    near = range(max(first - _BEFORE, 0), min(last + _BEHIND, len(scan.tokens)))
    return any(scan.match(i, "average") is not None and not scan.has_mark(i, first, ".!?;") for i in near)
