"""Numbers as they stand in arithmetic and messages: one magnitude for all, a decimal mark by language, no more digits than mean something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction
from typing import Final

#: Interface languages; all but English write a decimal comma.
LANGUAGES: Final = ("en", "ru", "kk", "uz")
#: Powers of ten that have a word of their own.
MAGNITUDES: Final = (12, 9, 6)
#: Digits of a quotient that are shown beyond those that its bounds share.
_QUOTIENT_DIGITS: Final = 4
_NARROW_SPACE: Final = "\u00a0"


def power_for(values: Iterable[Fraction]) -> int:
    """The magnitude in which values are best shown together: that of the largest."""
    largest = max((abs(value) for value in values), default=Fraction(0))
    return next((power for power in MAGNITUDES if largest >= 10**power), 0)


def plain(value: Fraction, *, digits: int | None = None) -> str:
    """A number with a decimal point, exact where it ends within a dozen digits, else rounded to ``digits`` significant ones."""
    ends = _ends(value)
    if ends and (digits is None or len(_text(value).lstrip("-0.").replace(".", "")) <= digits):
        return _text(value)
    return _rounded(value, digits or _QUOTIENT_DIGITS)


def _ends(value: Fraction) -> bool:
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1 and value.denominator <= 10**12


def _text(value: Fraction) -> str:
    with localcontext() as context:
        context.prec = 60
        text = format(Decimal(value.numerator) / Decimal(value.denominator), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(value: Fraction, digits: int) -> str:
    with localcontext() as context:
        context.prec = 40
        number = Decimal(value.numerator) / Decimal(value.denominator)
        if not number:
            return "0"
        exponent = number.adjusted() - digits + 1
        number = number.quantize(Decimal(1).scaleb(min(exponent, 0)), rounding=ROUND_HALF_EVEN)
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def decimal(value: Fraction, digits: int = 12) -> Decimal:
    """A decimal of at most ``digits`` significant digits where the value does not end."""
    return Decimal(plain(value, digits=None if _ends(value) else digits))


def outward(low: Fraction | None, high: Fraction | None) -> tuple[str | None, str | None]:
    """Two bounds as text with as many digits as their distance needs, rounded outward."""
    places = _places(low, high)
    step = Fraction(1, 10**places)
    bottom = None if low is None else _text((low / step).__floor__() * step)
    top = None if high is None else _text((high / step).__ceil__() * step)
    return bottom, top


def _places(low: Fraction | None, high: Fraction | None) -> int:
    """Digits behind the mark: two figures of the distance; of an open bound its own two."""
    if low is not None and high is not None and high != low:
        size = high - low
    else:
        size = abs(next((end for end in (low, high) if end), Fraction(1))) / 10
    places = 0
    while size * 10**places < 10 and places < 12:
        places += 1
    exact = [end for end in (low, high) if end is not None]
    while places > 0 and all((end * 10 ** (places - 1)).denominator == 1 for end in exact):
        places -= 1
    return places


def localised(text: str) -> Mapping[str, str]:
    """An arithmetic expression in every language: the same with the language's decimal mark."""
    with_comma = text.replace(".", ",")
    return {lang: text if lang == "en" else with_comma for lang in LANGUAGES}


def grouped(text: str, lang: str) -> str:
    """A plain number with the language's decimal mark and thousands parted: 429,368 and 429 368; minus as a minus sign."""
    sign, size = ("\u2212", text[1:]) if text.startswith("-") else ("", text)
    whole, _, tail = size.partition(".")
    if len(whole) > 4 or (len(whole) == 4 and lang == "en"):
        whole = f"{int(whole):,}".replace(",", "," if lang == "en" else _NARROW_SPACE)
    mark = "." if lang == "en" else ","
    return f"{sign}{whole}{mark}{tail}" if tail else f"{sign}{whole}"
