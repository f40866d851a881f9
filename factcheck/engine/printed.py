"""A figure as it was printed, for guessing how it went wrong: its digits, the unit of the last one, and what it is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from factcheck.model.system import SystemFact

#: What a figure is in the rows: a level, a ratio of some kind, or a difference.
Role = Literal["level", "factor", "growth_percent", "share", "rate", "change"]

#: Nobody distinguishes more figures than this of one size, however many digits were printed.
_MOST_FIGURES: Final = 10_000
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
    def sign(self) -> float:
        """1 or -1."""
        return 1.0 if self.value >= 0 else -1.0

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
