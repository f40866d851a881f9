"""What a printed number can stand for: the only place that knows a tolerance.

``as_printed`` turns a printed value into the closed or half-open interval of true values that an honest writer could have
printed so. The rules are those of XBRL Calculations 1.1 for rounding (``nearest``) and cutting off (``truncation``), extended by
what words do to a number ("about", "more than", "doubled", "a third"). Everything is rational; no float occurs.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final, Literal

from factcheck.model.value import Value, slotted

Mode = Literal["nearest", "truncation", "either"]
Reading = Literal["hard", "soft"]
Modifier = Literal["exact", "about", "more_than", "at_least", "less_than", "at_most", "up_to", "range"]

#: Modifiers that leave the top (bottom) of the interval open-ended.
UNBOUNDED_ABOVE: Final = frozenset({"more_than", "at_least"})
UNBOUNDED_BELOW: Final = frozenset({"less_than", "at_most", "up_to"})

#: "About" in the hard reading: editors write "about 40" for anything from 36 to 44, hardly beyond.
ABOUT_HARD: Final = Fraction(1, 10)
#: "About" in the soft reading: what readers take it for.
ABOUT_SOFT: Final = Fraction(1, 20)

#: Fractions in words, in per cent: value as extracted → what the words are used for. Ends are the shares at which writers
#: switch to another fraction ("a third" is not said of 29 or of 37 per cent).
FRACTIONS: Final[dict[Decimal, tuple[Fraction, Fraction]]] = {
    Decimal("10"): (Fraction(9), Fraction(11)),
    Decimal("20"): (Fraction(18), Fraction(22)),
    Decimal("25"): (Fraction(45, 2), Fraction(55, 2)),
    Decimal("33.3333"): (Fraction(30), Fraction(36)),
    Decimal("40"): (Fraction(36), Fraction(44)),
    Decimal("50"): (Fraction(45), Fraction(55)),
    Decimal("60"): (Fraction(54), Fraction(66)),
    Decimal("66.6667"): (Fraction(60), Fraction(72)),
    Decimal("75"): (Fraction(135, 2), Fraction(165, 2)),
}


@slotted
class Interval(Value):
    """Values from ``low`` to ``high``; None is unbounded; an open end is not itself a member."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_empty(self) -> bool:
        """True when no value is left."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def __contains__(self, value: Fraction | Decimal | int) -> bool:
        x = Fraction(value)
        above = self.low is None or x > self.low or (x == self.low and not self.low_open)
        below = self.high is None or x < self.high or (x == self.high and not self.high_open)
        return above and below

    def intersect(self, other: Interval) -> Interval:
        """The values in both; possibly empty."""
        low, low_open = _tighter(self.low, self.low_open, other.low, other.low_open, upper=False)
        high, high_open = _tighter(self.high, self.high_open, other.high, other.high_open, upper=True)
        return Interval(low, high, low_open, high_open)

    def overlaps(self, other: Interval) -> bool:
        """True when one value is in both."""
        return not self.intersect(other).is_empty

    def scaled(self, factor: Fraction | int) -> Interval:
        """Every member times a positive or negative factor."""
        f = factor if isinstance(factor, Fraction) else Fraction(factor)
        low = None if self.low is None else self.low * f
        high = None if self.high is None else self.high * f
        if f >= 0:
            return Interval(low, high, self.low_open, self.high_open)
        return Interval(high, low, self.high_open, self.low_open)

    @staticmethod
    def point(value: Fraction | Decimal | int) -> Interval:
        """The interval that holds one value."""
        return Interval(Fraction(value), Fraction(value))


EVERYTHING: Final = Interval(None, None)


def _tighter(a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool, *, upper: bool) -> tuple[Fraction | None, bool]:
    if a is None:
        return b, b_open
    if b is None:
        return a, a_open
    if a == b:
        return a, a_open or b_open
    a_wins = a < b if upper else a > b
    return (a, a_open) if a_wins else (b, b_open)


def rounded(value: Fraction | Decimal, unit: Fraction, mode: Mode = "nearest") -> Interval:
    """The values that give ``value`` when rounded or cut off to multiples of ``unit`` (DESIGN §4)."""
    if mode == "nearest":
        # Half a unit below and above, over a common denominator: this is done for every claim.
        over, under = value.as_integer_ratio()
        unit_over, unit_under = unit.numerator, unit.denominator
        middle, reach, whole = 2 * over * unit_under, unit_over * under, 2 * under * unit_under
        bottom, rest = divmod(middle - reach, whole)
        if not rest and unit_under == 1:
            return Interval(Fraction(bottom), Fraction(bottom + unit_over))
        return Interval(Fraction(middle - reach, whole), Fraction(middle + reach, whole))
    value, half = Fraction(value), unit / 2
    if value > 0:
        low = value if mode == "truncation" else value - half
        return Interval(low, value + unit, low_open=False, high_open=True)
    if value < 0:
        high = value if mode == "truncation" else value + half
        return Interval(value - unit, high, low_open=True, high_open=False)
    return Interval(-unit, unit, low_open=True, high_open=True)


def last_digit_unit(
    value: Decimal,
    decimals: int | None,
    *,
    reading: Reading = "hard",
    fraction_digits: bool = False,
    zeros_count: bool = False,
) -> Fraction:
    """The size of one step of the last digit that carries information.

    ``decimals`` None means a number in words: one significant digit. In the hard reading the trailing zeros of a figure printed
    without decimals may be round, so 150 000 is known to the nearest 10 000; ``fraction_digits`` says that digits stood behind a
    decimal mark, ``zeros_count`` that the unit makes zeros significant (per cent, small counts).
    """
    if not value:
        return Fraction(1) if decimals is None else _power(-decimals)
    if decimals is None:
        return _power(value.adjusted())
    if reading == "soft" or fraction_digits or zeros_count or decimals > 0:
        return _power(-decimals)
    return _power(max(_last_nonzero(value), -decimals))


@lru_cache(maxsize=1024)
def _power(exponent: int) -> Fraction:
    """Ten to the power of an exponent."""
    return Fraction(10) ** exponent


def _last_nonzero(value: Decimal) -> int:
    """The power of ten of the last digit that is no zero."""
    _, digits, exponent = value.as_tuple()
    zeros = next(count for count, digit in enumerate(reversed(digits)) if digit)
    return int(exponent) + zeros


@lru_cache(maxsize=1 << 16)
def as_printed(
    value: Decimal,
    decimals: int | None,
    *,
    high_value: Decimal | None = None,
    modifier: Modifier = "exact",
    unit_measure: str | None = None,
    form: str | None = None,
    direction: str | None = None,
    fraction_digits: bool = False,
    nonnegative: bool = False,
    mode: Mode = "nearest",
    reading: Reading = "hard",
) -> Interval:
    """The interval of true values behind a printed figure.

    ``value`` and ``high_value`` are in base units (magnitude words multiplied out); ``decimals`` as in XBRL, None for words. A
    growth factor that fell ("down 2.5 times", value 0.4) is rounded as it was printed, that is, as its reciprocal. ``nonnegative``
    gives "less than" a floor of zero. The hard reading excludes only what could not honestly be printed so; the soft one is what
    a reader takes the words for.
    """
    if form == "growth_factor" and direction == "down" and 0 < value < 1 and _is_reciprocal(value, decimals):
        # The modifier belongs to the printed figure: "fell more than 2.5 times" is a factor below 0.4.
        return _reciprocal(as_printed(_inverse(value), decimals, modifier=modifier, mode=mode, reading=reading))
    percent = unit_measure in ("percent", "percentage_point")
    small_count = unit_measure == "count" and abs(value) < 100
    zeros_count = percent or small_count
    unit = last_digit_unit(value, decimals, reading=reading, fraction_digits=fraction_digits, zeros_count=zeros_count)
    in_words = FRACTIONS.get(value) if decimals is None and percent else None
    base = rounded(value, unit, mode) if in_words is None else Interval(*in_words)
    floor = Fraction(0) if nonnegative else None
    if high_value is not None:
        top_unit = last_digit_unit(high_value, decimals, reading=reading, fraction_digits=fraction_digits, zeros_count=zeros_count)
        top = rounded(high_value, top_unit, mode)
        return Interval(base.low, top.high, base.low_open, top.high_open)
    if modifier in UNBOUNDED_ABOVE:
        if reading == "hard":
            return Interval(base.low, None, base.low_open)
        step = last_digit_unit(value, decimals, fraction_digits=fraction_digits, zeros_count=zeros_count)
        return Interval(base.low, Fraction(value) + step, base.low_open, high_open=True)
    if modifier in UNBOUNDED_BELOW:
        if reading == "hard":
            return Interval(floor, base.high, high_open=base.high_open)
        step = last_digit_unit(value, decimals, fraction_digits=fraction_digits, zeros_count=zeros_count)
        return Interval(Fraction(value) - step, base.high, True, base.high_open)
    if modifier == "about":
        slack = abs(Fraction(value)) * (ABOUT_HARD if reading == "hard" else ABOUT_SOFT)
        around = Interval(Fraction(value) - slack, Fraction(value) + slack)
        return _union(base, around)
    return base


def _union(a: Interval, b: Interval) -> Interval:
    """The smallest interval around two overlapping ones."""
    low, low_open = min((a.low, a.low_open), (b.low, b.low_open))
    high, closed = max((a.high, not a.high_open), (b.high, not b.high_open))
    return Interval(low, high, low_open, not closed)


def _inverse(value: Decimal) -> Decimal:
    """1 ÷ value with the noise of a rounded quotient taken off (0.333333333333 → 3)."""
    return (1 / value).quantize(Decimal("1e-9")).normalize()


def _is_reciprocal(value: Decimal, decimals: int | None) -> bool:
    """Whether a factor below one was printed as its reciprocal ("fell 2.5 times" → 0.4)."""
    inverse = _inverse(value)
    digits = 0 if decimals is None else decimals
    return inverse == inverse.quantize(Decimal(1).scaleb(-digits))


def _reciprocal(interval: Interval) -> Interval:
    low = None if interval.high is None else 1 / interval.high
    high = None if interval.low is None or interval.low == 0 else 1 / interval.low
    return Interval(low, high, interval.high_open, interval.low_open)
