"""Decimals as rational numbers, and those as decimal text."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final

SIGNIFICANT_DIGITS: Final = 15
_UP, _DOWN = (Context(SIGNIFICANT_DIGITS, way, MIN_EMIN, MAX_EMAX) for way in (ROUND_CEILING, ROUND_FLOOR))


@lru_cache(maxsize=1 << 16)
def exact(value: Decimal) -> Fraction:
    """A decimal as a fraction: every step asks it of the same figures, and making one takes ten times as long as finding it."""
    return Fraction(value)


@cache
def ten(power: int) -> Fraction:
    """A power of ten, whole or not."""
    return Fraction(10) ** power


def bound_text(value: Fraction | Decimal | None, *, upper: bool) -> str | None:
    """A bound as a decimal string: exact where it ends within 15 significant digits, else rounded outward to 15.

    None stays None (unbounded). ``upper`` says which way is outward.
    """
    if not value:
        return None if value is None else "0"
    outward = _UP if upper else _DOWN
    bound = outward.plus(value) if isinstance(value, Decimal) else outward.divide(value.numerator, value.denominator)
    text = format(bound, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
