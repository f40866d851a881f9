"""Numbers as they stand in arithmetic and messages: one magnitude for all, no more digits than mean something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from factcheck.model.messages import LANGUAGES

#: Powers of ten that have a word of their own.
MAGNITUDES: Final = (12, 9, 6)
#: Digits of a quotient that are shown beyond those that its bounds share.
_QUOTIENT_DIGITS: Final = 4
#: Digits behind the point of the longest number that is written in full.
_PLACES: Final = 12
_LONGEST: Final = 10**_PLACES
_NARROW_SPACE: Final = "\u00a0"


def power_for(values: Iterable[Fraction]) -> int:
    """The magnitude in which values are best shown together: that of the largest."""
    return power_of(max((abs(value.numerator) // value.denominator for value in values), default=0))


def power_of(largest: int) -> int:
    """The magnitude that a number of so many is shown in."""
    return next((power for power in MAGNITUDES if largest >= 10**power), 0)


def plain(value: Fraction, *, digits: int | None = None) -> str:
    """A number with a decimal point, exact where it ends within a dozen digits, else rounded to ``digits`` significant ones."""
    text = _exact(value.numerator, value.denominator)
    if text is None or (digits is not None and len(text) > digits and len(text.lstrip("-0.").replace(".", "")) > digits):
        return _rounded(value, digits or _QUOTIENT_DIGITS)
    return text


def quotient(value: Fraction, divisor: Fraction) -> str:
    """``plain`` of a quotient, which hardly ever has to be made for it."""
    return _exact(value.numerator * divisor.denominator, value.denominator * divisor.numerator) or plain(value / divisor)


def _exact(above: int, below: int) -> str | None:
    """A quotient of whole numbers, the second positive, where it ends within twelve digits behind the point."""
    whole, rest = divmod(above * _LONGEST, below)
    return None if rest else _pointed(whole, _PLACES)


def _pointed(whole: int, places: int) -> str:
    """whole · 10^-places without zeros at the end."""
    sign, size = ("-", -whole) if whole < 0 else ("", whole)
    digits = str(size).rjust(places + 1, "0")
    left, right = digits[: len(digits) - places], digits[len(digits) - places :].rstrip("0")
    return f"{sign}{left}.{right}" if right else sign + left


def _rounded(value: Fraction, digits: int) -> str:
    """A number with so many significant digits, whole parts never cut."""
    above, below = abs(value.numerator), value.denominator
    if not above:
        return "0"
    places, enough = 0, 10 ** (digits - 1) * below
    while above < enough and places < 30:
        above *= 10
        places += 1
    text = _pointed(round(Fraction(above, below)), places)
    return f"-{text}" if value.numerator < 0 else text


def decimal(value: Fraction, digits: int = 12) -> Decimal:
    """A decimal of at most ``digits`` significant digits where the value does not end."""
    return Decimal(_exact(value.numerator, value.denominator) or _rounded(value, digits))


def outward(low: Fraction | None, high: Fraction | None) -> tuple[str | None, str | None]:
    """Two bounds as text with as many digits as their distance needs, rounded outward."""
    places = _places(low, high)
    bottom = None if low is None else _pointed(low.numerator * 10**places // low.denominator, places)
    top = None if high is None else _pointed(-(-high.numerator * 10**places // high.denominator), places)
    return bottom, top


def _places(low: Fraction | None, high: Fraction | None) -> int:
    """Digits behind the mark: two figures of the distance; of an open bound its own two."""
    if low is not None and high is not None and high != low:
        size = high - low
    else:
        size = abs(next((end for end in (low, high) if end), Fraction(1))) / 10
    above, below, places = size.numerator, size.denominator, 0
    while above * 10**places < 10 * below and places < 12:
        places += 1
    exact = [end for end in (low, high) if end is not None]
    while places > 0 and all(10 ** (places - 1) % end.denominator == 0 for end in exact):
        places -= 1
    return places


class Localised(Mapping[str, str]):
    """An arithmetic expression in every language: the same with the language's decimal mark."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __getitem__(self, lang: str) -> str:
        if lang not in LANGUAGES:
            raise KeyError(lang)
        return self.text if lang == "en" else self.text.replace(".", ",")

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)


def grouped(text: str, lang: str) -> str:
    """A plain number with the language's decimal mark and thousands parted: 429,368 and 429 368; minus as a minus sign."""
    sign, size = ("\u2212", text[1:]) if text.startswith("-") else ("", text)
    whole, _, tail = size.partition(".")
    if len(whole) > 4 or (len(whole) == 4 and lang == "en"):
        whole = f"{int(whole):,}".replace(",", "," if lang == "en" else _NARROW_SPACE)
    mark = "." if lang == "en" else ","
    return f"{sign}{whole}{mark}{tail}" if tail else f"{sign}{whole}"
