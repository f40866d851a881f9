"""The engine's own language: facts as intervals, relations as rows, and the verdict on them.

Nothing here knows of articles. The JSON shapes are those of DESIGN §2 (System); ``factcheck/engine`` reads and solves them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from factcheck.model.interval import EVERYTHING, Interval, Mode, rounded
from factcheck.model.value import Value, slotted

Op = Literal["<=", ">=", "==", "<", ">"]
VerdictWord = Literal["consistent", "inconsistent", "open"]
Decimals = int | Literal["INF"] | None


@slotted
class SystemFact(Value):
    """One unknown of a system: a printed ``value`` with ``decimals``, or bounds, or nothing ("not reported").

    With bounds, the bounds are the interval, and ``value`` (if any) is only what was printed, for guessing slips. ``weight`` is the
    cost of changing the figure; None is infinite: the figure is never to be changed. ``excess_digits`` is True for a value that has
    digits beyond its ``decimals``, which XBRL calls inconsistent in itself. ``given`` tells apart the two meanings of bounds
    without a value: a figure stated by its bounds (False), or what is known of a fact that nobody states, such as "not
    negative" (True).
    """

    name: str
    value: Decimal | None = None
    decimals: Decimals = None
    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False
    weight: Fraction | None = Fraction(1)
    given: bool = True

    @property
    def has_bounds(self) -> bool:
        """Whether bounds stand in place of rounding."""
        return self.low is not None or self.high is not None

    @property
    def is_stated(self) -> bool:
        """Whether a figure was reported (so that it can be blamed)."""
        return self.value is not None or (self.has_bounds and not self.given)

    @property
    def excess_digits(self) -> bool:
        """Whether the value has digits that its ``decimals`` deny."""
        if self.value is None or not isinstance(self.decimals, int):
            return False
        return (Fraction(self.value) * Fraction(10) ** self.decimals).denominator != 1

    def interval(self, mode: Mode = "nearest") -> Interval:
        """What the figure can stand for under a rounding mode."""
        if self.has_bounds:
            return Interval(self.low, self.high, self.low_open, self.high_open)
        if self.value is None:
            return EVERYTHING
        if self.decimals is None or self.decimals == "INF":
            return Interval.point(self.value)
        return rounded(Fraction(self.value), Fraction(10) ** -self.decimals, mode)


#: A ratio is the name of a fact (a claim that can be blamed) or an inline fact (taken as given).
Ratio = str | SystemFact


@slotted
class Sum(Value):
    """total = Σ weight · part."""

    total: str
    parts: tuple[tuple[str, Fraction], ...]


@slotted
class Growth(Value):
    """new = base · factor, or base · (1 + percent/100), or base + change: exactly one of the three is given."""

    new: str
    base: str
    factor: Ratio | None = None
    percent: Ratio | None = None
    change: Ratio | None = None


@slotted
class Share(Value):
    """part = percent/100 · whole."""

    part: str
    whole: str
    percent: Ratio


@slotted
class Product(Value):
    """total = rate · count."""

    total: str
    rate: Ratio
    count: str


@slotted
class Order(Value):
    """less ≤ more."""

    less: str
    more: str


@slotted
class Duplicate(Value):
    """All facts are one value; those of equal precision were printed alike."""

    facts: tuple[str, ...]


@slotted
class Linear(Value):
    """Σ coefficient · fact  op  rhs."""

    terms: tuple[tuple[str, Fraction], ...]
    op: Op
    rhs: Fraction


Row = Sum | Growth | Share | Product | Order | Duplicate | Linear


@dataclass(frozen=True, slots=True)
class System:
    """Facts and the rows that must hold among them."""

    id: str
    facts: tuple[SystemFact, ...]
    rows: tuple[Row, ...]
    mode: Mode = "nearest"


@dataclass(frozen=True, slots=True)
class Repair:
    """A change of one or two figures that restores consistency: the interval each would have to lie in, and a guess why."""

    values: Mapping[str, Interval]
    weight: Fraction
    slip: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the engine can prove about a system.

    ``conflict`` is a smallest set of facts that cannot stand together, ``rows`` the indexes of the relations it violates;
    ``conflict_is_smallest`` is False where only minimality (no member can be dropped) was proved. ``admissible`` holds the exact
    range of every fact of a consistent system.
    """

    id: str
    verdict: VerdictWord
    conflict: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    admissible: Mapping[str, Interval] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    reason: str | None = None
    conflict_is_smallest: bool = True
