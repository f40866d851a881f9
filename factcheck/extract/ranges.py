"""Ranges: "5-7 %", "from 3 to 5 thousand", "0,6 foizdan 1 foizgacha"."""

from __future__ import annotations

from typing import Final

from factcheck.extract.numeral import Numeral
from factcheck.extract.numerals import read_numeral
from factcheck.extract.quantity import DASHES, Quantity
from factcheck.extract.scan import Scan
from factcheck.languages.entry import Match
from factcheck.languages.morphology import Features

_MINUS: Final = "-\u2013\u2212"
_DOTS: Final = ".\u2026"


def ranged(scan: Scan, q: Quantity) -> Quantity:
    """A quantity with the upper end of its range, magnitude and unit shared; itself where none follows."""
    low_unit = None if q.prefix else scan.match(q.numeral.end, "unit", "times")
    end, features = (q.numeral.end, q.features) if low_unit is None else inflected(scan, low_unit)
    joint = _joint(scan, q, end, features)
    high = None if joint is None else _second(scan, joint)
    if joint is None or high is None:
        return q
    if q.sign or scan.marks[joint] in "+" + _MINUS or scan.marks[joint - 1] in _DOTS:
        signed = _signed(scan, q, high, joint)
        return q if signed is None else signed
    low = _with_magnitude_of(scan, q.numeral, high) if low_unit is None else q.numeral
    if high.value <= low.value:
        return _falling(scan, q, low, high)
    high_unit = scan.match(high.end, "unit", "times")
    if low_unit is not None and (high_unit is None or high_unit.entry.get("unit") != low_unit.entry.get("unit")):
        return q
    if _year_like(low) and _year_like(high) and high_unit is None:
        return q._replace(end=high.end, numeral=low, high=high, set_aside="period")
    word = scan.entry(end, "range_joint")
    led = word is not None and word.get("role") != "and" and "range_opener" in scan.kinds[q.start - 1]
    from_to = led or ("abl" in features and joint == end)
    return q._replace(end=high.end, numeral=low, high=high, features=high.features, modifier="range", from_to=from_to)


def _signed(scan: Scan, q: Quantity, high: Numeral, joint: int) -> Quantity | None:
    """Degrees on both sides of zero, the lower first: "0...-5 degrees", "–20°C dan +50°C gacha"."""
    unit = scan.match(high.end, "unit")
    if unit is None or unit.entry.get("unit") != "degC":
        return None
    first = -q.numeral.value if q.sign < 0 else q.numeral.value
    second = -high.value if any(scan.marks[i] in _MINUS for i in range(joint, high.start)) else high.value
    low, top = min(first, second), max(first, second)
    return q._replace(
        end=high.end,
        numeral=q.numeral._replace(value=abs(low)),
        high=high._replace(value=top),
        features=high.features,
        modifier="range",
        sign=-1 if low < 0 else 0,
    )


def inflected(scan: Scan, unit: Match) -> tuple[int, Features]:
    """Where a unit ends and its case; behind a hyphen both may still come: "9%-дан"."""
    suffix = scan.match(unit.end + 1, "suffix") if scan.behind_hyphen(unit.end) > unit.end else scan.match(unit.end, "particle")
    if suffix is None or suffix.entry.get("ordinal"):
        return unit.end, unit.features
    return suffix.end, unit.features | frozenset(suffix.entry.get("features", ()))


def _second(scan: Scan, at: int) -> Numeral | None:
    """The second figure of a range, behind a currency sign if there is one."""
    if at >= len(scan.tokens):
        return None
    if scan.marks[at] in "+" + _MINUS and scan.glued[at + 1]:
        at += 1
    prefix = scan.match(at, "unit")
    if prefix is not None and prefix.entry.get("prefix"):
        at = prefix.end
    high = read_numeral(scan, at) if at < len(scan.tokens) else None
    return None if high is None or high.ordinal or high.vague else high


def _with_magnitude_of(scan: Scan, low: Numeral, high: Numeral) -> Numeral:
    """The first figure in the second's magnitude: "3-5 million" is from 3 million."""
    if low.magnitude or not high.magnitude:
        return low
    spoken = "range_joint" in scan.kinds[low.end]
    if not spoken and low.value >= high.value.scaleb(-high.magnitude):
        return low
    decimals = None if low.decimals is None else low.decimals - high.magnitude
    return low._replace(value=low.value.scaleb(high.magnitude), decimals=decimals, magnitude=high.magnitude)


def _falling(scan: Scan, q: Quantity, low: Numeral, high: Numeral) -> Quantity:
    """A falling pair: two small figures around a hyphen are a score; "from 5.6 to 4" is a fall."""
    small = low.decimals == 0 and high.decimals == 0 and low.value < 200 and low.magnitude == high.magnitude == 0
    if small and scan.marks[low.end] in DASHES and scan.kinds[high.end].isdisjoint(("unit", "times")):
        return q._replace(end=high.end, high=high, set_aside="score")
    if "range_opener" in scan.kinds[q.start - 1] and "range_joint" in scan.kinds[q.numeral.end]:
        return q._replace(end=high.end, numeral=low, high=high, features=high.features, modifier="range", from_to=True)
    return q


def _year_like(n: Numeral) -> bool:
    return n.decimals == 0 and n.value in range(1900, 2101)


def _joint(scan: Scan, q: Quantity, i: int, features: Features) -> int | None:
    """Where the second figure of a range begins, or None."""
    mark = scan.marks[i]
    if mark in _DOTS:
        behind = i + 3 if scan.marks[i + 1] == "." and scan.marks[i + 2] == "." else i + 1
        return behind if mark != "." or behind > i + 1 else None
    if mark in DASHES and i + 1 < len(scan.tokens):
        before, behind = scan.glued[i], scan.glued[i + 1]
        spaced_dash = mark == "\u2013" and scan.tokens[i + 1].kind == "number"
        return i + 1 if (before and behind) or (not before and not behind and spaced_dash) else None
    word = scan.match(i, "range_joint")
    if word is not None:
        opened = not word.entry.get("needs_opener") or "range_opener" in scan.kinds[q.start - 1]
        return word.end if opened or (word.entry.get("role") == "to" and _shares_unit(scan, q, word.end)) else None
    both = scan.match(i, "and") if scan.pack.verb_last else None
    if both is not None and _is_closed(scan, both.end):
        return both.end
    return i if "abl" in features and _ends_with_until(scan, i) else None


def _shares_unit(scan: Scan, q: Quantity, at: int) -> bool:
    """ "Up 30 to 40 percent": a smaller bare number right before "to", a larger one with a unit behind it."""
    second = _second(scan, at)
    if second is None or second.value <= q.numeral.value or q.numeral.in_words or "unit" in scan.kinds[q.numeral.end]:
        return False
    unit = scan.match(second.end, "unit")
    return unit is not None and unit.entry.get("unit") == "percent"


def _is_closed(scan: Scan, at: int) -> bool:
    """Whether behind the figure at a token a word says that it ends a span: "4 va 5 foiz oralig'ida"."""
    second = _second(scan, at)
    unit = None if second is None else scan.match(second.end, "unit", "times")
    end = 0 if second is None else second.end if unit is None else unit.end
    return bool(end) and "range_closer" in scan.kinds[end]


def _ends_with_until(scan: Scan, i: int) -> bool:
    """Whether the figure at a token ends in "up to", so that the ablative before it means from.

    "1 foizgacha", "32 млн тоннаға дейін".
    """
    second = _second(scan, i)
    if second is None:
        return False
    unit = scan.match(second.end, "unit", "times")
    end, features = (second.end, second.features) if unit is None else inflected(scan, unit)
    return "until" in features or "until_word" in scan.kinds[end]
