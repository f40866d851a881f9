"""Whether one printed figure may have been meant for another: near it, or a slip of the hand away."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.model.claim import COMPARING, Claim
from factcheck.model.figure import printed_value

#: Two values within this ratio may be two counts of one thing.
NEAR: Final = Fraction(5, 4)
_FRACTION: Final = re.compile(r"\d[.,]\d")
#: Digits of a growth from which on one other digit is likelier a slip than another growth.
_SEVERAL: Final = 3


def is_stated(claim: Claim) -> bool:
    """Whether the words say what is measured."""
    return claim.confidence_indicator in ("stated", None)


def alike(a: Claim, b: Claim) -> bool:
    """Whether one figure may have been meant for the other: near it, or one slip away from it.

    A headline's figure is meant for whatever the body states of the same thing, not for what the body leaves to the context. Two
    growths of one body are near each other as often as not.
    """
    if a.obs_value is None or b.obs_value is None:
        return True
    body = [claim for claim in (a, b) if claim.section != "headline"]
    if len(body) == 2 and a.article == b.article and {a.form, b.form} <= COMPARING:
        p, q = digits(a.obs_value), digits(b.obs_value)
        return swapped(p, q) or (min(len(p), len(q)) >= _SEVERAL and one_slip(p, q))
    return (len(body) < 2 and all(map(is_stated, body))) or reads_like(a.obs_value, b.obs_value)


def reads_like(a: Decimal, b: Decimal) -> bool:
    """Whether two values are near each other, or one slip apart."""
    low, high = sorted((abs(Fraction(a)), abs(Fraction(b))))
    return high <= low * NEAR or one_slip(digits(a), digits(b))


def one_slip(a: str, b: str) -> bool:
    """Whether two digit strings are equal, or differ in one of several digits, in two swapped ones, or by one that is missing."""
    if len(a) == len(b) == 1:
        return a == b
    if len(a) == len(b):
        places = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        return len(places) < 2 or swapped(a, b)
    shorter, longer = sorted((a, b), key=len)
    if len(longer) - len(shorter) != 1 or len(shorter) < 2:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def is_slip(a: Claim, b: Claim) -> bool:
    """Whether two figures are a power of ten apart, or have two neighbouring digits that changed places, and differ in no more."""
    if a.obs_value is None or b.obs_value is None or a.direction != b.direction:
        return False
    x, y = abs(printed_value(a)), abs(printed_value(b))
    if a.form == b.form == "growth_percent":
        x, y = abs(x - 1), abs(y - 1)
    if x == y or not x or not y:
        return False
    p, q = digits(a.obs_value), digits(b.obs_value)
    return p == q or (x * int(q) == y * int(p) and swapped(p, q))


def is_one_numeral(a: Claim, b: Claim) -> bool:
    """Whether two figures with a decimal point are printed alike, with other words for thousand, million and billion."""
    if a.obs_value is None or b.obs_value is None or a.decimals is None or b.decimals is None:
        return False
    apart = a.decimals - b.decimals
    return apart != 0 and apart % 3 == 0 and a.obs_value.scaleb(apart) == b.obs_value and _has_fraction(a) and _has_fraction(b)


def _has_fraction(claim: Claim) -> bool:
    return _FRACTION.search(claim.quote or "") is not None


def swapped(a: str, b: str) -> bool:
    """Whether two digit strings differ in two neighbouring digits that changed places."""
    places = [at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    if len(a) != len(b) or len(places) != 2:
        return False
    first, second = places
    return second - first == 1 and a[first] == b[second] and a[second] == b[first]


def digits(value: Decimal) -> str:
    """The significant digits, so that powers of ten read alike."""
    return f"{value:f}".replace(".", "").lstrip("-0").rstrip("0") or "0"
