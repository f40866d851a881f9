"""Rational numbers as decimal text."""

from __future__ import annotations

from fractions import Fraction

SIGNIFICANT_DIGITS = 15


def bound_text(value: Fraction | None, *, upper: bool) -> str | None:
    """A bound as a decimal string: exact where it ends within 15 significant digits, else rounded outward to 15.

    None stays None (unbounded). ``upper`` says which way is outward.
    """
    if value is None:
        return None
    sign, size = ("-", -value) if value < 0 else ("", value)
    if size == 0:
        return "0"
    away = upper if sign == "" else not upper
    exponent = _exponent(size)
    shift = SIGNIFICANT_DIGITS - 1 - exponent
    scaled = size * Fraction(10) ** shift
    whole = scaled.numerator // scaled.denominator
    if away and whole * scaled.denominator != scaled.numerator:
        whole += 1
    return sign + _plain(whole, -shift)


def _exponent(size: Fraction) -> int:
    """The power of ten of the first digit of a positive number."""
    guess = len(str(size.numerator)) - len(str(size.denominator))
    while Fraction(10) ** guess > size:
        guess -= 1
    while Fraction(10) ** (guess + 1) <= size:
        guess += 1
    return guess


def _plain(whole: int, power: int) -> str:
    """whole · 10^power without an exponent and without trailing zeros behind the point."""
    if power >= 0:
        return str(whole * 10**power)
    digits = str(whole).rjust(-power + 1, "0")
    left, right = digits[:power], digits[power:].rstrip("0")
    return f"{left}.{right}" if right else left
