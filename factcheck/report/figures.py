"""Values, bounds and units as an editor of each language writes them: with its decimal mark, its magnitude word, its per cent.

Nothing is rounded that was printed; bounds that do not end are rounded outward, so that what is shown never claims too much.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final

from factcheck.model.claim import Claim
from factcheck.model.interval import Interval
from factcheck.report.catalogue import catalogue, symbols

#: Powers of ten that have a word of their own in all four languages. Thousands are grouped digits instead.
MAGNITUDES: Final = (12, 9, 6)
#: Bounds show this many digits of the width of their interval when they do not end by themselves.
WIDTH_DIGITS: Final = 2
#: Longest exact tail of a bound that is shown; beyond it the bound is rounded.
EXACT_DIGITS: Final = 2
#: Years and days of the month are not grouped.
UNGROUPED: Final = frozenset({"year"})
#: Units that are never written with "million".
UNSCALED: Final = frozenset({"percent", "percentage_point", "ratio", "year"})

_POWERS: Final = tuple(10**places for places in range(EXACT_DIGITS + 1))
_COMPOUND = re.compile(r"\s*/\s*")
_POWER = re.compile(r"(\w+)\s*\*\*\s*(\d)")


def magnitude(value: Fraction | Decimal | None, unit: str | None) -> int:
    """The power of ten that the value is best shown in: 0, 6, 9 or 12."""
    if value is None or unit in UNSCALED:
        return 0
    above, below = value.as_integer_ratio()
    whole = abs(above) // below
    return next((power for power in MAGNITUDES if whole >= 10**power), 0)


def figure(value: Decimal, unit: str | None, lang: str, *, decimals: int | None = None, high: Decimal | None = None) -> str:
    """A value with its unit; ``decimals`` keeps the zeros that were printed, ``high`` is the upper end of a range."""
    power = magnitude(value, unit)
    places = None if decimals is None else max(0, decimals + power)
    text = digits(scaled(value, power), places, lang, unit)
    if high is not None:
        text = f"{text}–{digits(scaled(high, power), places, lang, unit)}"
    return with_unit(text, power, unit, lang)


def claim_figure(claim: Claim, lang: str) -> str | None:
    """A claim's value with its unit; None when it has none."""
    if claim.obs_value is None:
        return None
    return figure(claim.obs_value, claim.unit_measure, lang, decimals=claim.decimals, high=claim.obs_value_high)


def bounds(
    interval: Interval, unit: str | None, lang: str, *, power: int | None = None, inward: bool = False
) -> tuple[str | None, str | None]:
    """Both ends as text without a unit but in one magnitude (``power``, else their own); None where unbounded.

    They are rounded outward, or ``inward`` where any value shown must fit.
    """
    shown = _power(interval, unit) if power is None else power
    low, high, places = _rounded(interval, shown, inward)
    return (
        None if low is None else digits(low, places, lang, unit),
        None if high is None else digits(high, places, lang, unit),
    )


# Asked for once in every language.
@lru_cache(maxsize=4096)
def _rounded(interval: Interval, power: int, inward: bool) -> tuple[Decimal | None, Decimal | None, int]:
    """Both ends in units of 10^power, rounded, and the digits they are shown with."""
    low, high = interval.low, interval.high
    if power:
        low, high = (None if end is None else end / 10**power for end in (low, high))
    places = _places(low, high)
    inward = inward and low != high
    return (
        None if low is None else _cut(low, places, up=inward),
        None if high is None else _cut(high, places, up=not inward),
        places,
    )


def span(
    interval: Interval, unit: str | None, lang: str, *, power: int | None = None, bare: bool = False, inward: bool = False
) -> str:
    """An interval with its unit (not if ``bare``): 2.7–2.9 million USD; one end unbounded reads ≥ or ≤, both read any value."""
    shown = _power(interval, unit) if power is None else power
    low, high = bounds(interval, unit, lang, power=shown, inward=inward)
    if low is None and high is None:
        return catalogue(lang).say("interval.any")
    if low is None:
        text = f"{'<' if interval.high_open else '≤'}\N{NO-BREAK SPACE}{high}"
    elif high is None:
        text = f"{'>' if interval.low_open else '≥'}\N{NO-BREAK SPACE}{low}"
    else:
        # A dash before a minus sign is hard to read.
        dash = " – " if high.startswith("\N{MINUS SIGN}") else "–"
        text = low if low == high else f"{low}{dash}{high}"
    return text if bare else with_unit(text, shown, unit, lang)


def _power(interval: Interval, unit: str | None) -> int:
    return max(magnitude(end, unit) for end in (interval.low, interval.high))


@cache
def unit_name(unit: str, lang: str) -> str:
    """A unit's short name; currencies keep their ISO code, unknown ones pint's words."""
    words = catalogue(lang)
    whole = words.name("unit", unit)
    if whole != unit.replace("_", " "):
        return whole
    return "/".join(_power_name(part, lang) for part in _COMPOUND.split(unit))


def _power_name(part: str, lang: str) -> str:
    words = catalogue(lang)
    match = _POWER.fullmatch(part)
    if match is None:
        return words.name("unit", part)
    return words.name("unit", match[1]) + match[2].translate(str.maketrans("23456789", "²³⁴⁵⁶⁷⁸⁹"))


def with_unit(text: str, power: int, unit: str | None, lang: str) -> str:
    """Digits with their magnitude word and unit; these three never part at the end of a line."""
    words = catalogue(lang)
    if power:
        text = words.say(f"magnitude.{power}", value=text)
    if unit is None or unit in ("count", "year"):
        return text
    if unit == "ratio":
        return f"×{text}"
    if unit == "percent":
        return symbols(lang)["percent"].format(text)
    return f"{text}\N{NO-BREAK SPACE}{unit_name(unit, lang)}"


def scaled(value: Decimal, power: int) -> Decimal:
    """value · 10^-power, exactly (``scaleb`` would round to the context's precision)."""
    sign, digits, exponent = value.as_tuple()
    return Decimal((sign, digits, int(exponent) - power))


def digits(value: Decimal, places: int | None, lang: str, unit: str | None) -> str:
    """Plain digits with the language's separators; ``places`` pads with zeros and never cuts."""
    text = format(value, "f")
    whole, _, tail = text.partition(".")
    tail = tail.rstrip("0").ljust(places or 0, "0")
    marks = symbols(lang)
    sign = "\N{MINUS SIGN}" if whole.startswith("-") else ""
    whole = whole.lstrip("-")
    if unit not in UNGROUPED and len(whole) > 3:
        whole = f"{int(whole):,}".replace(",", str(marks["group"]))
    return f"{sign}{whole}{marks['decimal']}{tail}" if tail else f"{sign}{whole}"


def _places(low: Fraction | None, high: Fraction | None) -> int:
    """Digits behind the mark: all where both ends end soon, else enough to show the width."""
    exact = [_length(end) for end in (low, high) if end is not None]
    if all(length is not None and length <= EXACT_DIGITS for length in exact):
        return max((length or 0 for length in exact), default=0)
    if low is None or high is None or low == high:
        return WIDTH_DIGITS
    above, below = (high - low).as_integer_ratio()
    places = 0
    while above * 10**places < 10 ** (WIDTH_DIGITS - 1) * below:
        places += 1
    return places


def shown(value: Decimal, interval: Interval) -> Decimal:
    """A computed value with as many digits as its bounds; one that ends soon by itself stays as it is."""
    if _length(Fraction(value)) is not None:
        return value
    return round(value, _places(interval.low, interval.high))


def _length(value: Fraction) -> int | None:
    """Number of decimal digits a fraction needs, None when it never ends or needs more than are shown."""
    return next((places for places, power in enumerate(_POWERS) if power % value.denominator == 0), None)


def _cut(value: Fraction, places: int, *, up: bool) -> Decimal:
    """The bound with so many digits behind the mark, moved up or down where it has more."""
    whole, rest = divmod(value.numerator * 10**places, value.denominator)
    if up and rest:
        whole += 1
    return Decimal(f"{whole}E-{places}")


def unbroken(text: str, lang: str) -> str:
    """A sentence in which no figure parts from its magnitude word and unit at the end of a line."""
    return _breaks(lang).sub(lambda figure: figure[0].replace(" ", "\N{NO-BREAK SPACE}"), text)


@cache
def _breaks(lang: str) -> re.Pattern[str]:
    """A number, grouped or not, with what may follow it: a magnitude word, a currency's code, a per cent sign."""
    words = "|".join(catalogue(lang).say(f"magnitude.{power}", value="").strip() for power in MAGNITUDES)
    return re.compile(rf"\d(?: \d{{3}})*(?: (?:{words}))?(?: (?:[A-Z]{{3}}|%))?(?![\w-])")
