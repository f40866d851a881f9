"""How figures go wrong on their way to print: each slip as the figures it could have been made from.

Given a printed figure and the range in which it would agree with the others, each slip lists what was meant if that slip was
made. Where such a figure lies in the range, the slip explains the contradiction. How well is a ratio of likelihoods, slip against
coincidence, in the manner of Bayes:

* a slip that leads back to few figures (swapped digits) is surprising if it hits a narrow range: its evidence is
  share ÷ ways × (part of the range covered) × (number of distinguishable figures of that size);
* a slip that leads anywhere in a stretch (another figure altogether) has share ÷ ln(stretch) × (part of the range covered).

The sum over all slips is the ``evidence``; ``factor`` turns it into the multiplier of a figure's weight, from 1 (nothing speaks
for a slip) down to 1/4 (a thousand to one), so that a source four times as reliable is never overruled by a slip.

Heuristic on purpose, and the only floats besides the linear programme: evidence ranks guesses for an editor, and never touches a
verdict, a conflict or a range. Nobody has counted slips in news, so the kinds share alike; they are those of Salthouse
("Perceptual, cognitive, and motoric aspects of transcription typing", Psychological Bulletin 99, 1986) for single digits, and of
newspapers' corrections columns for the rest. Cost: about a hundred candidates for a figure, 50 microseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import log
from typing import Final, Literal

from factcheck.model.interval import Interval
from factcheck.model.system import SystemFact

#: What a figure is in the rows: a level, a ratio of some kind, or a difference.
Role = Literal["level", "factor", "growth_percent", "share", "rate", "change"]

#: Nobody distinguishes more figures than this of one size, however many digits were printed.
_MOST_FIGURES: Final = 10_000
#: An unbounded range is taken to end this many times above the figure.
_FAR: Final = 1_000
#: Evidence below this names no slip.
_COINCIDENCE: Final = 0.1
#: Powers of ten and digits beyond which no newspaper prints, and floats end soon.
_LARGEST: Final = 100


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed figure: ``digits`` with the sign taken off, ``unit`` of the last one, its value and what it is.

    Where the decimal point stood is not asked, as claims are kept with "million" multiplied out: slips do not depend on the scale.
    """

    digits: str
    unit: Fraction
    value: float
    role: Role

    @staticmethod
    def of(fact: SystemFact, role: Role) -> Printed | None:
        """The digits as printed, without the zeros that ``decimals`` calls rounded; None without a value of ordinary size."""
        if fact.value is None or abs(fact.value.adjusted()) > _LARGEST or len(fact.value.as_tuple().digits) > _LARGEST:
            return None
        _, digits, exponent = fact.value.as_tuple()
        assert isinstance(exponent, int)
        text = "".join(map(str, digits))
        if isinstance(fact.decimals, int):
            while exponent < -fact.decimals and text.endswith("0") and len(text) > 1:
                text, exponent = text[:-1], exponent + 1
        else:
            # How an exact number is spelt (0.5, 0.50) must not matter: its digits, and zeros up to three.
            text, exponent = _exact_digits(text, exponent)
        return Printed(text.lstrip("0") or "0", Fraction(10) ** exponent, float(fact.value), role)

    @property
    def count(self) -> float:
        """The figure in units of its last digit."""
        return int(self.digits) if self.value >= 0 else -int(self.digits)

    @property
    def figures(self) -> float:
        """How many figures of this size the digits tell apart."""
        return float(min(max(int(self.digits), 1), _MOST_FIGURES))

    def meant(self, digits: str, power: int = 0) -> Meant:
        """Another figure of the same sign; ``power`` moves its decimal point."""
        step = float(10**power) if power >= 0 else 1 / 10**-power
        return int(digits) * (step if self.value >= 0 else -step), step

    def ratio(self, value: float, steepness: float = 1) -> Meant:
        """Another ratio, and how much it changes with the printed one."""
        return value / float(self.unit), abs(steepness)


def _exact_digits(text: str, exponent: int) -> tuple[str, int]:
    short = text.lstrip("0").rstrip("0") or "0"
    exponent += len(text) - len(text.rstrip("0")) if short != "0" else 0
    padding = max(0, 3 - len(short))
    return short + "0" * padding, exponent - padding


#: What was meant, and the unit of its last digit, both in units of the last digit printed.
Meant = tuple[float, float]


def swapped_digits(p: Printed) -> Iterator[Meant]:
    """Two neighbouring digits changed places: 86.8 for 68.8."""
    for i, (a, b) in enumerate(zip(p.digits, p.digits[1:], strict=False)):
        if a != b:
            yield p.meant(p.digits[:i] + b + a + p.digits[i + 2 :])


def dropped_digit(p: Printed) -> Iterator[Meant]:
    """A digit was left out: before the point (12 for 132) or behind it (1.3 for 1.32); with "million" nobody knows which."""
    for i in range(len(p.digits) + 1):
        for digit in "0123456789":
            longer = p.digits[:i] + digit + p.digits[i:]
            if longer[0] == "0" or (i < len(p.digits) and p.digits[i] == digit):
                continue
            yield p.meant(longer)
            if i > 0:
                yield p.meant(longer, -1)


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
    for i, old in enumerate(p.digits):
        for digit in "0123456789":
            if digit != old and (i > 0 or digit != "0"):
                yield p.meant(p.digits[:i] + digit + p.digits[i + 1 :])


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


@dataclass(slots=True)
class Evidence:
    """The sum over slips so far, what speaks for no slip in particular, and the best slip."""

    total: float = 0.0
    plain: float = 0.0
    best: float = 0.0
    name: str | None = None

    def add(self, name: str | None, evidence: float) -> None:
        """Count a slip; None for a figure that is simply another one."""
        self.total += evidence
        if name is None:
            self.plain += evidence
        elif evidence > self.best:
            self.best, self.name = evidence, name

    @property
    def slip(self) -> str | None:
        """The likeliest slip, if it is likelier than no particular one and no mere coincidence."""
        return self.name if self.best > max(self.plain, _COINCIDENCE) else None


def explained(p: Printed, span: Interval) -> Evidence:
    """The evidence that some slip led to the printed figure from one in ``span``."""
    evidence = Evidence()
    low, high = _ends(span, p)
    for slip in SLIPS:
        meant = list(slip.meant(p))
        if meant:
            hit = sum(_covered(v - u / 2, v + u / 2, low, high) for v, u in meant)
            evidence.add(slip.name, slip.share / len(meant) * hit * p.figures)
    for stretch in STRETCHES:
        if stretch.roles is None or p.role in stretch.roles:
            ends = sorted((p.count / stretch.high, p.count / stretch.low))
            share = stretch.share / log(stretch.high / stretch.low)
            evidence.add(stretch.name, share * _covered(ends[0], ends[1], low, high))
    if span.low is None or span.high is None:
        # Anything hits a range without an end.
        evidence.name = None
    return evidence


def agrees(p: Printed, span: Interval) -> float:
    """The evidence that the printed figure is one of ``span``, where that is the range of something else than was claimed."""
    return _covered(p.count - 0.5, p.count + 0.5, *_ends(span, p)) * p.figures


def _ends(span: Interval, p: Printed) -> tuple[float, float]:
    """The range in units of the last digit, cut where nobody would look any more."""
    far = Fraction(max(abs(p.count), 1.0)) * _FAR
    low = None if span.low is None else span.low / p.unit
    high = None if span.high is None else span.high / p.unit
    if low is None:
        low = -far if high is None else min(-far, high - far)
    if high is None:
        high = max(far, low + far)
    edge = far**8
    return float(max(-edge, min(edge, low))), float(max(-edge, min(edge, high)))


def _covered(a: float, b: float, low: float, high: float) -> float:
    """The part of [low, high] that [a, b] covers."""
    if high <= low:
        return 1.0 if a <= low <= b else 0.0
    return max(0.0, min(b, high) - max(a, low)) / (high - low)


def factor(evidence: float) -> Fraction:
    """The multiplier of a figure's weight: 1 without evidence, 1/4 at a thousand to one, in steps of a thousandth."""
    strength = min(log(1 + evidence) / log(1000), 1.0)
    return Fraction(round(1000 * 4**-strength), 1000)
