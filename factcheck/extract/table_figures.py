"""The figure of a table cell."""

from __future__ import annotations

from typing import Final

from factcheck.extract.numerals import read_numeral
from factcheck.extract.quantities import read_quantity
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan
from factcheck.extract.table_grid import Cell
from factcheck.extract.units import with_unit
from factcheck.languages.tokens import SIGNS

#: Marks that may stand around a figure in its cell.
_AROUND: Final = "*()[]~"


def figure(scan: Scan, cell: Cell) -> Quantity | None:
    """The figure that fills a cell, marks around it aside."""
    first, last = cell
    while first < last and scan.marks[last - 1] in _AROUND:
        last -= 1
    while first < last and scan.marks[first] in _AROUND:
        first += 1
    if first >= last:
        return None
    q = read_quantity(scan, first)
    return q if q is not None and q.set_aside is None and q.end == last else _plain(scan, first, last)


def _plain(scan: Scan, first: int, last: int) -> Quantity | None:
    """A bare number in a cell, whatever it looks like elsewhere: a year, an age, a page."""
    sign = 0
    at = first
    if scan.marks[at] in SIGNS and at + 1 < last:
        sign = 1 if scan.tokens[at].text == "+" else -1
        at += 1
    numeral = read_numeral(scan, at) if scan.tokens[at].kind == "number" else None
    if numeral is None or numeral.ordinal or numeral.end > last:
        return None
    q = Quantity(first, numeral.end, numeral, sign=sign, features=numeral.features)
    measured = with_unit(scan, q)
    q = measured if measured.end <= last else q
    return q if q.end == last else None
