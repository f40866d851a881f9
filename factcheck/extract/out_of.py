"""So many of every so many, which is a share: "seven of every ten dollars", "har uchtasidan biri", "әр он адамның жетеуі"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factcheck.extract.numeral import Numeral
from factcheck.extract.numerals import read_numeral
from factcheck.extract.quantity import Quantity
from factcheck.extract.scan import Scan

_FOUR_DIGITS: Final = Decimal("0.0001")
#: What so many are out of at most.
_WHOLE_UP_TO: Final = 1000
#: Tokens from a whole to its part: what is counted, "har uchta import mashinadan biri".
_NOUN: Final = 4
#: Wholes that a share is told of without "every": "4 tadan 1 tasi"; of others things are counted.
_ROUND: Final = frozenset(map(Decimal, (2, 3, 4, 5, 10)))


def out_of(scan: Scan, at: int, first: Numeral, *, every: bool) -> Quantity | None:
    """The share that begins at a token with a number: the part, or in some languages the whole, which "every" may precede."""
    if scan.pack.verb_last:
        return _whole_first(scan, at, first, every=every)
    joint = scan.match(first.end, "out_of_every") or (scan.match(first.end, "one_in") if first.value == 1 else None)
    whole = None if joint is None or joint.end >= len(scan.tokens) else read_numeral(scan, joint.end)
    return None if whole is None else _share(at, first, whole, whole.end)


def _whole_first(scan: Scan, at: int, whole: Numeral, *, every: bool) -> Quantity | None:
    of = not whole.features.isdisjoint(("abl", "gen"))
    if not every and not ("abl" in whole.features and whole.value in _ROUND):
        return None
    for start in range(whole.end + (not of), whole.end + (_NOUN if every else 1)):
        if start >= len(scan.tokens) or scan.tokens[start].kind == "mark":
            return None
        part = read_numeral(scan, start)
        if part is not None and "poss" in part.features:
            return _share(at, part, whole, part.end)
    return None


def _share(at: int, part: Numeral, whole: Numeral, end: int) -> Quantity | None:
    if part.value >= whole.value or part.ordinal or whole.ordinal or part.decimals or whole.value > _WHOLE_UP_TO:
        return None
    share = (100 * part.value / whole.value).quantize(_FOUR_DIGITS).normalize()
    one = Numeral(at, end, share, None, part.features)
    return Quantity(at, end, one, "fraction", unit="percent", features=part.features)
