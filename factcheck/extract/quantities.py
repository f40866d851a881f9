"""Numerals with their unit, range and modifier; and numbers that claim nothing, with the reason."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from factcheck.extract.labels import claims_nothing, in_hindsight
from factcheck.extract.modifiers import modified
from factcheck.extract.numeral import Numeral
from factcheck.extract.numerals import read_numeral
from factcheck.extract.out_of import out_of
from factcheck.extract.quantity import Quantity
from factcheck.extract.ranges import ranged
from factcheck.extract.scan import Scan
from factcheck.extract.units import with_unit
from factcheck.languages.entry import Match
from factcheck.languages.tokens import SIGNS

#: Kinds of phrases that begin a quantity.
OPENING_QUANTITY: Final = frozenset({"numeral", "multiple", "fraction", "unit", "minus", "each"})
#: Kinds of phrases that are quantities by themselves.
_SPECIAL: Final = frozenset({"multiple", "fraction", "each"})
#: "Every fifth" is a share; rarer ones are an order.
_EACH_UP_TO: Final = 100
#: Numerals and parts of time that go on with a fraction.
_ON: Final = ("unit", "part")
_FOUR_DIGITS: Final = Decimal("0.0001")


def read_quantity(scan: Scan, at: int) -> Quantity | None:
    """The quantity that begins at a token, or None; digits, a sign or a phrase of ``OPENING_QUANTITY`` begin one."""
    if not scan.kinds[at].isdisjoint(_SPECIAL):
        special = _multiple(scan, at) or _fraction(scan, at) or _each(scan, at)
        if special is not None:
            return modified(scan, special)
    begin, sign, prefix = _prefix(scan, at)
    numeral = read_numeral(scan, begin) if begin < len(scan.tokens) else None
    if numeral is None:
        return None
    share = None if prefix or sign else out_of(scan, at, numeral, every=False)
    if share is not None:
        return modified(scan, share)
    quantity = Quantity(
        at,
        numeral.end,
        numeral,
        unit=None if prefix is None else prefix.entry.get("unit"),
        currency=prefix is not None,
        prefix=prefix is not None,
        features=numeral.features,
        sign=sign,
    )
    reason = claims_nothing(scan, quantity)
    if reason is not None:
        # "Aged 16 to 30" is one span of ages.
        return (ranged(scan, quantity) if reason == "age" else quantity)._replace(set_aside=reason)
    quantity = with_unit(scan, modified(scan, ranged(scan, quantity)))
    if sign and scan.marks[at] == "\u2013" and quantity.unit != "degC" and scan.marks[at - 1] != "(":
        return None  # A dash, but "(–4,1 %)" is a fall.
    reason = in_hindsight(scan, quantity)
    return quantity if reason is None else quantity._replace(set_aside=reason)


def _prefix(scan: Scan, at: int) -> tuple[int, int, Match | None]:
    """A sign and a currency before the number: "+26,7", "$1.2", "US$197"."""
    sign = 0
    i = at
    if scan.marks[i] in SIGNS and scan.glued[i + 1] and (not scan.glued[i] or scan.tokens[i - 1].kind == "mark"):
        sign = 1 if scan.tokens[i].text == "+" else -1
        i += 1
    if not scan.kinds[i]:
        return i, sign, None
    minus = scan.match(i, "minus")
    if minus is not None and minus.end < len(scan.tokens):
        return minus.end, -1, None
    unit = scan.match(i, "unit")
    if unit is not None and unit.entry.get("prefix") and unit.end < len(scan.tokens) and scan.tokens[unit.end].kind == "number":
        return unit.end, sign, unit
    return i, sign, None


def _multiple(scan: Scan, at: int) -> Quantity | None:
    """A growth factor in one word: "doubled", "вдвое"."""
    match = scan.match(at, "multiple")
    if match is None or not (_has_its_ending(match) or _compares(scan, match)):
        return None
    numeral = Numeral(at, match.end, Decimal(str(match.entry.get("value"))), None, match.features)
    direction = match.entry.get("direction")
    return Quantity(at, match.end, numeral, "multiple", unit="ratio", features=match.features, direction=direction)


def _fraction(scan: Scan, at: int) -> Quantity | None:
    """A share in words; before a magnitude, unit or span of time it is none ("half a million", "half a year")."""
    match = scan.match(at, "fraction")
    if match is None or not _has_its_ending(match) or _is_prefix(scan, match):
        return None
    after = scan.entry(match.end, "numeral", "time", "unit")
    owned = "poss" in match.features or "each" in scan.kinds[at]  # "Every tenth dollar" is no tenth of one.
    if after is not None and (
        after.get("role") == "magnitude" or (not owned and (after.get("role") in _ON or after.kind == "unit"))
    ):
        return None
    numeral = Numeral(at, match.end, Decimal(str(match.entry.get("value"))), None, match.features)
    return Quantity(at, match.end, numeral, "fraction", unit="percent", features=match.features)


def _is_prefix(scan: Scan, match: Match) -> bool:
    """Whether a fraction is glued to a noun that it only describes: "half-pay", "half-price", "quarter-final"."""
    glued = scan.marks[match.end] == "-" and scan.glued[match.end] and scan.glued[match.end + 1]
    return glued and not scan.pack.verb_last and scan.tokens[match.end + 1].kind == "word"


def _each(scan: Scan, at: int) -> Quantity | None:
    """ "Every fifth pupil", "har to'rtinchisi" are a share; "every second day" tells how often."""
    match = scan.match(at, "each")
    numeral = None if match is None or match.end >= len(scan.tokens) else _rank(scan, match.end)
    if numeral is None or not 1 < numeral.value <= _EACH_UP_TO:
        return None
    if not numeral.ordinal:
        return out_of(scan, at, numeral, every=True)
    if not scan.kinds[numeral.end].isdisjoint(("time", "time_unit")):
        return None
    share = (100 / numeral.value).quantize(_FOUR_DIGITS).normalize()
    one = Numeral(at, numeral.end, share, None, numeral.features)
    return Quantity(at, numeral.end, one, "fraction", unit="percent", features=numeral.features)


def _rank(scan: Scan, at: int) -> Numeral | None:
    """The number that says the how many-th; it may be a word of its own ("fifth", "двадцатая")."""
    numeral = read_numeral(scan, at)
    word = scan.match(at, "ordinal")
    if word is None or (numeral is not None and numeral.ordinal):
        return numeral
    return Numeral(at, word.end, Decimal(str(word.entry.get("value"))), None, word.features, ordinal=True)


def _compares(scan: Scan, match: Match) -> bool:
    """Whether what is compared follows: "twice as many"; a champion "twice" is none."""
    return match.entry.get("needs") == "comparison" and "comparison" in scan.kinds[match.end]


def _has_its_ending(match: Match) -> bool:
    needed = match.entry.get("needs")
    return needed is None or needed in match.features
