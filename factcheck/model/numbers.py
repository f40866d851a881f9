"""Decimals as rational numbers, and those as decimal text."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache

SIGNIFICANT_DIGITS = 15


@lru_cache(maxsize=1 << 16)
def exact(value: Decimal) -> Fraction:
    """A decimal as a fraction: every step asks it of the same figures, and making one takes ten times as long as finding it."""
    return Fraction(value)


@cache
def ten(power: int) -> Fraction:
    """A power of ten, whole or not."""
    return Fraction(10) ** power


def bound_text(value: Fraction | None, *, upper: bool) -> str | None:
    """A bound as a decimal string: exact where it ends within 15 significant digits, else rounded outward to 15.

    None stays None (unbounded). ``upper`` says which way is outward.
    """
    if value is None:
        return None
    above, below = abs(value.numerator), value.denominator
    if above == 0:
        return "0"
    sign = "-" if value < 0 else ""
    away = upper if sign == "" else not upper
    shift = SIGNIFICANT_DIGITS - 1 - _exponent(above, below)
    above, below = _times_ten(above, below, shift)
    whole, rest = divmod(above, below)
    if away and rest:
        whole += 1
    return sign + _plain(whole, -shift)


def _exponent(above: int, below: int) -> int:
    """The power of ten of the first digit of a positive quotient."""
    guess = len(str(above)) - len(str(below))
    scaled, unit = _times_ten(above, below, -guess)
    return guess if scaled >= unit else guess - 1


def _times_ten(above: int, below: int, power: int) -> tuple[int, int]:
    """Numerator and denominator of above / below · 10^power."""
    return (above * 10**power, below) if power >= 0 else (above, below * 10**-power)


def _plain(whole: int, power: int) -> str:
    """whole · 10^power without an exponent and without trailing zeros behind the point."""
    if power >= 0:
        return str(whole * 10**power)
    digits = str(whole).rjust(-power + 1, "0")
    left, right = digits[:power], digits[power:].rstrip("0")
    return f"{left}.{right}" if right else left
