"""How figures go wrong on their way to print: each slip as the figures it could have been made from.

A slip is a function from the printed figure to what may have been meant; ``SLIPS`` gives each its name and its share among all
slips. Slips that lead anywhere in a stretch (another version, another currency) are ``STRETCHES``. What only the other figures of a
system give away is in ``context``; how much a slip explains is reckoned in ``evidence``.

Nobody has counted slips in news, so the kinds share alike; they are those of Salthouse ("Perceptual, cognitive, and motoric aspects
of transcription typing", Psychological Bulletin 99, 1986) for single digits, and of newspapers' corrections columns for the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from factcheck.engine.printed import Meant, Printed, Role


def swapped_digits(p: Printed) -> Iterator[Meant]:
    """Two neighbouring digits changed places: 86.8 for 68.8."""
    for i, (a, b) in enumerate(zip(p.digits, p.digits[1:], strict=False)):
        if a != b:
            yield p.meant(p.digits[:i] + b + a + p.digits[i + 2 :])


def dropped_digit(p: Printed) -> Iterator[Meant]:
    """A digit was left out: before the point (12 for 132) or behind it (1.3 for 1.32); with "million" nobody knows which."""
    digits, number, sign, tenth = p.digits, int(p.digits), p.sign, 1 / 10
    for i in range(len(digits) + 1):
        place = 10 ** (len(digits) - i)
        before, after = divmod(number, place)
        following = int(digits[i]) if i < len(digits) else None
        for digit in range(10):
            if digit == following or (digits[0] == "0" if i else digit == 0):
                continue
            longer = (10 * before + digit) * place + after
            yield longer * sign, 1.0
            if i > 0:
                yield longer * (sign * tenth), tenth


def doubled_digit(p: Printed) -> Iterator[Meant]:
    """A digit was typed twice: 8868 for 868."""
    for i, (a, b) in enumerate(zip(p.digits, p.digits[1:], strict=False)):
        if a == b and (i == 0 or p.digits[i - 1] != a):
            shorter = p.digits[:i] + p.digits[i + 1 :]
            yield p.meant(shorter)
            yield p.meant(shorter, 1)


def decimal_point(p: Printed) -> Iterator[Meant]:
    """The decimal point slipped by a place: 868 for 86.8."""
    if p.value:
        yield p.meant(p.digits, 1)
        yield p.meant(p.digits, -1)


def magnitude(p: Printed) -> Iterator[Meant]:
    """Thousand, million, billion or trillion were mistaken for each other."""
    for power in (3, -3, 6, -6, 9, -9) if p.value else ():
        yield p.meant(p.digits, power)


def wrong_digit(p: Printed) -> Iterator[Meant]:
    """One digit was mistyped or misread."""
    number, sign = int(p.digits), p.sign
    for i, old in enumerate(map(int, p.digits)):
        place = 10 ** (len(p.digits) - 1 - i)
        rest = number - old * place
        for digit in range(10):
            if digit != old and (i > 0 or digit):
                yield (rest + digit * place) * sign, 1.0


def sign(p: Printed) -> Iterator[Meant]:
    """Up for down: a change or a growth rate with the other sign, a factor turned upside down."""
    if p.role == "factor" and p.value > 0:
        yield p.ratio(1 / p.value, 1 / p.value**2)
    elif p.role in ("growth_percent", "change") or p.value < 0:
        yield p.ratio(-p.value)


def factor_for_percent(p: Printed) -> Iterator[Meant]:
    """ "Up 250 %" for 2.5 times as much; or a factor where per cent were meant."""
    if p.role == "growth_percent":
        if p.value >= 150:
            yield p.ratio(p.value - 100)
        yield p.ratio((p.value - 1) * 100, 100)
    elif p.role == "factor":
        yield p.ratio(p.value + 1)
        yield p.ratio(1 + p.value / 100, 1 / 100)


def index_for_growth(p: Printed) -> Iterator[Meant]:
    """ "Up 107.3 %" for an index of 107.3 % of the old level."""
    if p.role == "growth_percent" and 0 < p.value < 150:
        yield p.ratio(p.value - 100)


def truncation(p: Printed) -> Iterator[Meant]:
    """The figure was cut off instead of rounded: 86.8 for 86.87."""
    yield p.count + (0.75 if p.value >= 0 else -0.75), 0.5


def wrong_base(p: Printed) -> Iterator[Meant]:
    """The change was divided by the new value, (new − old) ÷ new, and not by the old one."""
    if p.role == "growth_percent" and p.value < 100:
        rest = 1 - p.value / 100
        yield p.ratio(p.value / rest, 1 / rest**2)
    elif p.role == "factor" and p.value < 2:
        rest = 2 - p.value
        yield p.ratio(1 / rest, 1 / rest**2)


@dataclass(frozen=True, slots=True)
class Slip:
    """A kind of slip: its name in reports and its share among all slips (relative)."""

    name: str
    share: float
    meant: Callable[[Printed], Iterator[Meant]]


#: One share for each kind of typing error and of muddled units; slips that fit only some figures share one.
SLIPS: Final[tuple[Slip, ...]] = (
    Slip("swapped-digits", 1, swapped_digits),
    Slip("dropped-digit", 1, dropped_digit),
    Slip("doubled-digit", 1, doubled_digit),
    Slip("decimal-point", 1, decimal_point),
    Slip("magnitude", 1, magnitude),
    Slip("wrong-digit", 2, wrong_digit),
    Slip("truncation", 0.5, truncation),
    Slip("sign", 0.5, sign),
    Slip("factor-for-percent", 0.5, factor_for_percent),
    Slip("index-for-growth", 0.5, index_for_growth),
    Slip("wrong-base", 0.5, wrong_base),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A slip after which the figure is ``low`` to ``high`` times the one meant, any of these alike."""

    name: str | None
    share: float
    low: float
    high: float
    roles: tuple[Role, ...] | None = None


#: Exchange rates of the currencies in our news, about the lowest to the highest annual mean of 2019 to 2025 as central banks
#: publish them: units of the second for one of the first.
RATES: Final[dict[str, tuple[float, float]]] = {
    "EUR/USD": (1.05, 1.18),
    "USD/KZT": (382.0, 525.0),
    "USD/RUB": (64.0, 93.0),
    "USD/UZS": (8_800.0, 12_800.0),
    "RUB/KZT": (5.0, 7.0),
    "USD/CNY": (6.4, 7.3),
}

STRETCHES: Final[tuple[Stretch, ...]] = (
    # Another version, another scope, a plain misreading: near the true figure more often than far from it.
    Stretch(None, 1, 0.7, 1.4),
    Stretch(None, 0.5, 0.001, 1000),
    *(Stretch("currency", 0.05, low, high, ("level", "change")) for low, high in RATES.values()),
    *(Stretch("currency", 0.05, 1 / high, 1 / low, ("level", "change")) for low, high in RATES.values()),
)
